"""The operating system's keyring: present, locked, absent, or not to be trusted."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from uuid import UUID

import pytest
from keyring.backend import KeyringBackend
from keyring.backends.fail import Keyring as FailKeyring
from keyring.backends.null import Keyring as NullKeyring
from keyring.backends.SecretService import Keyring as SecretServiceKeyring
from keyring.errors import InitError, KeyringLocked, NoKeyringError

from anchordesk.adapters.keys.keyring_secrets import MARKS, KeyringSecrets, trusted_keyring
from anchordesk.adapters.vault.lock import LOCK_FILE
from anchordesk.services.errors import DeviceSecretMissingError
from anchordesk.services.ports import HowFar

PROJECT = Path(__file__).parents[3]
VAULT = UUID("01a05cd7-2a00-734a-86e8-dbe173c5e349")
SECRET = bytes(range(32))
# Where they could run they must: without gnome-keyring and dbus these fail.
ON_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="gnome-keyring is of Linux")


class MemoryKeyring(KeyringBackend):
    """Keeps secrets in memory, or raises what it is told to."""

    priority = 1

    def __init__(self, problem: Exception | None = None) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.problem = problem
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        if self.problem is not None:
            raise self.problem
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        if self.problem is not None:
            raise self.problem
        self.kept[service, username] = password


class ForgetfulKeyring(MemoryKeyring):
    """Says that it keeps a secret and does not."""

    def set_password(self, service: str, username: str, password: str) -> None:
        return


def secrets_of(backend: KeyringBackend | None) -> KeyringSecrets:
    return KeyringSecrets(lambda: backend)


def test_a_secret_comes_back_for_its_vault_only() -> None:
    secrets = secrets_of(MemoryKeyring())
    secrets.write(VAULT, SECRET)
    assert secrets.available()
    assert secrets.read(VAULT) == SECRET
    assert secrets.read(UUID(int=1)) is None


@pytest.mark.parametrize("problem", [KeyringLocked(), NoKeyringError(), InitError(), OSError()])
def test_a_keyring_that_does_not_answer_is_said(problem: Exception) -> None:
    secrets = secrets_of(MemoryKeyring(problem))
    assert not secrets.available()
    with pytest.raises(DeviceSecretMissingError):
        secrets.read(VAULT)
    with pytest.raises(DeviceSecretMissingError):
        secrets.write(VAULT, SECRET)


@pytest.mark.parametrize("kept", ["", "not base64!", "AAAA", "é"])
def test_a_damaged_secret_is_missing_and_not_wrong(kept: str) -> None:
    keyring = MemoryKeyring()
    secrets = secrets_of(keyring)
    secrets.write(VAULT, SECRET)
    keyring.kept = dict.fromkeys(keyring.kept, kept)
    with pytest.raises(DeviceSecretMissingError):
        secrets.read(VAULT)


def test_a_keyring_that_forgets_at_once_is_noticed() -> None:
    with pytest.raises(DeviceSecretMissingError):
        secrets_of(ForgetfulKeyring()).write(VAULT, SECRET)


def test_a_keyring_that_the_system_does_not_protect_is_not_trusted() -> None:
    protected = SecretServiceKeyring()  # type: ignore[no-untyped-call]
    untrusted = (FailKeyring(), NullKeyring(), MemoryKeyring())  # type: ignore[no-untyped-call]
    assert trusted_keyring(untrusted) is None
    assert trusted_keyring((*untrusted, protected)) is protected


def test_a_computer_without_a_keyring_is_said() -> None:
    secrets = secrets_of(None)
    assert not secrets.available()
    with pytest.raises(DeviceSecretMissingError, match="found"):
        secrets.read(VAULT)
    with pytest.raises(DeviceSecretMissingError, match="found"):
        secrets.write(VAULT, SECRET)


def test_how_far_a_vault_came_comes_back_for_its_run_only() -> None:
    secrets, run = secrets_of(MemoryKeyring()), UUID(int=7)
    assert secrets.how_far(VAULT, run) is None
    far = HowFar(12, 3, "ab" * 32)
    secrets.note_how_far(VAULT, run, far)
    assert secrets.how_far(VAULT, run) == far
    assert secrets.how_far(VAULT, UUID(int=8)) is None
    assert secrets.read(VAULT) is None, "the key lies apart"


@pytest.mark.parametrize("kept", ["", "1 2", "1 -2 3 ", "2 1 1 ab", "1 1 1 xyz"])
def test_a_damaged_note_of_how_far_a_vault_came_is_none(kept: str) -> None:
    backend = MemoryKeyring()
    backend.set_password(MARKS, f"{VAULT} {UUID(int=7)}", kept)
    assert secrets_of(backend).how_far(VAULT, UUID(int=7)) is None


@pytest.mark.parametrize("problem", [KeyringLocked(), InitError(), OSError()])
def test_a_keyring_that_does_not_answer_how_far_is_said(problem: Exception) -> None:
    secrets = secrets_of(MemoryKeyring(problem))
    with pytest.raises(DeviceSecretMissingError):
        secrets.how_far(VAULT, UUID(int=7))
    with pytest.raises(DeviceSecretMissingError):
        secrets.note_how_far(VAULT, UUID(int=7), HowFar(1, 0, ""))


def test_a_keyring_that_starts_later_is_used() -> None:
    backends = iter([None, MemoryKeyring()])
    secrets = KeyringSecrets(lambda: next(backends))
    assert [secrets.available(), secrets.available()] == [False, True]


def in_session(home: Path, unlock: str, *steps: str) -> list[str]:
    """Run steps in a new desktop session of its own; `unlock` starts the keyring daemon."""
    runtime = home / "run"
    runtime.mkdir(mode=0o700, exist_ok=True)
    kept = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
    command = f'{unlock} exec "$0" -m tests.adapters.keys.keyring_session "$@"'
    done = subprocess.run(
        ["dbus-run-session", "--", "bash", "-c", command, sys.executable, *steps],
        cwd=PROJECT,
        env={**kept, "HOME": str(home), "XDG_RUNTIME_DIR": str(runtime)},
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    return done.stdout.splitlines()


def unlocked_with(password: str) -> str:
    daemon = "gnome-keyring-daemon --unlock --components=secrets"
    return f"printf {password} | {daemon} >/dev/null 2>&1;"


@pytest.mark.desktop
@ON_LINUX
def test_a_real_keyring_keeps_the_secret_from_one_session_to_the_next(tmp_path: Path) -> None:
    first = in_session(tmp_path, unlocked_with("pass"), "available", "read", "write", "read")
    assert first == ["available: True", "read: none", "write: done", "read: True"]
    assert in_session(tmp_path, unlocked_with("pass"), "read") == ["read: True"]


@pytest.mark.desktop
@ON_LINUX
def test_a_real_keyring_that_is_locked_is_said(tmp_path: Path) -> None:
    in_session(tmp_path, unlocked_with("pass"), "write")
    told = in_session(tmp_path, unlocked_with("wrong"), "available", "read", "write")
    assert told[0] == "available: False"
    assert told[1].startswith("read: device-secret-missing")
    assert told[2].startswith("write: device-secret-missing")


@pytest.mark.desktop
@ON_LINUX
def test_a_session_without_a_keyring_is_said(tmp_path: Path) -> None:
    told = in_session(
        tmp_path, "export DBUS_SESSION_BUS_ADDRESS=unix:path=/nowhere;", "available", "read"
    )
    assert told[0] == "available: False"
    assert told[1].startswith("read: device-secret-missing")


@pytest.mark.desktop
@ON_LINUX
def test_a_real_keyring_that_is_started_later_is_found_without_a_restart(tmp_path: Path) -> None:
    steps = ("bus gone", "available", "bus back", "available", "write", "read")
    told = in_session(tmp_path, unlocked_with("pass"), *steps)
    assert told[1] == "available: False"
    assert told[3:] == ["available: True", "write: done", "read: True"]


@pytest.mark.desktop
@ON_LINUX
def test_the_keyrings_of_other_systems_are_not_loaded(tmp_path: Path) -> None:
    told = in_session(tmp_path, unlocked_with("pass"), "available", "modules")
    assert told == ["available: True", "modules: False"]


def content_of(vault: Path) -> dict[str, bytes]:
    """What is in a vault's folder, but for the file that says who had it open last."""
    return {path.name: path.read_bytes() for path in vault.iterdir() if path.name != LOCK_FILE}


