"""Each rule for medians at its edge: how many, whose pay, who came, and what was told before."""

from __future__ import annotations

import pytest

from anchordesk.domain.disclosure.continuity import Continuation, Course
from anchordesk.domain.disclosure.magnitudes import (
    PaidJob,
    PayTable,
    medians,
    people_with_pay_are_people,
    too_few_behind_pay,
    where_medians_may_stand,
)
from anchordesk.domain.disclosure.published_cells import (
    Dims,
    PublicConstraint,
    PublishedCell,
    PublishedMedian,
    PublishedTables,
    place_of,
)
from anchordesk.domain.disclosure.tables import Category, CategoryGroup, Dimension, TableError

WARD = Dimension(
    "ward",
    "Ward",
    tuple(Category(code, code) for code in ("W1", "W2", "W3")),
    groups=(CategoryGroup("North", "North", ("W1", "W2")),),
)
CONTEXT: Dims = (("measure", "people"), ("period", "Q2"))
PAID = (("measure", "paid"),)


def at(ward: str = "", period: str = "Q2", measure: str = "paid") -> Dims:
    return place_of({"measure": measure, "period": period} | ({"ward": ward} if ward else {}))


def jobs(ward: str, *employed: tuple[str, int, int]) -> list[PaidJob]:
    """So many of an employer, at so many pence an hour each."""
    each = [(name, pence) for name, people, pence in employed for _ in range(people)]
    return [PaidJob(f"{ward}-{n}", name, pence) for n, (name, pence) in enumerate(each)]


def even(ward: str, people: int, pence: int = 1200) -> list[PaidJob]:
    return [PaidJob(f"{ward}-{n}", "ABCDEFGH"[n % 8], pence) for n in range(people)]


def pay(*, counted: bool = False, **wards: list[PaidJob]) -> PayTable:
    found: dict[tuple[str, ...], list[PaidJob]] = {(w,): held for w, held in wards.items()}
    return PayTable("pay", "", ("ward",), found, PAID, counted)


def told(table: PayTable, threshold: int = 5, **more: object) -> dict[str, int]:
    """The medians that may stand where every count is printed, by ward; "" is everybody."""
    counts = dict.fromkeys((at(), at("W1"), at("W2"), at("W3"), at("North")), 0)
    for (ward,), held in table.jobs.items():
        for place in {at(), at(ward)} | ({at("North")} if ward != "W3" else set()):
            counts[place] += len(held)
    cells = tuple(PublishedCell("R", place, count) for place, count in counts.items())
    found = medians(
        [table],
        [WARD],
        CONTEXT,
        PublishedTables(cells),
        threshold=threshold,
        **more,  # type: ignore[arg-type]
    )
    assert {median.release for median in found} <= {"R"}
    return {dict(median.dims).get("ward", ""): median.pence for median in found}


@pytest.mark.parametrize(
    ("employed", "stands"),
    [
        # Heads: fifteen of twenty at most with one employer, seventeen with two.
        ([("A", 15, 100), ("B", 1, 100), ("C", 2, 100), ("D", 2, 100)], True),
        ([("A", 16, 100), ("B", 1, 100), ("C", 1, 100), ("D", 2, 100)], False),
        ([("A", 10, 100), ("B", 7, 100), ("C", 3, 100)], True),
        ([("A", 10, 100), ("B", 8, 100), ("C", 2, 100)], False),
        # Pay: few heads, but three quarters of all that is paid.
        ([("A", 10, 300), *((name, 2, 100) for name in "BCDEF")], True),
        ([("A", 10, 301), *((name, 2, 100) for name in "BCDEF")], False),
        # Heads, though they are paid little.
        ([("A", 16, 10), ("B", 2, 900), ("C", 2, 900)], False),
        # Whose employer is not known may work for the largest.
        ([("A", 10, 100), ("", 5, 100), ("B", 3, 100), ("C", 2, 100)], False),
        ([("A", 8, 100), ("", 2, 100), ("B", 7, 100), ("C", 3, 100)], True),
        ([("A", 8, 100), ("", 2, 100), ("B", 8, 100), ("C", 2, 100)], False),
        ([("A", 4, 100), ("", 11, 100), ("B", 2, 100), ("C", 2, 100), ("D", 1, 100)], True),
        ([("A", 4, 100), ("", 12, 100), ("B", 2, 100), ("C", 1, 100), ("D", 1, 100)], False),
        ([("A", 60, 100), ("", 20, 100), *((name, 4, 100) for name in "BCDEF")], False),
        ([("A", 55, 100), ("", 20, 100), *((name, 5, 100) for name in "BCDEF")], True),
    ],
)
def test_no_employer_and_no_two_rule_a_median(
    employed: list[tuple[str, int, int]], stands: bool
) -> None:
    table = pay(W1=jobs("W1", *employed), W2=even("W2", 40), W3=even("W3", 40))
    assert ("W1" in told(table)) == stands
    assert (at("W1") in where_medians_may_stand([table], [WARD], CONTEXT, 5)) == stands


