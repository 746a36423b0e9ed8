"""The people behind a printed number of a return, on the lead's own desk and for nobody else.

Only this desk's own records are looked at: another desk's figures came as counts, without names.
A hidden number opens no list, since the list's length would be the number.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from anchordesk.domain.audit import AuditAction
from anchordesk.domain.counted_dimensions import dimension_of
from anchordesk.domain.counting import CountedBy, people_in
from anchordesk.domain.resident import Resident
from anchordesk.domain.roles import UseCase
from anchordesk.services.audit import note
from anchordesk.services.doors import door
from anchordesk.services.errors import ReturnRefusedError
from anchordesk.services.figure_changes import (
    FigureBefore,
    Wanted,
    figure_before,
    moved_between,
    rule_of,
)
from anchordesk.services.prepared_return import PreparedReturn
from anchordesk.services.records import RecordsChanging
from anchordesk.services.tallies import counted_by_of
from anchordesk.services.today_records import ListedResident, with_instructions
from anchordesk.services.workspace import Workspace
from anchordesk.wire.published import Quantity

CONTEXT = frozenset({"measure", "pathway", "period"})


@dataclass(frozen=True, slots=True)
class MovedResident:
    """Somebody who is counted in one of two periods alone, as lists show them."""

    resident: ListedResident
    came: bool
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PeopleBehind:
    """Who stands behind a printed number.

    Attributes:
        number: What the return prints.
        people: Those of this desk, by name.
        elsewhere: How many of the number other desks counted; they are known there alone. 0 also
            where the number is rounded: the difference would be none of people.
        rule: How it is counted, a sentence each.
        before: The figure of the period before, if that was printed.
        moved: Who of this desk came or went since, with why; none where there is no `before`.
    """

    number: int
    people: tuple[ListedResident, ...]
    elsewhere: int
    rule: tuple[str, ...] = ()
    before: FigureBefore | None = None
    moved: tuple[MovedResident, ...] = ()

    @property
    def came(self) -> int:
        """How many of this desk are counted now and were not before."""
        return sum(one.came for one in self.moved)

    @property
    def went(self) -> int:
        """How many of this desk were counted before and are not now."""
        return len(self.moved) - self.came

    @property
    def left_over(self) -> int:
        """By how many the figure differs for other reasons: other desks, records corrected."""
        if self.before is None:
            return 0
        return self.number - self.before.number - self.came + self.went


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
        before = figure_before(prepared, change.releases(), quantity)
        moved: tuple[MovedResident, ...] = ()
        if before is not None:
            moved = _moved(change, counted_by, before, wanted)
        note(
            workspace,
            change,
            AuditAction.PEOPLE_LISTED,
            template=prepared.template.code,
            period=prepared.period.code.lower(),
            people=len(residents),
        )
        people = _listed(change, residents)
    exact = not prepared.message.method.rounded_to
    return PeopleBehind(
        number,
        people,
        max(0, number - len(people)) if exact else 0,
        rule=rule_of(counted_by, wanted),
        before=before,
        moved=moved,
    )


def _moved(
    change: RecordsChanging, counted_by: CountedBy, before: FigureBefore, wanted: Wanted
) -> tuple[MovedResident, ...]:
    """Who came or went, those who came first, each by name."""
    histories = change.histories(counted_by.pathway.code)
    found = {
        one.resident.id: one for one in moved_between(counted_by, before.period, wanted, histories)
    }
    listed = _listed(change, [one.resident for one in found.values()])
    moved = [MovedResident(who, found[who.id].came, found[who.id].why) for who in listed]
    return tuple(sorted(moved, key=lambda one: not one.came))


def _listed(change: RecordsChanging, residents: Sequence[Resident]) -> tuple[ListedResident, ...]:
    listed = [
        ListedResident(one.id, one.display_name, one.reference, one.alerts) for one in residents
    ]
    listed.sort(key=lambda person: (person.name.casefold(), person.reference))
    return with_instructions(change, listed)


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
