"""Attachments: whole or not there, encrypted, never in memory whole, never a plain copy unasked."""

from __future__ import annotations

import os
import stat
import tracemalloc
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import delete, text

from anchordesk.adapters.vault.attachment_tables import attachment_chunks
from anchordesk.domain.attachment import LARGEST_BYTES, AttachmentKind, AttachmentRefusedError
from anchordesk.domain.identifiers import ResidentId
from anchordesk.domain.resident import Resident
from anchordesk.domain.roles import DeskRole
from anchordesk.services import attachments, backup
from anchordesk.services.attachments import CHUNK_BYTES
from anchordesk.services.desk import Desk, FirstRun
from anchordesk.services.errors import NotFoundError, StorageError
from anchordesk.services.vault_care import ByPassphrase
from anchordesk.services.workspace import Workspace
from tests.adapters.vault.throwaway import PASSPHRASE, a_resident

NEEDLE = b"Zebedee Featherstonehaugh signs here"
PNG = b"\x89PNG\r\n\x1a\n" + NEEDLE


@pytest.fixture
def resident(worker: Workspace) -> Resident:
    made = a_resident()
    with worker.records.changing() as change:
        change.add_resident(made)
    return made


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    path = tmp_path / "lease.png"
    path.write_bytes(PNG * 20_000)
    return path


def test_a_picture_is_kept_byte_for_byte_and_listed(
    worker: Workspace, resident: Resident, picture: Path
) -> None:
    kept = attachments.attach(worker, resident.id, picture)
    assert (kept.name, kept.kind, kept.size_bytes) == (
        "lease.png",
        AttachmentKind.PNG,
        len(PNG) * 20_000,
    )
    assert attachments.attachments(worker, resident.id) == (kept,)
    opened = attachments.open_attachment(worker, kept.id)
    assert opened.content == picture.read_bytes()
    assert NEEDLE.decode() not in repr(opened)


def test_no_file_holds_its_content_and_the_search_would_find_it(
    worker: Workspace, resident: Resident, picture: Path, tmp_path: Path
) -> None:
    kept = attachments.attach(worker, resident.id, picture)
    attachments.open_attachment(worker, kept.id)
    (tmp_path / "stick").mkdir()
    backup.back_up(worker, tmp_path / "stick")
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert [path for path in files if NEEDLE in path.read_bytes()] == [picture]


def test_the_ending_of_a_name_is_not_believed(
    worker: Workspace, resident: Resident, tmp_path: Path
) -> None:
    program = tmp_path / "photo.jpg"
    program.write_bytes(b"MZ\x90\x00 not a photo")
    with pytest.raises(AttachmentRefusedError, match="not a photo"):
        attachments.attach(worker, resident.id, program)
    program.write_bytes(b"%PDF-1.7 a lease")
    kept = attachments.attach(worker, resident.id, program)
    assert (kept.kind, kept.name) == (AttachmentKind.PDF, "photo.jpg.pdf")


def test_too_large_empty_missing_and_of_tomorrow_are_refused(
    worker: Workspace, resident: Resident, picture: Path, tmp_path: Path
) -> None:
    large, empty = tmp_path / "large.png", tmp_path / "empty.png"
    with large.open("wb") as file:
        file.write(PNG)
        file.truncate(LARGEST_BYTES + 1)
    empty.touch()
    for path, words in ((large, "25 MB"), (empty, "empty")):
        with pytest.raises(AttachmentRefusedError, match=words):
            attachments.attach(worker, resident.id, path)
    for path in (tmp_path / "none.png", tmp_path):
        with pytest.raises(NotFoundError, match="cannot be read"):
            attachments.attach(worker, resident.id, path)
    tomorrow = worker.clock.today() + timedelta(days=1)
    with pytest.raises(AttachmentRefusedError, match="future"):
        attachments.attach(worker, resident.id, picture, on_date=tomorrow)
    with pytest.raises(NotFoundError):
        attachments.attach(worker, ResidentId(worker.identifiers.new_id()), picture)
    assert attachments.attachments(worker, resident.id) == ()


def test_cancelling_on_the_way_leaves_nothing(
    worker: Workspace, resident: Resident, picture: Path, tmp_path: Path
) -> None:
    said = []

    def cancel(done: int, of: int | None) -> None:
        said.append((done, of))
        if done > CHUNK_BYTES:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        attachments.attach(worker, resident.id, picture, progress=cancel)
    assert said == [(CHUNK_BYTES, len(PNG) * 20_000), (2 * CHUNK_BYTES, len(PNG) * 20_000)]
    assert attachments.attachments(worker, resident.id) == ()
    assert stored_chunks(worker) == 0


