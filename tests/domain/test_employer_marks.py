"""Two spellings of one employer count as one; made-up names of employers throughout."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anchordesk.domain.counted_pay import pay_code, read_pay
from anchordesk.domain.employer_marks import NOT_NAMED, employer_mark, one_employer_each

OTHERS = (
    "Ashgrove Care Homes Ltd",
    "Bellweather Foods plc",
    "City of Larkhill Council",
    "Dunmore Hospitals NHS Foundation Trust",
    "Evergreen Cleaning",
    "Fernley Bakery",
    "Grange Hotel",
    "Highfield Primary School",
    "Ivory Dental Practice",
    "Juniper Housing Association",
    "Kestrel Security",
    "Lantern Logistics",
)


def taken_for_one(one: str, other: str) -> bool:
    found = one_employer_each([employer_mark(one), employer_mark(other)])
    return len(set(found.values())) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bellweather Foods plc", "BELLWEATHER  FOODS"),
        ("Bellweather Foods plc", "Bell-weather Foods P.L.C."),
        ("Ashgrove Care Homes Ltd", "Ashgrove Care Homes Limited"),
        ("Ashgrove Care Homes Ltd", "The Ashgrove care homes"),
        ("Dunmore Hospitals NHS Foundation Trust", "Dunmore Hospitals"),
        ("Dunmore Hospitals NHS Foundation Trust", "Dunmore Hospital NHS Trust"),
        ("Dunmore Hospitals NHS Foundation Trust", "DHNFT"),
        ("Larkhill Community Healthcare", "L.C.H."),
        ("Pike & Rowan", "P&R"),
        ("Fernley Bakery", "Fernly Bakery"),
        ("Fernley Bakery", "Fernley's Bakery"),
        ("Fernley", "Fernley Bakery, High Street"),
        ("Grange Hotel", "Hotel Grange"),
        ("Café Meadow", "Cafe Meadow"),
    ],
)
def test_spellings_of_one_employer_are_taken_for_one(one: str, other: str) -> None:
    assert taken_for_one(one, other)


def test_other_employers_stay_apart() -> None:
    taken = [pair for pair in combinations(OTHERS, 2) if taken_for_one(*pair)]
    assert taken == []


def test_whatever_follows_from_one_spelling_to_the_next_is_one_employer() -> None:
    names = ("Larkhill Community Healthcare", "Larkhill Comunity Healthcare", "LCH", "Grange Hotel")
    found = one_employer_each(employer_mark(name) for name in names)
    assert len(set(found.values())) == 2


@pytest.mark.parametrize("name", ["", "  ", "n/a", "Not known", "NHS Trust", "Ltd.", "-"])
def test_what_names_no_employer_may_be_any(name: str) -> None:
    assert employer_mark(name) == NOT_NAMED
    found = one_employer_each([NOT_NAMED, employer_mark("Grange Hotel")])
    assert len(set(found.values())) == 2, "it is not joined to the others: the rule adds it to each"


@given(st.text(max_size=60))
def test_every_name_travels_in_a_tally_and_no_name_is_in_its_mark(name: str) -> None:
    code = pay_code(1260, name)
    assert len(code) <= 64
    assert code.isascii()
    read = read_pay(code)
    assert read is not None
    assert (read.pence, read.employer) == (1260, employer_mark(name))
    assert set(read.employer) <= set("0123456789abcdef") or read.employer == NOT_NAMED


@given(st.sampled_from(OTHERS), st.sampled_from(["Ltd", "LIMITED", "plc", "(UK)", "Group"]))
def test_the_form_of_a_company_tells_nothing(name: str, form: str) -> None:
    assert taken_for_one(f"  {name.upper()}  {form}.", name)


def test_a_mark_of_before_may_be_any_employer() -> None:
    read = read_pay("1250/0a0a0a0a")
    assert read is not None
    assert read.employer == NOT_NAMED
