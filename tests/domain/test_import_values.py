"""Dates, ages and words as spreadsheets hold them."""

from __future__ import annotations

import contextlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anchordesk.domain.categories import EthnicityGroup
from anchordesk.domain.import_values import (
    UnreadableValueError,
    read_age,
    read_date,
    read_group,
    read_yes_or_no,
)


@given(st.dates(date(1000, 1, 1)))
def test_every_date_is_read_in_every_usual_form(day: date) -> None:
    forms = (
        day.isoformat(),
        f"{day.isoformat()} 00:00:00",
        f"{day.day}/{day.month}/{day.year}",
        f"{day.day:02}.{day.month:02}.{day.year}",
        f" {day.day} {day:%B} {day.year} ",
        f"{day.day}th {day:%b} {day.year}",
    )
    assert {read_date(form, day_first=True) for form in forms} == {day}


def test_the_order_of_day_and_month_is_the_mapping_s() -> None:
    assert read_date("03/04/2026", day_first=True) == date(2026, 4, 3)
    assert read_date("03/04/2026", day_first=False) == date(2026, 3, 4)


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        ("31/02/2026", "no such day"),
        ("2026-13-01", "no such day"),
        ("1/2/85", "two figures"),
        ("soon", "not a date"),
        ("3 Ju 2026", "not a date"),
        ("1 Ma 2026", "not a date"),
    ],
)
def test_what_is_no_date_is_told_why(cell: str, told: str) -> None:
    with pytest.raises(UnreadableValueError, match=told):
        read_date(cell, day_first=True)


@given(st.text(max_size=30))
def test_no_text_ever_breaks_a_reader(text: str) -> None:
    for reader in (
        lambda: read_date(text, day_first=True),
        lambda: read_age(text),
        lambda: read_yes_or_no(text),
        lambda: read_group(text, EthnicityGroup, EthnicityGroup.NOT_KNOWN),
    ):
        with contextlib.suppress(UnreadableValueError):
            reader()


def test_empty_and_not_known_cells_are_not_known() -> None:
    assert read_date(" ", day_first=True) is None
    assert read_date("N/A", day_first=True) is None
    assert read_age("unknown") is None
    assert read_yes_or_no("") is False
    assert read_group("", EthnicityGroup, EthnicityGroup.NOT_KNOWN) is EthnicityGroup.NOT_KNOWN


def test_ages_are_whole_years_to_120() -> None:
    assert [read_age(cell) for cell in ("37", "37.0", "0", "120")] == [37, 37, 0, 120]
    for cell in ("121", "-1", "3.5", "thirty"):
        with pytest.raises(UnreadableValueError):
            read_age(cell)


def test_groups_are_known_by_code_and_title() -> None:
    for group in EthnicityGroup:
        for cell in (group.value, group.title_text.upper()):
            assert read_group(cell, EthnicityGroup, EthnicityGroup.NOT_KNOWN) is group