@pytest.mark.parametrize(("one", "stands"), [(2_700, True), (2_701, False)])
def test_no_person_is_paid_three_quarters_of_everything(one: int, stands: bool) -> None:
    ones = [PaidJob(f"W1-{n}", "BCDEFGHIJ"[n], 100) for n in range(9)]
    table = pay(W1=[*ones, PaidJob("W1-9", "A", one)], W2=even("W2", 40), W3=even("W3", 40))
    assert ("W1" in told(table)) == stands


@pytest.mark.parametrize(
    ("pence", "median"),
    [
        ([1194] * 11, 1190),
        ([1195] * 11, 1200),
        ([1204] * 11, 1200),
        ([1000, 1100, 1200, *[1300] * 4, 1500, 1600, 1700, 1800], 1300),
        ([1000] * 5 + [1100] * 5, 1050),
        ([1000] * 4 + [1080, 1210] + [1400] * 4, 1150),
        ([1000] * 4 + [1080, 1209] + [1400] * 4, 1140),
    ],
)
def test_the_median_is_the_middle_to_the_nearest_ten_pence(pence: list[int], median: int) -> None:
    held = [PaidJob(f"W1-{n}", "ABCDEFGHIJK"[n], paid) for n, paid in enumerate(pence)]
    assert told(pay(W1=held, W2=even("W2", 40), W3=even("W3", 40)))["W1"] == median


@pytest.mark.parametrize(("threshold", "fewest"), [(3, 10), (5, 10), (6, 12), (10, 20)])
def test_as_many_are_behind_a_median_as_twice_the_threshold_and_ten(
    threshold: int, fewest: int
) -> None:
    for people in (fewest - 1, fewest):
        table = pay(W1=even("W1", people), W2=[], W3=even("W3", 40))
        enough = people == fewest
        assert ("W1" in told(table, threshold)) == enough
        few = too_few_behind_pay([table], [WARD], CONTEXT, threshold)
        assert few == (frozenset() if enough else {at("W1"), at("North")})
        stand = where_medians_may_stand([table], [WARD], CONTEXT, threshold)
        assert stand == {at(), at("W3")} | ({at("W1"), at("North")} if enough else set())


@pytest.mark.parametrize(
    ("between", "stand"),
    [
        (0, {"W1", "North"}),
        (1, {"North"}),
        (9, {"North"}),
        (10, {"W1", "W2", "North"}),
    ],
)
def test_of_two_groups_that_few_are_between_the_finer_has_no_median(
    between: int, stand: set[str]
) -> None:
    table = pay(W1=even("W1", 30), W2=even("W2", between), W3=even("W3", 40))
    assert set(told(table)) == stand | {"", "W3"}


def test_one_person_alone_is_too_few_behind_pay() -> None:
    for people in (0, 1):
        table = pay(W1=even("W1", people), W2=even("W2", 40), W3=even("W3", 40))
        few = too_few_behind_pay([table], [WARD], CONTEXT, 5)
        assert few == ({at("W1")} if people else set())


def test_of_groups_within_groups_each_is_compared_with_the_next() -> None:
    """Six are between the first and the second, six more before the third: only that one stands."""
    table = pay(W1=even("W1", 20), W2=even("W2", 6), W3=even("W3", 6))
    assert set(told(table)) == {""}


def test_the_same_people_counted_at_two_places_have_the_same_median_twice() -> None:
    table = pay(W1=even("W1", 30), W2=[], W3=even("W3", 40))
    again = PayTable("again", "", ("ward",), table.jobs, (("measure", "again"),))
    counts = {"W1": 30, "W3": 40}
    cells = tuple(
        PublishedCell("R", at(ward, measure=measure), people)
        for measure in ("paid", "again")
        for ward, people in counts.items()
    )
    found = medians([table, again], [WARD], CONTEXT, PublishedTables(cells), threshold=5)
    assert [median.dims for median in found] == [cell.dims for cell in cells]


def test_a_median_stands_only_where_its_own_count_is_printed() -> None:
    table = pay(W1=even("W1", 30), W2=even("W2", 30), W3=even("W3", 30))
    cells = (
        PublishedCell("R", at(), None),
        PublishedCell("R", at("W1"), 30),
        PublishedCell("R", at("W2"), 31),
    )
    found = medians([table], [WARD], CONTEXT, PublishedTables(cells), threshold=5)
    assert found == (PublishedMedian("R", at("W1"), 1200),)
    assert medians([table], [WARD], CONTEXT, PublishedTables(()), threshold=5) == ()


def before(people: int, pence: int = 1200, period: str = "Q1", ward: str = "W1") -> PublishedTables:
    place = at(ward, period)
    return PublishedTables(
        (PublishedCell(period, place, people),), medians=(PublishedMedian(period, place, pence),)
    )


