"""What only PostgreSQL brings: a server that stops half-way, goes away, or is another hub's."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from sqlalchemy import text

from anchordesk.adapters.hub_answers import Problem, ReceiptAnswer
from anchordesk.adapters.hub_http import HubHttp
from anchordesk.hub.administration import check, create_hub, invite
from anchordesk.hub.database import Use, open_engine, postgresql_at
from anchordesk.hub.errors import DatabaseAddressError, HubError, HubExistsError, NoHubError
from anchordesk.hub.identity import DATABASE_SETTING, database_of
from anchordesk.hub.server import RunningHub, running_hub
from anchordesk.hub.store import Store
from anchordesk.wire.addresses import digest_of
from anchordesk.wire.receipts import verify_receipt
from tests.hub.cutting_proxy import Cut, CuttingProxy
from tests.hub.postgresql_server import PostgresqlServer, programs, running_server
from tests.hub.test_mailboxes import Post

Joined = Callable[..., Any]

pytestmark = pytest.mark.skipif(programs() is None, reason="PostgreSQL is not installed")


@pytest.fixture(scope="module")
def own_server() -> Iterator[PostgresqlServer]:
    """A server that these tests may stop, with commits that reach the disk."""
    with running_server(is_safe=True) as server:
        yield server


@pytest.fixture
def cut_hub(tmp_path: Path, own_server: PostgresqlServer) -> Iterator[tuple[Path, CuttingProxy]]:
    """A hub whose way to its database can be cut."""
    address = own_server.new_database()
    proxy = CuttingProxy(own_server.port, lambda: own_server.stop(signal.SIGQUIT))
    folder = tmp_path / "hub"
    create_hub(folder, "Anchor network", address.replace(str(own_server.port), str(proxy.port)))
    yield folder, proxy
    proxy.close()


def put(hub: RunningHub, body: bytes) -> Any:
    with HubHttp(hub.url, total_seconds=60) as http:
        return http.put(f"/v1/returns/{digest_of(body)}", body)


@pytest.mark.parametrize("cut", list(Cut), ids=lambda cut: cut.name)
def test_a_commit_of_unknown_outcome_is_told_and_a_resend_counts_once(
    cut_hub: tuple[Path, CuttingProxy], own_server: PostgresqlServer, joined: Joined, cut: Cut
) -> None:
    folder, proxy = cut_hub
    with running_hub(folder) as hub:
        desk = joined(hub)
        body = desk.signed()
        proxy.cut = cut
        told = put(hub, body)
        assert proxy.cut is None, "nothing was cut"
        if cut is Cut.SERVER_STOPPED:
            assert isinstance(put(hub, body), Problem), "nobody hears a word without the server"
            own_server.start()
        assert isinstance(told, Problem)
        assert (told.code, told.status, told.retry) == ("busy", 503, "later")
        assert "It is not known whether it was stored" in told.detail
        kept = check(folder).entries - 1
        assert kept in {Cut.COMMIT_LOST: {0}, Cut.ANSWER_LOST: {1}}.get(cut, {0, 1})
        again = put(hub, body)
        assert isinstance(again, ReceiptAnswer), again
        receipt = verify_receipt(again.content, hub.public_key, digest_of(body))
        assert receipt.log_index == 2
        assert put(hub, body) == again
    found = check(folder)
    assert (found.entries, found.faults) == (2, ())


@pytest.mark.parametrize("cut", list(Cut), ids=lambda cut: cut.name)
def test_an_envelope_whose_commit_is_cut_waits_once_after_a_resend(
    cut_hub: tuple[Path, CuttingProxy], own_server: PostgresqlServer, joined: Joined, cut: Cut
) -> None:
    """Envelopes, grants and packs go another way to the writer than returns do."""
    folder, proxy = cut_hub
    with running_hub(folder) as hub:
        post = Post(hub, joined(hub), os.urandom(32), X25519PrivateKey.generate())
        assert post.grant(1, post.token).status_code == 201
        envelope = post.envelope()
        proxy.cut = cut
        assert post.deposit(envelope).status_code == 503
        assert proxy.cut is None, "nothing was cut"
        if cut is Cut.SERVER_STOPPED:
            own_server.start()
        again = post.deposit(envelope)
        assert again.status_code in {Cut.COMMIT_LOST: {201}, Cut.ANSWER_LOST: {200}}.get(
            cut, {200, 201}
        )
        verify_receipt(again.content, hub.public_key, digest_of(envelope))
        assert post.waiting() == (digest_of(envelope),)
    assert check(folder).faults == ()


def test_a_server_without_room_is_told_as_that(
    tmp_path: Path, postgresql: PostgresqlServer, joined: Joined
) -> None:
    address = postgresql.new_database()
    name = address.rpartition("/")[2]
    create_hub(tmp_path / "hub", "Anchor network", address)
    with running_hub(tmp_path / "hub") as hub:
        desk = joined(hub)
        postgresql.execute(
            name,
            "CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            "RAISE EXCEPTION 'could not extend file' USING ERRCODE = 'disk_full'; END $$",
            "CREATE TRIGGER no_room BEFORE INSERT ON log EXECUTE FUNCTION no_room()",
        )
        body = desk.signed()
        told = put(hub, body)
        assert isinstance(told, Problem)
        assert (told.code, told.status) == ("storage-full", 507)
        postgresql.execute(name, "DROP TRIGGER no_room ON log")
        assert isinstance(put(hub, body), ReceiptAnswer)


def test_two_hubs_on_one_database_take_turns(
    tmp_path: Path, postgresql: PostgresqlServer, joined: Joined
) -> None:
    folder = tmp_path / "hub"
    create_hub(folder, "Anchor network", postgresql.new_database())
    with running_hub(folder) as one, running_hub(folder) as other:
        desk = joined(one)
        for month in range(1, 21):
            answer = put(other if month % 2 else one, desk.signed(period=f"2026-M{month}"))
            assert isinstance(answer, ReceiptAnswer)
    assert check(folder).faults == ()
    assert check(folder).entries == 21


def test_settings_are_durable_and_readers_cannot_write(postgresql: PostgresqlServer) -> None:
    database = postgresql_at(postgresql.new_database())
    told = {}
    for use in Use:
        engine = open_engine(database, use)
        with engine.begin() as connection:
            told[use] = [
                connection.execute(text(f"SHOW {name}")).scalar()
                for name in ("synchronous_commit", "transaction_isolation", "transaction_read_only")
            ]
        engine.dispose()
    assert told[Use.WRITING] == ["on", "read committed", "off"]
    assert told[Use.READING] == ["on", "repeatable read", "on"]


def test_a_server_that_is_away_is_told_and_nothing_is_half_made(
    tmp_path: Path, own_server: PostgresqlServer
) -> None:
    address = own_server.new_database()
    create_hub(tmp_path / "hub", "Anchor network", address)
    own_server.stop()
    try:
        for attempt in (
            lambda: create_hub(tmp_path / "new", "North", address),
            lambda: invite(tmp_path / "hub", "Riverside", "http://127.0.0.1:8440"),
            lambda: check(tmp_path / "hub"),
        ):
            with pytest.raises(HubError, match="cannot be reached"):
                attempt()
        with pytest.raises(HubError, match="cannot be reached"), running_hub(tmp_path / "hub"):
            pass
    finally:
        own_server.start()
    assert not (tmp_path / "new").exists()
    assert check(tmp_path / "hub").faults == ()


def test_a_database_is_never_taken_from_another_hub(
    tmp_path: Path, postgresql: PostgresqlServer
) -> None:
    address = postgresql.new_database()
    create_hub(tmp_path / "one", "North", address)
    with pytest.raises(HubExistsError, match="Choose an empty database"):
        create_hub(tmp_path / "other", "South", address)
    create_hub(tmp_path / "other", "South", postgresql.new_database())
    (tmp_path / "other" / DATABASE_SETTING).write_text(address)
    with pytest.raises(HubError, match="another hub's"), running_hub(tmp_path / "other"):
        pass
    (tmp_path / "other" / DATABASE_SETTING).write_text(postgresql.new_database())
    with pytest.raises(NoHubError, match="empty"), running_hub(tmp_path / "other"):
        pass


@pytest.mark.parametrize(
    "address",
    ["", "hub.db", "sqlite:///hub.db", "mysql://hub@host/x", "postgresql://host", "x:y:z"],
)
def test_what_is_no_address_is_refused_before_anything_is_made(
    tmp_path: Path, address: str
) -> None:
    with pytest.raises(DatabaseAddressError):
        create_hub(tmp_path / "hub", "North", address)
    assert not (tmp_path / "hub").exists()


def test_a_server_elsewhere_must_prove_who_it_is() -> None:
    far = postgresql_at("postgresql://hub@db.example.org/anchordesk").url.query
    assert (far["sslmode"], far["sslrootcert"]) == ("verify-full", "system")
    for near in ("postgresql://hub@localhost/x", "postgresql:///x?host=/var/run/postgresql"):
        assert "sslmode" not in postgresql_at(near).url.query
    chosen = postgresql_at("postgresql://hub@db.example.org/x?sslmode=require").url.query
    assert chosen["sslmode"] == "require"


def test_a_password_in_the_address_is_shown_to_nobody(
    tmp_path: Path, postgresql: PostgresqlServer
) -> None:
    create_hub(tmp_path / "hub", "North", postgresql.new_database().replace("hub@", "hub:s3cret@"))
    assert "s3cret" not in repr(database_of(tmp_path / "hub"))
    store = Store(database_of(tmp_path / "hub"))
    try:
        assert "s3cret" not in repr(store._writing_engine)
    finally:
        store.close()
