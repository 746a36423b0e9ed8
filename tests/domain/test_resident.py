"""Ages, names and what a resident must have."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anchordesk.domain.categories import AgeBand, age_band
from anchordesk.domain.identifiers import ResidentId
from anchordesk.domain.resident import (
    RecordedAge,
    Resident,
    ResidentRefusedError,
    completed_years,
)

DAY = date(2026, 11, 23)


def someone(
    reference: str = "HH-1",
    born: date | None = None,
    age: RecordedAge | None = None,
    *,
    given_name: str = "",
    preferred_name: str = "",
) -> Resident:
    return Resident(
        id=ResidentId(UUID(int=1)),
        reference=reference,
        registered_on=DAY,
        date_of_birth=born,
        recorded_age=age,
        given_name=given_name,
        preferred_name=preferred_name,
        family_name="Jones" if given_name else "",
    )


@pytest.mark.parametrize(
    ("born", "years"),
    [
        (date(2000, 11, 23), 26),
        (date(2000, 11, 24), 25),
        (date(2004, 2, 29), 22),
    ],
)
def test_age_is_in_completed_years(born: date, years: int) -> None:
    assert someone(born=born).age_on(DAY) == years


def test_a_leap_day_birthday_passes_on_the_first_of_march() -> None:
    born = date(2004, 2, 29)
    assert completed_years(born, date(2025, 2, 28)) == 20
    assert completed_years(born, date(2025, 3, 1)) == 21


def test_a_recorded_age_grows_only_if_its_day_is_known() -> None:
    assert someone(age=RecordedAge(40)).age_on(DAY) == 40
    assert someone(age=RecordedAge(40, date(2024, 11, 23))).age_on(DAY) == 42
    assert someone(age=RecordedAge(40, date(2027, 1, 1))).age_on(DAY) == 40
    assert someone().age_on(DAY) is None


def test_the_name_shown_is_the_preferred_one_or_the_reference() -> None:
    assert someone(given_name="Elizabeth", preferred_name="Liz").display_name == "Liz Jones"
    assert someone(given_name="Elizabeth").display_name == "Elizabeth Jones"
    assert someone("AD-7").display_name == "AD-7"


def test_impossible_people_are_refused() -> None:
    with pytest.raises(ResidentRefusedError):
        someone("")
    with pytest.raises(ResidentRefusedError):
        someone(born=date(2026, 11, 24))
    with pytest.raises(ResidentRefusedError):
        RecordedAge(121)


@given(st.integers(0, 120))
def test_bands_meet_without_gap_or_overlap(age: int) -> None:
    expected = (
        AgeBand.TO_24
        if age < 25
        else AgeBand.TO_30
        if age < 31
        else AgeBand.TO_49
        if age < 50
        else AgeBand.FROM_50
    )
    assert age_band(age) is expected
