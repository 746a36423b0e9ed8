"""Recipes for the dialogs of the caseload, of imports, of duties, of settings and of the frame."""

from __future__ import annotations

from datetime import UTC, date, datetime
from uuid import UUID

from PySide6.QtWidgets import QDialog

from anchordesk.adapters.surroundings import ThisComputer
from anchordesk.app import recovery_sheets
from anchordesk.domain.breach import Breach, BreachKind, BreachRisk
from anchordesk.domain.draft import DraftKey
from anchordesk.domain.identifiers import LegalHoldId
from anchordesk.domain.import_mapping import Field
from anchordesk.domain.legal_hold import LegalHold
from anchordesk.domain.organisation_key import OrganisationKey
from anchordesk.domain.rights_request import Right, RightsRequest
from anchordesk.domain.time_limits import Nation
from anchordesk.services import saved_views
from anchordesk.services.caseload import list_caseload
from anchordesk.services.import_fixes import UnknownWord
from anchordesk.services.legal_holds import HeldRecord
from anchordesk.services.lost_laptop import LostLaptop
from anchordesk.services.member_cards import CardSeen
from anchordesk.services.recovery import make_recovery_code
from anchordesk.services.recovery_parts import write_part_sheets
from anchordesk.services.vault_choice import VaultPlace
from anchordesk.services.wanted import Wanted
from anchordesk.ui.caseload.export_dialog import ExportDialog
from anchordesk.ui.caseload.session_dialog import SessionDialog
from anchordesk.ui.caseload.view_name_dialog import ViewNameDialog
from anchordesk.ui.imports.fix_dialogs import FixRowDialog, MeaningDialog
from anchordesk.ui.imports.rule_dialog import RuleDialog
from anchordesk.ui.oversight.dialogs import JudgeDialog, RecordBreachDialog, ToldDialog
from anchordesk.ui.oversight.rehearsal_dialog import RehearsalDialog
from anchordesk.ui.palette.palette import Palette
from anchordesk.ui.referrals.delete_dialog import DeleteReferralDialog
from anchordesk.ui.referrals.members_dialog import MemberCardDialog, MembersDialog
from anchordesk.ui.referrals.sealed_dialog import SealedDialog
from anchordesk.ui.reports.saved_bar import ReportNameDialog
from anchordesk.ui.reports.view_model import ReportViewModel
from anchordesk.ui.rights.dialogs import ClockDialog, EraseDialog, RecordRequestDialog
from anchordesk.ui.rights.hold_dialogs import HoldDialog, LiftDialog
from anchordesk.ui.rights.pack_dialog import PackDialog
from anchordesk.ui.settings.diagnostics_dialog import DiagnosticsDialog
from anchordesk.ui.settings.organisation_card import AddKeyDialog
from anchordesk.ui.settings.parts_dialogs import (
    DrillDialog,
    PartsConfirmDialog,
    PartSheetsDialog,
)
from anchordesk.ui.settings.passphrase_dialog import PassphraseDialog
from anchordesk.ui.settings.recovery_dialog import RecoveryDialog
from anchordesk.ui.settings.renew_dialog import RenewDialog
from anchordesk.ui.settings.revoke_dialog import RevokeDialog
from anchordesk.ui.shell.close_dialog import CloseDialog
from anchordesk.ui.shell.drafts_dialog import DraftsDialog
from anchordesk.ui.shell.help_dialog import HelpDialog
from anchordesk.ui.shell.shortcuts import all_shortcuts
from anchordesk.ui.shell.shortcuts_dialog import ShortcutsDialog
from anchordesk.ui.today.calendar_dialog import CalendarDialog
from anchordesk.ui.today.day_sheet_dialog import DaySheetDialog
from anchordesk.ui.unlock.other_vault_dialog import OtherVaultDialog
from tests.ui.dialogs.recipes import Room, recipe_for


@recipe_for(ExportDialog)
def export(room: Room) -> QDialog:
    entries = list_caseload(room.workspace)
    return ExportDialog(room.driver.frame.shown_screen, room.work, entries, room.files)


@recipe_for(DiagnosticsDialog)
def details_for_it(room: Room) -> QDialog:
    around = ThisComputer(room.folder, room.folder, tuple)
    return DiagnosticsDialog(room.record_screen, room.context, lambda: around, room.files)


@recipe_for(SessionDialog)
def session(room: Room) -> QDialog:
    entries = list_caseload(room.workspace)
    return SessionDialog(room.record_screen, room.work, room.drafts, entries, entries)


