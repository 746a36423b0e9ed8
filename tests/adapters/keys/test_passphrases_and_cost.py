"""New passphrases that are refused, and how the cost of guessing is measured."""

from __future__ import annotations

import pytest

from anchordesk.adapters.keys.argon2_cost import (
    FLOOR,
    LEAST_MEMORY_KIB,
    MOST_MEMORY_KIB,
    USUAL_MEMORY_KIB,
    Argon2Cost,
    calibrate,
)
from anchordesk.adapters.keys.passphrases import check_new_passphrase, passphrase_bytes
from anchordesk.services.errors import WeakPassphraseError


@pytest.mark.parametrize(
    "weak",
    [
        "",
        "short",
        "elevenchars",
        "aaaaaaaaaaaaaaaaaaaaaa",
        "abababababababababab",
        "passwordpassword",
        "Password1234!!!!",
        "P a s s w o r d 1 2 3 4 5",
        "qwertyuiopqwertyuiop",
        "1234567890123456",
        "9876543210987654",
    ],
)
def test_what_others_try_first_is_refused_with_advice(weak: str) -> None:
    with pytest.raises(WeakPassphraseError) as told:
        check_new_passphrase(weak, joined_by_keyring=True)
    assert "words" in told.value.what_to_do
    assert weak == "" or weak not in told.value.in_plain_words


@pytest.mark.parametrize("good", ["herring velvet lantern", "Mòrag’s 7 geese", "тёплый чайник на"])
def test_a_good_passphrase_of_any_language_is_accepted(good: str) -> None:
    check_new_passphrase(good, joined_by_keyring=True)


@pytest.mark.parametrize(
    ("length", "keyring", "accepted"),
    [(11, True, False), (12, True, True), (15, False, False), (16, False, True)],
)
def test_the_least_length_depends_on_the_keyring(
    length: int, keyring: bool, accepted: bool
) -> None:
    passphrase = "plover zinc 7x bq"[:length]
    if accepted:
        check_new_passphrase(passphrase, joined_by_keyring=keyring)
        return
    with pytest.raises(WeakPassphraseError, match="characters"):
        check_new_passphrase(passphrase, joined_by_keyring=keyring)


def test_length_is_counted_as_people_see_it() -> None:
    decomposed = "cafe\u0301 lampe 1"
    assert len(decomposed) == 13
    check_new_passphrase(decomposed, joined_by_keyring=True)
    with pytest.raises(WeakPassphraseError):
        check_new_passphrase("cafe\u0301 lampe", joined_by_keyring=True)


def test_any_text_gives_bytes() -> None:
    assert passphrase_bytes("e\u0301") == "é".encode()
    assert passphrase_bytes("\ud800") != b""


@pytest.mark.parametrize("speed", [0.05, 0.3, 1.0, 3.0, 20.0])
def test_any_computer_gets_settings_between_half_a_second_and_a_second_or_the_floor(
    speed: float,
) -> None:
    def seconds(cost: Argon2Cost) -> float:
        return cost.memory_kib / LEAST_MEMORY_KIB * cost.iterations / 3 / speed / 4

    cost = calibrate(seconds)
    assert cost.memory_kib >= LEAST_MEMORY_KIB
    assert cost.memory_kib <= USUAL_MEMORY_KIB
    assert cost.iterations >= FLOOR.iterations
    assert 0.5 <= seconds(cost) <= 1.0 or cost == FLOOR or cost.iterations == 16


def test_a_computer_without_memory_keeps_the_last_settings_that_worked() -> None:
    def seconds(cost: Argon2Cost) -> float:
        if cost.memory_kib > LEAST_MEMORY_KIB:
            raise MemoryError
        return 0.1

    assert calibrate(seconds) == FLOOR


def test_a_busy_moment_does_not_weaken_the_settings() -> None:
    answers = iter([0.2, 4.0, 0.6])
    assert calibrate(lambda _: next(answers)).memory_kib == 2 * LEAST_MEMORY_KIB


@pytest.mark.parametrize(
    ("memory", "iterations", "lanes"),
    [(MOST_MEMORY_KIB + 1, 1, 1), (7, 1, 1), (64, 0, 1), (64, 17, 1), (64, 1, 0), (64, 1, 17)],
)
def test_settings_out_of_bounds_cannot_be_made(memory: int, iterations: int, lanes: int) -> None:
    with pytest.raises(ValueError, match="bounds"):
        Argon2Cost(memory, iterations, lanes)
