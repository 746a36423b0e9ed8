"""The recovery slot: only its own code opens it, and its key file tells of every change."""

from __future__ import annotations

import os
from datetime import date
from uuid import UUID

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from anchordesk.adapters.keys.passphrase_slot import wrap
from anchordesk.adapters.keys.sealed_slots import recovery_slot
from anchordesk.adapters.keys.slots import (
    KeySlots,
    decode,
    encode,
    first_slots,
    refuse_altered,
    unseal_with_passphrase,
    unseal_with_recovery_code,
    with_recovery,
)
from anchordesk.services.errors import NotAVaultError, WrongRecoveryCodeError
from tests.adapters.keys.cheap_cost import CHEAP

VAULT, OTHER_VAULT = UUID(int=7), UUID(int=8)
DATA_KEY, SECRET = b"d" * 32, b"twenty random bytes!"
PASSPHRASE = "herring velvet lantern quarry"
DAY = date(2026, 9, 1)


def slots_without_code() -> KeySlots:
    slot = wrap(VAULT, DATA_KEY, PASSPHRASE, None, cost=CHEAP, random_bytes=os.urandom)
    return first_slots(VAULT, slot, DATA_KEY)


def slots_with_code(secret: bytes = SECRET) -> KeySlots:
    slot = recovery_slot(VAULT, DATA_KEY, secret, DAY)
    return with_recovery(slots_without_code(), slot, DATA_KEY)


def test_both_keys_open_a_file_that_was_written_and_read() -> None:
    keyslots = decode(encode(slots_with_code()))
    assert keyslots is not None
    assert keyslots.version == 3
    assert unseal_with_recovery_code(keyslots, SECRET) == DATA_KEY
    assert unseal_with_passphrase(keyslots, PASSPHRASE, lambda _: None) == DATA_KEY


def test_a_file_without_a_code_is_still_of_the_first_version() -> None:
    taken_away = with_recovery(slots_with_code(), None, DATA_KEY)
    for keyslots in (slots_without_code(), taken_away):
        assert keyslots.version == 1
        assert b"recovery" not in encode(keyslots)
        assert decode(encode(keyslots)) == keyslots
        refuse_altered(keyslots, DATA_KEY)
        with pytest.raises(WrongRecoveryCodeError):
            unseal_with_recovery_code(keyslots, SECRET)


@given(st.binary(min_size=20, max_size=20))
def test_no_other_code_opens_it(secret: bytes) -> None:
    keyslots = slots_with_code()
    if secret != SECRET:
        with pytest.raises(WrongRecoveryCodeError):
            unseal_with_recovery_code(keyslots, secret)


def test_a_slot_of_another_vault_or_with_another_day_does_not_open() -> None:
    keyslots = slots_with_code()
    assert keyslots.recovery_key is not None
    moved = msgspec.structs.replace(keyslots, vault_id=OTHER_VAULT)
    later = msgspec.structs.replace(keyslots.recovery_key, made_on=date(2027, 1, 1))
    redated = msgspec.structs.replace(keyslots, recovery_key=later)
    for altered in (moved, redated):
        with pytest.raises(WrongRecoveryCodeError):
            unseal_with_recovery_code(altered, SECRET)


def test_a_slot_cannot_be_put_back_by_somebody_without_the_key() -> None:
    revoked, newest = slots_with_code(), slots_with_code(b"other random bytes!!")
    put_back = msgspec.structs.replace(newest, recovery_key=revoked.recovery_key)
    with pytest.raises(NotAVaultError, match="altered"):
        unseal_with_recovery_code(put_back, SECRET)
    with pytest.raises(NotAVaultError, match="altered"):
        unseal_with_passphrase(put_back, PASSPHRASE, lambda _: None)


def test_a_file_holds_neither_the_key_nor_the_code() -> None:
    content = encode(slots_with_code())
    for needle in (DATA_KEY, SECRET):
        assert needle not in content
