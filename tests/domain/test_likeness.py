"""Who may be the same person, and why; names are made up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from anchordesk.domain.identifiers import ResidentId
from anchordesk.domain.likeness import (
    KnownPerson,
    PeopleIndex,
    Person,
    Reason,
    slips,
    why_alike,
)

BORN = date(1984, 3, 9)
SIAN = Person("Siân", "Llewelyn", "", BORN, "CF10 1AA", "07700 900123")

names = st.text("abcdeéłşaŷ' -", min_size=1, max_size=12).filter(
    lambda name: any(letter.isalpha() for letter in name)
)
people = st.builds(
    Person,
    given_name=names,
    family_name=names,
    preferred_name=st.just("") | names,
    date_of_birth=st.none() | st.dates(date(1950, 1, 1), date(2008, 1, 1)),
    postcode=st.sampled_from(["", "CF10 1AA", "B1 1AA"]),
    phone=st.sampled_from(["", "07700 900123", "+44 7700 900456"]),
)


@pytest.mark.parametrize(
    ("typed", "reasons"),
    [
        (SIAN, {Reason.SAME_NAME, Reason.SAME_BIRTH, Reason.SAME_PHONE, Reason.SAME_POSTCODE}),
        (Person("sian", "LLEWELYN"), {Reason.SAME_NAME}),
        (Person("Sian", "Llewellyn", "", BORN), {Reason.SIMILAR_NAME, Reason.SAME_BIRTH}),
        (
            Person("Llewelyn", "Siân", phone="+44 7700 900123"),
            {Reason.SIMILAR_NAME, Reason.SAME_PHONE},
        ),
        (
            Person("Sian", "Lewelyn", postcode="cf101aa"),
            {Reason.SIMILAR_NAME, Reason.SAME_POSTCODE},
        ),
        (
            Person("Sian", "Llewelyn", "", date(1984, 9, 3)),
            {Reason.SAME_NAME, Reason.SIMILAR_BIRTH},
        ),
        (Person("", "", "", BORN, "CF10 1AA"), {Reason.SAME_BIRTH, Reason.SAME_POSTCODE}),
    ],
)
def test_what_agrees_is_told(typed: Person, reasons: set[Reason]) -> None:
    assert set(why_alike(typed, SIAN)) == reasons


@pytest.mark.parametrize(
    "typed",
    [
        Person("Siân", "Llewelyn", "", date(1999, 12, 1)),
        Person("Megan", "Llewelyn", "", date(2007, 5, 2), "CF10 1AA", "07700 900123"),
        Person("Sian", "Llewellyn"),
        Person("", "", "", BORN),
        Person("", "", phone="07700 900123", postcode="CF10 1AA"),
        Person(),
    ],
)
def test_a_name_alike_a_shared_home_or_a_shared_birthday_alone_warns_of_nobody(
    typed: Person,
) -> None:
    assert why_alike(typed, SIAN) == ()


def known(number: int, person: Person) -> KnownPerson:
    return KnownPerson(ResidentId(UUID(int=number)), f"AD-{number}", person)


@given(st.lists(people, max_size=12), people)
def test_the_index_leaves_out_nobody_who_shares_an_initial_a_birthday_or_a_phone(
    everybody: list[Person], typed: Person
) -> None:
    index = PeopleIndex(known(number, person) for number, person in enumerate(everybody))
    found = {match.known.reference for match in index.like(typed, most=len(everybody) + 1)}
    alike = {f"AD-{n}" for n, person in enumerate(everybody) if why_alike(typed, person)}
    assert found <= alike
    for reference in alike - found:
        other = everybody[int(reference[3:])]
        # Only a slip in a first letter escapes, where nothing else is the same.
        reasons = set(why_alike(typed, other))
        assert reasons == {Reason.SIMILAR_NAME, Reason.SIMILAR_BIRTH}


@given(people, people)
def test_likeness_is_mutual_and_everybody_is_like_themself(one: Person, other: Person) -> None:
    assert set(why_alike(one, other)) == set(why_alike(other, one))
    assert Reason.SAME_NAME in why_alike(one, one)


@given(people, st.data())
def test_one_slip_in_a_long_name_with_the_same_birthday_is_still_found(
    person: Person, data: st.DataObject
) -> None:
    letters = st.text("abcdefgh", min_size=6, max_size=12)
    family = data.draw(letters)
    at = data.draw(st.integers(1, len(family) - 1))
    slipped = family[:at] + family[at + 1 :]
    assume(slipped)
    real = replace(person, family_name=family, date_of_birth=BORN)
    assert why_alike(replace(real, family_name=slipped), real)


@given(st.text("abc", max_size=6), st.text("abc", max_size=6))
def test_slips_are_a_distance(one: str, other: str) -> None:
    assert slips(one, other) == slips(other, one)
    assert (slips(one, other) == 0) == (one == other)
    assert abs(len(one) - len(other)) <= slips(one, other) <= max(len(one), len(other))


def test_letters_exchanged_are_one_slip() -> None:
    assert slips("tomasz", "toamsz") == 1


def test_whoever_is_left_out_is_not_found_and_the_likeliest_comes_first() -> None:
    index = PeopleIndex(
        (known(1, Person("Sian", "Llewelyn")), known(2, SIAN), known(3, replace(SIAN, phone="")))
    )
    assert [m.known.reference for m in index.like(SIAN)] == ["AD-2", "AD-3", "AD-1"]
    left_out = index.like(SIAN, but=lambda one: one == UUID(int=2))
    assert [m.known.reference for m in left_out] == ["AD-3", "AD-1"]
