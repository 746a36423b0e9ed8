"""Any two of three sheets give the recovery code back; one tells nothing; mistakes are named."""

from __future__ import annotations

import os
from itertools import combinations, permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from anchordesk.domain.recovery_code import (
    CODE_BYTES,
    MistypedRecoveryCodeError,
    RecoveryCode,
    look_at_typed,
)
from anchordesk.domain.recovery_parts import (
    FIRST_PLACE,
    PART_GROUPS,
    PartsRefusedError,
    RecoveryPart,
    join_parts,
    look_at_any,
    parts_of,
    read_part,
    read_typed_code,
)
from anchordesk.domain.secret_sharing import combine, inverse, multiply, split

secrets = st.binary(min_size=CODE_BYTES, max_size=CODE_BYTES)
elements = st.integers(0, 255)
CODE = RecoveryCode(bytes(range(CODE_BYTES)))


def typed(*parts: RecoveryPart) -> str:
    return "\n".join(" ".join(part.groups) for part in parts)


def test_the_field_is_that_of_aes_as_fips_197_works_it_out() -> None:
    assert (multiply(0x57, 0x83), multiply(0x57, 0x13)) == (0xC1, 0xFE)
    assert all(multiply(one, inverse(one)) == 1 for one in range(1, 256))
    assert inverse(0) == 0


@given(elements, elements, elements)
def test_the_field_multiplies_as_a_field_does(one: int, other: int, third: int) -> None:
    assert multiply(one, other) == multiply(other, one)
    assert multiply(one, multiply(other, third)) == multiply(multiply(one, other), third)
    assert multiply(one, other ^ third) == multiply(one, other) ^ multiply(one, third)


def test_the_published_shares_give_the_published_secret() -> None:
    # draft-mcgrew-tss-03, section 9: two shares of which both are needed.
    shares = {1: bytes.fromhex("B9FA07E185"), 2: bytes.fromhex("F5409B4511")}
    assert combine(shares) == bytes.fromhex("7465737400")
    coefficient = bytes(one ^ other for one, other in zip(b"test\0", shares[1], strict=True))
    assert split(b"test\0", 2, 2, lambda _: coefficient) == (shares[1], shares[2])


@settings(max_examples=60)
@given(st.binary(min_size=1, max_size=24), st.integers(1, 5), st.integers(0, 3))
def test_as_many_shares_as_are_needed_give_any_secret_back(
    secret: bytes, needed: int, more: int
) -> None:
    shares = dict(enumerate(split(secret, needed, needed + more, os.urandom), start=1))
    for chosen in combinations(shares, needed):
        assert combine({number: shares[number] for number in chosen}) == secret


@settings(max_examples=60)
@given(elements, elements, elements, st.integers(1, 3))
def test_one_share_fits_every_secret_alike_so_that_it_tells_nothing(
    secret: int, chance: int, other: int, number: int
) -> None:
    share = split(bytes([secret]), 2, 3, lambda _: bytes([chance]))[number - 1]
    fitting = [
        coefficient
        for coefficient in range(256)
        if split(bytes([other]), 2, 3, lambda _, c=coefficient: bytes([c]))[number - 1]  # type: ignore[misc]
        == share
    ]
    assert len(fitting) == 1


@settings(max_examples=40)
@given(secrets)
def test_any_two_sheets_in_any_order_give_the_code_back(secret: bytes) -> None:
    code = RecoveryCode(secret)
    parts = parts_of(code, os.urandom)
    assert [part.number for part in parts] == [1, 2, 3]
    for one, other in permutations(parts, 2):
        assert join_parts(one, other) == code
        assert read_typed_code(typed(one, other)) == code
        assert look_at_any(typed(one, other)).whole
    assert read_part(typed(parts[1]).lower().replace(" ", "-")) == parts[1]


@settings(max_examples=60)
@given(secrets, st.integers(0, 109), st.sampled_from("0123456789ABCDEFGHJKMNPQRSTVWXYZ"))
def test_a_wrong_character_is_named_by_its_group(secret: bytes, at: int, wrong: str) -> None:
    one, other, _ = parts_of(RecoveryCode(secret), os.urandom)
    plain = typed(one, other).replace(" ", "").replace("\n", "")
    if plain[at] == wrong:
        return
    mistyped = plain[:at] + wrong + plain[at + 1 :]
    assert look_at_any(mistyped).wrong == (at // 5 + 1,)
    with pytest.raises(MistypedRecoveryCodeError) as refused:
        read_typed_code(mistyped)
    assert refused.value.groups == (at // 5 + 1,)


def test_a_whole_code_is_read_as_before_and_never_taken_for_parts() -> None:
    whole = " ".join(CODE.groups)
    assert read_typed_code(whole) == CODE
    assert look_at_any(whole) == look_at_typed(whole)
    part = typed(parts_of(CODE, os.urandom)[0])
    with pytest.raises(PartsRefusedError, match="22 groups"):
        read_typed_code(part)
    told = look_at_any(part)
    assert (told.right, told.of, told.whole) == (PART_GROUPS, 2 * PART_GROUPS, False)
    assert FIRST_PLACE + PART_GROUPS <= 32


def test_sheets_that_do_not_belong_together_are_refused_and_say_why() -> None:
    parts, later = parts_of(CODE, os.urandom), parts_of(CODE, os.urandom)
    with pytest.raises(PartsRefusedError, match="Both are sheet 1"):
        read_typed_code(typed(parts[0], parts[0]))
    with pytest.raises(PartsRefusedError, match="different occasions"):
        join_parts(parts[0], later[1])
    forged = RecoveryPart(2, parts[0].of_set, later[1].share)
    with pytest.raises(PartsRefusedError, match="different occasions"):
        join_parts(parts[0], forged)
    with pytest.raises(PartsRefusedError, match="later version"):
        read_part(typed(RecoveryPart(9, parts[0].of_set, parts[0].share)))


def test_no_part_is_shown_by_its_repr() -> None:
    part = parts_of(CODE, os.urandom)[0]
    assert part.share.hex() not in repr(part)
    assert "share" not in repr(part)
