"""Who lives together: joined, moved out, merged, handed over and counted by nobody."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from anchordesk.domain.household import HouseholdRefusedError, HouseholdRole
from anchordesk.domain.identifiers import ResidentId
from anchordesk.domain.period import Quarter
from anchordesk.domain.resident import Alert
from anchordesk.services import households, merging, residents, tallies, undoing
from anchordesk.services.errors import NotFoundError
from anchordesk.services.residents import ResidentDetails
from anchordesk.services.workspace import Workspace

TODAY = date(2026, 11, 23)


def somebody(worker: Workspace, name: str, **details: object) -> ResidentId:
    made = ResidentDetails(given_name=name, **details)  # type: ignore[arg-type]
    return residents.add(worker, made).id


def at_home(worker: Workspace, who: ResidentId) -> list[str]:
    with worker.records.reading() as reading:
        own = reading.memberships(who)
        mates = households.housemates(reading, who)
    return [mate.resident.name for mate in mates if households.lives_with(mate, own)]


def all_mates(worker: Workspace, who: ResidentId) -> list[str]:
    with worker.records.reading() as reading:
        return [mate.resident.name for mate in households.housemates(reading, who)]


@pytest.fixture
def three(worker: Workspace) -> tuple[ResidentId, ResidentId, ResidentId]:
    return somebody(worker, "Ana"), somebody(worker, "Bo"), somebody(worker, "Cy")


def test_a_third_joins_the_household_of_two(
    worker: Workspace, three: tuple[ResidentId, ResidentId, ResidentId]
) -> None:
    ana, bo, cy = three
    households.live_together(worker, ana, bo, HouseholdRole.CHILD, HouseholdRole.PARENT)
    households.live_together(worker, cy, ana, HouseholdRole.FRIEND, HouseholdRole.SIBLING)
    assert at_home(worker, ana) == ["Bo", "Cy"]
    assert at_home(worker, bo) == ["Ana", "Cy"]
    with worker.records.reading() as reading:
        roles = {m.resident.name: m.member.role for m in households.housemates(reading, bo)}
    assert roles == {"Ana": HouseholdRole.PARENT, "Cy": HouseholdRole.SIBLING}


def test_a_role_is_changed_undone_and_the_rest_of_the_membership_is_left_as_it_is(
    worker: Workspace, three: tuple[ResidentId, ResidentId, ResidentId]
) -> None:
    ana, bo, _ = three
    households.live_together(worker, ana, bo, HouseholdRole.CHILD)
    with worker.records.reading() as reading:
        member = households.housemates(reading, ana)[0].member
    changed = households.change_role(worker, member, HouseholdRole.PARTNER)

    def role() -> HouseholdRole:
        with worker.records.reading() as reading:
            return households.housemates(reading, ana)[0].member.role

    assert role() is HouseholdRole.PARTNER
    undoing.take_back(worker, [changed])
    assert role() is HouseholdRole.CHILD
    households.move_out(worker, member, TODAY)
    households.change_role(worker, member, HouseholdRole.FRIEND)
    with worker.records.reading() as reading:
        kept = households.housemates(reading, ana)[0].member
    assert (kept.until, kept.role) == (TODAY, HouseholdRole.FRIEND)


def test_what_cannot_be_is_refused_and_changes_nothing(
    worker: Workspace, three: tuple[ResidentId, ResidentId, ResidentId]
) -> None:
    ana, bo, cy = three
    dee = somebody(worker, "Dee")
    households.live_together(worker, ana, bo)
    households.live_together(worker, cy, dee)
    for one, other in ((ana, ana), (bo, ana), (ana, cy)):
        with pytest.raises(HouseholdRefusedError):
            households.live_together(worker, one, other)
    with pytest.raises(NotFoundError):
        households.live_together(worker, ana, ResidentId(worker.identifiers.new_id()))
    assert at_home(worker, ana) == ["Bo"]
    assert at_home(worker, cy) == ["Dee"]


def test_who_moves_out_stays_on_record_and_can_join_another(
    worker: Workspace, three: tuple[ResidentId, ResidentId, ResidentId]
) -> None:
    ana, bo, cy = three
    households.live_together(worker, ana, bo)
    with worker.records.reading() as reading:
        (place,) = reading.memberships(bo)
    with pytest.raises(HouseholdRefusedError, match="future"):
        households.move_out(worker, place, TODAY + timedelta(days=1))
    change = households.move_out(worker, place, TODAY)
    assert at_home(worker, ana) == at_home(worker, bo) == []
    assert all_mates(worker, ana) == ["Bo"]
    households.live_together(worker, cy, bo)
    assert at_home(worker, bo) == ["Cy"]
    assert all_mates(worker, bo) == ["Cy", "Ana"]
    assert at_home(worker, ana) == []
    undoing.take_back(worker, [change])
    assert "Bo" in at_home(worker, ana)


def test_undo_takes_both_places_away(
    worker: Workspace, three: tuple[ResidentId, ResidentId, ResidentId]
) -> None:
    ana, bo, _ = three
    undoing.take_back(worker, households.live_together(worker, ana, bo))
    assert all_mates(worker, ana) == all_mates(worker, bo) == []


def test_nobody_lives_with_themselves_after_a_merge_and_undo_parts_them(
    worker: Workspace, three: tuple[ResidentId, ResidentId, ResidentId]
) -> None:
    ana, bo, cy = three
    households.live_together(worker, ana, bo)
    households.live_together(worker, ana, cy)
    merge = merging.merge(worker, ana, bo)
    assert at_home(worker, ana) == ["Cy"]
    assert at_home(worker, cy) == ["Ana"]
    merging.undo(worker, ana, merge.id)
    assert at_home(worker, ana) == ["Bo", "Cy"]
    assert at_home(worker, bo) == ["Ana", "Cy"]


def test_who_is_merged_away_or_gone_is_seen_by_nobody(
    worker: Workspace, three: tuple[ResidentId, ResidentId, ResidentId]
) -> None:
    ana, bo, _ = three
    households.live_together(worker, ana, bo)
    with worker.records.changing() as change:
        change.handovers.hide_case(bo, worker.now())
    assert all_mates(worker, ana) == []
    with worker.records.changing() as change:
        change.handovers.show_case(bo)
    assert at_home(worker, ana) == ["Bo"]


def test_what_to_heed_of_a_housemate_is_read_and_not_copied(worker: Workspace) -> None:
    ana = somebody(worker, "Ana")
    bo = somebody(worker, "Bo", alerts=(Alert.LONE_WORKING,), safety_instruction="Visit in pairs")
    households.live_together(worker, ana, bo)
    with worker.records.reading() as reading:
        (mate,) = households.housemates(reading, ana)
        assert mate.resident.safety_instruction == "Visit in pairs"
        assert reading.resident(ana).safety_instruction == ""
        assert reading.resident(ana).alerts == ()


def test_no_figure_changes_with_a_household(
    worker: Workspace, three: tuple[ResidentId, ResidentId, ResidentId]
) -> None:
    ana, bo, _ = three
    template = next(iter(worker.library.templates.values()))
    before = tallies.count_own(worker, template, Quarter(2026, 4))
    households.live_together(worker, ana, bo, HouseholdRole.CHILD)
    assert tallies.count_own(worker, template, Quarter(2026, 4)) == before
