"""Reads what IT has settled: the registry on Windows, a managed file elsewhere."""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

from anchordesk.domain.emergency import MINUTES as EMERGENCY_LIMIT
from anchordesk.domain.key_fingerprint import tidy_fingerprint
from anchordesk.domain.lock_after import LONGEST_MINUTES
from anchordesk.domain.text import tidy_line
from anchordesk.services.lease import LONGEST_DAYS
from anchordesk.services.policy import DIRECT, ExportKind, Policy, PolicyUnreadableError

LINUX_FILE = Path("/etc/anchordesk/policy.toml")
MACOS_FILE = Path("/Library/Managed Preferences/org.anchordesk.AnchorDesk.plist")
LOCKED_KEY = r"SOFTWARE\Policies\AnchorDesk"
"""Written by group policy (installer/windows/policy); goes before what the installer wrote."""

PRESETS_KEY = r"SOFTWARE\AnchorDesk\Presets"
LONGEST_FILE = 64 * 1024
IDLE_MINUTES, LEASE_DAYS = "IdleMinutes", "LeaseDays"
EMERGENCY_MINUTES = "EmergencyMinutes"
CHARACTERS, KEYRING = "PassphraseCharacters", "KeyringRequired"
TWO_PEOPLE = "TwoPeopleForReturns"
PROXY = "Proxy"
RECOVERY_KEY = "RecoveryKey"
FLAGS = (KEYRING, TWO_PEOPLE)
LONGEST_PASSPHRASE = 64
NO_EXPORTS = "none"
NAMES = {
    "HubUrl": "hub_url",
    "Organisation": "organisation",
    IDLE_MINUTES: "idle_minutes",
    EMERGENCY_MINUTES: "emergency_minutes",
    LEASE_DAYS: "lease_days",
    CHARACTERS: "passphrase_characters",
    KEYRING: "keyring_required",
    "ExportsAllowed": "exports_allowed",
    "BackupFolder": "backup_folder",
    TWO_PEOPLE: "two_people_for_returns",
    PROXY: "proxy",
    RECOVERY_KEY: "recovery_key",
}
LARGEST = {
    IDLE_MINUTES: LONGEST_MINUTES,
    EMERGENCY_MINUTES: EMERGENCY_LIMIT,
    LEASE_DAYS: LONGEST_DAYS,
    CHARACTERS: LONGEST_PASSPHRASE,
}


def read_policy() -> Policy:
    """Return what IT has settled for this computer.

    Raises:
        PolicyUnreadableError: if something is settled that cannot be read or makes no sense.
    """
    if sys.platform == "win32":
        found = {**_from_registry(PRESETS_KEY), **_from_registry(LOCKED_KEY)}
        return policy_of(found, rf"HKLM\{LOCKED_KEY}, HKLM\{PRESETS_KEY}")
    return policy_in(MACOS_FILE if sys.platform == "darwin" else LINUX_FILE)


def policy_in(path: Path) -> Policy:
    """Return the policy of a TOML or property list file; an empty one if there is no file.

    Raises:
        PolicyUnreadableError: if the file cannot be read, or is no such file.
    """
    try:
        with path.open("rb") as file:
            content = file.read(LONGEST_FILE + 1)
        if len(content) > LONGEST_FILE:
            raise _senseless(str(path), "it is too large")
        if path.suffix == ".plist":
            return policy_of(_read_property_list(content), str(path))
        found = tomllib.loads(content.decode("utf-8"))
    except FileNotFoundError:
        return Policy()
    except OSError as problem:
        raise _senseless(str(path), problem.strerror or "the disk failed") from problem
    except (ValueError, RecursionError) as problem:
        raise _senseless(str(path), "it is not well written") from problem
    by_field = {field: name for name, field in NAMES.items()}
    return policy_of({by_field.get(key, key): value for key, value in found.items()}, str(path))


def _read_property_list(content: bytes) -> Mapping[str, object]:
    # Loaded on macOS only: with XML it is memory that every window would hold.
    from plistlib import loads  # noqa: PLC0415
    from xml.parsers.expat import ExpatError  # noqa: PLC0415

    try:
        found = loads(content)
    except (ExpatError, ArithmeticError, AttributeError, LookupError, TypeError) as problem:
        # What plistlib lets through of its own parsers where a file is damaged.
        raise ValueError("not a property list") from problem
    if not isinstance(found, dict):
        raise ValueError("not a list of settings")
    return found


