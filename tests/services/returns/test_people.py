"""The people behind a number: this desk's own, and none behind a hidden one."""

from __future__ import annotations

import pytest

from anchordesk.domain.counting import add_up
from anchordesk.domain.period import FinancialYear, HalfYear, Period
from anchordesk.domain.roles import RoleRefusedError
from anchordesk.services import returns, tallies
from anchordesk.services.errors import ReturnRefusedError
from anchordesk.services.return_people import people_behind
from anchordesk.services.workspace import Workspace
from tests.services.returns.desk import NOW


def test_every_number_opens_exactly_the_people_it_counts(filled: Workspace) -> None:
    prepared = returns.prepare(filled, "network-quarterly-summary", NOW)
    shown = prepared.message.published.by_quantity()
    printed = {place: cell.value for place, cell in shown.items() if isinstance(cell.value, int)}
    year_to_date = next(place for place in printed if "year_to_date" in dict(place).values())
    for place in [*list(printed)[::9], year_to_date]:
        behind = people_behind(filled, prepared, place)
        assert len({person.id for person in behind.people}) == behind.number == printed[place]
        assert behind.elsewhere == 0


@pytest.mark.parametrize(
    ("template", "period"),
    [
        ("employment-programme", NOW),
        ("people-and-skills", HalfYear(2026, 2)),
        ("board-summary", FinancialYear(2026)),
        ("quality-and-place", FinancialYear(2026)),
    ],
)
def test_a_number_of_every_measure_and_dimension_opens_its_people(
    filled: Workspace, template: str, period: Period
) -> None:
    prepared = returns.prepare(filled, template, period)
    asked = {name for table in prepared.template.tables for name in table.dimensions}
    tried: set[str] = set()
    for place, cell in prepared.message.published.by_quantity().items():
        fresh = {name for name, _ in place} & (asked - tried)
        if fresh and isinstance(cell.value, int) and cell.value:
            tried |= fresh
            assert len(people_behind(filled, prepared, place).people) == cell.value, place
    # Nobody's disability is known here, so that all of it is hidden.
    assert asked - tried <= {"disability"}


def test_a_hidden_number_and_an_approved_return_open_no_list(filled: Workspace) -> None:
    prepared = returns.prepare(filled, "network-quarterly-summary", NOW)
    hidden = next(iter(prepared.reasons))
    with pytest.raises(ReturnRefusedError, match="hidden"):
        people_behind(filled, prepared, hidden)
    place = next(iter(prepared.message.published.by_quantity()))
    with pytest.raises(ReturnRefusedError, match="hidden"):
        people_behind(filled, prepared, place | {("stage_group", "nowhere")})
    returns.approve(filled, prepared)
    again = returns.prepare(filled, "network-quarterly-summary", NOW)
    with pytest.raises(ReturnRefusedError, match="approved"):
        people_behind(filled, again, place)


def test_people_of_other_desks_are_numbers_only(
    filled: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tallies.count_own
    monkeypatch.setattr(
        returns,
        "sum_of_team",
        lambda *of: (add_up([own(*of), own(*of)]), 2),
    )
    prepared = returns.prepare(filled, "caseload-summary", NOW)
    everybody = next(p for p in prepared.message.published.by_quantity() if len(p) == 3)
    behind = people_behind(filled, prepared, everybody)
    assert (behind.number, len(behind.people), behind.elsewhere) == (890, 445, 445)


def test_only_a_lead_sees_who_is_counted(filled: Workspace, worker: Workspace) -> None:
    prepared = returns.prepare(filled, "caseload-summary", NOW)
    place = next(iter(prepared.message.published.by_quantity()))
    with pytest.raises(RoleRefusedError, match="team lead"):
        people_behind(worker, prepared, place)
