"""What stops the demo."""

from __future__ import annotations

from anchordesk.domain.errors import UnavailableError


class DemoFailedError(UnavailableError):
    """The demo did not come to its end."""

    code = "demo-failed"
    safe = "Only made-up data was touched."
