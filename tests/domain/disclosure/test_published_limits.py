"""The published file at its limits: what is just right is read, what is just wrong is named."""

from __future__ import annotations

import json
from typing import Any

import pytest

from anchordesk.domain.disclosure import published
from anchordesk.domain.disclosure.published import (
    ContradictionError,
    PublicConstraint,
    PublishedCell,
    PublishedFileError,
    PublishedMedian,
    PublishedTables,
    StatedTotal,
    place_of,
    read_published,
    write_published,
)

CELL: dict[str, Any] = {"release": "R", "dims": {"ward": "W1"}, "value": 12}
TERMS = [[1, {"ward": "W1"}], [-1, {}]]
FACT: dict[str, Any] = {"terms": TERMS, "op": "<=", "rhs": -3}
MEDIAN: dict[str, Any] = {"release": "R", "dims": {}, "pence": 1200}


def read(**keys: Any) -> PublishedTables:
    return read_published(json.dumps({"cells": [CELL], **keys}).encode())


def refused(**keys: Any) -> tuple[str, str]:
    with pytest.raises(PublishedFileError) as wrong:
        read(**keys)
    assert wrong.value.what_happened == (
        f"These published tables cannot be used: at {wrong.value.place}, {wrong.value.problem}."
    )
    return wrong.value.place, wrong.value.problem


def cell(**changed: Any) -> dict[str, Any]:
    """A cell with other parts; a part that is None is left out."""
    return {key: part for key, part in {**CELL, **changed}.items() if part is not None}


def band(low: object, high: object) -> dict[str, Any]:
    return cell(value=None, lo=low, hi=high)


def test_everything_that_a_file_can_hold_is_read() -> None:
    tables = read(
        cells=[CELL, {**CELL, "dims": {}, "value": None}, {**band(3, 3), "dims": {"ward": "W2"}}],
        totals={"ward": [["All", ["W1", "W2"]], ["Total", ["All"]]], "age": [["a", ["b"]]]},
        constraints=[FACT],
        additions_only=True,
        sensitive_dims=["ward", "age"],
        medians=[MEDIAN],
    )
    one = (("ward", "W1"),)
    assert tables == PublishedTables(
        cells=(
            PublishedCell("R", one, 12),
            PublishedCell("R", (), None),
            PublishedCell("R", (("ward", "W2"),), None, 3, 3),
        ),
        totals=(
            StatedTotal("ward", "All", ("W1", "W2")),
            StatedTotal("ward", "Total", ("All",)),
            StatedTotal("age", "a", ("b",)),
        ),
        constraints=(PublicConstraint(((1, one), (-1, ())), "<=", -3),),
        additions_only=True,
        sensitive_dims=("ward", "age"),
        medians=(PublishedMedian("R", (), 1200),),
    )
    assert read_published(write_published(tables)) == tables


NAME = "a name of 1 to 300 characters is needed"
WHOLE = "a whole number of at most 1000000000 is needed"
BELOW = "a count cannot be below zero"
CONTROL = "a name holds a control character"
LIST = "a list is needed"
TERM = "a factor and dims are needed"
EITHER = "a cell has either a value, or both lo and hi"
OBJECT = "an object of dimension and category is needed"
OPERATORS = 'only ">=", "<=" and "==" are known'
TWICE = "a dimension is given twice"
PAIR = "a parent and its list of children are needed"
CHILDREN = "the children must be given, once each, without the parent"


