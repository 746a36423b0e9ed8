"""What is typed into any form is in the vault a second later, or a reason is given here why not."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QDialog, QLineEdit, QPlainTextEdit

from anchordesk.domain.draft import DraftKey
from anchordesk.ui.kit.dialog import FormDialog
from tests.ui.dialogs.recipes import RECIPES, Room, close_dialog, name_of, open_dialog
from tests.ui.dialogs.test_dialogs import MakeRoom, make_room

__all__ = ["make_room"]

SECRET = "a passphrase or another secret is in no draft"
PROOF = "typed to prove something: it has to be typed again"
SEARCH = "a search, of which nothing is kept"
ONE_DAY = "one day, put there as most want it, and nothing else"
SHORT = "a name or a reference to look for, and nothing else"
FROM_FILE = "part of an import, which begins again with its file"
IN_THE_COPY = "it would stand in the very copy: half-typed forms about a person belong to it"
CHOSEN = "a search for a resident: what is kept is who was chosen"
LEFT_TO_DO = "not kept yet: one line to a colleague, beside choices that are quickly made again"

# By dialog, or by dialog and field.
NOT_KEPT = {
    "caseload.session_dialog.SessionDialog / Find in this list": SEARCH,
    "caseload.view_name_dialog.ViewNameDialog": SHORT,
    "imports.fix_dialogs.FixRowDialog": FROM_FILE,
    "imports.rule_dialog.RuleDialog": FROM_FILE,
    "opportunities.network_dialogs.TrustDialog": PROOF,
    "palette.palette.Palette": SEARCH,
    "referrals.members_dialog.MemberCardDialog": PROOF,
    "referrals.sealed_dialog.SealedDialog": SECRET,
    "reports.saved_bar.ReportNameDialog": SHORT,
    "resident.household_dialogs.HouseholdDialog / Resident who lives there": CHOSEN,
    "resident.quick_note.QuickNoteDialog / Resident": CHOSEN,
    "rights.pack_dialog.PackDialog": IN_THE_COPY,
    "resident.merge_dialog.MergeDialog": SHORT,
    "resident.household_dialogs.MovedOutDialog": ONE_DAY,
    "resident.plan_dialogs.MoveActionDialog": ONE_DAY,
    "resident.plan_dialogs.MoveDialog": ONE_DAY,
    "resident.small_dialogs.EndJobDialog": ONE_DAY,
    "rights.dialogs.EraseDialog": PROOF,
    "rights.trail_dialog.TrailDialog": SEARCH,
    "settings.parts_dialogs.DrillDialog": SECRET,
    "settings.parts_dialogs.PartSheetsDialog": SHORT,
    "settings.parts_dialogs.PartsConfirmDialog": PROOF,
    "settings.passphrase_dialog.PassphraseDialog": SECRET,
    "settings.recovery_dialog.RecoveryDialog": PROOF,
    "settings.renew_dialog.RenewDialog": SECRET,
    "shell.help_dialog.HelpDialog": SEARCH,
    "team.cover_dialog.CoverDialog": LEFT_TO_DO,
    "team.dialogs.CreateDialog": SECRET,
    "team.dialogs.DeclineDialog": LEFT_TO_DO,
    "team.dialogs.InviteDialog": SHORT,
    "team.dialogs.PasteDialog": SECRET,
    "team.handover_dialog.HandoverDialog": LEFT_TO_DO,
    "today.day_sheet_dialog.DaySheetDialog": ONE_DAY,
}

Input = QLineEdit | QPlainTextEdit


def inputs(dialog: QDialog) -> Iterator[Input]:
    yield from (one for one in dialog.findChildren(QLineEdit) if not one.isReadOnly())
    yield from (one for one in dialog.findChildren(QPlainTextEdit) if not one.isReadOnly())


def put(field: Input, words: str) -> None:
    field.setText(words) if isinstance(field, QLineEdit) else field.setPlainText(words)


def in_vault(room: Room, key: DraftKey | None) -> set[str]:
    """What the vault holds of a form, as after the program was killed."""
    with room.workspace.records.reading() as reading:
        kept = [draft for draft in reading.drafts() if draft.key == key]
    return {text for draft in kept for _, text in draft.answers}


def lost(room: Room, kind: type[QDialog]) -> Iterator[str]:
    """Type into every field of a dialog, and tell what the vault does not hold then."""
    dialog = open_dialog(room, kind)
    typed = {}
    for at, field in enumerate(inputs(dialog), start=10):
        put(field, f"{at} 12 2026")
        # A field may cut off what is too long for it.
        typed[field.accessibleName()] = (
            field.text() if isinstance(field, QLineEdit) else (field.toPlainText())
        )
    key = dialog.draft_key if isinstance(dialog, FormDialog) else None
    room.drafts.flush()
    room.driver.settle()
    held = in_vault(room, key)
    close_dialog(room, dialog)
    if key is not None:
        # What is half typed of somebody holds up what other forms do.
        room.drafts.forget(key)
        room.drafts.flush()
        room.driver.settle()
    name = name_of(kind)
    yield from (f"{name} / {field}" for field, words in typed.items() if words not in held)


def test_what_is_typed_into_any_dialog_is_in_the_vault_or_a_reason_is_given(
    make_room: MakeRoom,
) -> None:
    room = make_room()
    found = [one for kind in sorted(RECIPES, key=name_of) for one in lost(room, kind)]
    without_reason = [
        one for one in found if one not in NOT_KEPT and one.partition(" / ")[0] not in NOT_KEPT
    ]
    assert without_reason == []
    named = set(found) | {one.partition(" / ")[0] for one in found}
    assert set(NOT_KEPT) - named == set()