def goes_on(
    course: Course = Course.GROWS, beside: tuple[Dims, ...] = (), period: str = "Q1"
) -> Continuation:
    return Continuation(at("W1"), (at("W1", period),), course, beside)


@pytest.mark.parametrize(
    ("had", "pence", "course", "stands"),
    [
        (30, 1200, Course.GROWS, True),
        (30, 1210, Course.GROWS, False),
        (29, 1200, Course.GROWS, False),
        (21, 1200, Course.GROWS, False),
        (20, 1200, Course.GROWS, True),
        (20, 1210, Course.CLOSED, True),
        (31, 1200, Course.CLOSED, False),
        (39, 1200, Course.CLOSED, False),
        (40, 1200, Course.CLOSED, True),
        (29, 1210, Course.MOVES, True),
    ],
)
def test_a_median_does_not_stand_after_one_of_nearly_the_same_people(
    had: int, pence: int, course: Course, stands: bool
) -> None:
    table = pay(W1=even("W1", 30), W2=even("W2", 40), W3=even("W3", 40))
    found = told(table, earlier=before(had, pence), continuations=[goes_on(course)])
    assert ("W1" in found) == stands
    assert {"W2", "W3", "North", ""} <= set(found)
    assert "W1" in told(table, earlier=before(had, pence))
    assert "W1" in told(table, continuations=[goes_on(course)])


def test_how_a_divided_group_divides_its_newcomers_is_not_known() -> None:
    table = pay(W1=even("W1", 30), W2=even("W2", 40), W3=even("W3", 40))
    divided = goes_on(beside=(at("W2"),))
    assert "W1" not in told(table, earlier=before(70), continuations=[divided])
    other = Continuation(at("W1"), (at("W2", "Q1"),), Course.GROWS)
    for both in ([divided, other], [other, divided]):
        assert "W1" not in told(table, earlier=before(70), continuations=both)
    elsewhere = before(70, ward="W3")
    assert "W1" in told(table, earlier=elsewhere, continuations=[divided])


@pytest.mark.parametrize(("had", "stands"), [(20, True), (25, False)])
def test_medians_are_followed_back_over_returns_without_one(had: int, stands: bool) -> None:
    """Of the first quarter there is a median, of the second none, of the third one is asked."""
    table = pay(W1=even("W1", 30), W2=even("W2", 40), W3=even("W3", 40))
    over = [
        Continuation(at("W1"), (at("W1", "Q1"),), Course.GROWS),
        Continuation(at("W1", "Q1"), (at("W1", "Q0"),), Course.GROWS),
        Continuation(at("W1", "Q0"), (at("W1"),), Course.GROWS),
    ]
    found = told(table, earlier=before(had, period="Q0"), continuations=over)
    assert ("W1" in found) == stands


def test_groups_that_were_merged_are_compared_with_both_together() -> None:
    table = pay(W1=even("W1", 30), W2=even("W2", 40), W3=even("W3", 40))
    merged = Continuation(at("W1"), (at("W1", "Q1"), at("W2", "Q1")), Course.GROWS)
    for one, other, stands in ((10, 10, True), (16, 9, False), (15, 15, True), (15, 16, False)):
        both = before(one).after(before(other, pence=1300, ward="W2"))
        found = told(table, earlier=both, continuations=[merged])
        assert ("W1" in found) == stands, (one, other)


def test_whose_pay_is_known_is_one_of_the_people_counted_at_the_same_place() -> None:
    table = pay(W1=even("W1", 30))
    counted = {at(measure="people"), at("W1", measure="people"), at("W3", "Q9", "people")}
    known = people_with_pay_are_people([table], [WARD], CONTEXT, counted)
    assert set(known) == {
        PublicConstraint(((1, at(ward, measure="people")), (-1, at(ward))), ">=", 0)
        for ward in ("", "W1")
    }
    own = pay(counted=True, W1=even("W1", 30))
    assert people_with_pay_are_people([own], [WARD], CONTEXT, counted) == ()
    assert people_with_pay_are_people([table], [WARD], CONTEXT, {at("W1")}) == ()


@pytest.mark.parametrize(
    ("pence", "can_be"), [(0, False), (1, True), (100_000, True), (100_001, False)]
)
def test_pay_is_more_than_nothing_and_no_slip_of_the_keyboard(pence: int, can_be: bool) -> None:
    table = pay(W1=jobs("W1", ("A", 1, pence), ("B", 1, 1200)))
    assert not PayTable("pay", "", ("ward",), {}, PAID).counted, "unless it is said to be"
    if can_be:
        assert dict(table.people().counts) == {("W1",): 2}
        return
    with pytest.raises(TableError, match="cannot be one"):
        table.people()


def test_nobody_is_paid_twice_in_one_table() -> None:
    with pytest.raises(TableError, match="twice"):
        pay(W1=even("W1", 2), W2=even("W1", 1)).people()
