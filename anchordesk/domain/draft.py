"""What was half typed into a form, kept so that closing, locking or a crash loses none of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class DraftKey:
    """What a draft is of: a kind of form, and the resident it is about if there is one.

    Attributes:
        form: The kind; behind a space, which note, action or scale it is about, if it is one of
            several.
    """

    form: str
    subject: UUID | None = None

    @classmethod
    def of_one(cls, kind: str, subject: UUID, item: UUID | str) -> DraftKey:
        """Return the key of a form about one of several things that belong to a resident."""
        return cls(f"{kind} {item.hex if isinstance(item, UUID) else item}", subject)

    @property
    def kind(self) -> str:
        """The kind of form."""
        return self.form.partition(" ")[0]

    @property
    def item(self) -> str:
        """Which of several things it is about; empty where there is but one."""
        return self.form.partition(" ")[2]


NEW_RESIDENT = DraftKey("resident")
"""Of somebody who is not there yet."""

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
