"""The published file: the exact bytes that leave, and the strict reading of such bytes.

The form is JSON: one list of cells with the totals, constraints and flags that an outsider may rely
on. An unknown key, a key given twice, a wrong type or a contradiction is refused with its place.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable
from typing import Any, cast

from anchordesk.domain.disclosure.published_cells import (
    LARGEST_COUNT,
    Comparison,
    ContradictionError,
    Dims,
    PublicConstraint,
    PublishedCell,
    PublishedFileError,
    PublishedMedian,
    PublishedTables,
    StatedTotal,
    cell_name,
    place_of,
)

__all__ = [
    "ContradictionError",
    "Dims",
    "PublicConstraint",
    "PublishedCell",
    "PublishedFileError",
    "PublishedMedian",
    "PublishedTables",
    "StatedTotal",
    "cell_name",
    "place_of",
    "read_published",
    "write_published",
]

LARGEST_FILE = 32 * 1024 * 1024
MOST_CELLS = 200_000
LONGEST_NAME = 300


def write_published(tables: PublishedTables) -> bytes:
    """The exact bytes of the published file: UTF-8 JSON, one cell a line, ending in a newline.

    Cells keep the order that they are given in, which protection makes the declared order of
    categories, so that no order tells a value. The same tables give the same bytes.
    """
    parts = ['"cells": [\n' + ",\n".join(_compact(_cell(cell)) for cell in tables.cells) + "\n]"]
    if tables.totals:
        parts.append(f'"totals": {_compact(_totals(tables.totals))}')
    if tables.constraints:
        lines = [_compact(_constraint(constraint)) for constraint in tables.constraints]
        parts.append('"constraints": [\n' + ",\n".join(lines) + "\n]")
    if tables.additions_only:
        parts.append('"additions_only": true')
    if tables.sensitive_dims:
        parts.append(f'"sensitive_dims": {_compact(list(tables.sensitive_dims))}')
    if tables.medians:
        lines = [_compact(_median(median)) for median in tables.medians]
        parts.append('"medians": [\n' + ",\n".join(lines) + "\n]")
    return ("{" + ",\n".join(parts) + "}\n").encode("utf-8")


def read_published(data: bytes) -> PublishedTables:
    """The tables in a published file, believed only if every part of it is right.

    Args:
        data: UTF-8 JSON, at most 32 MiB and 200,000 cells.

    Raises:
        PublishedFileError: the file is not exactly of this form; `place` names the part.
        ContradictionError: one cell is printed with two counts that cannot both be true.
    """
    if len(data) > LARGEST_FILE:
        raise PublishedFileError("the file", f"it is larger than {LARGEST_FILE // 2**20} MiB")
    keys = _object(
        _parsed(data),
        "the file",
        {"cells"},
        {"totals", "constraints", "additions_only", "sensitive_dims", "medians"},
    )
    listed = _list(keys["cells"], "cells")
    if not listed or len(listed) > MOST_CELLS:
        raise PublishedFileError("cells", f"there must be between 1 and {MOST_CELLS} cells")
    additions_only = keys.get("additions_only", False)
    if not isinstance(additions_only, bool):
        raise PublishedFileError("additions_only", "it must be true or false")
    tables = PublishedTables(
        cells=tuple(_read_cell(item, f"cells[{at}]") for at, item in enumerate(listed)),
        totals=tuple(_read_totals(keys.get("totals", {}))),
        constraints=tuple(
            _read_constraint(item, f"constraints[{at}]")
            for at, item in enumerate(_list(keys.get("constraints", []), "constraints"))
        ),
        additions_only=additions_only,
        sensitive_dims=tuple(
            _name(item, f"sensitive_dims[{at}]")
            for at, item in enumerate(_list(keys.get("sensitive_dims", []), "sensitive_dims"))
        ),
        medians=tuple(
            _read_median(item, f"medians[{at}]")
            for at, item in enumerate(_list(keys.get("medians", []), "medians"))
        ),
    )
    _refuse_two_counts(tables)
    return tables


def _refuse_two_counts(tables: PublishedTables) -> None:
    """Refuse a cell with two counts, unless a later release may have added records to it."""
    ranges: dict[tuple[str, Dims], tuple[int, float]] = {}
    for at, cell in enumerate(tables.cells):
        key = (cell.release if tables.additions_only else "", cell.dims)
        low, high = ranges.get(key, (0, float("inf")))
        low = max(low, cell.lowest)
        high = min(high, float("inf") if cell.highest is None else cell.highest)
        if low > high:
            raise ContradictionError(
                f"cells[{at}]",
                f"the cell {cell_name(cell.dims)} is printed with two different counts",
            )
        ranges[key] = (low, high)


def _read_cell(item: object, place: str) -> PublishedCell:
    keys = _object(item, place, {"release", "dims"}, {"value", "lo", "hi"})
    release = _name(keys["release"], f"{place}.release")
    dims = _read_dims(keys["dims"], f"{place}.dims")
    given = {key for key in ("value", "lo", "hi") if key in keys}
    if given == {"value"}:
        value = keys["value"]
        exact = None if value is None else _count(value, f"{place}.value")
        return PublishedCell(release, dims, exact)
    if given == {"lo", "hi"}:
        low, high = _count(keys["lo"], f"{place}.lo"), _count(keys["hi"], f"{place}.hi")
        if low > high:
            raise PublishedFileError(place, "the band's lo is above its hi")
        return PublishedCell(release, dims, None, low, high)
    raise PublishedFileError(place, "a cell has either a value, or both lo and hi")


def _read_median(item: object, place: str) -> PublishedMedian:
    keys = _object(item, place, {"release", "dims", "pence"}, set())
    release = _name(keys["release"], f"{place}.release")
    dims = _read_dims(keys["dims"], f"{place}.dims")
    return PublishedMedian(release, dims, _count(keys["pence"], f"{place}.pence"))


def _read_dims(item: object, place: str) -> Dims:
    if not isinstance(item, dict):
        raise PublishedFileError(place, "an object of dimension and category is needed")
    pairs = {_name(key, place): _name(code, f"{place}.{_shown(key)}") for key, code in item.items()}
    if len(pairs) != len(item):
        raise PublishedFileError(place, "a dimension is given twice")
    return place_of(pairs)


def _read_totals(item: object) -> Iterable[StatedTotal]:
    if not isinstance(item, dict):
        raise PublishedFileError("totals", "an object is needed")
    for key, facts in item.items():
        dimension = _name(key, "totals")
        for at, fact in enumerate(_list(facts, f"totals.{dimension}")):
            place = f"totals.{_shown(dimension)}[{at}]"
            pair = _list(fact, place)
            if len(pair) != 2:
                raise PublishedFileError(place, "a parent and its list of children are needed")
            parent = _name(pair[0], place)
            children = tuple(_name(child, place) for child in _list(pair[1], place))
            if not children or len(set(children)) != len(children) or parent in children:
                raise PublishedFileError(
                    place, "the children must be given, once each, without the parent"
                )
            yield StatedTotal(dimension, parent, children)


def _read_constraint(item: object, place: str) -> PublicConstraint:
    keys = _object(item, place, {"terms", "op", "rhs"}, set())
    terms: list[tuple[int, Dims]] = []
    for at, term in enumerate(_list(keys["terms"], f"{place}.terms")):
        pair = _list(term, f"{place}.terms[{at}]")
        if len(pair) != 2:
            raise PublishedFileError(f"{place}.terms[{at}]", "a factor and dims are needed")
        factor = _whole(pair[0], f"{place}.terms[{at}]")
        terms.append((factor, _read_dims(pair[1], f"{place}.terms[{at}]")))
    if not terms:
        raise PublishedFileError(f"{place}.terms", "at least one term is needed")
    if keys["op"] not in (">=", "<=", "=="):
        raise PublishedFileError(f"{place}.op", 'only ">=", "<=" and "==" are known')
    operator = cast("Comparison", keys["op"])
    return PublicConstraint(tuple(terms), operator, _whole(keys["rhs"], f"{place}.rhs"))


def _parsed(data: bytes) -> object:
    try:
        return json.loads(
            data.decode("utf-8"), object_pairs_hook=_each_key_once, parse_constant=_no_constant
        )
    except UnicodeDecodeError:
        raise PublishedFileError("the file", "it is not UTF-8 text") from None
    except RecursionError:
        raise PublishedFileError("the file", "it is nested too deeply") from None
    except json.JSONDecodeError as wrong:
        place = f"line {wrong.lineno}"
        raise PublishedFileError(place, "it is not JSON") from None
    except ValueError:
        raise PublishedFileError("the file", "it holds a number that is far too long") from None


def _each_key_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    keys = dict(pairs)
    if len(keys) != len(pairs):
        names = [key for key, _ in pairs]
        twice = next(key for key in names if names.count(key) > 1)
        raise PublishedFileError(f'the key "{_shown(twice)}"', "it is given twice in one object")
    return keys


def _no_constant(text: str) -> object:
    raise PublishedFileError("the file", f"{text} is not a count")


def _object(item: object, place: str, needed: set[str], allowed: set[str]) -> dict[str, Any]:
    if not isinstance(item, dict):
        raise PublishedFileError(place, "an object is needed")
    for key in item:
        if key not in needed | allowed:
            raise PublishedFileError(place, f'the key "{_shown(key)}" is unknown')
    for key in sorted(needed):
        if key not in item:
            raise PublishedFileError(place, f'the key "{key}" is missing')
    return item


def _list(item: object, place: str) -> list[Any]:
    if not isinstance(item, list):
        raise PublishedFileError(place, "a list is needed")
    return item


def _name(item: object, place: str) -> str:
    if not isinstance(item, str) or not item.strip() or len(item) > LONGEST_NAME:
        raise PublishedFileError(place, f"a name of 1 to {LONGEST_NAME} characters is needed")
    if any(unicodedata.category(character) in ("Cc", "Cs") for character in item):
        raise PublishedFileError(place, "a name holds a control character")
    return unicodedata.normalize("NFC", item)


def _whole(item: object, place: str) -> int:
    if isinstance(item, bool) or not isinstance(item, int) or abs(item) > LARGEST_COUNT:
        raise PublishedFileError(place, f"a whole number of at most {LARGEST_COUNT} is needed")
    return item


def _count(item: object, place: str) -> int:
    if _whole(item, place) < 0:
        raise PublishedFileError(place, "a count cannot be below zero")
    return cast("int", item)


def _shown(text: str) -> str:
    return text[:40].encode("ascii", "backslashreplace").decode("ascii")


def _cell(cell: PublishedCell) -> dict[str, Any]:
    written: dict[str, Any] = {"release": cell.release, "dims": dict(cell.dims)}
    if cell.low is None:
        written["value"] = cell.value
    else:
        written["lo"], written["hi"] = cell.low, cell.high
    return written


def _median(median: PublishedMedian) -> dict[str, Any]:
    return {"release": median.release, "dims": dict(median.dims), "pence": median.pence}


def _totals(totals: tuple[StatedTotal, ...]) -> dict[str, list[list[Any]]]:
    written: dict[str, list[list[Any]]] = {}
    for total in totals:
        written.setdefault(total.dimension, []).append([total.parent, list(total.children)])
    return written


def _constraint(constraint: PublicConstraint) -> dict[str, Any]:
    terms = [[factor, dict(dims)] for factor, dims in constraint.terms]
    return {"terms": terms, "op": constraint.op, "rhs": constraint.rhs}


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)
