"""Recovery codes: every code reads back, and a mistyped group is named."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from anchordesk.domain.recovery_code import (
    ALPHABET,
    MistypedRecoveryCodeError,
    RecoveryCode,
    is_group,
    read_recovery_code,
)

codes = st.binary(min_size=20, max_size=20).map(RecoveryCode)
groups = st.integers(0, 7)
FIRST_PRINTED = ("000GD", "40R4X", "0M300", "E209K", "185G3", "R38ED", "1W811", "24GKZ")


def wrong_groups(typed: str) -> tuple[int, ...]:
    with pytest.raises(MistypedRecoveryCodeError) as told:
        read_recovery_code(typed)
    return told.value.groups


@given(codes, st.sampled_from([" ", "-", "", "\n", " - "]), st.booleans())
def test_a_code_reads_back_however_it_is_typed(
    code: RecoveryCode, between: str, small: bool
) -> None:
    typed = between.join(code.groups)
    assert read_recovery_code(typed.lower() if small else typed) == code
    look_alikes = typed.replace("1", "l").replace("0", "O")
    assert read_recovery_code(look_alikes) == code


@given(codes, groups, st.integers(0, 4), st.sampled_from(ALPHABET + "U?"))
def test_one_wrong_character_names_its_group(
    code: RecoveryCode, group: int, place: int, character: str
) -> None:
    typed = list(code.groups)
    assume(typed[group][place] != character)
    typed[group] = typed[group][:place] + character + typed[group][place + 1 :]
    assert wrong_groups(" ".join(typed)) == (group + 1,)


@given(codes, groups, st.integers(0, 4), st.integers(0, 4))
def test_two_characters_swapped_name_their_group(
    code: RecoveryCode, group: int, one: int, other: int
) -> None:
    typed = list(code.groups)
    characters = list(typed[group])
    assume(characters[one] != characters[other])
    characters[one], characters[other] = characters[other], characters[one]
    typed[group] = "".join(characters)
    assert wrong_groups(" ".join(typed)) == (group + 1,)


@given(codes, groups, groups)
def test_two_groups_in_each_others_place_are_both_named(
    code: RecoveryCode, one: int, other: int
) -> None:
    assume(one < other)
    typed = list(code.groups)
    typed[one], typed[other] = typed[other], typed[one]
    assert wrong_groups(" ".join(typed)) == (one + 1, other + 1)


@given(st.text(max_size=80))
def test_no_text_makes_reading_fail_otherwise(typed: str) -> None:
    try:
        code = read_recovery_code(typed)
    except MistypedRecoveryCodeError:
        return
    assert len(code.secret) == 20


def test_the_words_name_the_groups_and_never_the_code() -> None:
    code = RecoveryCode(bytes(range(20)))
    typed = list(code.groups)
    typed[2], typed[6] = "ZZZZZ", "YYYYY"
    with pytest.raises(MistypedRecoveryCodeError, match=r"Groups 3 and 7 .* are mistyped") as told:
        read_recovery_code(" ".join(typed))
    assert "ZZZZZ" not in str(told.value)
    with pytest.raises(MistypedRecoveryCodeError, match="8 groups of 5"):
        read_recovery_code("ABC")
    assert code.groups[0] not in repr(code)
    assert repr(code.secret) not in repr(code)


def test_a_group_is_compared_as_it_may_be_typed() -> None:
    code = RecoveryCode(bytes(range(20)))
    assert is_group(code, 1, f" {code.groups[0].lower()} ")
    assert not is_group(code, 2, code.groups[0])
    assert not is_group(code, 1, "")


def test_codes_printed_once_read_for_ever() -> None:
    assert RecoveryCode(bytes(range(20))).groups == FIRST_PRINTED
    assert read_recovery_code(" ".join(FIRST_PRINTED)) == RecoveryCode(bytes(range(20)))