def policy_of(found: Mapping[str, object], source: str) -> Policy:
    """Return the policy of what was found under the names of NAMES. Empty means not settled.

    Raises:
        PolicyUnreadableError: if a name is unknown, since IT then believes in a rule that is none,
            or if a value cannot be what it should be.
    """
    unknown = sorted(set(found) - set(NAMES))
    if unknown:
        raise _senseless(source, f"“{unknown[0]}” is not a setting of this AnchorDesk")
    values: dict[str, str] = {}
    texts = {name: value for name, value in found.items() if name not in (*LARGEST, *FLAGS)}
    for name, value in texts.items():
        if not isinstance(value, str):
            raise _senseless(source, f"“{name}” is not a text")
        values[NAMES[name]] = tidy_line(value)
    hub_url = values.get("hub_url", "")
    if hub_url and not _is_address(hub_url):
        raise _senseless(source, "“HubUrl” is not an address such as https://hub.example.org")
    proxy = values.get("proxy", "")
    if proxy and proxy != DIRECT and not _is_proxy(proxy):
        raise _senseless(
            source, f"“{PROXY}” is neither an address such as http://proxy:3128 nor {DIRECT}"
        )
    recovery_key = values.get("recovery_key", "")
    if recovery_key and not (recovery_key := tidy_fingerprint(recovery_key)):
        raise _senseless(source, f"“{RECOVERY_KEY}” is not a fingerprint of five groups of four")
    numbers = {name: _number(found[name], name, source) for name in LARGEST if name in found}
    flags = {name: _flag(found.get(name, False), name, source) for name in FLAGS}
    exports = _exports(values.get("exports_allowed", ""), source)
    settles = any(values.values()) or bool(numbers) or any(flags.values())
    return Policy(
        hub_url=hub_url,
        organisation=values.get("organisation", ""),
        source=source if settles else "",
        idle_minutes=numbers.get(IDLE_MINUTES),
        emergency_minutes=numbers.get(EMERGENCY_MINUTES),
        lease_days=numbers.get(LEASE_DAYS),
        passphrase_characters=numbers.get(CHARACTERS),
        keyring_required=flags[KEYRING],
        exports=exports,
        backup_folder=values.get("backup_folder", ""),
        two_people_for_returns=flags[TWO_PEOPLE],
        proxy=proxy,
        recovery_key=recovery_key,
    )


def _number(value: object, name: str, source: str) -> int:
    # True counts as 1 in Python; nobody means that by it.
    if type(value) is int and 1 <= value <= LARGEST[name]:
        return value
    raise _senseless(source, f"“{name}” is not a whole number from 1 to {LARGEST[name]}")


def _flag(value: object, name: str, source: str) -> bool:
    # The registry has no true and false, only numbers.
    if value in (True, False) and isinstance(value, int):
        return bool(value)
    raise _senseless(source, f"“{name}” is neither true nor false (in the registry: 1 or 0)")


def _exports(text: str, source: str) -> frozenset[ExportKind] | None:
    """Return the kinds that a list with commas names; “none” allows nothing."""
    if not text:
        return None
    names = [] if text == NO_EXPORTS else [name.strip() for name in text.split(",")]
    known = {kind.value: kind for kind in ExportKind}
    unknown = [name for name in names if name not in known]
    if unknown:
        raise _senseless(source, f"“ExportsAllowed” knows {', '.join(known)} and none, not others")
    return frozenset(known[name] for name in names)


def _is_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
        return parts.scheme in {"https", "http"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


def _is_proxy(text: str) -> bool:
    """Tell whether a text is an address alone: anybody could read a password in it."""
    if not _is_address(text):
        return False
    parts = urlsplit(text)
    return parts.username is None and parts.path in ("", "/") and not parts.query


def _senseless(source: str, why: str) -> PolicyUnreadableError:
    return PolicyUnreadableError(f"IT's settings for AnchorDesk cannot be used ({source}): {why}.")


if sys.platform == "win32":
    import winreg

    def _from_registry(key: str) -> dict[str, object]:
        access = winreg.KEY_READ | winreg.KEY_WOW64_64KEY
        found: dict[str, object] = {}
        try:
            with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, key, 0, access) as opened:
                for number in range(winreg.QueryInfoKey(opened)[1]):
                    name, value, _ = winreg.EnumValue(opened, number)
                    if value != "":
                        found[name] = value
        except FileNotFoundError:
            return {}
        except OSError as problem:
            raise _senseless(rf"HKLM\{key}", problem.strerror or "it cannot be read") from problem
        return found
