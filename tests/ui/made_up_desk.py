"""A desk for journeys through the real window: real vault, made-up residents."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path

from anchordesk.adapters.carriers import CarriedFolder, HubCarrier
from anchordesk.adapters.documents.action_plan_pdf import ActionPlans
from anchordesk.adapters.documents.reading import SpreadsheetFiles
from anchordesk.adapters.documents.writing import ReturnFiles
from anchordesk.adapters.system import SystemIdentifiers
from anchordesk.domain.casework import ContactKind
from anchordesk.domain.identifiers import ResidentId
from anchordesk.domain.outcome import Contract
from anchordesk.domain.resident import Alert
from anchordesk.domain.roles import DeskRole
from anchordesk.services import casework, pathways, residents
from anchordesk.services.casework import JobDetails, NextAction
from anchordesk.services.desk import Desk, FirstRun
from anchordesk.services.residents import ResidentDetails
from anchordesk.services.workspace import Workspace
from anchordesk.settings import resource_path
from tests.adapters.vault.throwaway import PASSPHRASE, MemorySecrets, cheap_vaults
from tests.shipped_library import shipped_library

TODAY = date(2026, 11, 23)
NAMES = (
    "Elif Jones",
    "Bethan Carter",
    "Tomasz Davies",
    "Grace Lewis",
    "Nadia Khan",
    "Hannah Carter",
    "Callum Davies",
    "Owen Carter",
    "Jodie Singh",
    "Amara Okoro",
    "Elif Hughes",
    "Imran Evans",
    "Hannah Evans",
    "Tomasz Farah",
    "Siân Llŷr",
    "Łukasz Żak",
    "Ayşe Doğan",
    "Priya Nair",
    "Marek Nowak",
    "Zainab Ali",
)
ACTIONS = ("Check training start date", "Call about interview", "Chase employer reference")


@dataclass
class FixedClock:
    """The morning of 23 November 2026."""

    moment: datetime = datetime(2026, 11, 23, 10, 42, tzinfo=UTC)

    def now(self) -> datetime:
        return self.moment

    def today(self) -> date:
        return self.moment.date()


def make_desk(folder: Path, secrets: MemorySecrets | None = None) -> Desk:
    return Desk(
        vault_folder=folder,
        vaults=cheap_vaults(secrets),
        library=shipped_library(),
        clock=FixedClock(),
        identifiers=SystemIdentifiers(),
        sheets=SpreadsheetFiles(),
        return_writer=ReturnFiles(resource_path("fonts")),
        hub_transport=HubCarrier(),
        open_envelope_folder=CarriedFolder,
        plan_writer=ActionPlans(fonts=resource_path("fonts")),
    )


def make_vault(desk: Desk, *, role: DeskRole = DeskRole.LEAD, people: int = len(NAMES)) -> None:
    """Put a locked vault with residents where the desk looks for it, made once for all tests."""
    keyring = keyring_of(desk)
    master, secrets = _master_vault(role, people, has_keyring=keyring.works)
    shutil.copytree(master, desk.vault_folder)
    keyring.kept |= secrets.kept
    keyring.noted |= secrets.noted


def keyring_of(desk: Desk) -> MemorySecrets:
    """The keyring in memory that the desk's vaults use."""
    keyring = desk.vaults._keeper._device_secrets  # type: ignore[attr-defined]
    assert isinstance(keyring, MemorySecrets)
    return keyring


@cache
def _master_vault(role: DeskRole, people: int, *, has_keyring: bool) -> tuple[Path, MemorySecrets]:
    # Making one takes two seconds, which hundreds of tests would each spend.
    room = Path(tempfile.mkdtemp(prefix="anchordesk-master-"))
    atexit.register(shutil.rmtree, room, ignore_errors=True)
    secrets = MemorySecrets(works=has_keyring)
    desk = make_desk(room / "vault", secrets)
    workspace = desk.first_run(FirstRun("S. Kaur", "Harbour Homes", role, PASSPHRASE))
    for number in range(people):
        add_resident(workspace, number)
    workspace.lock()
    return desk.vault_folder, secrets


def add_resident(workspace: Workspace, number: int) -> None:
    given, family = NAMES[number % len(NAMES)].split()
    resident = residents.add(
        workspace,
        ResidentDetails(
            given_name=given,
            family_name=family,
            phone="07700 900123",
            contact_preference="Text first. Best time: before 14:00",
            ward="Harbour",
            postcode="CF10 1AA",
            date_of_birth=date(1984, 3, 31),
            alerts=(Alert.LONE_WORKING,) if number in (0, 12) else (),
        ),
    )
    if number == 4:
        return
    pathway = workspace.library.newest_pathway("hospitality-to-health")
    joined = TODAY - timedelta(days=60)
    enrolment = pathways.enrol(workspace, resident.id, pathway.code, joined)
    for step in range((number * 3) % len(pathway.stages)):
        if number == 0 and step >= 3:
            break
        target = pathway.stages[step + 1].code
        reason = "" if number else "Ready for it, and keen."
        enrolment = pathways.move_stage(
            workspace,
            enrolment.id,
            target,
            joined + timedelta(days=5 * step + 2),
            reason or "As planned",
        )
    casework.record_contact(
        workspace,
        resident.id,
        ContactKind.PHONE,
        "Interview confirmed for ward housekeeper role, Thursday 14:00. Needs bus fare; asked "
        "hardship fund.",
        next_action=NextAction(ACTIONS[number % 3], TODAY + timedelta(days=number % 9 - 3)),
    )
    if number == 0:
        _tell_the_story(workspace, resident.id)


def _tell_the_story(workspace: Workspace, resident_id: ResidentId) -> None:
    for kind, note, days in (
        (ContactKind.EMAIL, "Sent interview preparation sheet and documents to bring.", 5),
        (ContactKind.MEETING, "Practised three questions. Confident on customer care.", 11),
    ):
        casework.record_contact(
            workspace,
            resident_id,
            kind,
            note,
            happened_at=datetime(2026, 11, 23, 12, tzinfo=UTC) - timedelta(days=days),
        )
    casework.plan_action(workspace, resident_id, NextAction("Book travel support", TODAY))
    casework.plan_action(
        workspace, resident_id, NextAction("Chase reference", TODAY - timedelta(days=2))
    )
    casework.record_job(
        workspace,
        resident_id,
        JobDetails("Harbour Café", "Kitchen porter", date(2025, 5, 1), 1260, None, Contract.BANK),
    )