NO_BUS = "export DBUS_SESSION_BUS_ADDRESS=unix:path=/nowhere;"
WITH, WITHOUT = "1 resident, with a keyring", "1 resident, without a keyring"
MISSING = "device-secret-missing"


@pytest.mark.desktop
@ON_LINUX
def test_a_vault_opens_with_a_real_keyring_from_one_session_to_the_next(tmp_path: Path) -> None:
    made = in_session(tmp_path, unlocked_with("pass"), "make", "open", "rotate", "open")
    assert made == [f"make: {WITH}", f"open: {WITH}", "rotate: done", f"open: {WITH}"]
    assert in_session(tmp_path, unlocked_with("pass"), "open") == [f"open: {WITH}"]


@pytest.mark.desktop
@ON_LINUX
@pytest.mark.parametrize("session", [unlocked_with("wrong"), NO_BUS], ids=["locked", "absent"])
def test_a_locked_or_absent_keyring_is_said_and_the_vault_waits_for_it(
    tmp_path: Path, session: str
) -> None:
    in_session(tmp_path, unlocked_with("pass"), "make")
    before = content_of(tmp_path / "vault")
    told, exists = in_session(tmp_path, session, "open", "exists")
    assert told.startswith(f"open: {MISSING}, This computer's password store")
    assert exists == "exists: True", "so no first run is offered"
    assert content_of(tmp_path / "vault") == before
    assert in_session(tmp_path, unlocked_with("pass"), "open") == [f"open: {WITH}"]


