"""However a vault's key files are changed, it opens whole or says in plain words why not."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from anchordesk.adapters.keys.sealed_slots import organisation_private_key
from anchordesk.adapters.keys.slot_files import FIRST_COPY, SECOND_COPY
from anchordesk.adapters.vault.vaults import SqlCipherVaults
from anchordesk.domain.errors import AnchorDeskError
from anchordesk.domain.organisation_key import OrganisationKey
from anchordesk.domain.recovery_code import RecoveryCode
from anchordesk.domain.resident import Resident
from anchordesk.services.errors import NotAVaultError, VaultExistsError
from anchordesk.services.ports import NewVault
from tests.adapters.vault.throwaway import NOON, PASSPHRASE, a_resident, cheap_vaults


@dataclass(frozen=True)
class MadeVault:
    """A vault with one resident, and its key file as it was made."""

    vaults: SqlCipherVaults
    folder: Path
    resident: Resident
    key_file: bytes

    @contextmanager
    def with_key_files(self, **contents: bytes) -> Iterator[None]:
        for name, content in contents.items():
            (self.folder / {"first": FIRST_COPY, "second": SECOND_COPY}[name]).write_bytes(content)
        yield
        for name in (FIRST_COPY, SECOND_COPY):
            (self.folder / name).write_bytes(self.key_file)

    def opens_whole(self) -> bool:
        """Tell whether it opens; then the resident must be there."""
        try:
            records = self.vaults.open(self.folder, PASSPHRASE)
        except AnchorDeskError:
            return False
        with records.reading() as look:
            assert look.resident(self.resident.id) == self.resident
        records.close()
        return True


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> MadeVault:
    folder = tmp_path_factory.mktemp("tampered") / "vault"
    vaults, resident = cheap_vaults(), a_resident()
    records = vaults.create(NewVault(folder, PASSPHRASE))
    with records.changing() as change:
        change.add_resident(resident)
    # With every kind of slot that a key file can have.
    records.care.put_recovery_code(RecoveryCode(b"twenty random bytes!"), NOON.date())
    lead = organisation_private_key(b"the lead's twenty by").public_key().public_bytes_raw()
    records.keys.put_organisation_key(OrganisationKey("Harbour Homes", lead), NOON.date())
    records.close()
    return MadeVault(vaults, folder, resident, (folder / FIRST_COPY).read_bytes())


def flipped(content: bytes, place: int, change: int) -> bytes:
    damaged = bytearray(content)
    damaged[place % len(content)] ^= change
    return bytes(damaged)


@settings(max_examples=60, deadline=None)
@given(place=st.integers(0, 10_000), change=st.integers(1, 255))
def test_one_damaged_copy_never_matters(made: MadeVault, place: int, change: int) -> None:
    damaged = flipped(made.key_file, place, change)
    with made.with_key_files(first=damaged):
        assert made.opens_whole()
    with made.with_key_files(second=damaged):
        assert made.opens_whole()


@settings(max_examples=60, deadline=None)
@given(place=st.integers(0, 10_000), change=st.integers(1, 255))
def test_two_damaged_copies_are_refused_and_nothing_is_made_anew(
    made: MadeVault, place: int, change: int
) -> None:
    damaged = flipped(made.key_file, place, change)
    with made.with_key_files(first=damaged, second=damaged):
        with pytest.raises(NotAVaultError):
            made.vaults.open(made.folder, PASSPHRASE)
        with pytest.raises(VaultExistsError):
            made.vaults.create(NewVault(made.folder, PASSPHRASE))
        assert (made.folder / FIRST_COPY).read_bytes() == damaged
    assert made.opens_whole()
