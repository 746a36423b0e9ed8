"""What was half typed into a form, kept so that closing, locking or a crash loses none of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class DraftKey:
    """What a draft is of: a kind of form, and the resident it is about if there is one."""

    form: str
    subject: UUID | None = None


Answers = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """A half-typed form.

    Attributes:
        answers: (field, text) as typed, in the form's order.
        changed_at: When it was last typed into, in UTC.
    """

    key: DraftKey
    answers: Answers = field(repr=False)
    changed_at: datetime

    def answer(self, field_name: str) -> str:
        """Return what was typed into a field; empty if nothing was."""
        return next((text for name, text in self.answers if name == field_name), "")
