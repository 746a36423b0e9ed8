"""Keeps half-typed text while AnchorDesk runs, so that closing, leaving or locking loses none.

Drafts live in memory only and end with the process. The worker's thread forgets a draft at the
moment its note is kept, so that a note saved while somebody locked is not offered twice.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from threading import Lock
from uuid import UUID


@dataclass(frozen=True, slots=True)
class DraftKey:
    """What a draft is of: a kind of form, and the record it is about if there is one."""

    form: str
    subject: UUID | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """The answers of a form as typed: (field, text), in the form's order."""

    answers: tuple[tuple[str, str], ...]

    def answer(self, field_name: str) -> str:
        """Return what was typed into a field; empty if nothing was."""
        return next((text for name, text in self.answers if name == field_name), "")


@dataclass
class Drafts:
    """Every half-typed form, by what it is of. Safe to use from both lanes and the window."""

    _kept: dict[DraftKey, Draft] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def keep(self, key: DraftKey, draft: Draft) -> None:
        """Keep what was typed; a draft without any text is forgotten."""
        with self._lock:
            if any(text.strip() for _, text in draft.answers):
                self._kept[key] = draft
            else:
                self._kept.pop(key, None)

    def find(self, key: DraftKey) -> Draft | None:
        """Return what was typed, None if nothing is kept."""
        with self._lock:
            return self._kept.get(key)

    def forget(self, key: DraftKey) -> None:
        """Drop a draft: its form was saved, or the worker threw it away."""
        with self._lock:
            self._kept.pop(key, None)