@pytest.mark.parametrize(
    ("keys", "place", "problem"),
    [
        ({"cells": {}}, "cells", LIST),
        ({"cells": ["x"]}, "cells[0]", "an object is needed"),
        ({"cells": [CELL, cell(dims=None)]}, "cells[1]", 'the key "dims" is missing'),
        ({"cells": [cell(release=" ")]}, "cells[0].release", NAME),
        ({"cells": [cell(release=7)]}, "cells[0].release", NAME),
        ({"cells": [cell(dims={"ward": "x" * 301})]}, "cells[0].dims.ward", NAME),
        ({"cells": [cell(dims={"w": "a\u0007"})]}, "cells[0].dims.w", CONTROL),
        ({"cells": [cell(dims={"w": "\ud800"})]}, "cells[0].dims.w", CONTROL),
        ({"cells": [cell(dims={"\u00e9": "a", "e\u0301": "a"})]}, "cells[0].dims", TWICE),
        ({"cells": [cell(dims=[])]}, "cells[0].dims", OBJECT),
        ({"cells": [cell(value=10**9 + 1)]}, "cells[0].value", WHOLE),
        ({"cells": [cell(value=-1)]}, "cells[0].value", BELOW),
        ({"cells": [cell(value=None)]}, "cells[0]", EITHER),
        ({"cells": [band(3, None)]}, "cells[0]", EITHER),
        ({"cells": [band(4, 3)]}, "cells[0]", "the band's lo is above its hi"),
        ({"cells": [band(-1, 3)]}, "cells[0].lo", BELOW),
        ({"cells": [band(1, 3.5)]}, "cells[0].hi", WHOLE),
        ({"totals": []}, "totals", "an object is needed"),
        ({"totals": {"a": {}}}, "totals.a", LIST),
        ({"totals": {"a": [["b", ["c"]], ["b"]]}}, "totals.a[1]", PAIR),
        ({"totals": {"a": [["b", ["c"], 1]]}}, "totals.a[0]", PAIR),
        ({"totals": {"a": [["b", "c"]]}}, "totals.a[0]", LIST),
        ({"totals": {"a": [["b", ["c", "c"]]]}}, "totals.a[0]", CHILDREN),
        ({"totals": {"a": [["b", ["c", "b"]]]}}, "totals.a[0]", CHILDREN),
        ({"totals": {"": [["b", ["c"]]]}}, "totals", NAME),
        ({"constraints": {}}, "constraints", LIST),
        ({"constraints": [FACT, {**FACT, "terms": {}}]}, "constraints[1].terms", LIST),
        ({"constraints": [{**FACT, "terms": [[1]]}]}, "constraints[0].terms[0]", TERM),
        ({"constraints": [{**FACT, "terms": [[1, {}, 2]]}]}, "constraints[0].terms[0]", TERM),
        ({"constraints": [{**FACT, "terms": [[True, {}]]}]}, "constraints[0].terms[0]", WHOLE),
        ({"constraints": [{**FACT, "rhs": "1"}]}, "constraints[0].rhs", WHOLE),
        ({"constraints": [{**FACT, "rhs": -(10**9) - 1}]}, "constraints[0].rhs", WHOLE),
        ({"constraints": [{**FACT, "op": "="}]}, "constraints[0].op", OPERATORS),
        ({"sensitive_dims": "ward"}, "sensitive_dims", LIST),
        ({"sensitive_dims": ["ward", 1]}, "sensitive_dims[1]", NAME),
        ({"medians": [MEDIAN, {**MEDIAN, "pence": -1}]}, "medians[1].pence", BELOW),
        ({"medians": [{**MEDIAN, "people": 9}]}, "medians[0]", 'the key "people" is unknown'),
        ({"additions_only": None}, "additions_only", "it must be true or false"),
        ({"n\u00e9" * 30: 1}, "the file", 'the key "' + "n\\xe9" * 20 + '" is unknown'),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named_with_its_place(
    keys: dict[str, Any], place: str, problem: str
) -> None:
    assert refused(**keys) == (place, problem)


def test_the_longest_name_and_the_largest_numbers_are_read() -> None:
    assert read(cells=[cell(dims={"w": "x" * 300})]).cells[0].dims == (("w", "x" * 300),)
    assert read(cells=[cell(value=10**9)]).cells[0].value == 10**9
    assert read(cells=[cell(value=0)]).cells[0].value == 0
    assert read(constraints=[{**FACT, "rhs": -(10**9)}]).constraints[0].rhs == -(10**9)


def test_two_ways_to_write_one_letter_are_one_name() -> None:
    assert read(cells=[cell(dims={"e\u0301": "e\u0301"})]).cells[0].dims == (("\u00e9", "\u00e9"),)


def test_a_file_may_be_so_large_and_hold_so_many_cells(monkeypatch: pytest.MonkeyPatch) -> None:
    data = json.dumps({"cells": [{**CELL, "dims": {"w": str(n)}} for n in range(3)]}).encode()
    monkeypatch.setattr(published, "MOST_CELLS", 3)
    monkeypatch.setattr(published, "LARGEST_FILE", len(data))
    assert len(read_published(data).cells) == 3
    with pytest.raises(PublishedFileError, match="it is larger than 0 MiB"):
        read_published(data + b" ")
    monkeypatch.setattr(published, "MOST_CELLS", 2)
    with pytest.raises(PublishedFileError, match="there must be between 1 and 2 cells"):
        read_published(data)


def test_the_limits_are_told_in_numbers() -> None:
    for size, said in (
        (32 * 2**20, "at the file, it is not UTF-8 text"),
        (32 * 2**20 + 1, "32 MiB"),
    ):
        with pytest.raises(PublishedFileError, match=said):
            read_published(b"\xff" * size)
    assert refused(cells=[]) == ("cells", "there must be between 1 and 200000 cells")


@pytest.mark.parametrize(
    ("first", "second", "agree"),
    [
        (cell(value=6), cell(value=6), True),
        (cell(value=6), cell(value=7), False),
        (band(3, 6), cell(value=6), True),
        (band(3, 5), cell(value=6), False),
        (band(7, 9), cell(value=6), False),
        (band(1, 4), band(4, 9), True),
        (band(1, 4), band(5, 9), False),
        ({**CELL, "value": None}, cell(value=6), True),
        (cell(value=6, release="S"), cell(value=7), False),
        (cell(value=6, dims={"ward": "W2"}), cell(value=7), True),
    ],
)
def test_one_cell_has_one_count_in_all_tables(
    first: dict[str, Any], second: dict[str, Any], agree: bool
) -> None:
    if agree:
        read(cells=[first, second])
        return
    with pytest.raises(ContradictionError) as wrong:
        read(cells=[first, second])
    assert wrong.value.place == "cells[1]"
    assert wrong.value.problem == "the cell ward=W1 is printed with two different counts"


def test_where_people_were_added_later_only_one_release_may_not_contradict_itself() -> None:
    read(cells=[cell(value=6), cell(value=7, release="S")], additions_only=True)
    with pytest.raises(ContradictionError):
        read(cells=[cell(value=6), cell(value=7)], additions_only=True)


def test_the_bytes_are_one_line_a_cell_and_as_short_as_what_they_hold() -> None:
    place = place_of({"ward": "Ca\u00f1ada", "stage": "Total"})
    tables = PublishedTables((PublishedCell("R", place, 5), PublishedCell("R", (), None)))
    assert write_published(tables).decode() == (
        '{"cells": [\n{"release": "R", "dims": {"ward": "Ca\u00f1ada"}, "value": 5},\n'
        '{"release": "R", "dims": {}, "value": null}\n]}\n'
    )