@pytest.mark.desktop
@ON_LINUX
def test_a_lost_entry_leads_to_recovery_and_never_to_a_new_vault(tmp_path: Path) -> None:
    in_session(tmp_path, unlocked_with("pass"), "make", "lose")
    steps = ("open", "exists", "make", "recover", "open anew")
    told, exists, made, recovered, opened = in_session(tmp_path, unlocked_with("pass"), *steps)
    assert told == f"open: {MISSING}, This computer's password store has no key for this vault."
    assert exists == "exists: True"
    assert made.startswith("make: vault-exists")
    assert recovered == f"recover: {WITH}"
    assert opened == f"open anew: {WITH}"


@pytest.mark.desktop
@ON_LINUX
def test_a_vault_made_without_a_keyring_opens_with_and_without_one(tmp_path: Path) -> None:
    assert in_session(tmp_path, NO_BUS, "make", "open") == [f"make: {WITHOUT}", f"open: {WITHOUT}"]
    assert in_session(tmp_path, unlocked_with("pass"), "open") == [f"open: {WITHOUT}"]


@pytest.mark.desktop
@ON_LINUX
def test_where_the_keyring_is_gone_for_good_the_code_makes_the_vault_do_without(
    tmp_path: Path,
) -> None:
    in_session(tmp_path, unlocked_with("pass"), "make")
    told = in_session(tmp_path, NO_BUS, "recover", "open anew")
    assert told == [f"recover: {WITHOUT}", f"open anew: {WITHOUT}"]


@pytest.mark.desktop
@ON_LINUX
def test_a_folder_put_back_by_hand_is_told_by_a_real_keyring(tmp_path: Path) -> None:
    steps = ("make", "save older", "work", "missing", "put older back")
    told = in_session(tmp_path, unlocked_with("pass"), *steps)
    assert told[2:4] == ["work: done", "missing: none"]
    assert in_session(tmp_path, unlocked_with("pass"), "missing") == ["missing: 2 changes"]
