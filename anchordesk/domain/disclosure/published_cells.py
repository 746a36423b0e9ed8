"""What anybody can know once a return is out: published cells and public facts.

Protection and audit both speak through these types, and share nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeVar

from anchordesk.domain.errors import RefusedError

Dims = tuple[tuple[str, str], ...]
"""A cell's place: sorted (dimension, category) pairs; a dimension left out is its total."""

Item = TypeVar("Item")
Comparison = Literal[">=", "<=", "=="]

TOTAL = "Total"
LARGEST_COUNT = 1_000_000_000
FEWEST_BEHIND_MEDIAN = 10
MEDIAN_STEP = 10


def fewest_behind_median(threshold: int) -> int:
    """The fewest people who may stand behind a printed median: ten, or twice the threshold.

    A median says that half of the people earn no more. Half of them are then never fewer than the
    threshold, so that it narrows no hidden count of who is paid less than some rate.
    """
    return max(FEWEST_BEHIND_MEDIAN, 2 * threshold)


class PublishedFileError(RefusedError):
    """A file of published tables is wrong or contradicts itself; `place` says where."""

    code = "published_file"
    safe = "Nothing was accepted or changed."
    advice = "Correct the file, or ask its maker for a new one, and check it again."

    def __init__(self, place: str, problem: str) -> None:
        self.place = place
        self.problem = problem
        super().__init__(f"These published tables cannot be used: at {place}, {problem}.")


class ContradictionError(PublishedFileError):
    """Published figures that no set of people could produce."""

    code = "published_contradiction"


@dataclass(frozen=True, slots=True)
class PublishedCell:
    """One cell as an outsider sees it: a count of people, a band, or withheld.

    Attributes:
        release: The release that printed it.
        dims: Sorted (dimension, category) pairs; totals are left out.
        value: The exact count, or None.
        low: Lowest count of a printed band, or None.
        high: Highest count of a printed band, or None.
    """

    release: str
    dims: Dims
    value: int | None
    low: int | None = None
    high: int | None = None

    @property
    def withheld(self) -> bool:
        """True where neither a count nor a band is printed."""
        return self.value is None and self.low is None

    @property
    def lowest(self) -> int:
        """The smallest count that the print allows by itself."""
        if self.value is not None:
            return self.value
        return 0 if self.low is None else self.low

    @property
    def highest(self) -> int | None:
        """The largest count that the print allows by itself; None if unlimited."""
        return self.high if self.value is None else self.value


@dataclass(frozen=True, slots=True)
class PublishedMedian:
    """The median pay of the people of a place, in pence an hour, to ten pence.

    At least ten people are behind it, and their count is printed at the same place.
    """

    release: str
    dims: Dims
    pence: int


@dataclass(frozen=True, slots=True)
class StatedTotal:
    """A public fact of a dimension: the parent category is the sum of its children."""

    dimension: str
    parent: str
    children: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PublicConstraint:
    """Public knowledge about several cells: sum of factor times count, compared with `rhs`."""

    terms: tuple[tuple[int, Dims], ...]
    op: Comparison
    rhs: int


@dataclass(frozen=True, slots=True)
class PublishedTables:
    """Everything that an outsider holds: the cells, and what ties them together.

    Attributes:
        cells: The printed and withheld counts.
        totals, constraints: What ties them together.
        additions_only: True if a later release of a cell can only have added people.
        sensitive_dims: Dimensions on which it may not be known that a group is all in one category.
        medians: Median pay of groups whose people are counted in `cells`.
    """

    cells: tuple[PublishedCell, ...]
    totals: tuple[StatedTotal, ...] = ()
    constraints: tuple[PublicConstraint, ...] = ()
    additions_only: bool = False
    sensitive_dims: tuple[str, ...] = ()
    medians: tuple[PublishedMedian, ...] = ()

    def after(self, earlier: PublishedTables) -> PublishedTables:
        """These tables together with an earlier release, as one outsider who keeps both has them.

        Args:
            earlier: What was published before; its cells come first.
        """
        return PublishedTables(
            cells=earlier.cells + self.cells,
            totals=_each_once(earlier.totals + self.totals),
            constraints=_each_once(earlier.constraints + self.constraints),
            additions_only=earlier.additions_only or self.additions_only,
            sensitive_dims=_each_once(earlier.sensitive_dims + self.sensitive_dims),
            medians=earlier.medians + self.medians,
        )


def place_of(pairs: dict[str, str]) -> Dims:
    """The place of a cell in its one written form: sorted, without totals."""
    return tuple(sorted((name, code) for name, code in pairs.items() if code != TOTAL))


def cell_name(dims: Dims) -> str:
    """A cell's place for people to read: "stage=job, ward=W1", or "everybody"."""
    return ", ".join(f"{name}={code}" for name, code in dims) or "everybody"


def _each_once(items: tuple[Item, ...]) -> tuple[Item, ...]:
    return tuple(dict.fromkeys(items))
