"""How many parts a text message is sent in, since each part may be paid for.

Source: 3GPP TS 23.038, 6.2.1 (the alphabet of 7 bits and its extension) and TS 23.040, 9.2.3.24.1
(what the header of a message in parts takes from each of them).
"""

from __future__ import annotations

from dataclasses import dataclass

_BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_COUNTS_TWICE = frozenset("\f^{}\\[~]|€")
ALONE, IN_PARTS = 160, 153
ALONE_WIDE, IN_PARTS_WIDE = 70, 67


@dataclass(frozen=True, slots=True)
class TextLength:
    """How long a text message is.

    Attributes:
        units: What counts against the length of a part: letters, mostly one each.
        parts: How many messages it is sent as; 0 if there is nothing to send.
        wide: Letters that have no place in the short alphabet, as they first come; because of
            them a part holds less than half.
    """

    units: int
    parts: int
    wide: str = ""


def length_of(words: str) -> TextLength:
    """Return how long a text message is."""
    outside = "".join(dict.fromkeys(one for one in words if one not in _BASIC | _COUNTS_TWICE))
    if outside:
        units = len(words.encode("utf-16-be")) // 2
        return TextLength(units, _parts(units, ALONE_WIDE, IN_PARTS_WIDE), outside)
    units = len(words) + sum(one in _COUNTS_TWICE for one in words)
    return TextLength(units, _parts(units, ALONE, IN_PARTS))


def _parts(units: int, alone: int, in_parts: int) -> int:
    if units <= alone:
        return min(units, 1)
    return -(-units // in_parts)