@recipe_for(ViewNameDialog)
def view_name(room: Room) -> QDialog:
    return ViewNameDialog(
        *(room.record_screen, room.work, "Save view"),
        "It keeps the filters and the order, not the residents.",
        "Overdue at the harbour",
        lambda workspace, name: saved_views.save_view(workspace, name, Wanted()),
    )


@recipe_for(FixRowDialog)
def fix_row(room: Room) -> QDialog:
    cells = (("Date of birth (day, month, year)", "31.02.1984"), ("Postcode", "CF1O"), ("Ward", ""))
    sentences = ("31.02.1984 is no date.", "CF1O is no postcode: it may be CF10 with a letter O.")
    return FixRowDialog(room.driver.frame.shown_screen, 12_031, cells, sentences)


@recipe_for(MeaningDialog)
def meaning(room: Room) -> QDialog:
    unknown = UnknownWord(Field.SECTOR_LEFT, "catering and cleaning, mornings", 31)
    return MeaningDialog(room.driver.frame.shown_screen, unknown, None)


@recipe_for(RuleDialog)
def rule(room: Room) -> QDialog:
    columns = ("Full name of the participant as given", "Stage", "Employed in the year 1978")
    pathway = room.workspace.library.newest_pathway("hospitality-to-health")
    return RuleDialog(room.driver.frame.shown_screen, Field.STAGE, None, columns, pathway)


@recipe_for(RecordBreachDialog)
def record_breach(room: Room) -> QDialog:
    return RecordBreachDialog(room.driver.frame.shown_screen, room.context)


REVOKE = ("Its membership, under Team: its figures and messages are refused from then on.",)
STEPS = (
    "Write the breach down now: the 72 hours run from when somebody became aware.",
    "Tell IT: lock the computer's account, find or wipe it, change what else was on it.",
)
BREACH = Breach(
    UUID(int=11),
    BreachKind.LOST_LAPTOP,
    datetime(2026, 11, 21, 9, tzinfo=UTC),
    "A laptop was left on a train, locked.",
    people=40,
    risk=BreachRisk.RISK,
)


@recipe_for(JudgeDialog)
def judge(room: Room) -> QDialog:
    return JudgeDialog(room.driver.frame.shown_screen, room.context, BREACH)


@recipe_for(RehearsalDialog)
def rehearse(room: Room) -> QDialog:
    nothing: tuple[str, ...] = ()
    found = LostLaptop("Sam", "1f" * 32, 40, None, *(nothing,) * 3, REVOKE, STEPS)
    return RehearsalDialog(room.driver.frame.shown_screen, room.context, found)


@recipe_for(ToldDialog)
def told(room: Room) -> QDialog:
    return ToldDialog(room.driver.frame.shown_screen, room.context, BREACH)


@recipe_for(RecordRequestDialog)
def record_request(room: Room) -> QDialog:
    return RecordRequestDialog(room.driver.frame.shown_screen, room.context)


def request(room: Room, right: Right) -> RightsRequest:
    resident, nation = room.record.resident, Nation.ENGLAND_AND_WALES
    came = date(2026, 11, 9)
    return RightsRequest(UUID(int=12), resident.id, resident.reference, right, came, nation)


@recipe_for(ClockDialog)
def clock(room: Room) -> QDialog:
    wanted = request(room, Right.ACCESS)
    return ClockDialog(room.driver.frame.shown_screen, room.context, wanted)


@recipe_for(EraseDialog)
def erase(room: Room) -> QDialog:
    resident = room.record.resident
    over = room.driver.frame.shown_screen
    return EraseDialog(over, room.context, resident.reference, resident.id)


@recipe_for(HoldDialog)
def hold(room: Room) -> QDialog:
    return HoldDialog(room.driver.frame.shown_screen, room.context)


@recipe_for(LiftDialog)
def lift(room: Room) -> QDialog:
    resident, today = room.record.resident, room.workspace.clock.today()
    kept = LegalHold(
        *(LegalHoldId(UUID(int=13)), resident.id, "A claim about the tenancy", today),
        review_on=date(2027, 5, 14),
        worker="Sam",
    )
    held = HeldRecord(kept, resident.display_name, resident.reference)
    return LiftDialog(room.driver.frame.shown_screen, room.context, held)


@recipe_for(DeleteReferralDialog)
def delete_referral(room: Room) -> QDialog:
    screen = room.driver.frame.shown_screen
    return DeleteReferralDialog(screen, room.context, UUID(int=13), "Zora Quill")


@recipe_for(PackDialog)
def access_pack(room: Room) -> QDialog:
    wanted = request(room, Right.ACCESS)
    return PackDialog(room.driver.frame.shown_screen, room.context, room.files, wanted)


