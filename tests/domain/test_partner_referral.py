"""A partner's file is read row by row: whatever a row holds, it is kept, and stops no other."""

from __future__ import annotations

import json
from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anchordesk.domain.partner_referral import (
    COLUMNS,
    FORMAT,
    PartnerReferral,
    ReferralFileError,
    fingerprint_of,
    read_referral,
    rows_of_json,
    template_json,
)

TODAY = date(2026, 11, 23)
rows = st.dictionaries(st.sampled_from(COLUMNS) | st.text(max_size=8), st.text(max_size=30))
jsons: st.SearchStrategy[object] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
)


def read(row: dict[str, str], partner: str = "Harbour Advice") -> PartnerReferral:
    return read_referral(UUID(int=1), row, partner, "file.csv", TODAY)


@given(rows)
def test_any_row_is_read_and_nothing_that_was_sent_is_dropped(row: dict[str, str]) -> None:
    one = read(row)
    assert {name for name, _ in one.sent} == {name for name, cell in row.items() if cell.strip()}
    assert one.date_of_birth is None or one.date_of_birth <= TODAY
    if not one.name:
        assert "No name was sent." in one.problems


@given(rows, st.randoms())
def test_the_same_row_is_known_again_in_any_order_of_columns(
    row: dict[str, str], random: object
) -> None:
    turned = dict(reversed(list(row.items())))
    assert read(row).fingerprint == read(turned).fingerprint


@given(rows, rows)
def test_rows_that_say_different_things_are_not_taken_for_one(
    one: dict[str, str], other: dict[str, str]
) -> None:
    first, second = read(one), read(other)
    if sorted(first.sent) != sorted(second.sent):
        assert first.fingerprint != second.fingerprint


@given(st.lists(jsons, max_size=5))
def test_whatever_stands_in_the_list_each_place_gives_one_row_or_none(listed: list[object]) -> None:
    text = json.dumps({"format": FORMAT, "referrals": listed})
    found = list(rows_of_json(text))
    assert [row is None for row in found] == [not isinstance(one, dict) for one in listed]
    for row in found:
        if row is not None:
            read(row)


@given(st.text(max_size=60) | jsons.map(json.dumps))
def test_what_is_no_file_of_referrals_is_refused_in_plain_words(text: str) -> None:
    with pytest.raises(ReferralFileError):
        list(rows_of_json(text))


def test_the_template_is_a_file_of_the_format_without_a_fault() -> None:
    (row,) = rows_of_json(template_json())
    assert row is not None
    one = read(row)
    assert (one.partner, one.name, one.problems) == ("Harbour Advice", "Example Person", ())
    assert one.date_of_birth == date(1990, 5, 31)


def test_what_is_missing_or_wrong_is_named() -> None:
    one = read({"given_name": "Ana", "date_of_birth": "soon", "consent_on": "2031-01-01"})
    assert one.problems == (
        "Neither a phone number nor an email address was sent.",
        "It does not say that the person agreed to be referred.",
        "The date of birth could not be read.",
        "The day of consent is in the future.",
    )
    assert fingerprint_of("A", ()) != fingerprint_of("B", ())
