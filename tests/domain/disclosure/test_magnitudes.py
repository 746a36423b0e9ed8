"""Median pay beside protected counts: who is behind it, and what two medians tell together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from anchordesk.domain.disclosure.audit import Inference, Verdict, audit
from anchordesk.domain.disclosure.continuity import Continuation, Course
from anchordesk.domain.disclosure.magnitudes import PaidJob, PayTable
from anchordesk.domain.disclosure.policy import ProtectionPolicy
from anchordesk.domain.disclosure.published import (
    PublicConstraint,
    PublishedCell,
    PublishedFileError,
    PublishedMedian,
    place_of,
    read_published,
    write_published,
)
from anchordesk.domain.disclosure.published_cells import Comparison, Dims, PublishedTables
from anchordesk.domain.disclosure.release import AuditedRelease, protect_and_audit
from anchordesk.domain.disclosure.tables import (
    Category,
    CategoryGroup,
    CountTable,
    Dimension,
    TableError,
)

KEY = b"0123456789abcdef"
WARDS = Dimension(
    "ward",
    "Ward",
    tuple(Category(code, code) for code in ("W1", "W2", "W3", "W4")),
    groups=(CategoryGroup("North", "North", ("W1", "W2")),),
)
EMPLOYERS = ("A", "B", "C", "D", "E")
Pay = dict[str, list[PaidJob]]


def at(measure: str = "paid", period: str = "Q1", **pairs: str) -> Dims:
    return place_of({"measure": measure, "period": period, **pairs})


def jobs(ward: str, pence: Sequence[int], employers: Sequence[str] = EMPLOYERS) -> list[PaidJob]:
    return [
        PaidJob(f"{ward}-{n}", employers[n % len(employers)], pay) for n, pay in enumerate(pence)
    ]


def even(ward: str, people: int, middle: int = 1200) -> list[PaidJob]:
    return jobs(ward, [middle - people + 2 * n for n in range(people)])


def released(
    pay: Pay,
    *,
    period: str = "Q1",
    people: int = 100,
    earlier: PublishedTables | None = None,
    continuations: Sequence[Continuation] = (),
) -> AuditedRelease:
    table = PayTable(
        "pay", "Pay", ("ward",), {(w,): found for w, found in pay.items()}, (("measure", "paid"),)
    )
    everybody = CountTable("people", "", ("ward",), {(c.code,): people for c in WARDS.categories})
    return protect_and_audit(
        [everybody],
        [WARDS],
        ProtectionPolicy(),
        release=period,
        context=at("people", period),
        pay=[table],
        earlier=earlier,
        continuations=continuations,
        tie_break_key=KEY,
    )


def medians(release: AuditedRelease) -> dict[Dims, int]:
    return {m.dims: m.pence for m in read_published(release.content).medians}


def counts(release: AuditedRelease) -> dict[Dims, int | None]:
    return {c.dims: c.value for c in read_published(release.content).cells}


def whole(**more: list[PaidJob]) -> Pay:
    return {w: even(w, 20) for w in ("W1", "W2", "W3", "W4")} | more


def test_medians_are_printed_to_ten_pence_where_ten_people_are_behind_them() -> None:
    release = released(whole(W1=jobs("W1", [1203, 1204, 1206, 1207] * 3)))
    assert medians(release)[at(ward="W1")] == 1210, "1205 is half way, and goes up"
    assert medians(release)[at(ward="W2")] == 1200
    assert counts(release)[at(ward="W1")] == 12
    assert release.audit.verdict is Verdict.SAFE


def test_the_middle_of_an_even_and_of_an_odd_number_of_people() -> None:
    even_ones = [1000, 1000, 1000, 1000, 1020, 1080, 1200, 1200, 1200, 1200]
    odd_ones = [1000, 1000, 1000, 1000, 1020, 1080, 1200, 1200, 1200, 1200, 1200]
    found = medians(released(whole(W1=jobs("W1", even_ones), W2=jobs("W2", odd_ones))))
    assert found[at(ward="W1")] == 1050
    assert found[at(ward="W2")] == 1080


@pytest.mark.parametrize(("people", "printed"), [(9, False), (10, True), (11, True)])
def test_nine_are_too_few_and_their_number_is_withheld_too(people: int, printed: bool) -> None:
    release = released(whole(W1=even("W1", people)))
    assert (at(ward="W1") in medians(release)) is printed
    assert (counts(release)[at(ward="W1")] == people) is printed


def test_no_median_stands_where_its_count_is_withheld_for_another() -> None:
    release = released(whole(W1=even("W1", 3)))
    hidden = {place for place, count in counts(release).items() if count is None}
    assert len(hidden) > 1
    assert not hidden & set(medians(release))


def test_an_employer_who_pays_nearly_everybody_hides_the_median() -> None:
    most = jobs("W1", [1200] * 20, ["A"] * 16 + ["B", "C", "D", "E"])
    assert at(ward="W1") not in medians(released(whole(W1=most)))
    fewer = jobs("W1", [1200] * 20, ["A"] * 15 + ["B", "C", "D", "E", "F"])
    assert at(ward="W1") not in medians(released(whole(W1=[*fewer[:15], *jobs("x", [1200] * 2)])))
    assert at(ward="W1") in medians(released(whole(W1=fewer)))


def test_two_employers_who_pay_nearly_everybody_hide_it_too() -> None:
    two = jobs("W1", [1200] * 20, ["A"] * 9 + ["B"] * 9 + ["C", "D"])
    assert at(ward="W1") not in medians(released(whole(W1=two)))


def test_one_person_who_earns_nearly_everything_hides_it() -> None:
    rich = jobs("W1", [100] * 9 + [90_000])
    assert at(ward="W1") not in medians(released(whole(W1=rich)))


def test_a_ward_and_its_district_are_not_both_told_when_few_are_between() -> None:
    release = released(whole(W1=even("W1", 30), W2=even("W2", 9), W3=even("W3", 30)))
    assert at(ward="North") not in medians(release) or at(ward="W1") not in medians(release)
    far = released(whole(W1=even("W1", 30), W2=even("W2", 10)))
    assert {at(ward="North"), at(ward="W1"), at(ward="W2")} <= set(medians(far))


def test_the_audit_finds_a_careless_median() -> None:
    good = read_published(released(whole(W1=even("W1", 9))).content)

    def careless(place: Dims, pence: int = 1200) -> set[Inference]:
        more = replace(good, medians=(*good.medians, PublishedMedian("Q1", place, pence)))
        return {f.inference for f in audit(more).findings}

    assert careless(at(ward="W1")) == {Inference.PAY}, "its count is withheld"
    assert careless(at(ward="nowhere")) == {Inference.PAY}, "its count is not printed"
    assert careless(at(ward="W4"), 1203) == {Inference.PAY}, "it is not rounded"
    assert careless(at(ward="W4"), 1200) == set()


def test_the_audit_finds_two_medians_that_differ_by_few_people() -> None:
    sizes = {"W1": 30, "W2": 0, "W3": 30, "W4": 9}
    tables = read_published(released({w: even(w, n) for w, n in sizes.items()}).content)
    open_handed = replace(
        tables,
        cells=tuple(
            replace(c, value=sizes.get(dict(c.dims).get("ward", ""), c.value))
            if ("measure", "paid") in c.dims
            else c
            for c in tables.cells
        ),
    )
    counted = {c.dims: c.value for c in open_handed.cells}
    assert (counted[at()], counted[at(ward="W1")]) == (69, 30)

    def told(*places: Dims) -> set[Dims]:
        both = tuple(PublishedMedian("Q1", place, 1200) for place in places)
        return {
            f.dims
            for f in audit(replace(open_handed, medians=both)).findings
            if f.inference is Inference.PAY
        }

    assert told(at(ward="W1"), at(ward="North")) == set(), "the same thirty people"
    assert told(at(ward="W1"), at()) == set()
    assert told(at(ward="W4")) == {at(ward="W4")}
    nearly = replace(open_handed, totals=open_handed.totals)
    grown = tuple(replace(c, value=35) if c.dims == at(ward="North") else c for c in nearly.cells)
    with pytest.raises(PublishedFileError):
        audit(replace(nearly, cells=grown))


@pytest.mark.parametrize(("between", "found"), [(0, False), (1, True), (9, True), (10, False)])
def test_the_audit_finds_a_ward_that_is_nearly_its_district(between: int, found: bool) -> None:
    counted = {"W1": 30, "W2": between, "North": 30 + between, "W3": 40, "W4": 0}
    tables = PublishedTables(
        tuple(PublishedCell("Q1", at(ward=ward), people) for ward, people in counted.items()),
        WARDS.group_totals(),
    )

    def told(*places: Dims) -> set[Dims]:
        both = tuple(PublishedMedian("Q1", place, 1200) for place in places)
        result = audit(replace(tables, medians=both))
        return {f.dims for f in result.findings if f.inference is Inference.PAY}

    assert told(at(ward="W1"), at(ward="North")) == ({at(ward="W1")} if found else set())
    assert told(at(ward="W3"), at(ward="W1")) == set(), "other people"


def test_a_median_is_not_printed_again_after_few_have_come() -> None:
    first = released(whole())
    earlier = first.protected.published
    links = [
        Continuation(at(period="Q2", **pairs), (at(**pairs),), Course.GROWS)
        for pairs in ({}, *({"ward": c} for c in ("W1", "W2", "W3", "W4", "North")))
    ]
    second = released(
        whole(W1=even("W1", 29), W2=even("W2", 30)),
        period="Q2",
        earlier=earlier,
        continuations=links,
    )
    assert counts(second)[at(period="Q2", ward="W1")] == 29
    assert at(period="Q2", ward="W1") not in medians(second), "nine came: one to nine is few"
    assert at(period="Q2", ward="W2") in medians(second)
    assert at(period="Q2", ward="W3") in medians(second), "nobody came"


def test_whose_pay_is_known_is_one_of_the_people_counted() -> None:
    tables = read_published(released(whole()).content)
    known = {c.terms for c in tables.constraints if c.op == ">=" and c.rhs == 0}
    wards = [{}, *({"ward": code} for code in ("W1", "W2", "W3", "W4", "North"))]
    assert known == {((1, at("people", **pairs)), (-1, at(**pairs))) for pairs in wards}


def test_the_file_holds_medians_and_comes_back_as_it_was() -> None:
    release = released(whole())
    tables = read_published(release.content)
    assert tables.medians
    assert write_published(tables) == release.content
    with pytest.raises(PublishedFileError):
        read_published(release.content.replace(b'"pence": 1200', b'"pence": 1200.5', 1))
    for person in ("W1-0", '"A"'):
        assert person.encode() not in release.content


def test_nobody_is_paid_twice_and_nobody_for_nothing() -> None:
    twice = jobs("W1", [1200] * 12)
    with pytest.raises(TableError, match="twice"):
        released(whole(W1=[*twice, twice[0]]))
    with pytest.raises(TableError, match="cannot be"):
        released(whole(W1=jobs("W1", [0] * 12)))


def by_two(**counts: int) -> PublishedTables:
    """Counts by sector and sex, as `care_f=20`; the others are margins, as `care=20`."""

    def place(name: str) -> Dims:
        parts = [part for part in name.split("_") if part != "all"]
        names = {"care": "sector", "shop": "sector", "f": "sex", "m": "sex"}
        return place_of({names[part]: part for part in parts})

    cells = tuple(PublishedCell("R", place(name), people) for name, people in counts.items())
    return PublishedTables(cells)


def told_apart(tables: PublishedTables, *places: Dims) -> bool:
    medians = tuple(PublishedMedian("R", place, 1200) for place in places)
    found = audit(replace(tables, medians=medians), insiders=False).findings
    return any(finding.inference is Inference.PAY for finding in found)


@pytest.mark.parametrize(("care_f", "given_away"), [(20, True), (0, False)])
def test_the_audit_sees_that_all_of_one_group_are_in_another(care_f: int, given_away: bool) -> None:
    # All twenty women are in care, of 25 people there: the medians of both tell of five men.
    care_m, shop_f = 25 - care_f, 20 - care_f
    tables = by_two(
        all=60, f=20, m=40, care=25, shop=35,
        care_f=care_f, care_m=care_m, shop_f=shop_f, shop_m=40 - care_m,
    )  # fmt: skip
    women, care = place_of({"sex": "f"}), place_of({"sector": "care"})
    assert told_apart(tables, women, care) is given_away


@pytest.mark.parametrize(("op", "given_away"), [("==", True), (">=", True), ("<=", False)])
def test_the_audit_believes_facts_between_the_groups_of_two_medians(
    op: Comparison, given_away: bool
) -> None:
    before, now = at("people", "Q1"), at("people", "Q2")
    added = at("people added", "Q2")
    terms = ((1, now), (-1, before), *(((-1, added),) if op == "==" else ()))
    tables = PublishedTables(
        (PublishedCell("R", before, 30), PublishedCell("R", now, 36)),
        constraints=(PublicConstraint(terms, op, 0),) if op != "<=" else (),
    )
    assert told_apart(tables, before, now) is given_away
