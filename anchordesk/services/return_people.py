"""The people behind a printed number of a return, on the lead's own desk and for nobody else.

Only this desk's own records are looked at: another desk's figures came as counts, without names.
A hidden number opens no list, since the list's length would be the number.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from anchordesk.domain.audit import AuditAction
from anchordesk.domain.counted_dimensions import dimension_of
from anchordesk.domain.counting import CountedBy, people_in
from anchordesk.domain.roles import UseCase
from anchordesk.services.audit import note
from anchordesk.services.doors import door
from anchordesk.services.errors import ReturnRefusedError
from anchordesk.services.prepared_return import PreparedReturn
from anchordesk.services.tallies import counted_by_of
from anchordesk.services.today_records import ListedResident, with_instructions
from anchordesk.services.workspace import Workspace
from anchordesk.wire.published import Quantity

CONTEXT = frozenset({"measure", "pathway", "period"})


@dataclass(frozen=True, slots=True)
class PeopleBehind:
    """Who stands behind a printed number.

    Attributes:
        number: What the return prints.
        people: Those of this desk, by name.
        elsewhere: How many of the number other desks counted; they are known there alone. 0 also
            where the number is rounded: the difference would be none of people.
    """

    number: int
    people: tuple[ListedResident, ...]
    elsewhere: int


@door(UseCase.MAKE_RETURNS)
def people_behind(
    workspace: Workspace, prepared: PreparedReturn, quantity: Quantity
) -> PeopleBehind:
    """Return the residents of this desk who are counted in a number that is about to be printed.

    Every list goes through here, so that who looked at whom can be written down in one place.

    Raises:
        ReturnRefusedError: if the return was approved before (what was
            recorded since would make another list), or the number is hidden.
    """
    if prepared.release is not None or prepared.asked:
        raise ReturnRefusedError(
            "This return was approved or sent to a second lead, and records may have changed "
            "since.",
            what_to_do="People are listed while a return is being prepared.",
        )
    number = prepared.message.figures().get(quantity)
    if number is None:
        raise ReturnRefusedError(
            "This number is hidden, so the people behind it are not listed.",
            what_to_do="Choose a number that is shown.",
        )
    counted_by = counted_by_of(workspace, prepared.template, prepared.period)
    wanted = _wanted(counted_by, quantity)

    def matches(groups: Mapping[str, str]) -> bool:
        return all(groups[name] in codes for name, codes in wanted.items())

    with workspace.records.changing() as change:
        histories = change.histories(counted_by.pathway.code)
        residents = [history.resident for history in people_in(counted_by, histories, matches)]
        note(
            workspace,
            change,
            AuditAction.PEOPLE_LISTED,
            template=prepared.template.code,
            period=prepared.period.code.lower(),
            people=len(residents),
        )
        listed = [
            ListedResident(one.id, one.display_name, one.reference, one.alerts) for one in residents
        ]
        listed.sort(key=lambda person: (person.name.casefold(), person.reference))
        people = with_instructions(change, listed)
    exact = not prepared.message.method.rounded_to
    return PeopleBehind(number, people, max(0, number - len(people)) if exact else 0)


def _wanted(counted_by: CountedBy, quantity: Quantity) -> dict[str, tuple[str, ...]]:
    """Which categories a cell counts, a printed sum as the categories that it adds up."""
    wanted: dict[str, tuple[str, ...]] = {}
    for name, code in quantity:
        if name in CONTEXT:
            continue
        dimension = dimension_of(name, counted_by.pathway, counted_by.period, counted_by.lists)
        parts = [total.children for total in dimension.sums if total.code == code]
        wanted[name] = parts[0] if parts else (code,)
    return wanted
