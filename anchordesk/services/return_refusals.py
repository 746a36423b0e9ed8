"""Why a return is refused although its tables could be protected: another may stand beside it."""

from __future__ import annotations

from collections.abc import Sequence

from anchordesk.domain.agreed_lists import MOST_SHOWN_SINGLY, AgreedLists
from anchordesk.domain.period import Period, read_period
from anchordesk.domain.return_template import ReturnTemplate
from anchordesk.services.errors import ReturnRefusedError
from anchordesk.services.exchange_records import Release
from anchordesk.services.records import RecordsReading
from anchordesk.services.roster import roster_of


def restored_vault_refused() -> ReturnRefusedError:
    """Refuse a return from a restored vault: its ledger ends where the backup was made."""
    return ReturnRefusedError(
        "This vault was restored from a backup, or its folder was put back to an earlier state. A "
        "return that was approved since then is not in it, and a second one could be subtracted "
        "from it.",
        what_is_safe="All records up to then are here.",
        what_to_do="Ask your network's co-ordinator whether they have a return of yours. This "
        "version of AnchorDesk makes none from a restored vault.",
    )


def damaged_ledger_refused() -> ReturnRefusedError:
    """Refuse a return beside a ledger with a line changed, lost or out of its order."""
    return ReturnRefusedError(
        "The list of approved returns on this desk is damaged, so a new return cannot be "
        "protected together with them.",
        what_is_safe="Your residents' records are not affected, and nothing was published.",
        what_to_do="Show this message to your IT support.",
    )


def refuse_once_more(template: ReturnTemplate, period: Period, ledger: Sequence[Release]) -> None:
    """Refuse a return that is made once for a second period.

    Raises:
        ReturnRefusedError: naming the period for which it was made.
    """
    made = [one.period for one in ledger if one.template == template.code]
    if template.made_once and any(code != period.code for code in made):
        raise ReturnRefusedError(
            f"“{template.title}” is made once, and was made for {read_period(made[0]).title}. "
            "A second one could tell what the first one hides.",
            what_to_do="Ask your network's co-ordinator for a return that is made each period.",
        )


def refuse_second_maker(reading: RecordsReading, own_key_id: str) -> None:
    """Let one desk of the team make returns: two could print the same people in two ways.

    Raises:
        ReturnRefusedError: if the list of the team names another.
    """
    team = roster_of(reading)
    if team is None or team.returns_by == own_key_id:
        return
    raise ReturnRefusedError(
        "Another desk of your team makes the returns. Two desks that make them could print the "
        "same people in two ways, and give away what one of them hides.",
        what_to_do="Ask that team lead for the return, or to let this desk make them.",
    )


def refuse_too_many_groups(template: ReturnTemplate, lists: AgreedLists) -> None:
    """Refuse to show more wards or landlords singly than a table has room for.

    Raises:
        ReturnRefusedError: naming the list.
    """
    landlords = {one.name for one in lists.landlords.values()}
    for name, number in (("ward", len(lists.wards)), ("landlord", len(landlords))):
        if name in template.dimensions and number > MOST_SHOWN_SINGLY:
            raise ReturnRefusedError(
                f"The network's list has {number} {name}s, and a return shows at most "
                f"{MOST_SHOWN_SINGLY} singly.",
                what_to_do="Ask the co-ordinator for a list of your area alone, or for a return "
                "without them.",
            )
