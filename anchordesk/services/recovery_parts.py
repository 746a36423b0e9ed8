"""A recovery code on three sheets for three people, two of which suffice, and the drill of it.

The sheets open nothing until one group of each is typed back. A drill opens a scratch copy of the
vault by what is typed, as after a loss; the records stay as they are, but that it was done is
written into the trail, which is where the day of the last one is read.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from anchordesk.domain.audit import AuditAction, AuditEvent
from anchordesk.domain.recovery_code import CODE_BYTES, RecoveryCode
from anchordesk.domain.recovery_parts import (
    PART_GROUPS,
    PARTS,
    RecoveryPart,
    is_part_group,
    parts_of,
    read_typed_code,
)
from anchordesk.domain.roles import UseCase
from anchordesk.domain.text import tidy_line
from anchordesk.services.audit import note_alone, note_done
from anchordesk.services.audit_records import EventsWanted
from anchordesk.services.doors import door
from anchordesk.services.errors import StorageError
from anchordesk.services.progress import Progress, no_progress
from anchordesk.services.records import RecordsReading
from anchordesk.services.recovery import (
    CHOICE_BYTES,
    RecoveryNotConfirmedError,
    take_sheet_away,
)
from anchordesk.services.vault_care import PartSheet, RecoverySheetWriter
from anchordesk.services.workspace import Workspace

FILE_NAME = "anchordesk-recovery-sheet-{number}-of-3.pdf"


@dataclass(frozen=True, slots=True)
class PartsKit:
    """Three sheets that open nothing yet.

    Attributes:
        ask_for: For each sheet's number, which of its groups is to be typed back, from 1.
        sheets: The files, in the order of the sheets.
    """

    code: RecoveryCode
    parts: tuple[RecoveryPart, ...]
    ask_for: Mapping[int, int]
    sheets: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class DrillDone:
    """A drill that opened a scratch copy.

    Attributes:
        residents: How many are in it.
    """

    done_at: datetime
    residents: int


@door(UseCase.KEEP_VAULT)
def write_part_sheets(
    workspace: Workspace, sheets: RecoverySheetWriter, folder: Path, holders: Sequence[str]
) -> PartsKit:
    """Write three sheets of a new code, which open nothing until they are confirmed.

    Args:
        holders: Who keeps which sheet; printed on all three, and kept nowhere else.

    Raises:
        DocumentError: if a sheet cannot be written, or there is a file of that name; then none is
            left.
    """
    random = workspace.identifiers.random_bytes
    code = RecoveryCode(random(CODE_BYTES))
    parts = parts_of(code, random)
    named = [tidy_line(name) for name in holders][:PARTS]
    named += [""] * (PARTS - len(named))
    profile = workspace.profile
    written: list[Path] = []
    try:
        for part in parts:
            path = folder / FILE_NAME.format(number=part.number)
            sheet = PartSheet(
                part,
                f"{profile.worker_name}, {profile.organisation_name}",
                tuple(named),
                workspace.clock.today(),
            )
            sheets.write_part(sheet, path)
            written.append(path)
    except BaseException:
        for path in written:
            with suppress(StorageError):
                # The first failure is the one to tell.
                take_sheet_away(path)
        raise
    chosen = int.from_bytes(random(CHOICE_BYTES), "big")
    ask_for = {
        part.number: chosen // PART_GROUPS**at % PART_GROUPS + 1 for at, part in enumerate(parts)
    }
    return PartsKit(code, parts, ask_for, tuple(written))


@door(UseCase.KEEP_VAULT)
def confirm_parts(workspace: Workspace, kit: PartsKit, typed: Mapping[int, str]) -> None:
    """Let any two of the sheets open the vault, and an earlier code or sheets no more.

    Args:
        typed: What was typed for the group asked for, by the number of its sheet.

    Raises:
        RecoveryNotConfirmedError: if a group is wrong or missing; nothing changes.
        NotAVaultError, StorageError: if the key file cannot be written.
    """
    wrong = [
        part.number
        for part in kit.parts
        if not is_part_group(part, kit.ask_for[part.number], typed.get(part.number, ""))
    ]
    if wrong:
        named = " and ".join(str(number) for number in wrong)
        sheets = "sheet" if len(wrong) == 1 else "sheets"
        raise RecoveryNotConfirmedError(
            f"What was typed is not as on {sheets} {named}: look at the number of the group."
        )
    workspace.records.care.put_recovery_code(kit.code, workspace.clock.today())
    note_done(workspace, AuditAction.RECOVERY_PARTS_MADE, sheets=PARTS)


@door(UseCase.KEEP_VAULT)
def drill(workspace: Workspace, typed: str, progress: Progress = no_progress) -> DrillDone:
    """Open a scratch copy of the vault by two sheets, or by one whole code, as after a loss.

    Nothing of the vault changes but its trail, which keeps that the drill was done.

    Raises:
        MistypedRecoveryCodeError, PartsRefusedError: if what was typed is no code.
        WrongRecoveryCodeError: if it does not open this vault.
        BackupFailedError: if there is no room for a scratch copy.
        NotAVaultError, StorageError: if the vault's files are damaged.
    """
    code = read_typed_code(typed)
    residents = workspace.records.care.rehearse_recovery(code, workspace.now(), progress)
    note_alone(workspace, AuditAction.RECOVERY_DRILLED)
    return DrillDone(workspace.now(), residents)


@door(UseCase.KEEP_VAULT)
def last_drill(workspace: Workspace) -> datetime | None:
    """Return when a drill last opened a copy; None if none did, or a newer code was made since."""
    with workspace.records.reading() as reading:
        done = _newest(reading, AuditAction.RECOVERY_DRILLED)
        made = [
            _newest(reading, action)
            for action in (AuditAction.RECOVERY_CODE_MADE, AuditAction.RECOVERY_PARTS_MADE)
        ]
    newest = max((event.number for event in made if event is not None), default=0)
    return None if done is None or done.number < newest else done.at


def _newest(reading: RecordsReading, action: AuditAction) -> AuditEvent | None:
    return next(iter(reading.audit.matching(EventsWanted(action=action.code))), None)
