"""The one family of errors that a person is told about.

Every error says what happened, what is safe and what to do next. None may hold personal data:
the texts reach the log's reader as well as the worker.
"""

from __future__ import annotations

from typing import ClassVar


class AnchorDeskError(Exception):
    """Something a person must be told, in three plain sentences.

    Attributes:
        what_happened: One sentence in everyday English.
        what_is_safe: What was kept, or "Nothing was changed."
        what_to_do: The next step for the person.
    """

    code: ClassVar[str] = "error"
    safe: ClassVar[str] = "Nothing was changed."
    advice: ClassVar[str] = "Try again. If it happens again, show this message to your IT support."

    def __init__(self, what_happened: str, *, what_is_safe: str = "", what_to_do: str = "") -> None:
        self.what_happened = what_happened
        self.what_is_safe = what_is_safe or self.safe
        self.what_to_do = what_to_do or self.advice
        super().__init__(self.in_plain_words)

    @property
    def in_plain_words(self) -> str:
        """The three sentences as one paragraph."""
        parts = (self.what_happened, self.what_is_safe, self.what_to_do)
        return " ".join(part for part in parts if part)


class RefusedError(AnchorDeskError):
    """A rule of the work said no; the person can put it right."""

    code = "refused"
    advice = "Change what you entered and try again."


class UnavailableError(AnchorDeskError):
    """The world outside failed: a disk, a hub, a keyring."""

    code = "unavailable"
