"""Wrong passphrases slow down the next try, also after a restart, and lock nobody out for ever."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import pytest

from anchordesk.adapters.keys import guesses as guesses_module
from anchordesk.adapters.keys.guesses import GUESSES_FILE, LONGEST_WAIT_SECONDS, WrongGuesses
from anchordesk.services.errors import DeviceSecretMissingError, WrongPassphraseError
from anchordesk.services.key_errors import TooManyGuessesError


@dataclass
class Clocks:
    """Both clocks of a computer. Only the one of the day can be set."""

    since_start: float = 1000.0
    of_day: float = 1_790_000_000.0

    def pass_seconds(self, seconds: float) -> None:
        self.since_start += seconds
        self.of_day += seconds


@pytest.fixture
def clocks() -> Clocks:
    return Clocks()


def counter(clocks: Clocks) -> WrongGuesses:
    """A counter as a process that has just been started has it."""
    return WrongGuesses(lambda: clocks.since_start, lambda: clocks.of_day)


def guess_wrong(guesses: WrongGuesses, folder: Path, clocks: Clocks) -> int:
    """Try a wrong passphrase; return how long the next try must wait."""
    with pytest.raises(WrongPassphraseError) as told, guesses.counted(folder):
        raise WrongPassphraseError
    path = folder / GUESSES_FILE
    if path.exists():
        os.utime(path, (clocks.of_day, clocks.of_day))
    return told.value.wait_seconds


def seconds_left(guesses: WrongGuesses, folder: Path) -> int:
    with pytest.raises(TooManyGuessesError) as told, guesses.counted(folder):
        raise AssertionError("the passphrase was tried")
    return told.value.wait_seconds


def guess_right(guesses: WrongGuesses, folder: Path) -> None:
    with guesses.counted(folder):
        pass


def test_from_the_third_on_each_wait_is_twice_as_long_up_to_a_minute(
    tmp_path: Path, clocks: Clocks
) -> None:
    guesses, waits = counter(clocks), []
    for _ in range(12):
        waits.append(guess_wrong(guesses, tmp_path, clocks))
        clocks.pass_seconds(waits[-1])
    assert waits == [0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60, 60]


def test_a_try_that_comes_too_early_is_not_made_and_not_counted(
    tmp_path: Path, clocks: Clocks
) -> None:
    guesses = counter(clocks)
    for _ in range(3):
        guess_wrong(guesses, tmp_path, clocks)
    for _ in range(50):
        assert seconds_left(guesses, tmp_path) == 1
    clocks.pass_seconds(1)
    assert guess_wrong(guesses, tmp_path, clocks) == 2
    clocks.pass_seconds(1.5)
    assert seconds_left(guesses, tmp_path) == 1


def test_the_right_one_forgets_all_wrong_ones(tmp_path: Path, clocks: Clocks) -> None:
    guesses = counter(clocks)
    for _ in range(2):
        guess_wrong(guesses, tmp_path, clocks)
    guess_right(guesses, tmp_path)
    assert list(tmp_path.iterdir()) == []
    assert [guess_wrong(guesses, tmp_path, clocks) for _ in range(3)] == [0, 0, 1]


def test_a_restart_forgets_nothing(tmp_path: Path, clocks: Clocks) -> None:
    waits = []
    for _ in range(6):
        waits.append(guess_wrong(counter(clocks), tmp_path, clocks))
        if waits[-1]:
            assert seconds_left(counter(clocks), tmp_path) == waits[-1]
        clocks.pass_seconds(waits[-1])
    assert waits == [0, 0, 1, 2, 4, 8]


@pytest.mark.parametrize("set_by", [-(10.0**9), -3600.0])
def test_a_clock_that_was_put_back_makes_nobody_wait_longer_than_a_minute(
    tmp_path: Path, clocks: Clocks, set_by: float
) -> None:
    guesses = counter(clocks)
    for _ in range(12):
        clocks.pass_seconds(guess_wrong(guesses, tmp_path, clocks))
    clocks.of_day += set_by
    restarted = counter(clocks)
    assert seconds_left(restarted, tmp_path) == LONGEST_WAIT_SECONDS
    clocks.pass_seconds(LONGEST_WAIT_SECONDS)
    guess_right(restarted, tmp_path)


def test_after_a_clock_was_put_back_restarts_do_not_begin_the_wait_anew_each_time(
    tmp_path: Path, clocks: Clocks
) -> None:
    for _ in range(3):
        guess_wrong(counter(clocks), tmp_path, clocks)
    clocks.of_day -= 10.0**8
    assert seconds_left(counter(clocks), tmp_path) == 1
    clocks.pass_seconds(1)
    guess_right(counter(clocks), tmp_path)


def test_within_one_process_setting_the_clock_saves_no_wait(tmp_path: Path, clocks: Clocks) -> None:
    guesses = counter(clocks)
    for _ in range(8):
        clocks.pass_seconds(guess_wrong(guesses, tmp_path, clocks))
    assert guess_wrong(guesses, tmp_path, clocks) == LONGEST_WAIT_SECONDS
    clocks.of_day += 10.0**6
    assert seconds_left(guesses, tmp_path) == LONGEST_WAIT_SECONDS


def test_a_try_that_is_killed_half_way_counts(tmp_path: Path, clocks: Clocks) -> None:
    # Held, so that none ends in an orderly way: a process that is killed does not.
    killed = [counter(clocks).counted(tmp_path) for _ in range(3)]
    for one in killed:
        one.__enter__()
        os.utime(tmp_path / GUESSES_FILE, (clocks.of_day, clocks.of_day))
    assert seconds_left(counter(clocks), tmp_path) == 1


def test_what_is_no_guess_does_not_count(tmp_path: Path, clocks: Clocks) -> None:
    guesses = counter(clocks)
    for _ in range(10):
        with pytest.raises(DeviceSecretMissingError), guesses.counted(tmp_path):
            raise DeviceSecretMissingError("locked")
    assert guess_wrong(guesses, tmp_path, clocks) == 0


@pytest.mark.parametrize("content", [b"", b"many", b"-4", b"\xff\xfe", b"9" * 5000])
def test_a_damaged_count_is_neither_a_free_ticket_nor_a_wall(
    tmp_path: Path, clocks: Clocks, content: bytes
) -> None:
    path = tmp_path / GUESSES_FILE
    path.write_bytes(content)
    os.utime(path, (clocks.of_day, clocks.of_day))
    guesses = counter(clocks)
    assert seconds_left(guesses, tmp_path) == 1
    clocks.pass_seconds(LONGEST_WAIT_SECONDS)
    guess_right(guesses, tmp_path)
    assert not path.exists()


def test_a_full_disk_keeps_nobody_out_and_makes_no_guess_free(
    tmp_path: Path, clocks: Clocks, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(guesses_module, "replace_file", full)
    guesses = counter(clocks)
    assert [guess_wrong(guesses, tmp_path, clocks) for _ in range(3)] == [0, 0, 1]
    clocks.pass_seconds(1)
    guess_right(guesses, tmp_path)
    assert guess_wrong(guesses, tmp_path, clocks) == 0


def test_vaults_are_counted_apart(tmp_path: Path, clocks: Clocks) -> None:
    guesses = counter(clocks)
    one, other = tmp_path / "one", tmp_path / "other"
    one.mkdir()
    other.mkdir()
    for _ in range(3):
        guess_wrong(guesses, one, clocks)
    assert guess_wrong(guesses, other, clocks) == 0


def test_the_words_say_how_long() -> None:
    assert "Wait 1 second, then" in TooManyGuessesError(1).in_plain_words
    assert "wait 32 seconds, then" in WrongPassphraseError(32).in_plain_words
    assert "Check Caps Lock and try again." in WrongPassphraseError().in_plain_words
