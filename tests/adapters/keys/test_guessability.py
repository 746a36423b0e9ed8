"""How passphrases are judged: real patterns are seen through, in our words, in bounded time."""

from __future__ import annotations

import random
import time
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from zxcvbn.matching import L33T_TABLE

from anchordesk.adapters.keys.guessability import (
    MOST_CHARACTERS,
    SIGNS_FOR_A_LETTER,
    ZxcvbnEstimator,
)
from anchordesk.adapters.keys.passphrases import check_new_passphrase, judge_new_passphrase
from anchordesk.domain.passphrase import Guessability, Weakness
from anchordesk.services.errors import WeakPassphraseError
from anchordesk.services.passphrases import WEAKNESSES, PassphraseStrength, judge

NAMES = ("Sam Kaur", "Harbour Homes")


@pytest.mark.parametrize(
    ("passphrase", "reason"),
    [
        ("Birmingham2026", "too few words"),
        ("P@ssw0rd2026!", "many people use"),
        ("samkaur harbour homes", "your name, your organisation"),
        ("HarbourHomes2026!", "your name, your organisation"),
        ("anchordesk sam 12", "your name, your organisation"),
        ("zxcvbnm,./asdfgh", "neighbours on the keyboard"),
        ("lantern lantern lantern", "Repeating"),
        ("abcdefghijklmnopqrs", "usual order"),
        ("01/02/1984 1984", "Dates and years"),
    ],
)
def test_what_gives_a_passphrase_away_is_said_in_our_own_words(
    passphrase: str, reason: str
) -> None:
    with pytest.raises(WeakPassphraseError, match=reason) as told:
        check_new_passphrase(passphrase, joined_by_keyring=True, names=NAMES)
    assert passphrase not in told.value.in_plain_words
    assert "Choose four or more words" in told.value.what_to_do


def test_own_names_count_only_against_those_who_bear_them() -> None:
    passphrase = "threlkeld oxenholme"
    assert judge_new_passphrase(passphrase, joined_by_keyring=True).accepted
    known = judge_new_passphrase(
        passphrase, joined_by_keyring=True, names=("T. Threlkeld", "Oxenholme Homes")
    )
    assert (known.strength, known.accepted) == (PassphraseStrength.TOO_EASY, False)


def test_the_names_of_one_person_are_forgotten_with_the_next() -> None:
    estimator, passphrase = ZxcvbnEstimator(), "threlkeld oxenholme"
    alone = estimator.estimate(passphrase, ())
    assert estimator.estimate(passphrase, ("Threlkeld", "Oxenholme")).guesses < alone.guesses
    assert estimator.estimate(passphrase, ()) == alone


@pytest.mark.parametrize(
    ("passphrase", "strength"),
    [
        ("herring velvet lantern quarry", PassphraseStrength.STRONG),
        ("quarry lamp 7", PassphraseStrength.FAIR),
        ("тёплый чайник на столе", PassphraseStrength.STRONG),
    ],
)
def test_good_ones_are_told_from_better_ones(passphrase: str, strength: PassphraseStrength) -> None:
    assert judge_new_passphrase(passphrase, joined_by_keyring=True).strength is strength


class Eleven:
    """Says of every passphrase that it takes 10^11 guesses."""

    def estimate(self, passphrase: str, names: Sequence[str]) -> Guessability:
        return Guessability(11.0, None)


@pytest.mark.parametrize("keyring", [True, False])
def test_without_a_keyring_more_guesses_are_wanted(keyring: bool) -> None:
    judged = judge("a passphrase of usual length", Eleven(), joined_by_keyring=keyring)
    assert judged.accepted == keyring


@pytest.mark.parametrize("weakness", list(Weakness))
def test_every_weakness_has_its_words(weakness: Weakness) -> None:
    assert WEAKNESSES[weakness].endswith(".")


@pytest.mark.parametrize(
    "passphrase", ["qwertyuiop asdfghjkl", "lantern lantern", "Birmingham2026"]
)
def test_no_sentence_of_the_library_is_shown(passphrase: str) -> None:
    judged = judge_new_passphrase(passphrase, joined_by_keyring=True)
    assert judged.reason in WEAKNESSES.values()


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60), st.lists(st.text(max_size=20), max_size=3))
def test_any_text_is_judged(passphrase: str, names: list[str]) -> None:
    judged = judge(passphrase, ZxcvbnEstimator(), joined_by_keyring=True, names=names)
    assert judged.reason


@pytest.mark.parametrize(
    "letters",
    [
        "0123456789",
        "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ@$!|+%([<&*#-_",
        "@8({[<369&#!1/|0$5+7%2",
    ],
)
def test_what_a_password_manager_makes_is_accepted(letters: str) -> None:
    chance = random.Random(11)
    for _ in range(60):
        passphrase = "".join(chance.choice(letters) for _ in range(20))
        assert judge_new_passphrase(passphrase, joined_by_keyring=False).accepted, passphrase


def test_a_run_of_all_digits_gains_nothing_by_their_number() -> None:
    assert ZxcvbnEstimator().estimate("1234567890" * 3, ()).guesses < 10


def test_the_signs_are_those_that_the_library_reads_in_several_ways() -> None:
    several = {frozenset(signs) for signs in L33T_TABLE.values() if len(signs) > 1}
    assert set(SIGNS_FOR_A_LETTER) == several


def slow_ones() -> list[str]:
    chance = random.Random(7)
    signs = "@8({[<369&#!1/|0$5+7%2"
    return [
        "4" + signs * 3,
        *("".join(chance.choice(signs + "abel") for _ in range(72)) for _ in range(20)),
        *("".join(chance.choice(signs[n : n + 6]) for _ in range(72)) for n in range(16)),
        "a" * 100_000,
        "p@ssw0rd" * 10_000,
    ]


def test_no_input_keeps_a_lane_busy() -> None:
    ZxcvbnEstimator().estimate("once, to load it", ())
    began = time.process_time()
    inputs = slow_ones()
    for passphrase in inputs:
        ZxcvbnEstimator().estimate(passphrase, NAMES)
    # The whole of the worst of these takes seconds; a tenth of one is generous on any computer.
    assert (time.process_time() - began) / len(inputs) < 0.1
    assert MOST_CHARACTERS >= 36, "so much is enough to call a passphrase strong"
