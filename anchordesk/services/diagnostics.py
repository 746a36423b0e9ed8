"""What IT needs to look into a fault: versions, sizes, settings, the log; nothing about a person.

Each line is made of what is known to be harmless. The log and what the parts of the installation
answered are free text, so the whole is sieved again for every name, number and address in the
vault.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from anchordesk import __version__
from anchordesk.domain.identifiers import made_at
from anchordesk.domain.redaction import redact
from anchordesk.domain.resident import Resident
from anchordesk.domain.roles import UseCase
from anchordesk.services.doors import door
from anchordesk.services.files import write_whole_file
from anchordesk.services.policy import Policy, known_policy, settled_lines
from anchordesk.services.vault_care import VaultShape
from anchordesk.services.workspace import Workspace

if TYPE_CHECKING:
    from anchordesk.services.self_test import CheckResult

MEGABYTE = 1024 * 1024
BANDS = (1, 10, 100, 1000, 10_000, 100_000, 1_000_000)
Line = tuple[str, str]


class Surroundings(Protocol):
    """What is around AnchorDesk on this computer; nothing of it is in a vault."""

    def facts(self) -> tuple[Line, ...]:
        """Return versions and kinds of what AnchorDesk runs on."""

    def settings(self) -> tuple[Line, ...]:
        """Return what is chosen in the window, numbers and known words only."""

    def log_lines(self) -> tuple[str, ...]:
        """Return the newest lines of the log of faults, oldest first."""

    def personal_words(self) -> tuple[str, ...]:
        """Return the name of the computer's account, which paths may hold."""

    def try_parts(self) -> tuple[CheckResult, ...]:
        """Try the parts of the installation. Seconds: never in the records' lane."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its lines."""

    heading: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Diagnostics:
    """What is known, before it is sieved.

    Attributes:
        words, phrases: What is known to be personal; kept for what is added later.
    """

    sections: tuple[Section, ...]
    words: frozenset[str] = field(default=frozenset(), repr=False)
    phrases: frozenset[str] = field(default=frozenset(), repr=False)


def sieved(found: Diagnostics) -> str:
    """Return everything as it is shown and saved, with what was left out at the end.

    Tenths of a second with thousands of residents: neither on the window's thread nor in the
    records' lane.
    """
    body = "\n\n".join("\n".join((one.heading, *one.lines)) for one in found.sections)
    kept = redact(body, found.words, found.phrases)
    counts = [f"{kind}: {number}" for kind, number in kept.left_out]
    return "\n".join([kept.text, "", "Left out", *(counts or ["nothing"]), ""])


def of_computer(around: Surroundings, read_policy: Callable[[], Policy]) -> Diagnostics:
    """Return what can be told without opening a vault."""
    facts = (("AnchorDesk", __version__), *around.facts())
    # What is settled may name people's folders and servers: that it is settled is enough.
    settled = tuple(title for title, _ in settled_lines(known_policy(read_policy)))
    log = around.log_lines()
    return Diagnostics(
        (
            Section("This computer", _told(facts)),
            Section("Settings", _told(around.settings()) or ("nothing chosen",)),
            Section("Set by the organisation", settled or ("nothing",)),
            Section("Newest lines of the log", log or ("none",)),
        ),
        frozenset(around.personal_words()),
    )


@door(UseCase.KEEP_VAULT)
def gather(workspace: Workspace, around: Surroundings) -> Diagnostics:
    """Return what can be told of this computer and of the open vault.

    Raises:
        StorageError, NotAVaultError: if the vault cannot be looked at.
    """
    found = of_computer(around, workspace.read_policy)
    words, phrases = _personal(workspace)
    return Diagnostics(
        (*found.sections[:1], *_of_vault(workspace), *found.sections[1:]),
        found.words | words,
        found.phrases | phrases,
    )


def with_parts(found: Diagnostics, results: Sequence[CheckResult]) -> Diagnostics:
    """Add how the parts of the installation did."""
    lines = tuple(
        f"{'ok' if one.passed else 'FAILED'} {one.name} ({one.seconds:.1f} s): {one.words}"
        for one in results
    )
    tried = Section("Parts of the installation", lines)
    return Diagnostics((*found.sections, tried), found.words, found.phrases)


def save(text: str, path: Path) -> Path:
    """Write exactly what was shown, for its owner's eyes only. Raises StorageError."""
    write_whole_file(path, text.encode(), private=True)
    return path


def band(number: int) -> str:
    """Return about how many: none, 1 to 9, 10 to 99 and so on; how many exactly is nobody's."""
    if number < 1:
        return "none"
    least = max(one for one in BANDS if one <= number)
    return f"{least:,} or more" if least == BANDS[-1] else f"{least:,} to {least * 10 - 1:,}"


def _of_vault(workspace: Workspace) -> tuple[Section, ...]:
    care, now = workspace.records.care, workspace.now()
    shape, slots, backup = care.shape(), care.key_slots(), care.last_backup()
    profile = workspace.profile
    age = "never" if backup is None else f"{(now - backup.made_at).days} days ago"
    lines = (
        ("Records file", f"{shape.bytes / MEGABYTE:.1f} MB in {shape.pages} pages"),
        ("Form of the records", shape.revision),
        ("SQLCipher", shape.engine),
        ("Free room", f"{care.free_bytes() // MEGABYTE} MB"),
        ("Last backup", age),
        ("Whole copies of the key file", str(slots.whole_copies)),
        ("Passphrase joined by this computer's password store", _yes(slots.needs_keyring)),
        ("Recovery code", _yes(slots.recovery_code_made_on is not None)),
        ("Organisation's key", _yes(slots.organisation_key is not None)),
        ("Copies from before an upgrade", str(len(care.kept_copies()))),
        ("Role", profile.role.value),
        ("Vault made in", f"{made_at(care.vault_id).year}"),
    )
    return (Section("This vault", _told(lines)), Section("How many", _rows(shape)))


def _rows(shape: VaultShape) -> tuple[str, ...]:
    return tuple(f"{table}: {band(rows)}" for table, rows in shape.rows if rows)


def _personal(workspace: Workspace) -> tuple[frozenset[str], frozenset[str]]:
    words: set[str] = set()
    phrases = {workspace.worker, workspace.profile.organisation_name}
    words.update(*map(_words_of, phrases))
    with workspace.records.reading() as reading:
        for resident in reading.everybody():
            phrases.update(_phrases_of(resident))
            for name in (resident.given_name, resident.family_name, resident.preferred_name):
                words.update(_words_of(name))
    return frozenset(words), frozenset(phrases - {""})


def _phrases_of(resident: Resident) -> tuple[str, ...]:
    return (
        resident.reference,
        resident.phone,
        resident.email,
        resident.postcode,
        resident.tenancy_reference,
        *resident.address.splitlines(),
    )


def _words_of(name: str) -> list[str]:
    return [one for one in re.split(r"[\W_]+", name) if len(one) > 1]


def _told(lines: Sequence[Line]) -> tuple[str, ...]:
    return tuple(f"{title}: {answer}" for title, answer in lines)


def _yes(answer: bool) -> str:
    return "yes" if answer else "no"
