"""A hub in a folder, and lead desks that join it and sign returns."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from anchordesk.adapters.hub_answers import ReceiptAnswer
from anchordesk.adapters.hub_http import HubHttp
from anchordesk.hub.administration import create_hub, invite
from anchordesk.hub.belonging import make_records
from anchordesk.hub.database import Database, postgresql_at, sqlite_at
from anchordesk.hub.server import RunningHub
from anchordesk.wire.addresses import digest_of
from anchordesk.wire.codec import encode
from anchordesk.wire.joining import request_to_join
from anchordesk.wire.messages import StatementHead
from anchordesk.wire.published import PublishedCell, PublishedTables
from anchordesk.wire.receipts import verify_receipt
from anchordesk.wire.returns import RETURN, Axis, Category, Method, Return, TableLayout
from anchordesk.wire.signing import sign_statement, signing_key_id
from tests.hub.postgresql_server import PostgresqlServer, programs, running_server

WARDS = (("W1", "Abbey"), ("W2", "Castle"), ("W3", "Llŷn"), ("Total", "All wards"))
STAGES = (("support", "In support"), ("job", "Started a job"), ("Total", "All stages"))
COUNTS: Mapping[tuple[str, str], int | None] = {
    ("W1", "support"): 21,
    ("W1", "job"): 12,
    ("W1", "Total"): 33,
    ("W2", "support"): None,
    ("W2", "job"): None,
    ("W2", "Total"): 17,
    ("W3", "support"): None,
    ("W3", "job"): None,
    ("W3", "Total"): 1250,
    ("Total", "support"): 1261,
    ("Total", "job"): 39,
    ("Total", "Total"): 1300,
}


def axis(dimension: str, title: str, categories: tuple[tuple[str, str], ...]) -> Axis:
    return Axis(dimension, title, tuple(Category(code, name) for code, name in categories))


@dataclass
class Desk:
    """A team lead's desk of one organisation."""

    hub_public_key: bytes
    name: str
    organisation: UUID = field(default_factory=uuid4)
    key: Ed25519PrivateKey = field(default_factory=Ed25519PrivateKey.generate)
    incarnation: UUID = field(default_factory=uuid4)
    seq: int = 0

    def join(self, folder: Path, hub: RunningHub) -> Desk:
        invitation = invite(folder, self.name, hub.url)
        request = request_to_join(invitation, organisation=self.organisation, signing_key=self.key)
        body = encode(request)
        with HubHttp(hub.url) as http:
            answer = http.post(f"/v1/join/{invitation.id}", body)
        assert isinstance(answer, ReceiptAnswer), answer
        verify_receipt(answer.content, self.hub_public_key, digest_of(body))
        return self

    def signed(
        self,
        *,
        revision: int = 1,
        supersedes: str | None = None,
        counts: Mapping[tuple[str, str], int | None] = COUNTS,
        recipient: bytes | None = None,
        seq: int | None = None,
        period: str = "2026-Q3",
    ) -> bytes:
        self.seq += 1
        content = Return(
            head=StatementHead(
                1,
                UUID(int=uuid4().int & ~(0xF << 76) | 7 << 76),
                self.organisation,
                self.incarnation,
                self.seq if seq is None else seq,
                "0" * 64,
                datetime.now(UTC),
                "0.1.0",
            ),
            organisation_name=self.name,
            template="pathways",
            template_version=1,
            template_title="Pathways into work",
            period=period,
            period_title="July to September 2026",
            revision=revision,
            supersedes=supersedes or (None if revision == 1 else "b" * 64),
            method=Method(5, "flow", "1"),
            tables=(
                TableLayout(
                    "ward-stage",
                    "Residents by ward and stage",
                    axis("ward", "Ward", WARDS),
                    axis("stage", "Stage", STAGES),
                    {"measure": "people"},
                ),
            ),
            published=PublishedTables(
                tuple(
                    PublishedCell(
                        period,
                        {"measure": "people", "ward": ward, "stage": stage},
                        value=counts[ward, stage],
                    )
                    for ward, _ in WARDS
                    for stage, _ in STAGES
                )
            ),
            shown_digest="a" * 64,
        )
        hub = signing_key_id(self.hub_public_key) if recipient is None else recipient
        return sign_statement(RETURN, encode(content), private_key=self.key, recipient=hub)


@pytest.fixture(scope="session")
def postgresql() -> Iterator[PostgresqlServer]:
    """A PostgreSQL server for all tests; each asks it for a database of its own."""
    if programs() is None:
        pytest.skip("PostgreSQL is not installed")
    with running_server() as server:
        yield server


@pytest.fixture(params=["sqlite", "postgresql"])
def database_address(request: pytest.FixtureRequest) -> str | None:
    """The one setting that chooses the store: every test that asks runs on both."""
    if request.param == "sqlite":
        return None
    server: PostgresqlServer = request.getfixturevalue("postgresql")
    return server.new_database()


@pytest.fixture
def database(tmp_path: Path, database_address: str | None) -> Database:
    """Empty records that belong to no running hub."""
    made = (
        sqlite_at(tmp_path / "hub.db")
        if database_address is None
        else postgresql_at(database_address)
    )
    make_records(made, uuid4())
    return made


@pytest.fixture
def hub_folder(tmp_path: Path, database_address: str | None) -> Path:
    """A hub that nobody runs yet, once on each store."""
    folder = tmp_path / "hub"
    create_hub(folder, "Anchor network", database_address)
    return folder


@pytest.fixture
def sqlite_hub_folder(tmp_path: Path) -> Path:
    """A hub with its records in the folder."""
    folder = tmp_path / "hub"
    create_hub(folder, "Anchor network")
    return folder


@pytest.fixture
def joined(tmp_path: Path) -> Callable[..., Desk]:
    """Make a desk that has joined a running hub: `joined(hub, name)`."""

    def join(hub: RunningHub, name: str = "Riverside Housing") -> Desk:
        return Desk(hub.public_key, name).join(tmp_path / "hub", hub)

    return join
