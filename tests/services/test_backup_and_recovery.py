"""Backups, their rotation, the check of a vault, and the recovery code, as use cases."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from anchordesk.domain.audit import AuditAction
from anchordesk.domain.period import Quarter
from anchordesk.domain.recovery_code import RecoveryCode
from anchordesk.domain.roles import DeskRole
from anchordesk.services import audit, backup, imports, recovery, returns, vault_check
from anchordesk.services.desk import Desk, FirstRun
from anchordesk.services.errors import (
    BackupRefusedError,
    ReturnRefusedError,
    StorageError,
    WrongRecoveryCodeError,
)
from anchordesk.services.recovery import RecoveryKit, RecoveryNotConfirmedError
from anchordesk.services.statements import next_head
from anchordesk.services.vault_care import ByPassphrase, ByRecoveryCode
from anchordesk.services.workspace import Workspace
from anchordesk.wire.codec import decode
from anchordesk.wire.returns import Return
from tests.adapters.vault.throwaway import PASSPHRASE
from tests.fakes.clock import StandingClock

NEW_PASSPHRASE = "orchard pewter mitten gravel"
OLD_VAULT = Path(__file__).parents[1] / "data" / "vaults" / "0002"
TEMPLATE, NOW = "caseload-summary", Quarter(2026, 4)


def confirm(workspace: Workspace, kit: RecoveryKit) -> None:
    recovery.confirm(workspace, kit, {n: kit.code.groups[n - 1] for n in kit.ask_for})


def test_the_vault_remembers_its_newest_backup(
    lead: Workspace, stick: Path, clock: StandingClock
) -> None:
    assert backup.backup_age(lead) is None
    report = backup.back_up(lead, stick)
    clock.move(days=3)
    assert backup.backup_age(lead) == timedelta(days=3)
    last = lead.records.care.last_backup()
    assert last is not None
    assert (last.path, last.made_at) == (report.made.path, report.made.name.made_at)


def test_a_backup_that_was_stopped_is_none_and_no_trail_tells_of_one(
    lead: Workspace, stick: Path
) -> None:
    class StoppedError(Exception):
        pass

    def stop(_done: int, _whole: int | None) -> None:
        raise StoppedError

    with pytest.raises(StoppedError):
        backup.back_up(lead, stick, stop)
    assert backup.last_backup(lead) is None
    assert list(stick.iterdir()) == []
    told = [event.action for event in audit.newest(lead)]
    assert AuditAction.BACKED_UP.code not in told
    backup.back_up(lead, stick)
    assert AuditAction.BACKED_UP.code in [event.action for event in audit.newest(lead)]


def test_surplus_backups_go_and_other_files_on_the_stick_stay(
    lead: Workspace, worker: Workspace, stick: Path, clock: StandingClock
) -> None:
    (stick / "anchordesk-backup-of-mine").mkdir()
    (stick / "photo.jpg").write_bytes(b"photo")
    of_another_vault = backup.back_up(worker, stick).made
    first = backup.back_up(lead, stick).made
    for _ in range(9):
        clock.move(days=1)
        report = backup.back_up(lead, stick)
    assert not first.path.exists()
    assert report.made.path.exists()
    assert report.left == ()
    assert of_another_vault.path.exists()
    assert {path.name for path in stick.iterdir()} == {
        "anchordesk-backup-of-mine",
        "photo.jpg",
        of_another_vault.name.text,
        *(name.text for name in lead.records.care.backups_in(stick)),
    }
    # The ends of the week and of the month before are among the last seven days.
    days = [name.made_at.day for name in lead.records.care.backups_in(stick)]
    assert days == [26, 27, 28, 29, 30, 1, 2]


def test_a_backup_that_the_full_disk_of_the_vault_could_not_note_is_made_and_told(
    lead: Workspace, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise StorageError("The disk of this computer is full.")

    monkeypatch.setattr(backup, "note_alone", full)
    report = backup.back_up(lead, stick)
    assert not report.written_down
    assert report.made.path.is_dir()
    monkeypatch.undo()
    assert backup.back_up(lead, stick).written_down


def test_the_vault_before_an_upgrade_is_kept_until_the_next_backup(
    desk_in: Callable[[Path], Desk], stick: Path, tmp_path: Path
) -> None:
    shutil.copytree(OLD_VAULT, tmp_path / "old")
    workspace = desk_in(tmp_path / "old").unlock(PASSPHRASE)
    (kept,) = vault_check.check(workspace).kept_copies
    assert kept.path.is_dir()
    with pytest.raises(BackupRefusedError):
        backup.back_up(workspace, tmp_path / "none")
    assert kept.path.is_dir()
    assert not backup.back_up(workspace, stick).kept_copies_left
    assert not kept.path.exists()
    assert vault_check.check(workspace).kept_copies == ()
    workspace.lock()


def test_an_old_backup_that_cannot_go_is_told_and_the_new_one_counts(
    lead: Workspace, stick: Path, clock: StandingClock
) -> None:
    old = backup.back_up(lead, stick).made
    (old.path / "note.txt").write_text("keep this one")
    clock.move(hours=1)
    report = backup.back_up(lead, stick)
    assert report.left == (old.name,)
    assert old.path.exists()
    assert backup.backup_age(lead) == timedelta(0)


def test_a_code_opens_nothing_until_two_groups_are_typed_back(
    lead: Workspace, desk_in: Callable[[Path], Desk], tmp_path: Path
) -> None:
    kit = recovery.make_recovery_code(lead)
    first, second = kit.ask_for
    assert 1 <= first < second <= 8
    groups = kit.code.groups
    for typed in (
        {},
        {first: groups[first - 1]},
        {first: groups[second - 1], second: groups[first - 1]},
    ):
        with pytest.raises(RecoveryNotConfirmedError, match="not as on the new sheet"):
            recovery.confirm(lead, kit, typed)
    assert lead.records.care.key_slots().recovery_code_made_on is None
    lead.lock()
    desk, key = desk_in(tmp_path / "lead"), ByRecoveryCode(kit.code, NEW_PASSPHRASE)
    with pytest.raises(WrongRecoveryCodeError):
        desk.unlock_with_recovery_code(key)


def test_a_confirmed_code_opens_the_vault_and_sets_the_passphrase(
    lead: Workspace, desk_in: Callable[[Path], Desk], tmp_path: Path
) -> None:
    kit = recovery.make_recovery_code(lead)
    confirm(lead, kit)
    lead.lock()
    desk = desk_in(tmp_path / "lead")
    opened = desk.unlock_with_recovery_code(ByRecoveryCode(kit.code, NEW_PASSPHRASE))
    assert opened.profile == lead.profile
    opened.lock()
    desk.unlock(NEW_PASSPHRASE).lock()


def test_the_groups_asked_for_and_the_codes_are_of_chance(lead: Workspace) -> None:
    kits = [recovery.make_recovery_code(lead) for _ in range(200)]
    assert len({kit.code for kit in kits}) == 200
    assert len({kit.ask_for for kit in kits}) > 20, "28 pairs are possible"


def test_a_restored_vault_numbers_anew_and_makes_no_return_beside_one_it_forgot(
    joined: Workspace, desk_in: Callable[[Path], Desk], stick: Path, tmp_path: Path, nsw_file: Path
) -> None:
    look = imports.look(joined, nsw_file)
    imports.carry_out(joined, imports.check(joined, nsw_file, look.suggested))
    kit = recovery.make_recovery_code(joined)
    confirm(joined, kit)
    made = backup.back_up(joined, stick).made
    assert made.residents == 445
    sent = returns.approve(joined, returns.prepare(joined, TEMPLATE, NOW))
    restored = desk_in(tmp_path / "new").restore(
        made.path, ByRecoveryCode(kit.code, NEW_PASSPHRASE)
    )
    for quarter in (NOW, NOW.preceding):
        with pytest.raises(ReturnRefusedError, match="restored from a backup"):
            returns.prepare(restored, TEMPLATE, quarter)
    first = decode(sent.payload, Return).head
    with restored.records.reading() as reading:
        second = next_head(restored, reading)
    assert first.incarnation != second.incarnation
    assert second.previous == "0" * 64
    assert second.seq > first.seq
    restored.lock()


def test_a_check_says_what_needs_doing_until_it_is_done(
    lead: Workspace, stick: Path, clock: StandingClock
) -> None:
    def reasons() -> str:
        return " ".join(vault_check.check(lead).reasons)

    assert "There is no backup." in reasons()
    assert "There is no recovery code." in reasons()
    backup.back_up(lead, stick)
    confirm(lead, recovery.make_recovery_code(lead))
    found = vault_check.check(lead)
    assert (found.reasons, found.damage) == ((), ())
    assert found.key_slots.recovery_code_made_on == clock.today()
    clock.move(days=8)
    assert "8 days old" in reasons()
    clock.move(days=-9)
    assert "from the future" in reasons()


def test_a_check_finds_damage_in_the_open_vault(
    desk_in: Callable[[Path], Desk], tmp_path: Path, nsw_file: Path
) -> None:
    desk = desk_in(tmp_path / "own")
    workspace = desk.first_run(FirstRun("Priya Nair", "Harbour Homes", DeskRole.LEAD, PASSPHRASE))
    look = imports.look(workspace, nsw_file)
    imports.carry_out(workspace, imports.check(workspace, nsw_file, look.suggested))
    workspace.lock()
    path = tmp_path / "own" / "vault.db"
    content = bytearray(path.read_bytes())
    page = len(content) // 4096 // 2
    content[page * 4096 + 100] ^= 1
    path.write_bytes(content)
    workspace = desk.unlock(PASSPHRASE)
    found = vault_check.check(workspace)
    workspace.lock()
    assert found.damage == (
        f"Page {len(content) // 4096 // 2 + 1} of the records file is damaged.",
    )
    assert "The records are damaged." in found.reasons[0]


def test_a_damaged_copy_of_the_key_file_and_a_full_disk_are_told(
    lead: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "lead" / "keyslots.copy.json").write_bytes(b"{}")
    assert "copy of the key file is damaged" in " ".join(vault_check.check(lead).reasons)
    monkeypatch.setattr(vault_check, "LEAST_FREE_BYTES", 1 << 62)
    assert "nearly full" in " ".join(vault_check.check(lead).reasons)


def test_secrets_are_not_in_what_a_log_might_show(lead: Workspace) -> None:
    kit = recovery.make_recovery_code(lead)
    shown = repr((kit, ByRecoveryCode(kit.code, NEW_PASSPHRASE), ByPassphrase(PASSPHRASE)))
    for secret in (*kit.code.groups, NEW_PASSPHRASE, PASSPHRASE, repr(kit.code.secret)):
        assert secret not in shown
    assert isinstance(kit.code, RecoveryCode)
