"""A process in a desktop session: keeps or reads a device secret and says what came of it."""

from __future__ import annotations

import sys
from uuid import UUID

from anchordesk.adapters.keys.keyring_secrets import KeyringSecrets
from anchordesk.services.errors import DeviceSecretMissingError

VAULT = UUID("01a05cd7-2a00-734a-86e8-dbe173c5e349")
SECRET = bytes(range(32))


def main(steps: list[str]) -> None:
    secrets = KeyringSecrets()
    for step in steps:
        sys.stdout.write(f"{step}: {outcome(secrets, step)}\n")


def outcome(secrets: KeyringSecrets, step: str) -> str:
    try:
        match step:
            case "available":
                return str(secrets.available())
            case "write":
                secrets.write(VAULT, SECRET)
                return "kept"
            case _:
                kept = secrets.read(VAULT)
                return "none" if kept is None else str(kept == SECRET)
    except DeviceSecretMissingError as problem:
        return f"missing, {problem.what_happened}"


if __name__ == "__main__":
    main(sys.argv[1:])
