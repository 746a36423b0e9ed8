"""Turns every error into plain English: what happened, what is safe, what to do.

The only place of the window that words an error. A bug gets one calm message with a
reference; the log gets the reference and the place in the code, never the error's own text,
which could hold personal data.
"""

from __future__ import annotations

import logging
import secrets
import traceback
from dataclasses import dataclass
from pathlib import Path

from anchordesk.domain.errors import AnchorDeskError, RefusedError
from anchordesk.ui.kit.tag import Tone
from anchordesk.ui.words import translate

LOG = logging.getLogger("anchordesk.ui")


@dataclass(frozen=True, slots=True)
class Notice:
    """What the window tells.

    Attributes:
        code: Code of the error, or the reference of a bug: for IT and for tests.
        wait_seconds: How long the next try must wait; 0 if it need not.
    """

    what_happened: str
    what_is_safe: str
    what_to_do: str
    tone: Tone
    code: str
    wait_seconds: int = 0

    @property
    def words(self) -> str:
        """The sentences as one paragraph."""
        parts = (self.what_happened, self.what_is_safe, self.what_to_do)
        return " ".join(part for part in parts if part)


def notice_of(error: AnchorDeskError) -> Notice:
    """Return the notice of an error that AnchorDesk foresaw."""
    return Notice(
        what_happened=_translated(error.what_happened),
        what_is_safe=_translated(error.what_is_safe),
        what_to_do=_translated(error.what_to_do),
        tone=Tone.WARN if isinstance(error, RefusedError) else Tone.DANGER,
        code=error.code,
        wait_seconds=getattr(error, "wait_seconds", 0),
    )


def notice_of_bug(error: BaseException) -> Notice:
    """Return the calm message of a mistake in AnchorDesk, and log where it happened."""
    reference = f"AD-{secrets.token_hex(3).upper()}"
    # Not extract_tb: that reads the source of each file, on the window's thread.
    frames = list(traceback.walk_tb(error.__traceback__))
    places = " < ".join(
        f"{Path(frame.f_code.co_filename).name}:{line} {frame.f_code.co_name}"
        for frame, line in reversed(frames)
    )
    LOG.error("bug %s: %s at %s", reference, type(error).__name__, places)
    return Notice(
        what_happened=translate("errors", "Something in AnchorDesk did not work."),
        what_is_safe=translate("errors", "What was saved before is safe."),
        what_to_do=translate(
            "errors",
            "Try again. If it happens again, give your IT support this reference: {reference}.",
        ).format(reference=reference),
        tone=Tone.DANGER,
        code=reference,
    )


def _translated(words: str) -> str:
    # Errors are worded where they are raised; their words are looked up here.
    return translate("errors", words)
