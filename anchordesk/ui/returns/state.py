"""Where a return stands: what the returns screen shows, as one frozen value."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from anchordesk.services.coarser_returns import CoarserVersion
from anchordesk.services.exchange_records import HubRegistration, Release
from anchordesk.services.ports import WrittenDocuments
from anchordesk.services.prepared_return import PreparedReturn
from anchordesk.services.second_approval import RequestStanding
from anchordesk.ui.notices import Notice


class ReturnStep(StrEnum):
    """The four steps, and what comes after the last."""

    CHOOSE = "choose"
    TABLES = "tables"
    LEAVES = "leaves"
    APPROVE = "approve"
    APPROVED = "approved"


class ReturnWork(StrEnum):
    """What is going on in the background."""

    NONE = "none"
    PREPARING = "preparing"
    APPROVING = "approving"
    EXPORTING = "exporting"
    TRYING = "trying"


@dataclass(frozen=True, slots=True)
class ReturnsState:
    """What the returns screen shows.

    Attributes:
        prepared: The return as it would leave, or as it was approved.
        hub: The hub that it goes to; None where there is none.
        releases: Approved returns, newest first; None before they were read.
        release: The approved return that is shown in the last step.
        written: Where its documents were written last.
        notice: What went wrong last.
        request: The request to a second lead that the shown return came from; None for one that was
            prepared just now, or approved.
        versions: Coarser versions that hide less, the one that hides least first; None before they
            were asked for.
    """

    step: ReturnStep = ReturnStep.CHOOSE
    work: ReturnWork = ReturnWork.NONE
    prepared: PreparedReturn | None = None
    hub: HubRegistration | None = None
    releases: tuple[Release, ...] | None = None
    release: Release | None = None
    written: WrittenDocuments | None = None
    notice: Notice | None = None
    request: RequestStanding | None = None
    versions: tuple[CoarserVersion, ...] | None = None
