"""Key files of earlier versions open as ever, and newer ways to open a vault join them."""

from __future__ import annotations

import hashlib
import os
from base64 import b64encode
from datetime import date
from pathlib import Path
from uuid import UUID

import msgspec
import pytest

from anchordesk.adapters.keys.passphrase_slot import PassphraseSlot, wrap
from anchordesk.adapters.keys.sealed_slots import (
    organisation_private_key,
    organisation_slot,
    recovery_slot,
)
from anchordesk.adapters.keys.slot_files import FIRST_COPY, SECOND_COPY, read_slots
from anchordesk.adapters.keys.slots import (
    KeySlots,
    decode,
    encode,
    refuse_altered,
    unseal_with_organisation_key,
    unseal_with_passphrase,
    unseal_with_recovery_code,
    with_data_key,
    with_organisation,
    with_passphrase,
    with_recovery,
)
from anchordesk.domain.errors import AnchorDeskError
from anchordesk.services.errors import (
    NotAVaultError,
    WrongPassphraseError,
    WrongRecoveryCodeError,
)
from anchordesk.services.key_errors import RecoverySheetTooOldError, WrongOrganisationKeyError
from tests.adapters.keys.cheap_cost import CHEAP

KEPT = Path(__file__).parents[2] / "data" / "key_files"
VAULT = UUID("01a05cd7-2a00-734a-86e8-dbe173c5e349")
DATA_KEY, NEW_DATA_KEY = b"d" * 32, b"n" * 32
DEVICE_SECRET, CODE, NEW_CODE = b"s" * 32, b"twenty random bytes!", b"other random bytes!!"
PASSPHRASE, NEW_PASSPHRASE = "herring velvet lantern quarry", "orchard pewter mitten gravel"
ORGANISATION = organisation_private_key(b"the lead's twenty by")
PUBLIC_KEY = ORGANISATION.public_key().public_bytes_raw()
DAY = date(2026, 9, 1)


def kept(version: int) -> KeySlots:
    keyslots = decode((KEPT / f"version_{version}.json").read_bytes())
    assert keyslots is not None
    assert keyslots.version == version
    return keyslots


def by_passphrase(keyslots: KeySlots, passphrase: str = PASSPHRASE) -> bytes:
    return unseal_with_passphrase(keyslots, passphrase, lambda _: DEVICE_SECRET)


def wrapped(passphrase: str, data_key: bytes = DATA_KEY) -> PassphraseSlot:
    return wrap(VAULT, data_key, passphrase, DEVICE_SECRET, cost=CHEAP, random_bytes=os.urandom)


def with_key_of(keyslots: KeySlots, data_key: bytes = DATA_KEY) -> KeySlots:
    slot = organisation_slot(VAULT, data_key, "Harbour Homes", PUBLIC_KEY, DAY)
    return with_organisation(keyslots, slot, data_key)


def with_everything() -> KeySlots:
    code = recovery_slot(VAULT, DATA_KEY, CODE, DAY)
    return with_key_of(with_recovery(kept(1), code, DATA_KEY))


@pytest.mark.parametrize("version", [1, 2, 3])
def test_files_of_every_version_open_by_what_opened_them(version: int) -> None:
    keyslots = kept(version)
    assert by_passphrase(keyslots) == DATA_KEY
    if version > 1:
        assert unseal_with_recovery_code(keyslots, CODE) == DATA_KEY
        with pytest.raises(WrongRecoveryCodeError):
            unseal_with_recovery_code(keyslots, NEW_CODE)
    if version == 3:
        assert unseal_with_organisation_key(keyslots, ORGANISATION) == DATA_KEY


@pytest.mark.parametrize("version", [1, 2, 3])
def test_a_new_passphrase_leaves_every_other_way_in(version: int) -> None:
    before = kept(version)
    after = with_passphrase(before, wrapped(NEW_PASSPHRASE), DATA_KEY)
    assert by_passphrase(after, NEW_PASSPHRASE) == DATA_KEY
    with pytest.raises(WrongPassphraseError):
        by_passphrase(after)
    assert (after.version, after.recovery) == (version, before.recovery)
    assert (after.recovery_key, after.organisation) == (before.recovery_key, before.organisation)


def test_an_organisation_joins_a_code_of_an_earlier_version_and_may_leave_it() -> None:
    joined = decode(encode(with_key_of(kept(2))))
    assert joined is not None
    assert joined.version == 3
    assert unseal_with_organisation_key(joined, ORGANISATION) == DATA_KEY
    assert unseal_with_recovery_code(joined, CODE) == DATA_KEY
    left = with_organisation(joined, None, DATA_KEY)
    assert left.version == 2
    assert encode(left) == encode(kept(2))
    with pytest.raises(WrongOrganisationKeyError):
        unseal_with_organisation_key(left, ORGANISATION)


