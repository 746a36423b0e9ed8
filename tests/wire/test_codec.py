"""Messages survive the wire, have one spelling, and are refused whole when anything is off."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from uuid import UUID

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from anchordesk.wire.codec import decode, encode
from anchordesk.wire.errors import MalformedError, TooLargeError, UpgradeNeededError, WireError
from anchordesk.wire.messages import Receipt, StatementHead, Tally, TallyCell
from anchordesk.wire.published import PublishedCell, PublishedTables, quantity_of

codes = st.from_regex(r"\A[A-Za-z0-9][A-Za-z0-9_.:+-]{0,20}\Z")
digests = st.binary(min_size=32, max_size=32).map(bytes.hex)
numbers = st.integers(1, 2**53 - 1)
moments = st.datetimes(timezones=st.just(UTC), min_value=datetime(2000, 1, 1))  # noqa: DTZ001
sevens = st.integers(0, 2**128 - 1).map(
    lambda bits: UUID(int=bits & ~(0xF << 76) & ~(3 << 62) | 7 << 76 | 2 << 62)
)
heads = st.builds(
    StatementHead,
    v=st.just(1),
    id=sevens,
    organisation=st.uuids(),
    incarnation=st.uuids(),
    seq=numbers,
    previous=digests,
    made_at=moments,
    app=codes,
)
cells = st.builds(
    TallyCell,
    table=codes,
    categories=st.lists(codes, max_size=3).map(tuple),
    people=st.integers(0, 9_999_999),
)
tallies = st.builds(
    Tally,
    head=heads,
    template=codes,
    template_version=numbers,
    period=codes,
    revision=numbers,
    cells=st.lists(cells, max_size=8).map(tuple),
)


@given(tallies)
def test_a_tally_comes_back_as_it_went(tally: Tally) -> None:
    assert decode(encode(tally), Tally) == tally


@given(
    st.lists(
        st.builds(
            PublishedCell,
            release=codes,
            dims=st.dictionaries(codes, codes, max_size=3),
            value=st.none() | st.integers(0, 2**53 - 1),
        ),
        max_size=6,
    ).map(tuple)
)
def test_equal_tables_have_equal_bytes(cells: tuple[PublishedCell, ...]) -> None:
    turned = tuple(
        PublishedCell(cell.release, dict(reversed(cell.dims.items())), cell.value) for cell in cells
    )
    content = encode(PublishedTables(cells))
    assert content == encode(PublishedTables(turned))
    assert decode(content, PublishedTables) == PublishedTables(cells)


def test_published_tables_are_the_json_of_the_verifier() -> None:
    tables = PublishedTables(
        (
            PublishedCell("2026Q1", {"ward": "W1"}, value=12),
            PublishedCell("2026Q1", {"ward": "W2"}, value=None),
            PublishedCell("2026Q1", {"ward": "W3"}, lo=3, hi=7),
        )
    )
    assert json.loads(encode(tables)) == {
        "cells": [
            {"release": "2026Q1", "dims": {"ward": "W1"}, "value": 12},
            {"release": "2026Q1", "dims": {"ward": "W2"}, "value": None},
            {"release": "2026Q1", "dims": {"ward": "W3"}, "lo": 3, "hi": 7},
        ]
    }
    whole = {
        "cells": [],
        "totals": {"period": [["YTD-Q2", ["Q1", "Q2"]]]},
        "constraints": [{"terms": [[1, {"a": "b"}], [-1, {}]], "op": ">=", "rhs": 0}],
        "additions_only": True,
        "sensitive_dims": ["outcome"],
    }
    assert json.loads(encode(decode(json.dumps(whole).encode(), PublishedTables))) == whole


@pytest.mark.parametrize(
    "cell",
    [
        '{"release":"r","dims":{}}',
        '{"release":"r","dims":{},"lo":3}',
        '{"release":"r","dims":{},"lo":3,"hi":2}',
        '{"release":"r","dims":{},"lo":3,"hi":4,"value":null}',
        '{"release":"r","dims":{},"value":"7","name":"x"}',
        '{"release":"r","dims":{},"value":-1}',
        '{"release":"r","dims":{},"value":1.5}',
        '{"release":"r","dims":{},"value":true}',
        '{"release":"r","dims":{},"value":9007199254740993}',
        '{"release":"r","dims":{"note":"Mrs Smith rang on Tuesday"},"value":7}',
    ],
)
def test_a_cell_that_is_not_a_cell_is_refused(cell: str) -> None:
    with pytest.raises(MalformedError):
        decode(cell.encode(), PublishedCell)


def test_total_and_a_left_out_dimension_are_the_same_quantity() -> None:
    assert quantity_of({"ward": "W1", "stage": "Total"}) == quantity_of({"ward": "W1"})


def test_a_later_version_asks_for_an_upgrade() -> None:
    with pytest.raises(UpgradeNeededError):
        decode(b'{"kind":"receipt/2","anything":[1]}', Receipt)
    with pytest.raises(MalformedError):
        decode(b'{"kind":"tally/1"}', Receipt)


def test_size_and_depth_are_bounded() -> None:
    with pytest.raises(TooLargeError):
        decode(b" " * 101, Tally, largest=100)
    with pytest.raises(MalformedError):
        decode(b"[" * 100_000, Tally)
    with pytest.raises(MalformedError):
        decode(b'{"kind":' * 20_000, Tally)


@given(st.binary(max_size=300))
def test_noise_is_refused_with_a_wire_error(noise: bytes) -> None:
    with pytest.raises(WireError):
        decode(noise, Tally)


@given(tallies, st.data())
def test_an_unknown_field_is_refused_anywhere(tally: Tally, data: st.DataObject) -> None:
    document = json.loads(encode(tally))
    places = [document, document["head"], *document["cells"]]
    data.draw(st.sampled_from(places))["surname"] = "x"
    with pytest.raises(UpgradeNeededError):
        decode(json.dumps(document).encode(), Tally)


@given(tallies, st.sampled_from(["1 2", "1.2.3.4.5", "later", "", "0.0.1", "12345", 7, None]))
def test_damage_is_no_update_whatever_it_says_it_needs(tally: Tally, needs: object) -> None:
    document = json.loads(encode(tally)) | {"revision": "three", "needs": needs}
    with pytest.raises(MalformedError):
        decode(json.dumps(document).encode(), Tally)


def test_ids_must_sort_by_time() -> None:
    with pytest.raises(ValueError, match="version 7"):
        StatementHead(
            1, UUID(int=1), UUID(int=2), UUID(int=3), 1, "0" * 64, datetime.now(UTC), "0.1"
        )


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(b'{"v":1,"made_at":"2026-01-01T00:00:00"}', type=StatementHead)
