"""Makes a recovery code, which opens the vault only once two of its groups are typed back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from anchordesk.domain.audit import AuditAction
from anchordesk.domain.errors import RefusedError
from anchordesk.domain.recovery_code import CODE_BYTES, GROUPS, RecoveryCode, is_group
from anchordesk.domain.roles import UseCase
from anchordesk.services.audit import note_done
from anchordesk.services.doors import door
from anchordesk.services.errors import StorageError
from anchordesk.services.vault_care import RecoverySheetWriter
from anchordesk.services.workspace import Workspace

CHOICE_BYTES = 8


class RecoveryNotConfirmedError(RefusedError):
    """The groups typed back are not those of the new code."""

    code = "recovery-not-confirmed"
    safe = "The new code does not open anything yet, and an earlier one still does."
    advice = "Compare them with the printed sheet, then type both again."


@dataclass(frozen=True, slots=True)
class RecoveryKit:
    """A new code that opens nothing yet.

    Attributes:
        ask_for: Numbers, from 1, of the two groups to type back.
    """

    code: RecoveryCode
    ask_for: tuple[int, int]


@door(UseCase.CHANGE_KEYS)
def make_recovery_code(workspace: Workspace) -> RecoveryKit:
    """Return a new code, to be printed. The vault is unchanged until it is confirmed."""
    random = workspace.identifiers.random_bytes
    chosen = int.from_bytes(random(CHOICE_BYTES), "big")
    first = chosen % GROUPS
    second = (first + 1 + chosen // GROUPS % (GROUPS - 1)) % GROUPS
    ask_for = (min(first, second) + 1, max(first, second) + 1)
    return RecoveryKit(RecoveryCode(random(CODE_BYTES)), ask_for)


def write_sheet(workspace: Workspace, sheets: RecoverySheetWriter, path: Path) -> RecoveryKit:
    """Write the sheet of a new code, which opens nothing until it is confirmed.

    Raises:
        DocumentError: if the sheet cannot be written, or there is a file already.
    """
    kit = make_recovery_code(workspace)
    profile = workspace.profile
    made_for = f"{profile.worker_name}, {profile.organisation_name}"
    sheets.write(kit.code, made_for, workspace.clock.today(), path)
    return kit


def take_sheet_away(path: Path) -> None:
    """Remove a sheet that was not confirmed: its code opens nothing.

    Raises:
        StorageError: if it cannot be removed.
    """
    try:
        path.unlink(missing_ok=True)
    except OSError:
        raise StorageError(
            f"The new recovery sheet {path.name} could not be taken away.",
            what_is_safe="An earlier sheet works as before.",
            what_to_do="Delete the file: its code opens nothing.",
        ) from None


@door(UseCase.CHANGE_KEYS)
def confirm(workspace: Workspace, kit: RecoveryKit, typed: Mapping[int, str]) -> None:
    """Let the code open the vault, and an earlier code no more.

    Args:
        typed: What was typed for each group that the kit asks for, by its number.

    Raises:
        RecoveryNotConfirmedError: if a group is wrong or missing; nothing changes.
        NotAVaultError, StorageError: if the key file cannot be written.
    """
    wrong = [n for n in kit.ask_for if not is_group(kit.code, n, typed.get(n, ""))]
    if wrong:
        named = " and ".join(str(number) for number in wrong)
        raise RecoveryNotConfirmedError(
            f"Group {named} is not as on the new sheet."
            if len(wrong) == 1
            else f"Groups {named} are not as on the new sheet."
        )
    workspace.records.care.put_recovery_code(kit.code, workspace.clock.today())
    note_done(workspace, AuditAction.RECOVERY_CODE_MADE)
