"""The files of an organisation's recovery key: what opens them, and what is no such file."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from anchordesk.adapters.keys import passphrase_files as files_module
from anchordesk.adapters.keys.organisation_files import OrganisationFiles
from anchordesk.domain.key_fingerprint import same_fingerprint
from anchordesk.domain.organisation_key import OrganisationKey
from anchordesk.domain.recovery_code import RecoveryCode
from anchordesk.services.errors import WeakPassphraseError, WrongPassphraseError
from anchordesk.services.key_errors import OrganisationKeyFileError
from tests.adapters.keys.cheap_cost import CHEAP

CODE = RecoveryCode(b"the lead's twenty by")
PASSPHRASE = "herring velvet lantern quarry"
FILES = OrganisationFiles(os.urandom, CHEAP)


def written(folder: Path) -> tuple[Path, Path]:
    public, private = folder / "public.json", folder / "private.json"
    FILES.write(CODE, "Harbour Homes", PASSPHRASE, public, private)
    return public, private


def test_both_files_give_back_what_was_written(tmp_path: Path) -> None:
    public, private = written(tmp_path)
    key = FILES.read_public(public)
    assert key.organisation == "Harbour Homes"
    assert FILES.read_private(private, PASSPHRASE) == CODE
    assert stat.S_IMODE(private.stat().st_mode) == 0o600
    for secret in (CODE.secret, PASSPHRASE.encode(), CODE.groups[0].encode()):
        assert secret not in private.read_bytes() + public.read_bytes()


def test_another_passphrase_or_a_changed_name_does_not_open_the_private_file(
    tmp_path: Path,
) -> None:
    _, private = written(tmp_path)
    with pytest.raises(WrongPassphraseError):
        FILES.read_private(private, "orchard pewter mitten gravel")
    private.write_bytes(private.read_bytes().replace(b"Harbour", b"Harbaur"))
    with pytest.raises(WrongPassphraseError):
        FILES.read_private(private, PASSPHRASE)


def test_every_changed_byte_of_the_private_file_is_noticed(tmp_path: Path) -> None:
    _, private = written(tmp_path)
    content = private.read_bytes()
    for place in range(len(content)):
        damaged = bytearray(content)
        damaged[place] ^= 1
        private.write_bytes(damaged)
        with pytest.raises((OrganisationKeyFileError, WrongPassphraseError)):
            FILES.read_private(private, PASSPHRASE)


def test_a_passphrase_for_any_computer_must_be_long_and_not_the_organisations_name(
    tmp_path: Path,
) -> None:
    for weak in ("quarry lamp 7", "Harbour Homes Harbour"):
        with pytest.raises(WeakPassphraseError):
            FILES.write(CODE, "Harbour Homes", weak, tmp_path / "a.json", tmp_path / "b.json")
    assert list(tmp_path.iterdir()) == []


def test_another_file_is_never_written_over_and_nothing_half_is_left(tmp_path: Path) -> None:
    public, private = tmp_path / "public.json", tmp_path / "private.json"
    public.write_bytes(b"mine")
    with pytest.raises(OrganisationKeyFileError, match="could not be written"):
        FILES.write(CODE, "Harbour Homes", PASSPHRASE, public, private)
    assert [path.name for path in tmp_path.iterdir()] == ["public.json"]
    assert public.read_bytes() == b"mine"


def test_a_disk_that_fails_leaves_no_half_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files_module, "replace_file", fails)
    with pytest.raises(OrganisationKeyFileError, match="could not be written"):
        FILES.write(CODE, "Harbour Homes", PASSPHRASE, tmp_path / "a.json", tmp_path / "b.json")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{}",
        b"[" * 60_000,
        b"\xff" * 100,
        b'{"kind":"anchordesk-organisation-recovery/2","organisation":"H","public_key":"AAAA"}',
        b'{"kind":"anchordesk-organisation-recovery/1","organisation":"H","public_key":"AAAA"}',
        b'{"kind":"anchordesk-organisation-recovery/1","organisation":"\\u202e",'
        b'"public_key":"' + b"A" * 43 + b'="}',
    ],
)
def test_what_is_no_key_file_is_told_in_plain_words(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "public.json"
    path.write_bytes(content)
    with pytest.raises(OrganisationKeyFileError, match="not an organisation's recovery key"):
        FILES.read_public(path)


def test_a_private_file_is_not_taken_for_the_one_for_desks(tmp_path: Path) -> None:
    public, private = written(tmp_path)
    with pytest.raises(OrganisationKeyFileError):
        FILES.read_public(private)
    with pytest.raises(OrganisationKeyFileError):
        FILES.read_private(public, PASSPHRASE)
    with pytest.raises(OrganisationKeyFileError, match="cannot be read"):
        FILES.read_public(tmp_path / "none.json")


def test_a_fingerprint_is_of_the_key_and_not_of_its_name() -> None:
    one, other = OrganisationKey("Harbour Homes", bytes(32)), OrganisationKey("Evil", bytes(32))
    third = OrganisationKey("Harbour Homes", bytes(31) + b"\1")
    assert one.fingerprint == other.fingerprint
    assert one.fingerprint != third.fingerprint
    assert [len(group) for group in one.fingerprint.split("-")] == [4] * 5
    assert same_fingerprint(one.fingerprint, one.fingerprint.lower().replace("-", " "))
    assert not same_fingerprint(one.fingerprint, third.fingerprint)
    assert not same_fingerprint(one.fingerprint, "")
