"""How a count of one period goes on in the next, by the meaning of its words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from anchordesk.domain.disclosure.published_cells import Dims


class Course(Enum):
    """How a count goes on, by the meaning of its words."""

    CLOSED = "the same people; only what was recorded late can differ"
    GROWS = "the people before, and whoever was added"
    MOVES = "people come and go; nothing follows"


@dataclass(frozen=True, slots=True)
class Continuation:
    """A count that goes on from earlier ones.

    Attributes:
        now: The later cell.
        beside: Later cells that count those people together with it, if a group was divided.
        before: The earlier cells whose people it counts; more than one if groups were merged.
        course: What the meaning of the count says of the two.
    """

    now: Dims
    before: tuple[Dims, ...]
    course: Course
    beside: tuple[Dims, ...] = ()

    @property
    def later(self) -> tuple[Dims, ...]:
        """All later cells."""
        return (self.now, *self.beside)
