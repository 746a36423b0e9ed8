"""Pivot tables: each person once in a total, in every line where they stand, and none lost."""

from __future__ import annotations

from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from anchordesk.domain.identifiers import ResidentId
from anchordesk.domain.report import (
    MOST_COLUMNS,
    NOT_KNOWN,
    OTHERS,
    TOTAL,
    Report,
    ReportCell,
    ReportDimension,
    ReportLayout,
    ReportMeasure,
    ReportPerson,
    pivot,
)

AREA, BARRIER, NONE = ReportDimension.AREA, ReportDimension.BARRIER, ReportDimension.NONE
DAYS, SHARE, RATE = ReportMeasure.DAYS, ReportMeasure.SHARE, ReportMeasure.JOB_RATE


def person(number: int, area: str = "", *barriers: str, days: int | None = None) -> ReportPerson:
    groups = {"area": (area,) if area else (), "barrier": barriers}
    return ReportPerson(ResidentId(UUID(int=number)), groups, days is not None, days)


def at(report: Report, row: str, column: str = TOTAL) -> ReportCell:
    return report.cells[report.rows.index(row)][report.columns.index(column)]


def test_somebody_with_two_barriers_stands_in_two_lines_and_once_in_the_total() -> None:
    people = [person(1, "North", "Debt", "Travel"), person(2, "South", "Debt"), person(3)]
    report = pivot(people, ReportLayout(BARRIER, AREA))
    assert report.rows == ("Debt", "Travel", NOT_KNOWN, TOTAL)
    assert report.columns == ("North", "South", NOT_KNOWN, TOTAL)
    assert [cell.value for cell in report.cells[0]] == [1, 1, 0, 2]
    assert [cell.value for cell in report.cells[1]] == [1, 0, 0, 1]
    assert at(report, TOTAL).value == 3
    assert at(report, "Debt", "South").people == (ResidentId(UUID(int=2)),)


def test_what_a_measure_tells_is_of_the_people_behind_it() -> None:
    people = [person(1, "N", days=10), person(2, "N", days=30), person(3, "N"), person(4, "S")]
    days = pivot(people, ReportLayout(AREA, NONE, DAYS))
    assert (at(days, "N").value, len(at(days, "N").people)) == (20, 2)
    assert (at(days, "S").value, at(days, "S").people) == (None, ())
    assert at(pivot(people, ReportLayout(AREA, NONE, SHARE)), "N").value == 75.0
    assert at(pivot(people, ReportLayout(AREA, NONE, RATE)), "N").value == 66.7
    jobs = pivot(people, ReportLayout(AREA, NONE, ReportMeasure.JOBS))
    assert at(jobs, "N").people == (ResidentId(UUID(int=1)), ResidentId(UUID(int=2)))


def test_few_people_are_marked_and_nobody_is_not() -> None:
    people = [person(n, "N") for n in range(5)] + [person(9, "S")]
    report = pivot(people, ReportLayout(AREA))
    assert [at(report, row).is_small for row in report.rows] == [False, True, False]
    assert not at(pivot([], ReportLayout(NONE)), TOTAL).is_small


def test_the_order_of_stages_is_kept_and_what_is_not_known_comes_last() -> None:
    people = [person(1, "Z"), person(2, "B"), person(3), person(4, "A")]
    report = pivot(people, ReportLayout(AREA), {"area": ("Z", "B")})
    assert report.rows == ("Z", "B", "A", NOT_KNOWN, TOTAL)


def test_too_many_columns_stand_together_and_nobody_is_lost() -> None:
    people = [person(n, f"W{n % 12:02d}") for n in range(30)]
    report = pivot(people, ReportLayout(NONE, AREA))
    assert len(report.columns) == MOST_COLUMNS + 1
    assert report.columns[-2:] == (OTHERS, TOTAL)
    assert report.merged == 12 - (MOST_COLUMNS - 1)
    assert sum(int(cell.value or 0) for cell in report.cells[0][:-1]) == 30


@given(st.lists(st.tuples(st.sampled_from("ABCDEFGHIJK"), st.sampled_from(["", "N", "S"]))))
def test_lines_of_single_answers_add_up_to_the_total(given_people: list[tuple[str, str]]) -> None:
    people = [person(n, area, barrier) for n, (barrier, area) in enumerate(given_people)]
    report = pivot(people, ReportLayout(BARRIER, AREA))
    for row in report.cells:
        assert sum(len(cell.people) for cell in row[:-1]) == len(row[-1].people)
    assert len(report.cells[-1][-1].people) == len(people)
