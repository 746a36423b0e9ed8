"""Why a figure is another than before: who came, who went, and never past a hidden one."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from anchordesk.domain.period import Quarter
from anchordesk.services import residents, returns
from anchordesk.services.figure_changes import figure_before
from anchordesk.services.pathways import move_stage
from anchordesk.services.prepared_return import PreparedReturn
from anchordesk.services.residents import ResidentDetails
from anchordesk.services.return_people import people_behind
from anchordesk.services.workspace import Workspace
from anchordesk.wire.published import Quantity
from tests.fakes.clock import StandingClock
from tests.services.returns.desk import NOW

TEMPLATE, NEXT = "caseload-summary", Quarter(2027, 1)
NEW = 12
WENT_ON = 20
IN_TRAINING = ("stage_group", "training")


def a_quarter_later(filled: Workspace, clock: StandingClock) -> PreparedReturn:
    """Approve this quarter's return, then prepare the next one with some new residents."""
    returns.approve(filled, returns.prepare(filled, TEMPLATE, NOW))
    clock.moment = datetime(2027, 3, 1, 9, tzinfo=UTC)
    with filled.records.reading() as reading:
        training = [row.resident_id for row in reading.caseload() if row.stage == "training"]
        enrolments = [reading.enrolments(who)[0].id for who in training[:WENT_ON]]
    for enrolment in enrolments:
        move_stage(filled, enrolment, "application", date(2027, 2, 1))
    for number in range(NEW):
        residents.add(filled, ResidentDetails(given_name="New", family_name=f"Person {number}"))
    return returns.prepare(filled, TEMPLATE, NEXT)


def everybody(prepared: PreparedReturn) -> Quantity:
    return next(p for p in prepared.message.published.by_quantity() if len(p) == 3)


def test_the_figure_before_who_came_and_why_are_told(
    filled: Workspace, clock: StandingClock
) -> None:
    prepared = a_quarter_later(filled, clock)
    behind = people_behind(filled, prepared, everybody(prepared))
    assert behind.before is not None
    assert (behind.before.number, behind.number) == (445, 457)
    assert behind.before.period == NOW
    assert {one.resident.name for one in behind.moved} == {
        f"New Person {number}" for number in range(NEW)
    }
    assert (behind.came, behind.went, behind.left_over) == (NEW, 0, 0)
    assert behind.moved[0].why == ("Not registered by the end of October to December 2026.",)


def test_the_changes_add_up_to_the_difference_of_every_printed_number(
    filled: Workspace, clock: StandingClock
) -> None:
    prepared = a_quarter_later(filled, clock)
    compared = 0
    printed = [one for one in prepared.message.figures().items() if one[1] is not None]
    for place, number in printed[::17]:
        behind = people_behind(filled, prepared, place)
        if behind.before is None:
            assert behind.moved == ()
            continue
        compared += 1
        assert behind.before.number + behind.came - behind.went == number, place
        assert behind.left_over == 0
        assert all(one.why for one in behind.moved)
    assert compared > 1


def test_who_is_not_counted_there_any_more_is_told_with_what_is_otherwise(
    filled: Workspace, clock: StandingClock
) -> None:
    prepared = a_quarter_later(filled, clock)
    figures = prepared.message.figures()
    place = next(p for p, n in figures.items() if n and len(p) == 4 and IN_TRAINING in p)
    behind = people_behind(filled, prepared, place)
    assert behind.before is not None
    assert (behind.before.number, behind.number) == (45, 45 - WENT_ON)
    assert (behind.came, behind.went) == (0, WENT_ON)
    assert behind.moved[0].why == (
        "Stage: “In or awaiting training” before, “Applying or interviewed” now.",
    )


def test_what_was_corrected_since_is_left_over_and_said_to_be(
    filled: Workspace, clock: StandingClock
) -> None:
    prepared = a_quarter_later(filled, clock)
    behind = people_behind(filled, prepared, everybody(prepared))
    assert behind.before is not None
    other = replace(behind, before=replace(behind.before, number=behind.before.number - 3))
    assert other.left_over == 3


def test_a_figure_that_was_hidden_before_is_compared_with_nothing(
    filled: Workspace, clock: StandingClock
) -> None:
    hidden = set(returns.prepare(filled, TEMPLATE, NOW).reasons)
    assert hidden
    prepared = a_quarter_later(filled, clock)
    with filled.records.reading() as reading:
        ledger = reading.releases()
    for place in hidden:
        later = frozenset((n, NEXT.code if n == "period" else code) for n, code in place)
        assert figure_before(prepared, ledger, later) is None
    assert figure_before(prepared, ledger, everybody(prepared)) is not None


def test_without_an_earlier_return_only_the_rule_is_told(filled: Workspace) -> None:
    prepared = returns.prepare(filled, TEMPLATE, NOW)
    places = prepared.message.figures()
    staged = next(
        p for p, n in places.items() if n and ("stage_group", "in_work") in p and len(p) == 4
    )
    behind = people_behind(filled, prepared, staged)
    assert (behind.before, behind.moved) == (None, ())
    assert behind.rule[0].startswith("Residents who were registered by the end of October")
    assert "Stage: “In work”." in behind.rule
