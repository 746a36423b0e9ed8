"""What medians and lists told on the day of a return is known to every return that comes later."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from anchordesk.domain.agreed_lists import AgreedLists
from anchordesk.domain.categories import Qualification
from anchordesk.domain.disclosure.published import read_published
from anchordesk.domain.outcome import PayPlace
from anchordesk.domain.period import FinancialYear
from anchordesk.domain.return_template import TemplateTable
from anchordesk.domain.ward_places import WardPlace, by_name
from anchordesk.services import casework, residents, returns
from anchordesk.services.casework import JobDetails
from anchordesk.services.earlier_returns import EarlierReturns
from anchordesk.services.errors import ReturnRefusedError
from anchordesk.services.exchange_records import Release
from anchordesk.services.known_then import read_known
from anchordesk.services.residents import ResidentDetails
from anchordesk.services.return_approval import returns_beside
from anchordesk.services.workspace import Workspace
from tests.services.returns.test_median_pay import BY_PAY, EMPLOYERS, paying

__all__ = ["paying"]

YEAR = FinancialYear(2026)
TEMPLATE = "quality-and-place"
WAGES = TemplateTable("wages", "Pay, by qualification", "qualification", "living_wage")
ASH = frozenset({"ash"})
ENOUGH, TOO_LITTLE = 1500, 1200


def lists(tenth: int) -> AgreedLists:
    return AgreedLists(by_name([WardPlace("Ash", "City", 52.5, -1.8, tenth <= 2, tenth, "North")]))


@pytest.fixture
def desk(paying: Workspace) -> Workspace:
    """A desk whose yearly return has medians, and who is paid the Real Living Wage beside."""
    templates = paying.library.templates
    asked = replace(templates[TEMPLATE], tables=(BY_PAY, WAGES))
    library = replace(
        paying.library, templates={**templates, TEMPLATE: asked}, lists=lists(tenth=1)
    )
    found = replace(paying, library=library)
    level = Qualification.of("none")
    for at in range(26):
        made = residents.add(found, ResidentDetails(given_name=f"A{at}", qualification=level))
        pay = ENOUGH + 10 * at if at < 17 else TOO_LITTLE
        casework.record_job(
            found,
            made.id,
            JobDetails(EMPLOYERS[at % 5], "", date(2026, 6, 1), pay, place=PayPlace.OUTSIDE_LONDON),
        )
    return found


def beside(desk: Workspace, release: Release) -> EarlierReturns:
    """What a later return of these tables stands beside, if this one was approved before it."""
    found = returns_beside(desk, returns.reopen(desk, release), (release,))
    assert found is not None
    return found


def test_what_medians_told_is_known_to_the_returns_that_follow(desk: Workspace) -> None:
    prepared = returns.prepare(desk, TEMPLATE, YEAR)
    assert prepared.message.published.medians
    release = returns.approve(desk, prepared)
    kept = read_known(release.known)
    assert kept.facts
    assert all(at == 0 for fact in kept.facts for _, at, _ in fact.terms)
    earlier = beside(desk, release)
    told = [
        fact
        for fact in earlier.tables.constraints
        if any(abs(factor) > 1 for factor, _ in fact.terms)
    ]
    assert len(told) == len(kept.facts)
    cells = {cell.dims for cell in earlier.tables.cells}
    assert all(place in cells for fact in told for _, place in fact.terms)
    # A line from before this was kept says nothing, and is believed for the rest.
    before = beside(desk, replace(release, known=b""))
    assert set(before.tables.constraints) == set(earlier.tables.constraints) - set(told)


def test_only_medians_that_were_printed_told_anything(desk: Workspace) -> None:
    prepared = returns.prepare(desk, TEMPLATE, YEAR)
    medians = {median.dims for median in read_published(prepared.tables_json).medians}
    kept = read_known(returns.approve(desk, prepared).known)
    assert {fact.terms[0][2] for fact in kept.facts} <= medians


def test_the_ledger_keeps_the_list_that_a_return_was_counted_by(desk: Workspace) -> None:
    release = returns.approve(desk, returns.prepare(desk, TEMPLATE, YEAR))
    assert read_known(release.known).wards == {"1": ("ash",), "not_known": ("not_known",)}
    moved = replace(desk, library=replace(desk.library, lists=lists(tenth=7)))
    (printed,) = beside(moved, release).printed
    assert printed.known.wards_of("deprivation_decile", "1") == ASH
    assert printed.known.wards_of("deprivation_decile", "7") == frozenset()
    (today,) = beside(moved, replace(release, known=b"")).printed
    assert today.known.wards_of("deprivation_decile", "7") == ASH


@pytest.mark.parametrize(
    "known", [b"{", b"{}", b"[]", b'{"facts":[[[],">=",0]],"wards":null,"sums":{}}', b"elsewhere"]
)
def test_a_ledger_whose_line_was_changed_makes_no_return(desk: Workspace, known: bytes) -> None:
    release = returns.approve(desk, returns.prepare(desk, TEMPLATE, YEAR))
    if known == b"elsewhere":
        kept = json.loads(release.known)
        kept["facts"][0][0][0][1] = 7
        known = json.dumps(kept).encode()
    with pytest.raises(ReturnRefusedError, match="list of approved returns"):
        beside(desk, replace(release, known=known))
