"""Messages by stick: whole or not there, whatever is pulled out or left half copied."""

from __future__ import annotations

import errno
import os
import stat
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anchordesk.adapters.file_drop import (
    DropDamagedError,
    DropMissingError,
    DropUnavailableError,
    FileDrop,
)
from anchordesk.wire.addresses import digest_of


@given(st.lists(st.binary(max_size=400), max_size=5))
def test_what_is_put_is_read(messages: list[bytes]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        drop = FileDrop(Path(folder))
        assert [drop.put(message) for message in messages] == [*map(digest_of, messages)]
        assert dict(drop.whole()) == {digest_of(message): message for message in messages}
        for digest in drop.digests():
            drop.delete(digest)
            drop.delete(digest)
        assert list(Path(folder).iterdir()) == []


def test_the_file_has_its_digest_as_its_name(tmp_path: Path) -> None:
    digest = FileDrop(tmp_path).put(b"sealed")
    assert [path.name for path in tmp_path.iterdir()] == [f"{digest}.adenv"]
    FileDrop(tmp_path).put(b"sealed")
    assert len(list(tmp_path.iterdir())) == 1


@given(st.binary(min_size=1, max_size=300), st.data())
def test_a_half_copied_or_changed_file_is_left_alone(message: bytes, data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder:
        drop = FileDrop(Path(folder))
        digest = drop.put(message)
        path = Path(folder) / f"{digest}.adenv"
        kept = data.draw(st.integers(0, len(message) - 1))
        for damaged in (message[:kept], message + b"x"):
            path.write_bytes(damaged)
            assert drop.whole() == ()
            with pytest.raises(DropDamagedError):
                drop.read(digest)
        path.write_bytes(message)
        assert drop.whole() == ((digest, message),)


def test_other_files_are_not_messages(tmp_path: Path) -> None:
    digest = FileDrop(tmp_path).put(b"sealed")
    for name in ("notes.txt", f"{digest}.0011.part", "x.adenv", f"{digest}.adenv.exe", "A" * 64):
        (tmp_path / name).write_bytes(b"sealed")
    (tmp_path / ("b" * 64 + ".adenv")).mkdir()
    assert FileDrop(tmp_path).digests() == (digest,)


@pytest.mark.parametrize("digest", ["../secret", "/etc/passwd", "", "A" * 64, "a" * 63])
def test_no_path_is_taken_from_a_digest(tmp_path: Path, digest: str) -> None:
    with pytest.raises(DropMissingError):
        FileDrop(tmp_path).read(digest)
    with pytest.raises(DropMissingError):
        FileDrop(tmp_path).delete(digest)


def test_a_giant_is_not_read_in(tmp_path: Path) -> None:
    name = "c" * 64
    with (tmp_path / f"{name}.adenv").open("wb") as file:
        file.truncate(2**33)
    with pytest.raises(DropDamagedError):
        FileDrop(tmp_path).read(name)


def test_a_stick_that_is_gone_is_named(tmp_path: Path) -> None:
    drop = FileDrop(tmp_path / "gone")
    for use in (drop.digests, drop.whole, lambda: drop.put(b"x")):
        with pytest.raises(DropUnavailableError, match="unplugged"):
            use()


def test_a_full_stick_keeps_no_part(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(DropUnavailableError):
        FileDrop(tmp_path).put(b"sealed")
    assert list(tmp_path.iterdir()) == []


def test_a_share_without_a_call_to_sync_folders_still_takes_messages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.fsync

    def no_such_call(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, "Invalid argument")
        real(descriptor)

    monkeypatch.setattr(os, "fsync", no_such_call)
    digest = FileDrop(tmp_path).put(b"sealed")
    assert FileDrop(tmp_path).read(digest) == b"sealed"