@recipe_for(AddKeyDialog)
def add_key(room: Room) -> QDialog:
    key = OrganisationKey("Harbour and Riverside Community Homes", b"\x07" * 32)
    return AddKeyDialog(room.driver.frame.shown_screen, room.context, key)


@recipe_for(PassphraseDialog)
def passphrase(room: Room) -> QDialog:
    return PassphraseDialog(
        room.driver.frame.shown_screen, room.workspace, room.tasks, has_keyring=False
    )


@recipe_for(PartSheetsDialog)
def part_sheets(room: Room) -> QDialog:
    over = room.driver.frame.shown_screen
    return PartSheetsDialog(over, room.context, recovery_sheets(), room.files)


@recipe_for(PartsConfirmDialog)
def confirm_parts(room: Room) -> QDialog:
    kit = write_part_sheets(room.workspace, recovery_sheets(), room.folder, ("Sam", "Bo", "Elif"))
    return PartsConfirmDialog(room.driver.frame.shown_screen, room.context, kit)


@recipe_for(DrillDialog)
def drill(room: Room) -> QDialog:
    return DrillDialog(room.driver.frame.shown_screen, room.context)


@recipe_for(RecoveryDialog)
def recovery(room: Room) -> QDialog:
    kit, sheet = make_recovery_code(room.workspace), room.folder / "recovery-sheet.pdf"
    return RecoveryDialog(room.driver.frame.shown_screen, room.context, kit, sheet)


@recipe_for(RenewDialog)
def renew(room: Room) -> QDialog:
    return RenewDialog(room.driver.frame.shown_screen)


@recipe_for(RevokeDialog)
def revoke(room: Room) -> QDialog:
    return RevokeDialog(
        *(room.driver.frame.shown_screen, room.tasks),
        title="Take the recovery sheet away",
        question="The code on the printed sheet opens your vault no more.",
        revoke=lambda: None,
    )


@recipe_for(CloseDialog)
def close(room: Room) -> QDialog:
    return CloseDialog(room.driver.window)


@recipe_for(DraftsDialog)
def kept_drafts(room: Room) -> QDialog:
    who = room.record.resident.id
    for form in ("note", "job", "referral"):
        room.drafts.keep(DraftKey(form, who), (("text", "Rang about the bus fare"),))
    room.drafts.flush()
    room.driver.settle()
    return DraftsDialog(room.driver.frame, room.context)


@recipe_for(HelpDialog)
def help_(room: Room) -> QDialog:
    guide = room.workspace.library.read_guide("support-worker")
    return HelpDialog(room.driver.frame, guide, "Find a resident")


@recipe_for(ShortcutsDialog)
def shortcuts(room: Room) -> QDialog:
    return ShortcutsDialog(room.driver.frame, all_shortcuts(room.driver.frame.places))


@recipe_for(Palette)
def palette(room: Room) -> QDialog:
    keys = room.driver.frame.keys
    entries = (*keys._screens(), *keys._actions())
    return Palette(room.context, entries, keys.recent, lambda _: None, room.driver.frame)


@recipe_for(CalendarDialog)
def calendar(room: Room) -> QDialog:
    return CalendarDialog(room.driver.frame.shown_screen, room.context, room.files)


@recipe_for(DaySheetDialog)
def day_sheet(room: Room) -> QDialog:
    return DaySheetDialog(room.driver.frame.shown_screen, room.context, room.files)


@recipe_for(OtherVaultDialog)
def other_vault(room: Room) -> QDialog:
    places = tuple(VaultPlace(n, room.folder / str(n)) for n in (1, 2, 3, 4))
    return OtherVaultDialog(room.driver.window, places[:3], places[3])


@recipe_for(MembersDialog)
def members(room: Room) -> QDialog:
    return MembersDialog(room.record_screen, room.context, room.files)


@recipe_for(MemberCardDialog)
def member_card(room: Room) -> QDialog:
    seen = CardSeen("Canal College", replaces=True)
    return MemberCardDialog(room.record_screen, room.context, room.folder / "card.json", seen)


@recipe_for(SealedDialog)
def sealed(room: Room) -> QDialog:
    return SealedDialog(room.record_screen, room.context, room.folder / "x.adpass", by_code=True)


@recipe_for(ReportNameDialog)
def report_name(room: Room) -> QDialog:
    model = ReportViewModel(room.workspace, room.tasks, room.record_screen)
    return ReportNameDialog(room.record_screen, room.context, model)
