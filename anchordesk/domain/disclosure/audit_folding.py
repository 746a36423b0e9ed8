"""Finds dimensions that follow from finer ones by sums which the published file itself states.

Where every figure by tenths is stated to be a sum of figures by wards, the tables by tenths say
nothing that those by wards do not: whoever fills in wards has filled in tenths. Such tables close
no ring. Nothing is taken from the names of dimensions, only from what is stated, and one figure
without its sum undoes it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, product

from anchordesk.domain.disclosure.published_cells import (
    TOTAL,
    Dims,
    PublicConstraint,
    PublishedTables,
    place_of,
)

Edge = frozenset[str]
Parts = Mapping[str, str]
"""By each category of a finer dimension the one of the coarser dimension that holds it."""

Stated = dict[tuple[str, str], dict[Dims, dict[str, frozenset[str]]]]
"""By finer and coarser dimension and by the rest of a place: what makes up each coarse category."""


@dataclass(frozen=True, slots=True)
class Context:
    """What all cells carry, such as a period, and the tables that are printed in it.

    Attributes:
        pairs: What all its cells carry.
        edges: The dimensions of each table, those of the context too.
        folds: By finer and coarser dimension how the one makes up the other.
    """

    pairs: Dims
    edges: frozenset[Edge]
    folds: Mapping[tuple[str, str], Parts]

    def extended(self, folds: Iterable[tuple[str, str]]) -> set[Edge]:
        """Its tables, each with the dimensions that follow from its own."""
        known = list(folds)
        return {edge | {coarse for fine, coarse in known if fine in edge} for edge in self.edges}


def contexts_of(tables: PublishedTables) -> tuple[Context, ...]:
    """The tables of each context, and which of their dimensions follow from others there."""
    always = set.intersection(*({name for name, _ in cell.dims} for cell in tables.cells))
    found: dict[Dims, set[Edge]] = {}
    for cell in tables.cells:
        pairs = tuple(pair for pair in cell.dims if pair[0] in always)
        found.setdefault(pairs, set()).add(frozenset(name for name, _ in cell.dims))
    stated = _stated(tables)
    codes = _finest(tables)
    return tuple(
        Context(pairs, frozenset(edges), _agreeing(_folds(dict(pairs), edges, stated, codes)))
        for pairs, edges in found.items()
    )


def folded_everywhere(contexts: Iterable[Context]) -> tuple[tuple[str, str], ...]:
    """Finer and coarser dimensions that fold wherever both have tables, and somewhere do."""
    known = list(contexts)
    pairs = dict.fromkeys(pair for context in known for pair in context.folds)
    return tuple(
        pair
        for pair in pairs
        if all(
            pair in context.folds
            for context in known
            if set(pair) <= frozenset().union(*context.edges)
        )
    )


def _folds(
    pairs: Mapping[str, str],
    edges: Iterable[Edge],
    stated: Stated,
    codes: Mapping[str, tuple[str, ...]],
) -> dict[tuple[str, str], Parts]:
    """The dimensions that follow from others, wherever tables of both overlap."""
    found: dict[tuple[str, str], Parts] = {}
    for (fine, coarse), by_rest in stated.items():
        if any({fine, coarse} <= edge for edge in edges) or not codes[fine] or not codes[coarse]:
            continue
        overlaps = {
            (one - {fine}) & (other - {coarse})
            for one in edges
            if fine in one
            for other in edges
            if coarse in other
        }
        rests = [rest for names in overlaps for rest in _places(names, pairs, codes)]
        parts = {_parts(by_rest.get(rest, {}), codes[fine], codes[coarse]) for rest in rests}
        (told, *others) = parts or {None}
        if told is not None and not others:
            found[fine, coarse] = dict(told)
    return found


def _places(
    names: Iterable[str], pairs: Mapping[str, str], codes: Mapping[str, tuple[str, ...]]
) -> Iterator[Dims]:
    """Every inner place of these dimensions in a context."""
    ordered = sorted(names)
    options = [(pairs[name],) if name in pairs else codes[name] for name in ordered]
    for chosen in product(*options):
        yield place_of(dict(zip(ordered, chosen, strict=True)))


def _parts(
    sums: Mapping[str, frozenset[str]], fine: Iterable[str], coarse: Iterable[str]
) -> tuple[tuple[str, str], ...] | None:
    """By each finer category its coarser one; None unless each has exactly one.

    Coarser categories of which nothing is stated are nobody's then, as the totals tell.
    """
    held = [(part, code) for code in coarse for part in sums.get(code, ())]
    return tuple(sorted(held)) if sorted(part for part, _ in held) == sorted(fine) else None


def _agreeing(folds: dict[tuple[str, str], Parts]) -> Mapping[tuple[str, str], Parts]:
    """The folds if they agree with each other; none if they do not.

    A dimension that follows from two others must do so by way of the finer one of the two.
    """
    for (fine, coarse), (other, same) in combinations(folds, 2):
        if coarse != same:
            continue
        if (fine, other) in folds:
            first, between = fine, other
        elif (other, fine) in folds:
            first, between = other, fine
        else:
            return {}
        whole, rest = folds[first, coarse], folds[between, coarse]
        if any(rest.get(middle) != whole[part] for part, middle in folds[first, between].items()):
            return {}
    return folds


def _stated(tables: PublishedTables) -> Stated:
    """Every sum that the file states between categories of two dimensions."""
    found: Stated = {}
    for item in tables.constraints:
        for whole, parts in _sums_in(item):
            for (coarse, code), fine in _one_dimension_apart(whole, parts):
                rest = tuple(pair for pair in whole if pair[0] != coarse)
                told = found.setdefault((fine, coarse), {}).setdefault(rest, {})
                told[code] = frozenset(dict(part)[fine] for part in parts)
    return found


def _sums_in(item: PublicConstraint) -> Iterator[tuple[Dims, tuple[Dims, ...]]]:
    if item.op != "==" or item.rhs or any(abs(factor) != 1 for factor, _ in item.terms):
        return
    for sign in (1, -1):
        wholes = [place for factor, place in item.terms if factor == sign]
        parts = tuple(place for factor, place in item.terms if factor == -sign)
        if len(wholes) == 1 and parts and len(set(parts)) == len(parts):
            yield wholes[0], parts


def _one_dimension_apart(
    whole: Dims, parts: tuple[Dims, ...]
) -> Iterator[tuple[tuple[str, str], str]]:
    """The pair of the whole, and the dimension that all parts have in its stead."""
    for pair in whole:
        rest = set(whole) - {pair}
        others = [set(part) - rest for part in parts if len(part) == len(whole)]
        names = {name for pairs in others for name, _ in pairs}
        if len(others) == len(parts) and len(names) == 1:
            yield pair, names.pop()


def _finest(tables: PublishedTables) -> dict[str, tuple[str, ...]]:
    """The categories that make up each dimension's total; none where they cannot be told."""
    seen: dict[str, dict[str, None]] = {}
    for dims in (
        *(cell.dims for cell in tables.cells),
        *(place for item in tables.constraints for _, place in item.terms),
    ):
        for name, code in dims:
            seen.setdefault(name, {})[code] = None
    found = {name: tuple(codes) for name, codes in seen.items()}
    for name in {total.dimension for total in tables.totals}:
        stated = [total for total in tables.totals if total.dimension == name]
        whole = [total.children for total in stated if total.parent == TOTAL]
        parents = {total.parent for total in stated}
        known = {code for total in stated for code in total.children} | set(found.get(name, ()))
        fits = len(whole) == 1 and known - parents == set(whole[0])
        found[name] = whole[0] if fits else ()
    return found