def test_a_new_code_takes_the_place_of_one_of_an_earlier_version() -> None:
    renewed = with_recovery(kept(2), recovery_slot(VAULT, DATA_KEY, NEW_CODE, DAY), DATA_KEY)
    assert (renewed.version, renewed.recovery) == (3, None)
    assert unseal_with_recovery_code(renewed, NEW_CODE) == DATA_KEY
    with pytest.raises(WrongRecoveryCodeError):
        unseal_with_recovery_code(renewed, CODE)


def test_a_new_data_key_is_opened_by_all_that_opened_the_old_one() -> None:
    moved = with_data_key(with_everything(), wrapped(PASSPHRASE, NEW_DATA_KEY), NEW_DATA_KEY)
    assert by_passphrase(moved) == NEW_DATA_KEY
    assert unseal_with_recovery_code(moved, CODE) == NEW_DATA_KEY
    assert unseal_with_organisation_key(moved, ORGANISATION) == NEW_DATA_KEY
    with pytest.raises(NotAVaultError):
        refuse_altered(moved, DATA_KEY)


def test_a_code_of_an_earlier_version_cannot_be_kept_for_a_new_data_key() -> None:
    with pytest.raises(RecoverySheetTooOldError, match="recovery-kit"):
        with_data_key(kept(2), wrapped(PASSPHRASE, NEW_DATA_KEY), NEW_DATA_KEY)


def test_the_organisation_of_a_slot_cannot_be_renamed_nor_the_slot_moved() -> None:
    keyslots = with_everything()
    assert keyslots.organisation is not None
    for change in ({"organisation": "Evil Homes"}, {"added_on": date(2020, 1, 1)}):
        renamed = msgspec.structs.replace(keyslots.organisation, **change)
        altered = msgspec.structs.replace(keyslots, organisation=renamed)
        with pytest.raises(WrongOrganisationKeyError):
            unseal_with_organisation_key(altered, ORGANISATION)
        with pytest.raises(NotAVaultError, match="altered"):
            by_passphrase(altered)
    moved = msgspec.structs.replace(keyslots, vault_id=UUID(int=1))
    with pytest.raises(WrongOrganisationKeyError):
        unseal_with_organisation_key(moved, ORGANISATION)


def test_a_slot_of_somebody_else_cannot_be_slipped_in_without_the_data_key() -> None:
    evil = organisation_private_key(b"another twenty bytes")
    slot = organisation_slot(
        VAULT, b"x" * 32, "Harbour Homes", evil.public_key().public_bytes_raw(), DAY
    )
    slipped_in = msgspec.structs.replace(with_everything(), organisation=slot)
    with pytest.raises(NotAVaultError, match="altered"):
        by_passphrase(slipped_in)


def test_a_public_key_that_would_give_everybody_the_same_secret_is_refused() -> None:
    with pytest.raises(ValueError, match=r".*"):
        organisation_slot(VAULT, DATA_KEY, "Harbour Homes", bytes(32), DAY)


def opens_wrongly(content: bytes) -> bool:
    """Tell whether damaged bytes open anything but the data key, or open it in silence."""
    keyslots = decode(content)
    if keyslots is None:
        return False
    try:
        by_passphrase(keyslots)
    except AnchorDeskError:
        return False
    return True


@pytest.mark.parametrize("version", [1, 2, 3])
def test_every_changed_byte_and_every_cut_is_noticed(version: int) -> None:
    content = (KEPT / f"version_{version}.json").read_bytes()
    assert opens_wrongly(content), "positive control: whole, it opens"
    for place in range(len(content)):
        assert decode(content[:place]) is None, place
        for bit in range(8):
            damaged = bytearray(content)
            damaged[place] ^= 1 << bit
            assert decode(bytes(damaged)) is None, (place, bit)


def test_a_file_of_a_later_version_is_told_from_a_damaged_one(tmp_path: Path) -> None:
    content = encode(with_everything())
    body = msgspec.json.encode(with_everything()).replace(b'"version":3', b'"version":4,"new":{}')
    checksum = b64encode(hashlib.sha256(body).digest())
    newer = b'{"keyslots":' + body + b',"checksum":"' + checksum + b'"}'
    for name in (FIRST_COPY, SECOND_COPY):
        (tmp_path / name).write_bytes(newer)
    with pytest.raises(NotAVaultError, match="made by a newer AnchorDesk"):
        read_slots(tmp_path)
    for name in (FIRST_COPY, SECOND_COPY):
        (tmp_path / name).write_bytes(content.replace(b'"version":3', b'"version":7'))
    with pytest.raises(NotAVaultError, match="missing or damaged"):
        read_slots(tmp_path)
    (tmp_path / SECOND_COPY).write_bytes(content)
    assert read_slots(tmp_path).version == 3, "a copy that is known here is enough"


def test_a_file_with_everything_holds_no_secret() -> None:
    content = encode(with_everything())
    private = ORGANISATION.private_bytes_raw()
    for needle in (DATA_KEY, CODE, DEVICE_SECRET, PASSPHRASE.encode(), private):
        assert needle not in content
