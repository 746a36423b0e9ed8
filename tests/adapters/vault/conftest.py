"""Vaults for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from anchordesk.adapters.vault.vaults import SqlCipherVaults
from anchordesk.services.ports import NewVault
from anchordesk.services.records import Records
from tests.adapters.vault.throwaway import PASSPHRASE, MemorySecrets, cheap_vaults


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
