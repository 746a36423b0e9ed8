"""Tries out an installation, part by part, on made-up people in a folder of its own.

Nothing of this computer's user is read or written, and nothing leaves the computer.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from anchordesk.domain.errors import AnchorDeskError
from anchordesk.domain.period import quarter_of
from anchordesk.domain.roles import DeskRole
from anchordesk.services import residents, returns
from anchordesk.services.caseload import list_caseload
from anchordesk.services.desk import Desk, FirstRun
from anchordesk.services.errors import WrongPassphraseError
from anchordesk.services.library import Library
from anchordesk.services.ports import WrittenDocuments
from anchordesk.services.residents import ResidentDetails
from anchordesk.services.workspace import Workspace
from anchordesk.wire.desk_keys import DeskKeys
from anchordesk.wire.errors import CannotOpenError
from anchordesk.wire.sealing import open_envelope, seal

Answer = TypeVar("Answer")

TEMPLATE = "caseload-summary"
GUIDES = ("support-worker", "team-lead")
PEOPLE = 24
FAMILY_NAME = "Selftestperson"
PLAIN_DATABASE = b"SQLite format 3"
KEY_BYTES = 32
# Discard (RFC 863) on this computer: nothing listens there, so the answer is a refusal at once.
NOBODY_LISTENS = "https://127.0.0.1:9"


class SelfTestFailedError(AssertionError):
    """A part answered, and not as it should."""


@dataclass(frozen=True, slots=True)
class Check:
    """One part to try.

    Attributes:
        name: For machines, for example "vault".
        run: Tries it and returns a sentence on what worked; raises anything if it did not.
    """

    name: str
    run: Callable[[], str]


@dataclass(frozen=True, slots=True)
class CheckResult:
    """How one part did.

    Attributes:
        words: What worked, or why not. Nothing personal: everybody in it is made up.
    """

    name: str
    passed: bool
    words: str
    seconds: float


def run_checks(checks: Iterable[Check]) -> tuple[CheckResult, ...]:
    """Try every part, also after one that failed."""
    return tuple(_tried(check) for check in checks)


def desk_checks(desk: Desk, folder: Path) -> tuple[Check, ...]:
    """Return the checks of everything but the window.

    Args:
        desk: Locked, on a folder that holds no vault, and without a password store to write to.
        folder: For documents; there, and empty.
    """
    passphrase = f"made up residents {secrets.token_hex(8)}"
    return (
        Check("definitions", lambda: _try_definitions(desk.library)),
        Check("vault", lambda: _try_vault(desk, passphrase)),
        Check("return", lambda: _try_return(desk, passphrase, folder)),
        Check("envelope", lambda: _try_envelope(desk)),
        Check("connection", lambda: _try_connection(desk)),
    )


def _tried(check: Check) -> CheckResult:
    begun = time.monotonic()
    try:
        words, passed = check.run(), True
    except AnchorDeskError as problem:
        words, passed = problem.in_plain_words, False
    except Exception as problem:  # noqa: BLE001 - whatever a damaged installation raises is the finding
        words, passed = f"{type(problem).__name__}: {problem}", False
    return CheckResult(check.name, passed, words, time.monotonic() - begun)


def _try_definitions(library: Library) -> str:
    shipped = {
        "pathways": library.pathways,
        "returns": library.templates,
        "layouts of import files": library.mappings,
        "rates of pay": library.reference,
        "rules on sustained work": library.sustained_rules,
        "questions to residents": library.scales,
        "skills": library.skills,
        "lists of occupations and industries": library.code_lists,
        **{f"guide {name}": library.read_guide(name) for name in GUIDES},
    }
    missing = [name for name, found in shipped.items() if not found]
    if missing:
        raise SelfTestFailedError(f"Missing from this installation: {', '.join(missing)}.")
    return "Pathways, returns, lists and guides that are shipped with AnchorDesk are there."


def _try_vault(desk: Desk, passphrase: str) -> str:
    profile = FirstRun("Self-test", "Self-test", DeskRole.LEAD, passphrase, sample=True)
    workspace = desk.first_run(profile)
    try:
        for number in range(PEOPLE):
            person = ResidentDetails(given_name=f"Person {number}", family_name=FAMILY_NAME)
            residents.add(workspace, person)
    finally:
        workspace.lock()
    _expect_encrypted(desk.vault_folder)
    try:
        desk.unlock(passphrase + "x").lock()
    except WrongPassphraseError:
        pass
    else:
        raise SelfTestFailedError("A wrong passphrase opened the vault.")
    found = len(_with_open_vault(desk, passphrase, list_caseload))
    if found != PEOPLE:
        raise SelfTestFailedError(f"Of {PEOPLE} made-up residents, {found} were found again.")
    return "An encrypted vault was made, locked and opened again, and its records were there."


def _expect_encrypted(folder: Path) -> None:
    for path in sorted(folder.iterdir()):
        content = path.read_bytes()
        if PLAIN_DATABASE in content or FAMILY_NAME.encode() in content:
            raise SelfTestFailedError(f"{path.name} can be read without the passphrase.")


def _try_return(desk: Desk, passphrase: str, folder: Path) -> str:
    def make(workspace: Workspace) -> WrittenDocuments:
        period = quarter_of(workspace.clock.today())
        release = returns.approve(workspace, returns.prepare(workspace, TEMPLATE, period))
        return returns.export(workspace, release, folder)

    written = _with_open_vault(desk, passphrase, make)
    for path, begins in ((written.pdf, b"%PDF-"), (written.spreadsheet, b"PK")):
        if not path.read_bytes().startswith(begins):
            raise SelfTestFailedError(f"{path.name} is not a file of its kind.")
    return "A return was protected, audited, signed and written as PDF and spreadsheet."


def _try_envelope(desk: Desk) -> str:
    random = desk.identifiers.random_bytes
    keys = DeskKeys.from_private(random(KEY_BYTES), random(KEY_BYTES))
    words = b"sealed by the self-test"
    envelope = seal(words, recipient_public_key=keys.sealing_public)
    if open_envelope(envelope, private_key=keys.sealing) != words:
        raise SelfTestFailedError("A sealed envelope did not hold what was put in.")
    changed = envelope[:-1] + bytes([envelope[-1] ^ 1])
    try:
        open_envelope(changed, private_key=keys.sealing)
    except CannotOpenError:
        return "An envelope was sealed and opened; a changed one was refused."
    raise SelfTestFailedError("A changed envelope was opened.")


def _try_connection(desk: Desk) -> str:
    reply = desk.hub_transport.send(NOBODY_LISTENS, "/v1/returns/0", b"", is_join=False)
    if reply.receipt is not None:
        raise SelfTestFailedError("Something answered where nothing should.")
    return "A safe connection to a hub can be prepared. Nothing was sent."


def _with_open_vault(desk: Desk, passphrase: str, job: Callable[[Workspace], Answer]) -> Answer:
    workspace = desk.unlock(passphrase)
    try:
        return job(workspace)
    finally:
        workspace.lock()
