"""Everything released before, as one system: eras of categories are kept apart.

A dimension whose categories have changed since is another dimension from then on, named after the
release that used it first. Totals over it, and counts that do not use it, stay what they were.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from anchordesk.domain.disclosure.published_cells import (
    Dims,
    PublicConstraint,
    PublishedCell,
    PublishedMedian,
    PublishedTables,
    StatedTotal,
)
from anchordesk.domain.errors import RefusedError

Totals = Sequence[StatedTotal]
Categories = frozenset[tuple[str, tuple[str, ...]]]


class EraError(RefusedError):
    """The same people of the same period would be printed in two sets of categories."""

    code = "era"
    safe = "Nothing was published."
    advice = "Use the new categories from the next period on."


@dataclass(frozen=True, slots=True)
class Ledger:
    """All earlier releases in the words of the joint system.

    Attributes:
        tables: The releases, merged.
        places: For each release, in order: its cells' places as printed, and as named here.
    """

    tables: PublishedTables
    places: tuple[Mapping[Dims, Dims], ...]


def ledger_of(releases: Sequence[PublishedTables], totals: Totals, context: Dims) -> Ledger:
    """Merge earlier releases, so that a new one can be protected together with them.

    Nothing of them is left out: each (name, categories) gets one name and each name one set of
    categories, so all cells, sums and facts enter, of every era. What is asked beside is whether
    the new return itself prints a dimension in other categories than one of them did for its
    context. Where it lacks the dimension, an era of it ended between earlier releases only.

    Args:
        releases: Each as published, the oldest first.
        totals: The public sums of the new return.
        context: (dimension, category) pairs that every cell of the new return carries.

    Raises:
        EraError: an earlier release printed this context in other categories of a dimension
            that the new return has.
    """
    own = _categories(totals)
    names: dict[tuple[str, Categories], str] = {
        (name, categories): name for name, categories in own.items()
    }
    taken = set(own)
    merged = PublishedTables(())
    places: list[Mapping[Dims, Dims]] = []
    for release in releases:
        words: dict[str, str] = {}
        for name, categories in _categories(release.totals).items():
            first = name if name not in taken else f"{name} as in {release.cells[0].release}"
            words[name] = names.setdefault((name, categories), first)
            taken.add(name)
        changed = {name for name, word in words.items() if name != word and name in own}
        if changed and any(set(context) <= set(cell.dims) for cell in release.cells):
            raise EraError(
                f"This period was published before with other categories of"
                f" {', '.join(sorted(changed))}."
            )
        named = _in_words(release, words)
        places.append(
            {cell.dims: other.dims for cell, other in zip(release.cells, named.cells, strict=True)}
        )
        merged = named.after(merged)
    return Ledger(merged, tuple(places))


def _categories(totals: Totals) -> dict[str, Categories]:
    sums: dict[str, set[tuple[str, tuple[str, ...]]]] = {}
    for total in totals:
        sums.setdefault(total.dimension, set()).add((total.parent, tuple(sorted(total.children))))
    return {name: frozenset(found) for name, found in sums.items()}


def _in_words(release: PublishedTables, words: Mapping[str, str]) -> PublishedTables:
    def place(dims: Dims) -> Dims:
        return tuple(sorted((words.get(name, name), code) for name, code in dims))

    return PublishedTables(
        cells=tuple(
            PublishedCell(cell.release, place(cell.dims), cell.value, cell.low, cell.high)
            for cell in release.cells
        ),
        totals=tuple(
            StatedTotal(words.get(total.dimension, total.dimension), total.parent, total.children)
            for total in release.totals
        ),
        constraints=tuple(
            PublicConstraint(
                tuple((factor, place(dims)) for factor, dims in item.terms), item.op, item.rhs
            )
            for item in release.constraints
        ),
        additions_only=release.additions_only,
        sensitive_dims=tuple(words.get(name, name) for name in release.sensitive_dims),
        medians=tuple(
            PublishedMedian(median.release, place(median.dims), median.pence)
            for median in release.medians
        ),
    )
