"""The document describes every address, and the hub keeps to it whatever is thrown at it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx2
import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.checks import (
    content_type_conformance,
    not_a_server_error,
    response_schema_conformance,
    status_code_conformance,
)
from sqlalchemy import Table, text

from anchordesk.hub.administration import create_hub
from anchordesk.hub.database import Use, open_engine
from anchordesk.hub.identity import database_of
from anchordesk.hub.limits import Limits, Rate
from anchordesk.hub.openapi import COMMON_REFUSALS, OPERATIONS, openapi_document
from anchordesk.hub.problems import Refusal
from anchordesk.hub.routes import ROUTES
from anchordesk.hub.server import RunningHub, running_hub
from anchordesk.hub.service import Options
from anchordesk.hub.tables import metadata
from tests.hub.postgresql_server import PostgresqlServer

CountRows = Callable[[], int]
ENDLESS = Rate(10**9, 10**9)
UNDESCRIBED = {"/v1/openapi.json", "/metrics"}
"""Itself, and what only programs on the hub's own computer are answered."""


@schemathesis.serializer(
    "application/vnd.anchordesk.statement", "application/vnd.anchordesk.envelope"
)
def as_it_is(_context: object, content: object) -> bytes:
    """Send what was made up for a statement byte for byte."""
    return content if isinstance(content, bytes) else str(content).encode()


described = schemathesis.openapi.from_dict(openapi_document())


def test_every_address_for_programs_is_described() -> None:
    routes = {
        (re.sub(":[a-z]+}", "}", route.path), method.lower())
        for route in ROUTES
        for method in route.methods or ()
        if method != "HEAD" and route.path not in UNDESCRIBED
    }
    assert {(one.path, one.method) for one in OPERATIONS} == routes


def test_the_hub_serves_its_description(sqlite_hub_folder: Path) -> None:
    with running_hub(sqlite_hub_folder) as hub:
        told = httpx2.get(f"{hub.url}/v1/openapi.json", trust_env=False)
    assert told.headers["content-type"] == "application/json"
    assert told.json()["openapi"] == "3.1.0"
    assert "/v1/returns/{digest}" in told.json()["paths"]


def test_every_refusal_has_a_code_of_its_own_and_a_plain_title() -> None:
    codes = [refusal.code for refusal in Refusal]
    assert len(set(codes)) == len(codes)
    for refusal in Refusal:
        assert re.fullmatch("[a-z-]+", refusal.code)
        assert refusal.title[0].isupper()
        assert not refusal.title.endswith(".")


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def open_hub(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[CountRows, RunningHub]]:
    """A hub that may be asked as often as one likes."""
    address = None
    if request.param == "postgresql":
        server: PostgresqlServer = request.getfixturevalue("postgresql")
        address = server.new_database()
    folder = tmp_path_factory.mktemp("described") / "hub"
    create_hub(folder, "Anchor network", address)
    with (
        running_hub(folder, options=Options(Limits(ENDLESS, ENDLESS, ENDLESS))) as hub,
        counting(folder, *metadata.sorted_tables) as count_rows,
    ):
        yield count_rows, hub


@pytest.mark.slow
@described.parametrize()
@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
def test_whatever_is_sent_the_answer_is_one_that_is_described(
    case: schemathesis.Case[Any], open_hub: tuple[CountRows, RunningHub]
) -> None:
    count_rows, hub = open_hub
    ask_and_compare(case, hub)
    assert count_rows() == 1, "the row that names the hub, and nothing else"


def ask_and_compare(case: schemathesis.Case[Any], hub: RunningHub) -> None:
    """Ask, and hold the answer to the description: its status, its form, and its very code.

    Many refusals share a status, so that alone would not tell one that nobody described.
    """
    answer = case.call_and_validate(
        base_url=hub.url,
        checks=[
            not_a_server_error,
            status_code_conformance,
            content_type_conformance,
            response_schema_conformance,
        ],
    )
    if answer.status_code >= 400:
        path, method = case.operation.path, case.operation.method
        (one,) = [o for o in OPERATIONS if (o.path, o.method) == (path, method.lower())]
        code = answer.json()["type"].rpartition(":")[2]
        described_codes = {refusal.code for refusal in (*one.refusals, *COMMON_REFUSALS)}
        assert code in described_codes | {Refusal.WRONG_METHOD.code}, (path, method, code)


@contextmanager
def counting(folder: Path, *tables: Table) -> Iterator[CountRows]:
    """Count the rows of tables as often as one likes, by one statement on a connection kept."""
    engine = open_engine(database_of(folder), Use.READING)
    counts = " + ".join(f"(SELECT count(*) FROM {table.name})" for table in tables)
    statement = text(f"SELECT {counts}")

    def count() -> int:
        with engine.begin() as connection:
            return int(connection.execute(statement).scalar_one())

    yield count
    engine.dispose()
