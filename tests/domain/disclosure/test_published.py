"""The published file: the same bytes for the same tables, and nothing wrong is believed."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anchordesk.domain.disclosure.published import (
    ContradictionError,
    PublicConstraint,
    PublishedCell,
    PublishedFileError,
    PublishedTables,
    StatedTotal,
    place_of,
    read_published,
    write_published,
)

names = st.text(st.characters(codec="ascii", categories=("L", "N")), min_size=1, max_size=4)
places = st.dictionaries(names, names, max_size=3).map(place_of)
counts = st.integers(0, 1000)
cells = st.one_of(
    st.builds(PublishedCell, names, places, st.none() | counts),
    st.builds(
        lambda r, d, lo, more: PublishedCell(r, d, None, lo, lo + more),
        names, places, counts, counts,
    ),
)  # fmt: skip
published = st.builds(
    PublishedTables,
    cells=st.lists(cells, min_size=1, max_size=8, unique_by=lambda c: c.dims).map(tuple),
    constraints=st.lists(
        st.builds(
            PublicConstraint,
            st.lists(st.tuples(st.integers(-3, 3), places), min_size=1, max_size=3).map(tuple),
            st.sampled_from([">=", "<=", "=="]),
            st.integers(-9, 9),
        ),
        max_size=2,
    ).map(tuple),
    additions_only=st.booleans(),
    sensitive_dims=st.lists(names, max_size=2, unique=True).map(tuple),
)
GOOD = '{"cells": [{"release": "R", "dims": {"ward": "W1"}, "value": 12}]}'


@given(published)
def test_what_is_written_is_read_back(tables: PublishedTables) -> None:
    data = write_published(tables)
    assert read_published(data) == tables
    assert data.endswith(b"}\n")
    assert data == write_published(read_published(data))


def test_totals_are_read_back_and_an_absent_total_is_the_same_as_total() -> None:
    totals = (StatedTotal("age", "16-24", ("16-17", "18-24")), StatedTotal("age", "Total", ("x",)))
    tables = PublishedTables((PublishedCell("R", (), 9),), totals)
    assert read_published(write_published(tables)) == tables
    named = GOOD.replace('"ward": "W1"', '"ward": "Total"')
    assert read_published(named.encode()).cells[0].dims == ()


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (GOOD.replace('"cells"', '"cell"'), "the file"),
        (GOOD.replace("12", "true"), "cells[0].value"),
        (GOOD.replace("12", "12.0"), "cells[0].value"),
        (GOOD.replace("12", "-1"), "cells[0].value"),
        (GOOD.replace("12", '"12"'), "cells[0].value"),
        (GOOD.replace("12", "NaN"), "the file"),
        (GOOD.replace("12", "9" * 5000), "the file"),
        (GOOD.replace("12", "9" * 12), "cells[0].value"),
        (GOOD.replace("12", '12, "value": 13'), 'the key "value"'),
        (GOOD.replace("12", '12, "note": "x"'), "cells[0]"),
        (GOOD.replace("12", '12, "lo": 1, "hi": 2'), "cells[0]"),
        (GOOD.replace('"value": 12', '"lo": 5, "hi": 2'), "cells[0]"),
        (GOOD.replace('"W1"', "1"), "cells[0].dims.ward"),
        (GOOD.replace("}]}", '}], "totals": {"a": [["b", []]]}}'), "totals.a[0]"),
        (GOOD.replace("}]}", '}], "totals": {"a": [["b", ["b", "c"]]]}}'), "totals.a[0]"),
        (GOOD.replace("}]}", '}], "additions_only": 1}'), "additions_only"),
        (GOOD.replace("}]}", '}], "constraints": [{"terms": [], "op": ">=", "rhs": 0}]}'),
         "constraints[0].terms"),
        (GOOD.replace("}]}", '}], "constraints": [{"terms": [[1, {}]], "op": ">", "rhs": 0}]}'),
         "constraints[0].op"),
        ('{"cells": []}', "cells"),
        ("{" + '"a":{' * 50_000, "the file"),
        ("\ufeff" + GOOD, "line 1"),
    ],
)  # fmt: skip
def test_a_wrong_file_is_refused_with_its_place(text: str, place: str) -> None:
    with pytest.raises(PublishedFileError) as refused:
        read_published(text.encode())
    assert refused.value.place == place


def test_one_cell_with_two_counts_is_a_contradiction_unless_people_were_added() -> None:
    two = [
        {"release": release, "dims": {"ward": "W1"}, "value": value}
        for release, value in (("A", 6), ("B", 7))
    ]
    with pytest.raises(ContradictionError):
        read_published(json.dumps({"cells": two}).encode())
    read_published(json.dumps({"cells": two, "additions_only": True}).encode())


@given(st.binary(max_size=200))
def test_random_bytes_are_refused_with_the_typed_error(data: bytes) -> None:
    with pytest.raises(PublishedFileError):
        read_published(data)


@given(st.integers(0, len(GOOD) - 1), st.characters(codec="ascii"))
def test_one_changed_character_gives_tables_or_the_typed_error(at: int, character: str) -> None:
    try:
        tables = read_published((GOOD[:at] + character + GOOD[at + 1 :]).encode())
    except PublishedFileError:
        return
    assert all(c.value is None or c.value >= 0 for c in tables.cells)
