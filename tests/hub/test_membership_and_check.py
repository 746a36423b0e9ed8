"""Invitations work once and for whom they were made; a changed log is found; strangers stay out."""

from __future__ import annotations

import argparse
import json
import os
import signal
import stat
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import Executable, Update, delete, text, update
from sqlalchemy.exc import DBAPIError

from anchordesk.adapters.hub_answers import Problem, ReceiptAnswer
from anchordesk.adapters.hub_http import HubHttp
from anchordesk.hub.administration import check, create_hub, invite
from anchordesk.hub.commands import add_hub_commands
from anchordesk.hub.database import Use, open_engine
from anchordesk.hub.errors import (
    AddressRefusedError,
    HubExistsError,
    InvitationInputError,
    NoHubError,
    PortTakenError,
)
from anchordesk.hub.identity import database_of, load_identity
from anchordesk.hub.membership import joining
from anchordesk.hub.problems import ProblemError
from anchordesk.hub.server import running_hub
from anchordesk.hub.store import Store
from anchordesk.hub.tables import log, returns
from anchordesk.wire.addresses import digest_of
from anchordesk.wire.codec import decode, encode
from anchordesk.wire.joining import request_to_join
from anchordesk.wire.messages import Invitation

Joined = Callable[..., Any]


def request_for(invitation: Invitation) -> bytes:
    key = Ed25519PrivateKey.generate()
    return encode(request_to_join(invitation, organisation=uuid4(), signing_key=key))


def test_an_invitation_works_once_and_a_resend_is_answered_alike(hub_folder: Path) -> None:
    with running_hub(hub_folder) as hub, HubHttp(hub.url) as http:
        invitation = invite(hub_folder, "Riverside Housing", hub.url)
        address = f"/v1/join/{invitation.id}"
        body = request_for(invitation)
        first = http.post(address, body)
        assert isinstance(first, ReceiptAnswer)
        assert http.post(address, body) == first
        again = http.post(address, request_for(invitation))
        assert isinstance(again, Problem)
        assert again.code == "invitation-refused"


def test_a_wrong_secret_does_not_join_and_does_not_burn_the_invitation(hub_folder: Path) -> None:
    with running_hub(hub_folder) as hub, HubHttp(hub.url) as http:
        good = invite(hub_folder, "Riverside Housing", hub.url)
        guessed = Invitation(
            good.id,
            good.hub_url,
            good.hub_public_key,
            good.organisation_name,
            b"?" * 16,
            good.expires,
        )
        answer = http.post(f"/v1/join/{good.id}", request_for(guessed))
        assert isinstance(answer, Problem)
        assert answer.code == "invitation-refused"
        renamed = Invitation(
            good.id, good.hub_url, good.hub_public_key, "Somebody else", good.secret, good.expires
        )
        assert isinstance(http.post(f"/v1/join/{good.id}", request_for(renamed)), Problem)
        assert isinstance(http.post(f"/v1/join/{uuid4()}", request_for(good)), Problem)
        assert isinstance(http.post(f"/v1/join/{good.id}", request_for(good)), ReceiptAnswer)


def test_an_invitation_runs_out(hub_folder: Path) -> None:
    invitation = invite(hub_folder, "Riverside Housing", "http://127.0.0.1:8440")
    identity = load_identity(hub_folder)
    store = Store(database_of(hub_folder))
    try:
        for days, is_open in ((8, False), (6, True)):
            later = datetime.now(UTC) + timedelta(days=days)
            change = joining(request_for(invitation), str(invitation.id), identity, later)
            joined = store.write(change)
            if is_open:
                assert joined.result().is_new
            else:
                assert isinstance(joined.exception(), ProblemError)
    finally:
        store.close()


@pytest.mark.parametrize("name", ["", "x" * 161, "two\nlines", "turned \u202e round"])
def test_a_name_that_cannot_travel_is_refused(hub_folder: Path, name: str) -> None:
    with pytest.raises(InvitationInputError):
        invite(hub_folder, name, "http://127.0.0.1:8440")


def tampered(folder: Path, statement: Executable) -> tuple[str, ...]:
    """What a check says after somebody with the database's password changed it."""
    database = database_of(folder)
    engine = open_engine(database, Use.WRITING)
    with engine.begin() as connection:
        if database.is_postgresql:
            connection.execute(text("ALTER TABLE log DISABLE TRIGGER USER"))
            connection.execute(text("ALTER TABLE returns DROP CONSTRAINT returns_digest_fkey"))
        else:
            connection.execute(text("DROP TRIGGER log_refuses_update"))
            connection.execute(text("DROP TRIGGER log_refuses_delete"))
        connection.execute(statement)
    engine.dispose()
    return check(folder).faults


def entry(index: int) -> Update:
    return update(log).where(log.c.log_index == index)


@pytest.mark.parametrize(
    "statement",
    [
        entry(2).values(body=log.c.body.concat(b"x")),
        entry(1).values(body=b"{}"),
        entry(1).values(digest="none"),
        entry(1).values(head="none"),
        entry(2).values(stored_at="2026-01-01T00:00:00.000+00:00"),
        entry(3).values(head="a" * 64),
        entry(2).values(receipt=b"{}"),
        delete(log).where(log.c.log_index == 1),
        update(returns).values(revision=returns.c.revision + 8),
        delete(returns),
    ],
)
def test_a_changed_log_is_found(hub_folder: Path, joined: Joined, statement: Executable) -> None:
    with running_hub(hub_folder) as hub, HubHttp(hub.url) as http:
        desk = joined(hub)
        for period in ("2026-Q3", "2026-Q4"):
            body = desk.signed(period=period)
            assert isinstance(http.put(f"/v1/returns/{digest_of(body)}", body), ReceiptAnswer)
    assert check(hub_folder).faults == ()
    assert tampered(hub_folder, statement)


