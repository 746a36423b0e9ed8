"""When two ways to write an address are one address."""

from __future__ import annotations

import pytest

from anchordesk.domain.address import address_key

BUTE = address_key("14 Bute Street", "CF10 1AA")


@pytest.mark.parametrize(
    ("address", "postcode"),
    [
        ("14 bute st", "cf101aa"),
        ("14  Bute Street, Cardiff", "CF10 1AA"),
        ("14 Bute St.\nButetown\nCardiff", "Cf10  1aa"),
    ],
)
def test_these_are_the_same_house(address: str, postcode: str) -> None:
    assert address_key(address, postcode) == BUTE


@pytest.mark.parametrize(
    ("address", "postcode"),
    [
        ("15 Bute Street", "CF10 1AA"),
        ("14a Bute Street", "CF10 1AA"),
        ("Flat 2, 14 Bute Street", "CF10 1AA"),
        ("14 Bute Street", "CF10 1AB"),
    ],
)
def test_these_are_others(address: str, postcode: str) -> None:
    assert address_key(address, postcode) not in ("", BUTE)


def test_a_flat_and_a_house_with_a_name_have_a_place_too() -> None:
    assert address_key("Flat 2, 14 Bute St", "CF10 1AA") == address_key(
        "Apt 2 14 Bute Street, Cardiff", "CF10 1AA"
    )
    assert address_key("Rose Cottage, High Lane", "CF10 1AA") == address_key(
        "Rose Cottage", "CF10 1AA"
    )


def test_without_both_there_is_no_place() -> None:
    assert address_key("14 Bute Street", "") == address_key(" ", "CF10 1AA") == ""
