"""What can go wrong while made-up work is done."""

from __future__ import annotations

from anchordesk.domain.errors import UnavailableError


class SampleFailedError(UnavailableError):
    """The made-up residents could not be put in."""

    code = "sample-failed"
    safe = "No vault of yours was touched."
    advice = "Install AnchorDesk again; if that does not help, ask your IT support."