def test_the_database_itself_refuses_to_change_the_log(hub_folder: Path, joined: Joined) -> None:
    with running_hub(hub_folder) as hub:
        joined(hub)
    engine = open_engine(database_of(hub_folder), Use.WRITING)
    for statement in (update(log).values(head="x"), delete(log)):
        with pytest.raises(DBAPIError, match="append-only"), engine.begin() as connection:
            connection.execute(statement)
    engine.dispose()
    assert check(hub_folder).entries == 1


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.5", "::", "example.org", ""])
def test_a_hub_listens_to_this_computer_only(hub_folder: Path, host: str) -> None:
    with (
        pytest.raises(AddressRefusedError, match="no TLS of its own"),
        running_hub(hub_folder, host),
    ):
        pass


def test_a_hub_answers_to_loopback_names_only(hub_folder: Path) -> None:
    with running_hub(hub_folder) as hub, HubHttp(hub.url) as http:
        answer = http._client.get("/", headers={"Host": "hub.evil.example"})
        assert answer.status_code == 400
        for name in (f"localhost:{hub.port}", f"[::1]:{hub.port}", f"127.0.0.1:{hub.port}"):
            assert http._client.get("/healthz", headers={"Host": name}).status_code == 200
        assert http._client.get("/readyz").status_code == 200


def test_a_taken_port_is_named(hub_folder: Path) -> None:
    with (
        running_hub(hub_folder) as hub,
        pytest.raises(PortTakenError, match=str(hub.port)),
        running_hub(hub_folder, port=hub.port),
    ):
        pass


def test_a_hub_is_never_made_over_another(hub_folder: Path, tmp_path: Path) -> None:
    before = load_identity(hub_folder).public_key
    with pytest.raises(HubExistsError):
        create_hub(hub_folder, "Another")
    assert load_identity(hub_folder).public_key == before
    with pytest.raises(NoHubError), running_hub(tmp_path / "empty"):
        pass


def test_a_lost_database_is_not_replaced_by_an_empty_one(sqlite_hub_folder: Path) -> None:
    hub_folder = sqlite_hub_folder
    (hub_folder / "hub.db").unlink()
    with pytest.raises(NoHubError, match="backup"), running_hub(hub_folder):
        pass
    with pytest.raises(NoHubError, match="backup"):
        invite(hub_folder, "Riverside", "http://127.0.0.1:8440")
    assert not (hub_folder / "hub.db").exists()


def test_the_folder_is_for_its_owner_only(hub_folder: Path) -> None:
    names = {path.name for path in hub_folder.iterdir()}
    assert names > {"hub.key", "hub.json"}
    assert {"hub.db", "hub.database"} & names
    for name in names:
        assert stat.S_IMODE((hub_folder / name).stat().st_mode) == 0o600, name


@pytest.mark.skipif(os.name != "posix", reason="stops it with a signal")
@pytest.mark.parametrize("is_new", [False, True], ids=["a hub that is there", "a new folder"])
def test_serve_runs_until_it_is_stopped(hub_folder: Path, tmp_path: Path, is_new: bool) -> None:
    folder = tmp_path / "new" if is_new else hub_folder
    script = (
        # A shell's background job is started with this signal ignored, and hands that on.
        "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "import argparse; from anchordesk.hub.commands import add_hub_commands\n"
        "parser = argparse.ArgumentParser(); add_hub_commands(parser.add_subparsers())\n"
        "arguments = parser.parse_args(); raise SystemExit(arguments.run(arguments))"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script, "hub", "serve", str(folder), "--port", "0"],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(Path.cwd())},
    ) as process:
        assert process.stdout is not None
        if is_new:
            assert process.stdout.readline() == "Made the hub “Our network”.\n"
        told = process.stdout.readline()
        url = told.removeprefix("The hub runs at ").partition(". ")[0]
        with HubHttp(url) as http:
            assert isinstance(http.get("/v1/hub?nonce=00"), ReceiptAnswer)
        process.send_signal(signal.SIGINT)
        assert process.stdout.read() == "The hub has stopped.\n"
        assert process.wait(20) == 0


def run(*arguments: str) -> int:
    parser = argparse.ArgumentParser()
    add_hub_commands(parser.add_subparsers(required=True))
    parsed = parser.parse_args(["hub", *arguments])
    code = parsed.run(parsed)
    assert isinstance(code, int)
    return code


def test_the_commands(
    tmp_path: Path, hub_folder: Path, joined: Joined, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, out = tmp_path / "made", tmp_path / "riverside.invitation"
    assert run("create", str(folder), "--name", "North network") == 0
    assert run("create", str(folder), "--name", "North network") == 1
    making = ("invite", str(folder), "--organisation", "Riverside", "--out", str(out), "--url")
    assert run(*making, "nonsense") == 1
    assert not out.exists()
    assert run(*making, "http://127.0.0.1:8440") == 0
    assert decode(out.read_bytes(), Invitation).organisation_name == "Riverside"
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    assert run(*making, "http://127.0.0.1:8440") == 1
    assert run("serve", str(folder), "--host", "0.0.0.0") == 1
    assert "no TLS" in capsys.readouterr().err
    with running_hub(hub_folder) as hub:
        joined(hub)
    assert run("serve", str(tmp_path / "new"), "--host", "0.0.0.0") == 1
    assert not (tmp_path / "new").exists()
    assert run("check", str(hub_folder), "--json") == 0
    assert json.loads(capsys.readouterr().out)["entries"] == 1
    tampered(hub_folder, entry(1).values(head="x"))
    assert run("check", str(hub_folder)) == 1
