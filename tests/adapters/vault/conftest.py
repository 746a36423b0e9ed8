"""Fast throwaway vaults on real files: real SQLCipher, cheap Argon2id."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID

import pytest

from anchordesk.adapters.keys.argon2_cost import Argon2Cost
from anchordesk.adapters.vault.vaults import SqlCipherVaults
from anchordesk.domain.identifiers import ResidentId, uuid7
from anchordesk.domain.resident import Resident
from anchordesk.services.ports import NewVault
from anchordesk.services.records import Records

CHEAP = Argon2Cost(memory_kib=64, iterations=1, lanes=1)
PASSPHRASE = "herring velvet lantern quarry"
NOON = datetime(2026, 9, 1, 12, tzinfo=UTC)


class FixedClock:
    """Noon on 1 September 2026."""

    def now(self) -> datetime:
        return NOON

    def today(self) -> date:
        return NOON.date()


class RealChance:
    """Identifiers and keys from the operating system."""

    def new_id(self) -> UUID:
        return uuid7(int(NOON.timestamp() * 1000), os.urandom(10))

    def random_bytes(self, length: int) -> bytes:
        return os.urandom(length)


@dataclass
class MemorySecrets:
    """A keyring in memory; may be absent."""

    works: bool = True
    kept: dict[UUID, bytes] = field(default_factory=dict)

    def available(self) -> bool:
        return self.works

    def read(self, vault_id: UUID) -> bytes | None:
        return self.kept.get(vault_id)

    def write(self, vault_id: UUID, secret: bytes) -> None:
        self.kept[vault_id] = secret


def cheap_vaults(secrets: MemorySecrets | None = None) -> SqlCipherVaults:
    return SqlCipherVaults(secrets or MemorySecrets(), RealChance(), FixedClock(), CHEAP)


def new_resident_id() -> ResidentId:
    return ResidentId(RealChance().new_id())


def a_resident(reference: str = "HH-1", given_name: str = "Amina") -> Resident:
    return Resident(
        id=new_resident_id(),
        reference=reference,
        registered_on=date(2026, 7, 1),
        given_name=given_name,
        family_name="Okafor",
    )


@pytest.fixture
def secrets() -> MemorySecrets:
    return MemorySecrets()


@pytest.fixture
def vaults(secrets: MemorySecrets) -> SqlCipherVaults:
    return cheap_vaults(secrets)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "vault"


@pytest.fixture
def records(vaults: SqlCipherVaults, folder: Path) -> Iterator[Records]:
    opened = vaults.create(NewVault(folder, PASSPHRASE))
    yield opened
    opened.close()
