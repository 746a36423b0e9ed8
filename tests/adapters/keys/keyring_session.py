"""A process in a desktop session: takes steps with a real keyring and says what came of each."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

from anchordesk.adapters.keys.keyring_secrets import (
    SERVICE,
    KeyringSecrets,
    keyring_of_this_computer,
)
from anchordesk.adapters.keys.slot_files import read_slots
from anchordesk.adapters.system import SystemClock, SystemIdentifiers
from anchordesk.adapters.vault.vaults import SqlCipherVaults
from anchordesk.domain.errors import AnchorDeskError
from anchordesk.domain.recovery_code import RecoveryCode
from anchordesk.services.ports import NewVault
from anchordesk.services.records import Records
from anchordesk.services.vault_care import ByRecoveryCode
from tests.adapters.keys.cheap_cost import CHEAP
from tests.adapters.vault.throwaway import PASSPHRASE, a_profile, a_resident

VAULT = UUID("01a05cd7-2a00-734a-86e8-dbe173c5e349")
SECRET = bytes(range(32))
FOLDER = Path.home() / "vault"
OLDER = Path.home() / "older"
CODE = RecoveryCode(b"twenty random bytes!")
NEW_PASSPHRASE = "orchard pewter mitten gravel"
BUS = os.environ.get("DBUS_SESSION_BUS_ADDRESS", "")


def main(steps: list[str]) -> None:
    for step in steps:
        try:
            said = taken(step)
        except AnchorDeskError as problem:
            said = f"{problem.code}, {problem.what_happened}"
        sys.stdout.write(f"{step}: {said}\n")


def taken(step: str) -> str:
    secrets = KeyringSecrets()
    vaults = SqlCipherVaults(secrets, SystemIdentifiers(), SystemClock(), CHEAP)
    by_code = ByRecoveryCode(CODE, NEW_PASSPHRASE)
    steps: dict[str, Callable[[], str]] = {
        "available": lambda: str(secrets.available()),
        "write": lambda: done(lambda: secrets.write(VAULT, SECRET)),
        "read": lambda: "none" if (kept := secrets.read(VAULT)) is None else str(kept == SECRET),
        "make": lambda: made(vaults),
        "open": lambda: residents_of(vaults.open(FOLDER, PASSPHRASE)),
        "recover": lambda: residents_of(vaults.recover(FOLDER, by_code)),
        "open anew": lambda: residents_of(vaults.open(FOLDER, NEW_PASSPHRASE)),
        "rotate": lambda: done(lambda: vaults.rotate_key(FOLDER, PASSPHRASE)),
        "lose": lose,
        "save older": lambda: done(lambda: copied(FOLDER, OLDER)),
        "put older back": lambda: done(lambda: copied(OLDER, FOLDER)),
        "missing": lambda: missing_in(vaults.open(FOLDER, PASSPHRASE)),
        "work": lambda: worked(vaults.open(FOLDER, PASSPHRASE)),
        "bus gone": lambda: bus_at("unix:path=/nowhere"),
        "bus back": lambda: bus_at(BUS),
        "modules": lambda: str("keyring.backends.macOS" in sys.modules),
        "exists": lambda: str(vaults.exists(FOLDER)),
    }
    return steps[step]()


def done(step: Callable[[], None]) -> str:
    step()
    return "done"


def made(vaults: SqlCipherVaults) -> str:
    profile = a_profile()
    new = NewVault(FOLDER, PASSPHRASE, first_change=lambda change: change.save_profile(profile))
    records = vaults.create(new)
    with records.changing() as change:
        change.add_resident(a_resident())
    records.care.put_recovery_code(CODE, SystemClock().today())
    return residents_of(records)


def copied(source: Path, target: Path) -> None:
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(source, target)


def missing_in(records: Records) -> str:
    missing = records.care.missing_work()
    records.close()
    return "none" if missing is None else f"{missing.changes} changes"


def worked(records: Records) -> str:
    for reference in ("B", "C"):
        with records.changing() as change:
            change.add_resident(a_resident(reference))
    records.close()
    return "done"


def bus_at(address: str) -> str:
    os.environ["DBUS_SESSION_BUS_ADDRESS"] = address
    return "done"


def lose() -> str:
    backend = keyring_of_this_computer()
    assert backend is not None
    backend.delete_password(SERVICE, str(read_slots(FOLDER).vault_id))
    return "lost"


def residents_of(records: Records) -> str:
    needs_keyring = records.care.key_slots().needs_keyring
    with records.reading() as look:
        said = f"{len(look.caseload())} resident"
    records.close()
    return f"{said}, {'with' if needs_keyring else 'without'} a keyring"


if __name__ == "__main__":
    main(sys.argv[1:])
