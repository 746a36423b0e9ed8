"""Pay as people write it: each way comes to the same pence an hour, or says why not."""

from __future__ import annotations

import contextlib
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anchordesk.domain.import_guess import guess_mapping
from anchordesk.domain.import_job import read_band, read_minutes
from anchordesk.domain.import_mapping import Field, FieldRule
from anchordesk.domain.import_values import UnreadableValueError
from anchordesk.domain.outcome import NhsBand
from anchordesk.domain.written_pay import (
    PayUnit,
    WrittenPay,
    pence_per_hour,
    read_hours,
    read_pay,
    read_unit,
)

UNITS = {
    PayUnit.HOUR: ("ph", "p/h", "an hour", "per hour", "/hr", "hourly"),
    PayUnit.WEEK: ("pw", "a week", "per week", "/wk", "weekly"),
    PayUnit.MONTH: ("pcm", "pm", "a month", "per month", "monthly"),
    PayUnit.YEAR: ("pa", "p.a.", "a year", "per annum", "/year", "annually"),
}
amounts = st.integers(1, 9_999_999)
hours_a_week = st.integers(40, 1680).map(lambda tenths: Decimal(tenths) / 10)


def read(cell: str, unit: PayUnit | None = None, hours: Decimal | None = None) -> int:
    pay = read_pay(cell)
    assert pay is not None
    return pence_per_hour(pay, unit, hours)


@given(amounts, st.sampled_from(PayUnit), st.data())
def test_every_usual_way_of_writing_an_amount_is_read_to_the_penny(
    pence: int, unit: PayUnit, data: st.DataObject
) -> None:
    pounds, rest = divmod(pence, 100)
    figures = data.draw(st.sampled_from([f"{pounds}.{rest:02}", f"{pounds:,}.{rest:02}"]))
    before = data.draw(st.sampled_from(["", "£", "£ ", " GBP "]))
    words = data.draw(st.sampled_from(UNITS[unit]))
    between = data.draw(st.sampled_from([" ", ""]))
    assert read_pay(f"{before}{figures}{between}{words.upper()}") == WrittenPay(
        Decimal(pence) / 100, unit
    )
    assert read_pay(f"{before}{figures}") == WrittenPay(Decimal(pence) / 100, None)
    assert read_unit(words) is unit


@given(st.integers(1, 99_999))
def test_pay_an_hour_arrives_as_it_was_written(pence: int) -> None:
    cell = f"£{pence // 100}.{pence % 100:02}"
    assert read(f"{cell} an hour") == pence
    assert read(cell, PayUnit.HOUR) == pence
    if pence <= 50_00:
        assert read(cell) == pence
    else:
        with pytest.raises(UnreadableValueError, match="an hour, a week"):
            read(cell)


@given(st.integers(500, 5_000), hours_a_week)
def test_longer_pay_is_shared_out_over_the_hours(pence: int, hours: Decimal) -> None:
    """Written out for a week or a year to the penny, it comes back to within one."""
    weekly = (pence * hours / 100).quantize(Decimal("0.01"))
    yearly = (pence * hours * Decimal("52.143") / 100).quantize(Decimal("0.01"))
    assert abs(read(f"£{weekly} a week", hours=hours) - pence) <= 1
    assert abs(read(f"£{yearly:,} a year", hours=hours) - pence) <= 1
    assert abs(read(f"{yearly / 12:.2f} pcm", hours=hours) - pence) <= 1


@pytest.mark.parametrize(
    ("cell", "pence"),
    [
        ("£12.60", 1260),
        ("12.60 ph", 1260),
        ("12.6", 1260),
        ("£13", 1300),
        ("£24,071 a year", 1231),
        ("24071 pa", 1231),
        ("£24k pa", 1227),
        ("24,465 per annum", 1251),  # band 2 in 2025/26, which the NHS prints as £12.51
        ("£450 pw", 1200),
        ("£1,950 a month", 1197),
    ],
)
def test_known_amounts_at_37_and_a_half_hours(cell: str, pence: int) -> None:
    assert read(cell, hours=Decimal("37.5")) == pence


@pytest.mark.parametrize(
    ("cell", "unit", "hours", "told"),
    [
        ("£24,071", None, Decimal(30), "does not say whether"),
        ("£24,071 a year", None, None, "hours a week"),
        ("£12.60 an hour", PayUnit.YEAR, Decimal(30), "its unit"),
        ("£24,071", PayUnit.HOUR, Decimal(30), "between £0.01"),
        ("£0.01 a year", None, Decimal(160), "between £0.01"),
        ("0", None, None, "more than nothing"),
        ("£12.60–£13.20", None, None, "one amount"),
        ("12,60", None, None, "one amount"),
        ("-12.60", None, None, "one amount"),
        ("Band 2", None, None, "one amount"),
        ("£12.60 plus tips", None, None, "one amount"),
        ("1260p", None, None, "one amount"),
    ],
)
def test_pay_that_cannot_be_worked_out_says_why_and_never_repeats_the_cell(
    cell: str, unit: PayUnit | None, hours: Decimal | None, told: str
) -> None:
    with pytest.raises(UnreadableValueError, match=told) as refused:
        read(cell, unit, hours)
    assert cell.strip("£") not in refused.value.what_happened or cell == "0"


@given(st.text(max_size=20))
def test_no_text_ever_breaks_a_reader(text: str) -> None:
    for reader in (read_pay, read_unit, read_hours, read_band, read_minutes):
        with contextlib.suppress(UnreadableValueError):
            reader(text)


def test_hours_minutes_and_bands_are_read_as_people_write_them() -> None:
    for cell in ("37.5", "37.50", "37.5 hours", "37.5hrs a week", "37.5 hrs/week", "37.5h pw"):
        assert read_hours(cell) == Decimal("37.5"), cell
    assert read_hours("30") == Decimal(30)
    for cell in ("0", "169", "16-20", "full time", "-3"):
        with pytest.raises(UnreadableValueError, match="Hours a week"):
            read_hours(cell)
    assert [read_minutes(cell) for cell in ("35", "35 min", "0", "n/a")] == [35, 35, 0, None]
    for cell in ("601", "an hour", "1.5"):
        with pytest.raises(UnreadableValueError, match="whole number of minutes"):
            read_minutes(cell)
    for cell in ("2", "Band 2", "NHS band 2", "b2", "AfC Band 2", "band_2"):
        assert read_band(cell) is NhsBand.BAND_2, cell
    assert [read_band(cell) for cell in ("", "none", "No NHS band")] == [NhsBand.NONE] * 3
    with pytest.raises(UnreadableValueError, match="NHS band 4"):
        read_band("Band 5")


def test_the_name_of_a_column_says_what_time_pay_is_for() -> None:
    def pay_rules(*header: str) -> set[FieldRule]:
        of_pay = {Field.JOB_PAY, Field.JOB_PAY_UNIT}
        return {rule for rule in guess_mapping(header).rules if rule.field in of_pay}

    assert pay_rules("Ref", "Pay") == {FieldRule(Field.JOB_PAY, column="Pay")}
    assert pay_rules("Annual salary") == {
        FieldRule(Field.JOB_PAY, column="Annual salary"),
        FieldRule(Field.JOB_PAY_UNIT, otherwise="year"),
    }
    assert pay_rules("Hourly rate", "Pay unit") == {
        FieldRule(Field.JOB_PAY, column="Hourly rate"),
        FieldRule(Field.JOB_PAY_UNIT, column="Pay unit"),
    }
