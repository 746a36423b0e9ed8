"""A return is complete: what the tables show and what is published are the same cells."""

from __future__ import annotations

import json
import tracemalloc
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest

from anchordesk.wire.codec import decode, encode
from anchordesk.wire.errors import MalformedError
from anchordesk.wire.messages import StatementHead
from anchordesk.wire.published import PublishedCell, PublishedTables
from anchordesk.wire.returns import Axis, Category, Method, Return, TableLayout

WARDS = ("W1", "W2", "Total")
STAGES = ("job", "Total")


def axis(dimension: str, codes: tuple[str, ...]) -> Axis:
    return Axis(dimension, dimension.title(), tuple(Category(code, code) for code in codes))


def sample() -> Return:
    cells = tuple(
        PublishedCell(
            "2026-Q3",
            {"measure": "people"}
            | {name: code for name, code in (("ward", ward), ("stage", stage)) if code != "Total"},
            value=None if ward == "W1" else 9,
        )
        for ward in WARDS
        for stage in STAGES
    )
    table = TableLayout(
        "ward-stage",
        "Ward by stage",
        axis("ward", WARDS),
        axis("stage", STAGES),
        {"measure": "people"},
    )
    head = StatementHead(
        1,
        UUID("01890000-0000-7000-8000-000000000001"),
        UUID(int=2),
        UUID(int=3),
        1,
        "0" * 64,
        datetime(2026, 11, 23, tzinfo=UTC),
        "0.1.0",
    )
    return Return(
        head=head,
        organisation_name="Riverside Housing",
        template="pathways",
        template_version=1,
        template_title="Pathways into work",
        period="2026-Q3",
        period_title="July to September 2026",
        revision=1,
        supersedes=None,
        method=Method(5, "flow", "1"),
        tables=(table,),
        published=PublishedTables(cells),
        shown_digest="a" * 64,
    )


def document() -> Any:
    return json.loads(encode(sample()))


def refused(changed: Any) -> None:
    with pytest.raises(MalformedError):
        decode(json.dumps(changed).encode(), Return)


def test_a_return_comes_back_as_it_went() -> None:
    assert decode(encode(sample()), Return) == sample()


def test_a_cell_that_no_table_shows_is_refused() -> None:
    changed = document()
    changed["published"]["cells"].append(
        {"release": "2026-Q3", "dims": {"measure": "people", "street": "S9"}, "value": 8}
    )
    refused(changed)


def test_a_place_without_a_cell_is_refused() -> None:
    changed = document()
    changed["published"]["cells"].pop()
    refused(changed)


def test_a_cell_published_twice_is_refused_also_with_its_margin_spelt_out() -> None:
    changed = document()
    changed["published"]["cells"].append(
        {"release": "2026-Q3", "dims": {"measure": "people", "ward": "Total"}, "value": 8}
    )
    refused(changed)


def test_two_releases_in_one_return_are_refused() -> None:
    changed = document()
    changed["published"]["cells"][0]["release"] = "2026-Q2"
    refused(changed)


def test_a_revision_says_what_it_supersedes() -> None:
    changed = document()
    changed["revision"] = 2
    refused(changed)
    changed["supersedes"] = "b" * 64
    assert decode(json.dumps(changed).encode(), Return).revision == 2
    changed["revision"] = 1
    refused(changed)


@pytest.mark.parametrize("threshold", [0, 1, 2, 11])
def test_protection_is_never_optional(threshold: int) -> None:
    changed = document()
    changed["method"]["threshold"] = threshold
    refused(changed)


def test_a_short_message_cannot_ask_for_millions_of_places() -> None:
    codes = tuple(f"c{number}" for number in range(400))
    wide = TableLayout("wide", "Wide", axis("ward", codes), axis("stage", codes))
    changed = document()
    changed["tables"] += [
        json.loads(encode(wide)) | {"name": f"wide-{number}"} for number in range(3)
    ]
    tracemalloc.start()
    try:
        refused(changed)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 20 * 1024 * 1024
