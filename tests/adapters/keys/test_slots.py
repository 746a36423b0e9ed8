"""Key files: what opens them, what does not, and that no byte can be changed unnoticed."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from uuid import UUID

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from anchordesk.adapters.keys.argon2_cost import MOST_MEMORY_KIB, Argon2Cost
from anchordesk.adapters.keys.passphrase_slot import wrap
from anchordesk.adapters.keys.slot_files import (
    FIRST_COPY,
    SECOND_COPY,
    mend_copies,
    read_slots,
    whole_copies,
    write_slots,
)
from anchordesk.adapters.keys.slots import (
    KeySlots,
    decode,
    encode,
    first_slots,
    unseal_with_passphrase,
)
from anchordesk.domain.errors import AnchorDeskError
from anchordesk.services.errors import (
    DeviceSecretMissingError,
    NotAVaultError,
    StorageError,
    WrongPassphraseError,
)
from tests.adapters.keys.cheap_cost import CHEAP

VAULT = UUID("01a05cd7-2a00-734a-86e8-dbe173c5e349")
DATA_KEY = b"d" * 32
SECRET = b"s" * 32
PASSPHRASE = "herring velvet lantern quarry"


def sealed(device_secret: bytes | None = SECRET, cost: Argon2Cost = CHEAP) -> KeySlots:
    slot = wrap(VAULT, DATA_KEY, PASSPHRASE, device_secret, cost=cost, random_bytes=os.urandom)
    return first_slots(VAULT, slot, DATA_KEY)


def opened(
    keyslots: KeySlots, passphrase: str = PASSPHRASE, secret: bytes | None = SECRET
) -> bytes:
    return unseal_with_passphrase(keyslots, passphrase, lambda _: secret)


@pytest.mark.parametrize("secret", [SECRET, None])
def test_the_right_passphrase_and_secret_give_the_data_key(secret: bytes | None) -> None:
    keyslots = decode(encode(sealed(secret)))
    assert keyslots is not None
    assert opened(keyslots, secret=secret) == DATA_KEY


def test_a_file_holds_neither_the_key_nor_the_passphrase() -> None:
    content = encode(sealed())
    for needle in (DATA_KEY, SECRET, PASSPHRASE.encode()):
        assert needle not in content


@pytest.mark.parametrize(
    ("passphrase", "secret"), [("another long passphrase", SECRET), (PASSPHRASE, b"t" * 32)]
)
def test_a_wrong_part_opens_nothing(passphrase: str, secret: bytes) -> None:
    with pytest.raises(WrongPassphraseError):
        opened(sealed(), passphrase, secret)


def test_a_slot_made_with_a_device_secret_says_when_it_is_gone() -> None:
    with pytest.raises(DeviceSecretMissingError):
        opened(sealed(), secret=None)


def test_a_slot_of_another_vault_does_not_open() -> None:
    other = msgspec.structs.replace(sealed(), vault_id=UUID(int=VAULT.int + 1))
    with pytest.raises(WrongPassphraseError):
        opened(other)


def test_a_setting_cannot_be_swapped_even_with_a_new_checksum() -> None:
    keyslots = sealed(None)
    slot = msgspec.structs.replace(keyslots.slots[0], needs_device_secret=True)
    swapped = decode(encode(msgspec.structs.replace(keyslots, slots=(slot,))))
    assert swapped is not None
    with pytest.raises(AnchorDeskError):
        opened(swapped)


def test_a_slot_cannot_be_added_by_somebody_without_the_key() -> None:
    keyslots = sealed()
    doubled = msgspec.structs.replace(keyslots, slots=keyslots.slots * 2)
    with pytest.raises(NotAVaultError, match="altered"):
        opened(doubled)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"memory_kib":64', b'"memory_kib":1073741824'),
        (b'"memory_kib":64', b'"memory_kib":%d' % (MOST_MEMORY_KIB + 1)),
        (b'"memory_kib":64', b'"memory_kib":-1'),
        (b'"iterations":1', b'"iterations":4000000000'),
        (b'"lanes":1', b'"lanes":0'),
        (b'"version":1', b'"version":2'),
    ],
)
def test_a_file_that_asks_for_too_much_is_refused_before_anything_is_tried(
    old: bytes, new: bytes
) -> None:
    raw = msgspec.json.decode(encode(sealed()))
    body = msgspec.json.encode(raw["keyslots"]).replace(old, new)
    assert body != msgspec.json.encode(raw["keyslots"])
    assert decode(b'{"keyslots":' + body + b',"checksum":"' + b"A" * 43 + b'="}') is None
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(body, type=KeySlots)


def test_every_changed_byte_is_noticed() -> None:
    content = encode(sealed())
    for place in range(len(content)):
        for change in (1, 0x20, 0x80):
            damaged = bytearray(content)
            damaged[place] ^= change
            assert decode(bytes(damaged)) is None, place


@settings(max_examples=300)
@given(st.binary(max_size=400) | st.text(max_size=300).map(lambda text: text.encode()))
def test_no_bytes_make_reading_fail(content: bytes) -> None:
    assert decode(content) is None


def test_deep_nesting_is_only_damage() -> None:
    assert decode(b"[" * 60_000) is None
    assert decode(b'{"keyslots":' * 10_000) is None


def test_either_copy_is_enough_and_both_are_mended(tmp_path: Path) -> None:
    keyslots = sealed()
    write_slots(tmp_path, keyslots)
    good = (tmp_path / FIRST_COPY).read_bytes()
    assert (tmp_path / SECOND_COPY).read_bytes() == good
    for name in (FIRST_COPY, SECOND_COPY):
        for damage in (b"", good[:-1], good + b" ", b"x" * 100_000):
            (tmp_path / name).write_bytes(damage)
            assert read_slots(tmp_path) == keyslots
            mend_copies(tmp_path, keyslots)
            assert (tmp_path / name).read_bytes() == good


@pytest.mark.parametrize("name", [FIRST_COPY, SECOND_COPY])
def test_a_copy_on_a_bad_spot_of_the_disk_leaves_the_other(tmp_path: Path, name: str) -> None:
    keyslots = sealed()
    write_slots(tmp_path, keyslots)
    (tmp_path / name).unlink()
    # A folder in its place cannot be read as a file, like a sector that is gone.
    (tmp_path / name).mkdir()
    assert read_slots(tmp_path) == keyslots
    mend_copies(tmp_path, keyslots)
    assert read_slots(tmp_path) == keyslots


def test_two_copies_that_the_disk_refuses_are_no_damaged_key_file(tmp_path: Path) -> None:
    for name in (FIRST_COPY, SECOND_COPY):
        (tmp_path / name).mkdir()
    with pytest.raises(StorageError, match="cannot be read"):
        read_slots(tmp_path)


def test_key_files_are_for_their_owner_only(tmp_path: Path) -> None:
    write_slots(tmp_path, sealed())
    (tmp_path / (FIRST_COPY + ".new")).write_bytes(b"left by a crash")
    write_slots(tmp_path, sealed())
    for path in tmp_path.iterdir():
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_home_folder_on_a_share_without_a_call_to_sync_folders_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.fsync

    def no_such_call(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, "Invalid argument")
        real(descriptor)

    monkeypatch.setattr(os, "fsync", no_such_call)
    keyslots = sealed()
    write_slots(tmp_path, keyslots)
    assert read_slots(tmp_path) == keyslots


@pytest.mark.parametrize("files", [{}, {FIRST_COPY: b"x"}, {FIRST_COPY: b"", SECOND_COPY: b"{}"}])
def test_no_whole_copy_is_said(tmp_path: Path, files: dict[str, bytes]) -> None:
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    with pytest.raises(NotAVaultError):
        read_slots(tmp_path)


@pytest.mark.parametrize("synced_before", range(4))
def test_a_disk_that_fails_while_writing_leaves_the_old_or_the_new_slots_in_both_copies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, synced_before: int
) -> None:
    old, new = sealed(), sealed()
    write_slots(tmp_path, old)
    left = synced_before
    real = os.fsync

    def failing(descriptor: int) -> None:
        nonlocal left
        if left == 0:
            raise OSError(5, "Input/output error")
        left -= 1
        real(descriptor)

    with monkeypatch.context() as broken:
        broken.setattr(os, "fsync", failing)
        if synced_before < 3:
            with pytest.raises(OSError, match="Input/output"):
                write_slots(tmp_path, new)
        else:
            write_slots(tmp_path, new)
    kept = old if synced_before < 2 else new
    assert whole_copies(tmp_path, kept) == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([FIRST_COPY, SECOND_COPY])


def test_a_second_copy_that_cannot_be_put_in_place_is_written_by_the_next_opening(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, new = sealed(), sealed()
    write_slots(tmp_path, old)
    real = Path.replace

    def held_back(path: Path, target: Path) -> Path:
        if target.name == SECOND_COPY:
            raise PermissionError(errno.EACCES, "held by another program")
        return real(path, target)

    with monkeypatch.context() as broken:
        broken.setattr(Path, "replace", held_back)
        write_slots(tmp_path, new)
    assert read_slots(tmp_path) == new
    assert whole_copies(tmp_path, new) == 1
    mend_copies(tmp_path, new)
    assert whole_copies(tmp_path, new) == 2
