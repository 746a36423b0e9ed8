"""Attacks 9 to 11, 24 to 28 and 31: what several releases tell together."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import product

import pytest

from anchordesk.domain.disclosure.audit import Inference, Verdict, audit
from anchordesk.domain.disclosure.linear_system import EarlierReleaseError
from anchordesk.domain.disclosure.policy import PolicyError, ProtectionPolicy
from anchordesk.domain.disclosure.protected_return import ProtectionRefusedError
from anchordesk.domain.disclosure.published_cells import (
    Dims,
    PublicConstraint,
    PublishedTables,
    StatedTotal,
    place_of,
)
from anchordesk.domain.disclosure.tables import CategoryGroup, CountTable
from tests.domain.disclosure.attacks.releases import (
    ONE_SMALL,
    STAGE,
    WARD,
    Counts,
    band,
    careless,
    cell,
    dimension,
    given_away,
    ours,
    published,
    table,
    values,
)
from tests.domain.disclosure.caseload import FIRST, case, published_after, quarterly
from tests.domain.jobs import job

PERIOD = dimension("period", "Q1", "Q2", groups=(CategoryGroup("YTD", "", ("Q1", "Q2")),))
KNOWN = (WARD, STAGE, PERIOD)
STARTS: Dims = (("measure", "first starts"),)
Q1: Counts = {
    ("W1", "job"): 3, ("W1", "none"): 14, ("W2", "job"): 9, ("W2", "none"): 12,
    ("W3", "job"): 11, ("W3", "none"): 8,
}  # fmt: skip
Q2: Counts = {(w.code, s): 9 for w in WARD.categories for s in ("job", "none")}


def starts(period: str, counts: Counts) -> CountTable:
    return CountTable(period, "", ("ward", "stage"), counts, (("period", period),))


def added(one: Counts, other: Counts) -> Counts:
    return {key: one.get(key, 0) + other.get(key, 0) for key in {**one, **other}}


def test_attack_09_a_quarter_from_two_years_to_date() -> None:
    first = published(ours(starts("Q1", Q1), known=KNOWN, context=STARTS))
    assert audit(first).verdict is Verdict.SAFE
    year = (starts("Q2", Q2), starts("YTD", added(Q1, Q2)))
    apart = careless(*year, known=KNOWN, context=STARTS, release="2")
    hidden = place_of({**dict(STARTS), "period": "Q1", "ward": "W1", "stage": "job"})
    assert given_away(apart.after(first))[hidden].lowest == 3
    second = published(ours(*year, known=KNOWN, context=STARTS, earlier=first, release="2"))
    assert given_away(second.after(first)) == {}


def test_attack_10_a_year_to_date_that_grew_by_two() -> None:
    grown = PublishedTables(
        (cell(19, "M4", period="YTD-M4"), cell(21, "M5", period="YTD-M5")),
        (StatedTotal("period", "YTD-M5", ("YTD-M4", "M5")),),
    )
    assert given_away(grown)[place_of({"period": "M5"})].lowest == 2
    before = [case(n, FIRST.first_day - timedelta(days=99)) for n in range(19)]
    new = [case(50 + n, FIRST.last_day + timedelta(days=9)) for n in range(2)]
    first = published(published_after(quarterly(before, FIRST), []))
    later = quarterly([*before, *new], FIRST.following)
    second = published(published_after(later, [(FIRST, first)]))
    assert values(second)[later.context] is None


def test_attack_11_a_revision_or_a_late_record() -> None:
    late = added(Q1, {("W1", "none"): 1})
    printed = tuple(
        cell(n, release, ward=w, stage=s)
        for release, counts in (("A", Q1), ("B", late))
        for (w, s), n in counts.items()
        if n >= 5
    )
    found = audit(PublishedTables(printed, additions_only=True)).findings
    assert Inference.ADDED_SMALL in {f.inference for f in found}
    first = published(ours(starts("Q1", Q1), known=KNOWN, context=STARTS))
    with pytest.raises(EarlierReleaseError, match="printed another count"):
        ours(starts("Q1", late), known=KNOWN, context=STARTS, earlier=first, release="B")


def test_attack_24_twelve_events_of_two_people() -> None:
    """Jobs are not counted, people with a job are: two people stay two, however often."""
    joined = FIRST.first_day - timedelta(days=50)
    jobs = tuple(job(joined + timedelta(days=n)) for n in range(6))
    busy = [replace(case(n, joined), jobs=jobs) for n in range(2)]
    events = PublishedTables((cell(12, outcome="job"), cell(30, outcome="none"), cell(42)))
    assert audit(events).verdict is Verdict.SAFE, "as events nothing is seen"
    people = quarterly([*busy, *(case(9 + n, joined) for n in range(30))], FIRST)
    worked = place_of({**dict(people.context), "outcome": "job"})
    assert people.counts[worked] == 2
    assert values(published(published_after(people, [])))[worked] is None


def test_attack_25_nobody_in_the_quarter_who_is_not_in_the_year() -> None:
    """The year's people are at least the quarter's, and at most the sum of its quarters."""
    year, first, second = (place_of({"period": p}) for p in ("year", "Q1", "Q2"))
    known = (
        PublicConstraint(((1, year), (-1, first)), ">=", 0),
        PublicConstraint(((1, first), (1, second), (-1, year)), ">=", 0),
    )
    cells = (cell(17, period="year"), cell(None, period="Q1"), cell(2, period="Q2"))
    assert given_away(PublishedTables(cells, constraints=known))[first].lowest == 15


def people_of(period: str, **wards: int) -> CountTable:
    counts: Counts = {(ward,): people for ward, people in wards.items()}
    return CountTable(period, "", ("ward",), counts, (("period", period),))


def test_attack_25_the_year_and_its_quarters_are_protected_together() -> None:
    """Seventeen people in the year and sixteen in its first quarter: one at least in the second."""
    wards = ("W1", "W2", "W3")
    tables = (
        people_of("Q1", W1=16, W2=20, W3=9),
        people_of("Q2", W1=2, W2=25, W3=14),
        people_of("year", W1=17, W2=31, W3=18),
    )
    pinned: Dims = (("measure", "people"),)

    def at(period: str, ward: str = "Total") -> Dims:
        return place_of({**dict(pinned), "period": period, "ward": ward})

    public = [
        fact
        for ward in (*wards, "Total")
        for fact in (
            PublicConstraint(((1, at("year", ward)), (-1, at("Q1", ward))), ">=", 0),
            PublicConstraint(((1, at("year", ward)), (-1, at("Q2", ward))), ">=", 0),
            PublicConstraint(
                ((1, at("Q1", ward)), (1, at("Q2", ward)), (-1, at("year", ward))), ">=", 0
            ),
        )
    ]
    apart = published(ours(*tables, known=(WARD,), context=pinned))
    known = published(ours(*tables, known=(WARD,), context=pinned, constraints=tuple(public)))

    def fewest_in_second_quarter(cells: dict[Dims, int | None]) -> int:
        """The fewest people of W1 in Q2 by trying all that the sums and the print allow."""

        def able(period: str) -> list[tuple[int, ...]]:
            asked = [cells[at(period, ward)] for ward in wards]
            total = cells[at(period)]
            tried = product(*(range(41) if n is None else (n,) for n in asked))
            return [found for found in tried if total in (None, sum(found))]

        for second in sorted(able("Q2")):
            for first in able("Q1"):
                for year in able("year"):
                    pairs = zip(
                        (*year, sum(year)),
                        (*first, sum(first)),
                        (*second, sum(second)),
                        strict=True,
                    )
                    if all(max(q1, q2) <= y <= q1 + q2 for y, q1, q2 in pairs):
                        return second[0]
        raise AssertionError

    assert values(apart)[at("Q2", "W1")] is None
    assert fewest_in_second_quarter(values(apart)) == 1
    assert fewest_in_second_quarter(values(known)) == 0


def test_attack_26_exported_again_without_one_ward_or_for_another_recipient() -> None:
    first = published(ours(ONE_SMALL))
    everybody_but_w1: Counts = {
        key: n for key, n in ONE_SMALL.counts.items() if len(key) == 2 and key[0] != "W1"
    }
    others = dimension("ward", "W2", "W3")
    filtered = table("stage", "ward", counts={(s, w): n for (w, s), n in everybody_but_w1.items()})
    cells = tuple(
        replace(
            c,
            dims=c.dims if dict(c.dims).get("ward") else place_of({**dict(c.dims), "ward": "rest"}),
        )
        for c in careless(filtered, known=(others, STAGE), release="2").cells
    )
    rest = (StatedTotal("ward", "Total", ("W1", "rest")), StatedTotal("ward", "rest", ("W2", "W3")))
    both = PublishedTables((*first.cells, *cells), (*first.totals, *rest))
    assert given_away(both)[place_of({"ward": "W1", "stage": "job"})].lowest == 2
    grouped = dimension("ward", "W1", "W2", "W3", groups=(CategoryGroup("rest", "", ("W2", "W3")),))
    second = published(ours(ONE_SMALL, known=(grouped, STAGE), earlier=first, release="2"))
    assert given_away(second.after(first)) == {}
    again = published(ours(ONE_SMALL, earlier=first, release="3"))
    assert values(again) == values(first), "another recipient is told the same"


def test_attack_27_a_threshold_that_was_lowered_later() -> None:
    strict = published(ours(ONE_SMALL, policy=ProtectionPolicy(10)))
    lax = careless(ONE_SMALL, release="2", small=range(1, 3))
    ten = audit(lax.after(strict), threshold=10, width=10)
    assert ten.verdict is Verdict.UNSAFE
    with pytest.raises(PolicyError, match="only be raised"):
        ProtectionPolicy(3).after(ProtectionPolicy(10))
    later = published(ours(ONE_SMALL, earlier=strict, release="2", policy=ProtectionPolicy(5)))
    assert values(later) == values(strict), "what was withheld stays withheld"


def test_attack_28_another_method_for_the_same_figures() -> None:
    """A rounded figure and the exact total of the same people are two views of one number."""
    rounded = PublishedTables(
        (band(0, 2, ward="W1"), band(8, 12, ward="W2"), cell(14)),
        (StatedTotal("ward", "Total", ("W1", "W2")),),
    )
    assert audit(rounded).verdict is Verdict.UNSAFE
    before = PublishedTables((band(0, 4, "old", ward="W1"), band(5, 15, "old", ward="W2")))
    exact = table("ward", counts={("W1",): 6, ("W2",): 10, ("W3",): 30})
    with pytest.raises((EarlierReleaseError, ProtectionRefusedError)):
        ours(exact, known=(WARD,), earlier=before)


def test_attack_31_a_ledger_that_was_tampered_with() -> None:
    first = published(ours(ONE_SMALL))
    other = {c.dims: c.value for c in first.cells if c.value}
    place, count = next(iter(other.items()))
    changed = replace(
        first,
        cells=tuple(replace(c, value=count + 1) if c.dims == place else c for c in first.cells),
    )
    assert values(published(ours(ONE_SMALL, earlier=first, release="2"))) == values(first)
    with pytest.raises(EarlierReleaseError):
        ours(ONE_SMALL, earlier=changed, release="2")


def test_attack_31_a_ledger_that_was_lost_would_give_away_what_it_kept() -> None:
    """Without its ledger the second quarter prints a total that grew by two."""
    before = [case(n, FIRST.first_day - timedelta(days=99)) for n in range(40)]
    new = [case(50 + n, FIRST.last_day + timedelta(days=9)) for n in range(2)]
    first = published(published_after(quarterly(before, FIRST), []))
    later = quarterly([*before, *new], FIRST.following)
    lost = values(published(published_after(later, [])))
    kept = values(published(published_after(later, [(FIRST, first)])))
    total_before = values(first)[quarterly(before, FIRST).context]
    assert (total_before, lost[later.context]) == (40, 42)
    assert kept[later.context] is None
