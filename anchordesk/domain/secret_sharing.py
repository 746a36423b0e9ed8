"""Splits a secret into shares of which some number suffices, and fewer tell nothing (Shamir, 1979).

Each byte of the secret is the value at 0 of a random polynomial over GF(256), the field of
AES (x^8 + x^4 + x^3 + x + 1, FIPS 197); a share is its value at the share's number. The scheme and
the field are those of draft-mcgrew-tss-03, whose test vector the tests check. It finds no mistake
in a share by itself: whoever uses it adds a check to the secret.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

MOST_SHARES = 255
POLYNOMIAL = 0x11B
RandomBytes = Callable[[int], bytes]


def split(secret: bytes, needed: int, shares: int, random_bytes: RandomBytes) -> tuple[bytes, ...]:
    """Return the shares with the numbers 1, 2 and so on.

    Args:
        needed: How many of them give the secret back.
        random_bytes: Fresh randomness; what it returns must never be used again.

    Raises:
        ValueError: if so many shares cannot be, or the secret is empty.
    """
    if not 1 <= needed <= shares <= MOST_SHARES or not secret:
        raise ValueError("between 1 and 255 shares, of which no more can be needed than there are")
    coefficients = [secret, *(random_bytes(len(secret)) for _ in range(needed - 1))]
    return tuple(_values_at(number, coefficients) for number in range(1, shares + 1))


def combine(shares: Mapping[int, bytes]) -> bytes:
    """Return the secret of as many shares as are needed, by their numbers.

    With shares of different secrets, or too few, it returns bytes that mean nothing.

    Raises:
        ValueError: if there is none, a number is out of range, or they are of different lengths.
    """
    if not shares or not all(1 <= number <= MOST_SHARES for number in shares):
        raise ValueError("shares have numbers from 1 to 255")
    lengths = {len(share) for share in shares.values()}
    if len(lengths) != 1:
        raise ValueError("shares of one secret are of one length")
    whole = bytearray(lengths.pop())
    for number, share in shares.items():
        weight = _weight(number, [other for other in shares if other != number])
        for place, value in enumerate(share):
            whole[place] ^= multiply(value, weight)
    return bytes(whole)


def multiply(one: int, other: int) -> int:
    """Return the product of two elements of the field, in a time that tells nothing of them."""
    product = 0
    for _ in range(8):
        product ^= one & -(other & 1)
        one = one << 1 ^ (POLYNOMIAL & -(one >> 7))
        other >>= 1
    return product


def inverse(element: int) -> int:
    """Return the element whose product with this one is 1; of 0 it is 0. It is the 254th power."""
    result = 1
    for bit in f"{254:08b}":
        result = multiply(result, result)
        if bit == "1":
            result = multiply(result, element)
    return result


def _values_at(number: int, coefficients: list[bytes]) -> bytes:
    values = bytearray(len(coefficients[0]))
    for coefficient in reversed(coefficients):
        for place, byte in enumerate(coefficient):
            values[place] = multiply(values[place], number) ^ byte
    return bytes(values)


def _weight(number: int, others: list[int]) -> int:
    """By what a share counts at 0, where the shares are taken at these numbers (Lagrange)."""
    weight = 1
    for other in others:
        weight = multiply(weight, multiply(other, inverse(other ^ number)))
    return weight