def stored_chunks(worker: Workspace) -> int:
    engine = worker.records._engine  # type: ignore[attr-defined]
    with engine.begin() as connection:
        return int(connection.execute(text("SELECT count(*) FROM attachment_chunks")).scalar_one())


def test_a_file_that_changes_meanwhile_is_refused_and_nothing_of_it_is_kept(
    worker: Workspace, resident: Resident, picture: Path
) -> None:
    def somebody_writes(_done: int, _of: int | None) -> None:
        with picture.open("rb+") as file:
            file.seek(700_000)
            file.write(b"!")

    with pytest.raises(AttachmentRefusedError, match="changed while"):
        attachments.attach(worker, resident.id, picture, progress=somebody_writes)
    assert stored_chunks(worker) == 0


def test_taking_away_leaves_no_chunk(worker: Workspace, resident: Resident, picture: Path) -> None:
    first = attachments.attach(worker, resident.id, picture)
    second = attachments.attach(worker, resident.id, picture)
    attachments.detach(worker, first.id)
    assert attachments.attachments(worker, resident.id) == (second,)
    assert attachments.open_attachment(worker, second.id).content == picture.read_bytes()
    attachments.detach(worker, second.id)
    assert stored_chunks(worker) == 0
    for gone in (attachments.detach, attachments.open_attachment):
        with pytest.raises(NotFoundError):
            gone(worker, second.id)


def test_a_lost_chunk_is_told_and_no_copy_is_left(
    worker: Workspace, resident: Resident, picture: Path, tmp_path: Path
) -> None:
    kept = attachments.attach(worker, resident.id, picture)
    engine = worker.records._engine  # type: ignore[attr-defined]
    with engine.begin() as connection:
        connection.execute(delete(attachment_chunks).where(attachment_chunks.c.number == 1))
    before = sorted(tmp_path.iterdir())
    with pytest.raises(StorageError, match="damaged"):
        attachments.open_attachment(worker, kept.id)
    with pytest.raises(StorageError, match="damaged"):
        attachments.save_copy(worker, kept.id, tmp_path / "copy.png")
    assert sorted(tmp_path.iterdir()) == before


def test_a_copy_is_whole_and_for_its_owner_only(
    worker: Workspace, resident: Resident, picture: Path, tmp_path: Path
) -> None:
    kept = attachments.attach(worker, resident.id, picture)
    copy = tmp_path / "copy.png"
    attachments.save_copy(worker, kept.id, copy)
    assert copy.read_bytes() == picture.read_bytes()
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    with pytest.raises(StorageError, match="could not be written"):
        attachments.save_copy(worker, kept.id, tmp_path / "none" / "copy.png")


def test_backups_and_rescues_bring_attachments_along(
    desk_in: Callable[[Path], Desk], picture: Path, tmp_path: Path
) -> None:
    desk = desk_in(tmp_path / "vault")
    workspace = desk.first_run(FirstRun("Sam Kaur", "Harbour Homes", DeskRole.WORKER, PASSPHRASE))
    resident = a_resident()
    with workspace.records.changing() as change:
        change.add_resident(resident)
    kept = attachments.attach(workspace, resident.id, picture)
    (tmp_path / "stick").mkdir()
    made = backup.back_up(workspace, tmp_path / "stick").made
    workspace.lock()
    key = ByPassphrase(PASSPHRASE)
    restored = replace(desk, vault_folder=tmp_path / "restored").restore(made.path, key)
    rescued, report = replace(desk, vault_folder=tmp_path / "rescued").rescue(
        desk.vault_folder, key
    )
    assert report.all_came_through
    for again in (restored, rescued):
        opened = attachments.open_attachment(again, kept.id)
        assert opened.content == picture.read_bytes()
        again.lock()


@pytest.mark.slow
def test_the_largest_file_is_never_in_memory_whole(
    worker: Workspace, resident: Resident, tmp_path: Path
) -> None:
    large = tmp_path / "large.png"
    large.write_bytes(PNG + os.urandom(LARGEST_BYTES - len(PNG)))
    tracemalloc.start()
    kept = attachments.attach(worker, resident.id, large)
    attachments.save_copy(worker, kept.id, tmp_path / "copy.png")
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 16 * CHUNK_BYTES
    assert (tmp_path / "copy.png").read_bytes() == large.read_bytes()
