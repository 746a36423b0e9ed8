"""Why a return is refused although its tables could be protected: another may stand beside it."""

from __future__ import annotations

from anchordesk.domain.period import read_quarter
from anchordesk.services.errors import ReturnRefusedError
from anchordesk.services.exchange_records import Release


def second_period_refused(release: Release) -> ReturnRefusedError:
    """Refuse a second period: the same people stand in both returns, so one can be subtracted.

    Who joined in one quarter is counted in each later quarter's return too. Protection of each on
    its own does not see that, so until both are protected as one, a second is not made at all.
    """
    return ReturnRefusedError(
        f"A return for {read_quarter(release.period).title} was approved before. A reader could "
        "subtract it from a second one and find small numbers, and this version cannot yet "
        "protect the two together.",
        what_is_safe="The approved return stays as it is, and all records are kept.",
        what_to_do="Go on recording. A later version of AnchorDesk makes the next return.",
    )


def restored_vault_refused() -> ReturnRefusedError:
    """Refuse a return from a restored vault: its ledger ends where the backup was made."""
    return ReturnRefusedError(
        "This vault was restored from a backup. A return that was approved after the backup "
        "was made is not in it, and a second one could be subtracted from it.",
        what_is_safe="All records of the backup are here.",
        what_to_do="Ask your network's co-ordinator whether they have a return of yours. This "
        "version of AnchorDesk makes none from a restored vault.",
    )
