"""Which lines of a large caseload hold which pairs of letters, so that a key press looks at few.

Each letter and each pair of letters that stand together has one bit for each line, kept as one
large number. Lines that hold a word hold all its pairs; those few are then looked through. This
is filtering by q-grams, with q of 2 (Ukkonen, "Approximate string-matching with q-grams and
maximal matches", Theoretical Computer Science 92, 1992).
"""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import compress

from anchordesk.domain.identifiers import ResidentId
from anchordesk.services.caseload import CaseloadEntry

# Fewer lines are gone through sooner than an index is made.
INDEXED_FROM = 20_000
LINES_AT_A_TIME = 4_096
_PAIR = 2
_TRUTH = bytes.maketrans(b"01", b"\x00\x01")


@dataclass(frozen=True, slots=True)
class CaseloadIndex:
    """An index of exactly these lines.

    Attributes:
        bits: For a letter or a pair, a number whose bit n is set if line n holds it.
        position_of: Where the line of each resident is.
    """

    lines: tuple[CaseloadEntry, ...]
    bits: dict[str, int]
    position_of: dict[ResidentId, int]

    def holding(
        self, words: Sequence[str], matches: Collection[ResidentId] = frozenset()
    ) -> tuple[CaseloadEntry, ...]:
        """Return the lines that hold every word, and those of the matches, in their order."""
        if not words:
            return self.lines
        bits = self._holding_pairs(words)
        for resident_id in matches:
            bits |= 1 << self.position_of[resident_id] if resident_id in self.position_of else 0
        long_words = [word for word in words if len(word) > _PAIR]
        if not long_words and bits.bit_count() == len(self.lines):
            return self.lines
        # The lowest bit first, as the lines are.
        chosen = bin(bits)[:1:-1].encode("ascii").translate(_TRUTH)
        found: Iterable[CaseloadEntry] = compress(self.lines, chosen)
        if matches:
            return tuple(
                line
                for line in found
                if all(word in line.search_text for word in long_words)
                or line.row.resident_id in matches
            )
        # A loop with one condition each takes half of the time.
        for word in long_words:
            found = [line for line in found if word in line.search_text]
        return tuple(found)

    def _holding_pairs(self, words: Sequence[str]) -> int:
        wanted = {part for word in words for part in _parts_of(word)}
        first, *others = (self.bits.get(part, 0) for part in wanted)
        for bits in others:
            first &= bits
        return first


class IndexInTheMaking:
    """Makes an index of some thousand lines at a time, so that other work can come between."""

    def __init__(self, lines: tuple[CaseloadEntry, ...]) -> None:
        self._lines = lines
        self._bits: dict[str, int] = {}
        self._done = 0

    def go_on(self) -> CaseloadIndex | None:
        """Take the next lines; return the index once all are in."""
        begin = self._done
        part = self._lines[begin : begin + LINES_AT_A_TIME]
        for letters, positions in _positions_of(part):
            held = bytearray(b"0") * len(part)
            for position in positions:
                held[position] = ord("1")
            held.reverse()
            self._bits[letters] = self._bits.get(letters, 0) | int(bytes(held), 2) << begin
        self._done += len(part)
        if self._done < len(self._lines):
            return None
        places = {line.row.resident_id: at for at, line in enumerate(self._lines)}
        return CaseloadIndex(self._lines, self._bits, places)


def index_of(lines: tuple[CaseloadEntry, ...]) -> CaseloadIndex:
    """Return the index of these lines, made at once."""
    making = IndexInTheMaking(lines)
    while (index := making.go_on()) is None:
        pass
    return index


def _positions_of(lines: Sequence[CaseloadEntry]) -> Iterator[tuple[str, array[int]]]:
    places: dict[str, array[int]] = {}
    for position, line in enumerate(lines):
        text = line.search_text
        for letters in {*text, *map(str.__add__, text, text[1:])}:
            if letters not in places:
                places[letters] = array("I")
            places[letters].append(position)
    return iter(places.items())


def _parts_of(word: str) -> Iterator[str]:
    if len(word) < _PAIR:
        yield word
    for begin in range(len(word) - 1):
        yield word[begin : begin + _PAIR]
