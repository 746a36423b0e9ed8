"""Preparing a return: exact sums, hidden small numbers, nothing personal."""

from __future__ import annotations

import json

import pytest

from anchordesk.domain.disclosure.audit import Verdict, audit
from anchordesk.domain.disclosure.published import read_published
from anchordesk.domain.period import HalfYear, PeriodKind
from anchordesk.domain.roles import RoleRefusedError
from anchordesk.services import residents, returns
from anchordesk.services.errors import ReturnRefusedError
from anchordesk.services.exchange_records import HubRegistration
from anchordesk.services.residents import ResidentDetails
from anchordesk.services.workspace import Workspace
from tests.fakes.clock import StandingClock
from tests.fakes.hub_transport import FakeHub
from tests.services.returns.desk import NOW, TEMPLATE, totals


def test_every_table_of_the_real_file_adds_up_to_its_known_totals(filled: Workspace) -> None:
    prepared = returns.prepare(filled, TEMPLATE, NOW)
    assert totals(prepared) == {
        "people supported": 445,
        "on the pathway": 185,
        "have started a job": 308,
        "have no job recorded": 137,
    }
    for table in prepared.document.tables:
        assert table.rows[-1].values[-1] == 445
    assert len(prepared.document.tables) == 4


def test_small_numbers_are_hidden_and_an_attacker_proves_nothing(filled: Workspace) -> None:
    prepared = returns.prepare(filled, TEMPLATE, NOW)
    printed = [c["value"] for c in json.loads(prepared.tables_json)["cells"]]
    assert not [value for value in printed if value is not None and 1 <= value <= 4]
    assert printed.count(None) == len(prepared.reasons) > 0
    found = audit(read_published(prepared.tables_json), threshold=5, width=5, join=True)
    assert found.verdict is Verdict.SAFE
    words = {reason.words for reason in prepared.reasons.values()}
    assert "Hidden because it is below 5." in words


def test_what_the_words_mean_is_public_and_holds(filled: Workspace) -> None:
    published = read_published(returns.prepare(filled, TEMPLATE, NOW).tables_json)
    values = {cell.dims: cell.value for cell in published.cells}
    kinds = [constraint.op for constraint in published.constraints]
    assert kinds == ["==", ">="]
    for constraint in published.constraints:
        known = [values[dims] for _, dims in constraint.terms]
        assert None not in known
        total = sum(factor * (values[dims] or 0) for factor, dims in constraint.terms)
        assert total == 0 if constraint.op == "==" else total >= 0


def test_in_a_network_its_summary_is_advised_to_go_first(
    lead: Workspace, hub: FakeHub, clock: StandingClock
) -> None:
    for _ in range(6):
        residents.add(lead, ResidentDetails(given_name="Made up"))
    last = NOW
    clock.move(days=92)

    def advice() -> list[str]:
        told = returns.prepare(lead, TEMPLATE, last).warnings
        return [words for words in told if words.startswith("Make “Network quarterly summary”")]

    assert advice() == [], "nobody awaits a summary"
    with lead.records.changing() as change:
        change.save_hub(HubRegistration("http://127.0.0.1:1", hub.public_key))
    (words,) = advice()
    assert f"for {last.title} first" in words
    returns.approve(lead, returns.prepare(lead, "network-quarterly-summary", last))
    assert advice() == []


def test_the_same_records_give_the_same_bytes(filled: Workspace) -> None:
    first, second = (returns.prepare(filled, TEMPLATE, NOW).tables_json for _ in range(2))
    assert first == second


def test_nothing_personal_is_in_what_leaves(filled: Workspace) -> None:
    residents.add(
        filled,
        ResidentDetails(
            given_name="Zebedee", family_name="Quillfeather", phone="07700 900555", ward="Ladywood"
        ),
    )
    prepared = returns.prepare(filled, TEMPLATE, NOW)
    for needle in (b"Zebedee", b"Quillfeather", b"900555", b"Ladywood", b"Priya"):
        assert needle not in prepared.payload


def test_a_period_with_nobody_in_it_is_refused(filled: Workspace) -> None:
    with pytest.raises(ReturnRefusedError, match="Nobody is counted"):
        returns.prepare(filled, TEMPLATE, NOW.preceding)


def test_only_a_lead_makes_returns_and_not_for_the_future(
    worker: Workspace, filled: Workspace
) -> None:
    with pytest.raises(RoleRefusedError, match="team lead"):
        returns.prepare(worker, TEMPLATE, NOW)
    with pytest.raises(ReturnRefusedError, match="not begun"):
        returns.prepare(filled, TEMPLATE, NOW.following)


def test_a_return_is_made_for_its_own_kind_of_period_or_a_longer_one(filled: Workspace) -> None:
    with pytest.raises(ReturnRefusedError, match="made for a year"):
        returns.prepare(filled, "board-summary", NOW)
    with pytest.raises(ReturnRefusedError, match="made for a half-year"):
        returns.prepare(filled, "people-and-skills", NOW)
    longer = HalfYear(2026, 2)
    assert returns.prepare(filled, TEMPLATE, longer).period == longer
    offered = returns.offered_periods(filled, PeriodKind.YEAR)
    assert offered[0].title == "April 2025 to March 2026"


def test_the_return_of_an_employment_programme_hides_little_and_leaves_the_networks_possible(
    filled: Workspace,
) -> None:
    prepared = returns.prepare(filled, "employment-programme", NOW)
    assert prepared.hidden <= 8 < prepared.printed
    returns.approve(filled, prepared)
    assert returns.prepare(filled, "network-quarterly-summary", NOW).hidden <= 20
