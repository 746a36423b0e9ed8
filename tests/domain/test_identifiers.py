"""UUID version 7."""

from __future__ import annotations

from uuid import RFC_4122

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anchordesk.domain.identifiers import uuid7

TIMES = st.integers(0, 2**48 - 1)
NOISE = st.binary(min_size=10, max_size=10)


@given(TIMES, NOISE)
def test_version_variant_and_time_are_as_rfc_9562_says(time: int, noise: bytes) -> None:
    made = uuid7(time, noise)
    assert made.version == 7
    assert made.variant == RFC_4122
    assert made.int >> 80 == time


@given(TIMES, TIMES, NOISE, NOISE)
def test_later_ones_sort_after_earlier_ones(a: int, b: int, noise_a: bytes, noise_b: bytes) -> None:
    if a < b:
        assert uuid7(a, noise_a) < uuid7(b, noise_b)


def test_all_seventy_four_random_bits_are_used() -> None:
    seen = {uuid7(0, (1 << bit).to_bytes(10, "big")) for bit in range(80)}
    assert len(seen) == 75


def test_wrong_input_is_refused() -> None:
    with pytest.raises(ValueError, match="48 bits"):
        uuid7(2**48, bytes(10))
    with pytest.raises(ValueError, match="ten random bytes"):
        uuid7(0, bytes(9))
