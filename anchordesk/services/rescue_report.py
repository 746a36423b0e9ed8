"""What a rescue of a damaged vault brought, and what it could not bring: for a person to read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RescuedKind:
    """What became of the records of one kind.

    Attributes:
        words: What they are, in the plural: "notes of contacts".
        rescued: How many came through whole.
        lost: How many are known to be lost.
        may_lack_more: Whether there may be more that nothing tells of any more.
    """

    words: str
    rescued: int
    lost: int
    may_lack_more: bool = False


@dataclass(frozen=True, slots=True)
class RescueReport:
    """What a rescue brought.

    Attributes:
        damaged_pages: Their numbers, from 1.
        pages: How many the records file has, or had before it was cut off.
        kinds: Every kind of which there is or was anything.
        incomplete: References of residents of whom something is lost, in order.
        stand_ins: How many residents whose own details are lost stand in the new vault by a
            reference alone, with what is left of their records.
        new_desk_keys: Whether the desk's own keys were lost, so that others must meet it anew.
    """

    damaged_pages: tuple[int, ...]
    pages: int
    kinds: tuple[RescuedKind, ...]
    incomplete: tuple[str, ...] = ()
    stand_ins: int = 0
    new_desk_keys: bool = False

    @property
    def all_came_through(self) -> bool:
        """Whether nothing is known, or feared, to be lost."""
        return not any(kind.lost or kind.may_lack_more for kind in self.kinds)
