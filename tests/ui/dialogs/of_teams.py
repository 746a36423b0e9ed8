"""Recipes for the dialogs of the team, of sending, of the network and of its vacancies."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from uuid import UUID

from PySide6.QtWidgets import QDialog

from anchordesk.domain.even_handedness import GroupShare, ProtectedGroup
from anchordesk.domain.job_kinds import JobFamily
from anchordesk.domain.job_quality import JobQuality
from anchordesk.domain.matching import match
from anchordesk.domain.opportunity import Opportunity, OpportunityKind, Requirement, Shift
from anchordesk.domain.priority_file import NetworkPriority
from anchordesk.domain.roles import DeskRole
from anchordesk.services import opportunities, returns
from anchordesk.services.caseload import list_caseload
from anchordesk.services.membership import WHAT_REVOKING_DOES
from anchordesk.services.network_priorities import PrioritiesSeen
from anchordesk.services.opportunities import SeekerMatch, Vacancy
from anchordesk.services.organisation_packs import OwnPackSeen
from anchordesk.services.packs import NetworkCardSeen, PackSeen
from anchordesk.services.return_people import PeopleBehind
from anchordesk.services.team_joining import PendingDesk
from anchordesk.services.today_records import ListedResident
from anchordesk.ui.opportunities.groups_dialog import GroupsDialog
from anchordesk.ui.opportunities.network_dialogs import PackDialog, TrustDialog
from anchordesk.ui.opportunities.priorities_dialog import PrioritiesDialog
from anchordesk.ui.opportunities.suitable_dialog import SuitableDialog
from anchordesk.ui.opportunities.view_model import Suitable
from anchordesk.ui.returns.people_dialog import PeopleDialog
from anchordesk.ui.sync.courier import Courier
from anchordesk.ui.sync.details_dialog import DetailsDialog
from anchordesk.ui.sync.figures_dialog import FiguresDialog
from anchordesk.ui.team.case_list import CaseChoice
from anchordesk.ui.team.cover_dialog import CoverDialog
from anchordesk.ui.team.dialogs import (
    ConfirmDialog,
    CreateDialog,
    DeclineDialog,
    InviteDialog,
    PasteDialog,
    WordsDialog,
)
from anchordesk.ui.team.handover_dialog import HandoverDialog
from anchordesk.ui.team.invitation_dialog import InvitationDialog
from anchordesk.ui.team.own_pack_dialog import OwnPackDialog
from anchordesk.ui.team.view_model import TeamViewModel
from anchordesk.ui.words import translated
from anchordesk.wire.team import RosterMember, TeamInvitation
from tests.ui.dialogs.recipes import Room, recipe_for

ORGANISATION = "Harbour and Riverside Community Homes"


def colleague(name: str, number: int) -> RosterMember:
    return RosterMember(
        name=name,
        role="worker",
        signing_public_key=bytes([number]) * 32,
        sealing_public_key=bytes([number]) * 32,
        mailbox=f"{number:032x}",
        status="active",
    )


COLLEAGUES = (colleague("Rhiannon Tŷ Mawr", 1), colleague("M. Osei", 2))


@recipe_for(CreateDialog)
def create(room: Room) -> QDialog:
    return CreateDialog(room.driver.frame.shown_screen, ORGANISATION)


@recipe_for(InviteDialog)
def invite(room: Room) -> QDialog:
    return InviteDialog(room.driver.frame.shown_screen)


@recipe_for(PasteDialog)
def paste(room: Room) -> QDialog:
    return PasteDialog(room.driver.frame.shown_screen)


@recipe_for(WordsDialog)
def compare_words(room: Room) -> QDialog:
    lines = (
        "harbour ladder violet one marble teapot",
        "harbour ladder violet two marble teapot",
        "harbour ladder violet six marble teapot",
        "harbour ladder violet ten marble teapot",
    )
    desk = PendingDesk(UUID(int=3), COLLEAGUES[0].name, DeskRole.WORKER, lines)
    return WordsDialog(room.driver.frame.shown_screen, desk, COLLEAGUES)


@recipe_for(ConfirmDialog)
def confirm(room: Room) -> QDialog:
    return ConfirmDialog(
        room.driver.frame.shown_screen,
        "End the membership of this desk",
        translated(WHAT_REVOKING_DOES),
        "End it now",
    )


@recipe_for(DeclineDialog)
def decline(room: Room) -> QDialog:
    return DeclineDialog(room.driver.frame.shown_screen)


@recipe_for(HandoverDialog)
def hand_over_many(room: Room) -> QDialog:
    cases = tuple(
        CaseChoice(one.row.resident_id, f"{one.row.name}, {one.row.reference}")
        for one in list_caseload(room.workspace)
    )
    return HandoverDialog(room.driver.frame.shown_screen, cases, COLLEAGUES)


@recipe_for(CoverDialog)
def ask_for_cover(room: Room) -> QDialog:
    cases = tuple(
        CaseChoice(one.row.resident_id, f"{one.row.name}, {one.row.reference}")
        for one in list_caseload(room.workspace)
    )
    today = room.workspace.clock.today()
    return CoverDialog(room.driver.frame.shown_screen, cases, COLLEAGUES, today)


@recipe_for(InvitationDialog)
def invitation(room: Room) -> QDialog:
    told = TeamInvitation(
        id=UUID(int=5),
        organisation=UUID(int=6),
        organisation_name=ORGANISATION,
        organisation_public_key=b"\x07" * 32,
        lead_name="S. Kaur",
        lead_signing_public_key=b"\x08" * 32,
        lead_sealing_public_key=b"\x09" * 32,
        lead_mailbox="a" * 32,
        role="worker",
        secret=b"\x0a" * 16,
        expires=datetime(2026, 11, 30, tzinfo=UTC),
        deposit_token=b"\x0b" * 32,
        hub=None,
    )
    model = TeamViewModel(Courier(), room.workspace, room.tasks)
    screen = room.driver.frame.shown_screen
    dialog = InvitationDialog(screen, model, room.files, told, room.tasks)
    model.setParent(dialog)
    return dialog


@recipe_for(FiguresDialog)
def figures(room: Room) -> QDialog:
    workspace = room.workspace
    return FiguresDialog(
        room.driver.frame.shown_screen,
        room.files,
        returns.offered_templates(workspace),
        lambda template: returns.offered_periods(workspace, template.period),
        COLLEAGUES[0].name,
    )


@recipe_for(DetailsDialog)
def details(room: Room) -> QDialog:
    lines = (f"envelope {n:064x}: refused, 503 Service Unavailable, asked again" for n in range(40))
    return DetailsDialog(room.driver.frame.shown_screen, "\n".join(lines))


@recipe_for(PeopleDialog)
def people_behind(room: Room) -> QDialog:
    who = room.record.resident
    line = ListedResident(
        who.id, who.display_name, who.reference, who.alerts, "Ring first. The dog is loose."
    )
    title = "People who started work: Harbour, October to December 2026"
    return PeopleDialog(room.driver.frame.shown_screen, title, PeopleBehind(9, (line,) * 6, 3))


@recipe_for(TrustDialog)
def trust(room: Room) -> QDialog:
    card = NetworkCardSeen("South Wales Anchor Network", "abcd efgh", "Harbour Network")
    path = room.folder / "network.adcard"
    return TrustDialog(room.driver.frame.shown_screen, room.workspace, room.tasks, path, card)


@recipe_for(PackDialog)
def pack(room: Room) -> QDialog:
    lines = ("34 vacancies of 7 employers, 12 of them new", "Wards as of May 2026")
    seen = PackSeen(
        "South Wales Anchor Network", "opportunities", 14, date(2026, 11, 20), 13, lines
    )
    return PackDialog(room.driver.frame.shown_screen, seen)


@recipe_for(PrioritiesDialog)
def priorities(room: Room) -> QDialog:
    year = "April 2026 to March 2027"
    titles = ("More people from the harbour wards start at the hospital", "A living wage for all")
    rows = tuple(
        NetworkPriority(year, title, "Harbour University Health Board", "Job starts", 1200, "841")
        for title in titles
    )
    seen = PrioritiesSeen("South Wales Anchor Network", date(2026, 11, 20), rows)
    return PrioritiesDialog(room.driver.frame.shown_screen, seen)


@recipe_for(GroupsDialog)
def groups(room: Room) -> QDialog:
    shares = tuple(
        GroupShare(ProtectedGroup("Ethnic group", title), 40, could, is_far_below=could < 20)
        for title, could in (("White: English, Welsh, Scottish or British", 31), ("Arab", 12))
    )
    return GroupsDialog(room.driver.frame.shown_screen, shares)


@recipe_for(SuitableDialog)
def suitable(room: Room) -> QDialog:
    job = Opportunity(
        id="V-1",
        kind=OpportunityKind.VACANCY,
        employer="Harbour University Health Board",
        role="Ward housekeeper at night and at weekends",
        family=JobFamily.FACILITIES,
        places_open=3,
        published_on=date(2026, 11, 16),
        pay_pence_per_hour=1260,
        least_hours=Decimal(16),
        most_hours=Decimal(30),
        shifts=(Shift.NIGHTS,),
        must=(Requirement.DRIVING_LICENCE,),
    )
    knowledge = opportunities.knowledge_of(room.workspace)
    with room.workspace.records.reading() as reading:
        seekers = reading.network.job_seekers()
        rows = reading.caseload()
    listed = {r.resident_id: r for r in rows}
    matched = tuple(
        SeekerMatch(
            ListedResident(
                one.resident_id,
                listed[one.resident_id].name,
                listed[one.resident_id].reference,
                listed[one.resident_id].alerts,
            ),
            match(one, job, knowledge),
        )
        for one in seekers
    )
    vacancy = Vacancy(job, JobQuality(()), False, False, 4, 9)
    return SuitableDialog(room.driver.frame.shown_screen, Suitable(vacancy, matched))


@recipe_for(OwnPackDialog)
def own_pack(room: Room) -> QDialog:
    lines = ("Letter: Appointment, in Polish", "Pathway: Care first, version 2")
    seen = OwnPackSeen("Harbour Homes", 3, date(2026, 11, 20), 2, lines, b"")
    return OwnPackDialog(room.record_screen, room.workspace, room.tasks, seen)
