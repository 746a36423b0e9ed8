"""A backup is the hub at one moment on either store, and a member sees what a hub forgot."""

from __future__ import annotations

import argparse
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from anchordesk.adapters.carriers import HubCarrier
from anchordesk.adapters.hub_answers import ReceiptAnswer
from anchordesk.adapters.hub_http import HubHttp
from anchordesk.hub.administration import check, invite
from anchordesk.hub.backup import back_up, restore
from anchordesk.hub.commands import add_hub_commands
from anchordesk.hub.database import Use, open_engine, sqlite_at
from anchordesk.hub.errors import HubError, HubExistsError
from anchordesk.hub.identity import load_identity
from anchordesk.hub.server import RunningHub, running_hub
from anchordesk.hub.tables import invitations
from anchordesk.services.exchange_records import HubRegistration
from anchordesk.services.hub_log import HubLogCheck, HubUnreachableError, check_log
from anchordesk.wire.addresses import digest_of
from anchordesk.wire.messages import Receipt
from anchordesk.wire.receipts import verify_receipt
from tests.hub.postgresql_server import PostgresqlServer
from tests.hub.test_membership_and_check import entry, tampered

Joined = Callable[..., Any]


def stored(hub: RunningHub, body: bytes) -> Receipt:
    with HubHttp(hub.url) as http:
        answer = http.put(f"/v1/returns/{digest_of(body)}", body)
    assert isinstance(answer, ReceiptAnswer), answer
    return verify_receipt(answer.content, hub.public_key, digest_of(body))


def member_check(hub: RunningHub, *held: Receipt) -> HubLogCheck:
    return check_log(HubRegistration(hub.url, hub.public_key), held, HubCarrier())


def test_a_running_hub_is_backed_up_and_goes_on_from_its_backup(
    hub_folder: Path, tmp_path: Path, joined: Joined
) -> None:
    backup, again = tmp_path / "backup", tmp_path / "again"
    with running_hub(hub_folder) as hub:
        desk = joined(hub)
        first = stored(hub, desk.signed())
        invite(hub_folder, "Hillside Homes", hub.url)
        found = back_up(hub_folder, backup)
        assert (found.entries, found.head, found.faults) == (2, first.log_head, ())
        later = stored(hub, desk.signed(period="2026-Q4"))
    assert {stat.S_IMODE(path.stat().st_mode) for path in backup.iterdir()} == {0o600}
    assert restore(backup, again).head == first.log_head
    with running_hub(again) as hub:
        assert hub.public_key == load_identity(hub_folder).public_key
        assert member_check(hub, first).faults == ()
        [fault] = member_check(hub, first, later).faults
        assert "restored from an older backup" in fault
        assert stored(hub, desk.signed(period="2027-Q1")).hub_epoch != first.hub_epoch
        engine = open_engine(sqlite_at(again / "hub.db"), Use.READING)
        with engine.begin() as connection:
            names = connection.execute(select(invitations.c.organisation_name)).scalars().all()
        engine.dispose()
        assert "Hillside Homes" in names
    assert check(again).faults == ()


def test_a_hub_moves_from_one_kind_of_database_to_the_other_and_back(
    sqlite_hub_folder: Path, tmp_path: Path, joined: Joined, postgresql: PostgresqlServer
) -> None:
    with running_hub(sqlite_hub_folder) as hub:
        desk = joined(hub)
        sent = [desk.signed(period=f"2026-M{month}") for month in range(1, 6)]
        held = [stored(hub, body) for body in sent]
    back_up(sqlite_hub_folder, tmp_path / "one")
    restore(tmp_path / "one", tmp_path / "server", postgresql.new_database())
    with running_hub(tmp_path / "server") as hub:
        assert [stored(hub, body) for body in sent] == held, "the old receipts"
        assert member_check(hub, *held).faults == ()
        held.append(stored(hub, desk.signed()))
    assert not (tmp_path / "server" / "hub.db").exists()
    back_up(tmp_path / "server", tmp_path / "two")
    assert check(tmp_path / "two").head == held[-1].log_head


def test_a_log_that_was_changed_is_neither_backed_up_nor_restored(
    hub_folder: Path, tmp_path: Path, joined: Joined
) -> None:
    with running_hub(hub_folder) as hub:
        stored(hub, joined(hub).signed())
    back_up(hub_folder, tmp_path / "good")
    tampered(tmp_path / "good", entry(1).values(body=b"{}"))
    with pytest.raises(HubError, match="nothing was restored"):
        restore(tmp_path / "good", tmp_path / "again")
    assert not (tmp_path / "again").exists()
    tampered(hub_folder, entry(1).values(body=b"{}"))
    with pytest.raises(HubError, match="Nothing was backed up"):
        back_up(hub_folder, tmp_path / "bad")
    assert {path.name for path in tmp_path.iterdir()} == {"hub", "good"}


def test_no_backup_goes_over_anything(hub_folder: Path, tmp_path: Path) -> None:
    with pytest.raises(HubExistsError):
        back_up(hub_folder, hub_folder)
    back_up(hub_folder, tmp_path / "backup")
    with pytest.raises(HubExistsError):
        restore(tmp_path / "backup", hub_folder)


def test_a_member_sees_a_log_that_was_rewritten_behind_its_receipt(
    sqlite_hub_folder: Path, tmp_path: Path, joined: Joined
) -> None:
    """Whoever holds the hub's key can write another sound log; only receipts show it."""
    back_up(sqlite_hub_folder, tmp_path / "empty")
    with running_hub(sqlite_hub_folder) as hub:
        receipt = stored(hub, joined(hub).signed())
        assert member_check(hub, receipt).faults == ()
    restore(tmp_path / "empty", tmp_path / "other")
    (tmp_path / "hub").rename(tmp_path / "old")
    (tmp_path / "other").rename(tmp_path / "hub")
    with running_hub(tmp_path / "hub") as hub:
        stored(hub, joined(hub, "Hillside Homes").signed())
        assert check(tmp_path / "hub").faults == ()
        [fault] = member_check(hub, receipt).faults
    assert "Entry 2 is not what this desk has the hub's receipt for" in fault


def test_a_member_sees_a_broken_chain_and_another_hand(
    hub_folder: Path, tmp_path: Path, joined: Joined
) -> None:
    with running_hub(hub_folder) as hub:
        receipt = stored(hub, joined(hub).signed())
        stranger = HubRegistration(hub.url, bytes(32))
        [fault] = check_log(stranger, [], HubCarrier()).faults
        assert "hub's own hand" in fault
    tampered(hub_folder, entry(2).values(head="a" * 64))
    with running_hub(hub_folder) as hub:
        [fault] = member_check(hub, receipt).faults
        assert "does not go on as its chain demands" in fault
        port = hub.port
    away = HubRegistration(f"http://127.0.0.1:{port}", hub.public_key)
    with pytest.raises(HubUnreachableError):
        check_log(away, [], HubCarrier())


def test_the_commands(hub_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def run(*words: str | Path) -> int:
        parser = argparse.ArgumentParser()
        add_hub_commands(parser.add_subparsers(required=True))
        parsed = parser.parse_args(["hub", *map(str, words)])
        return int(parsed.run(parsed))

    assert run("backup", hub_folder, "--to", tmp_path / "backup") == 0
    assert "keep it as safe as the hub" in capsys.readouterr().out
    assert run("backup", hub_folder, "--to", tmp_path / "backup") == 1
    assert run("restore", tmp_path / "backup", "--to", tmp_path / "again") == 0
    assert run("check", tmp_path / "again") == 0
