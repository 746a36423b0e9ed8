"""Tells the main job from beginning to end, each step by the use case that the window calls.

Two desks of one made-up organisation: a support worker's and a team lead's. The hub stays switched
off until the return is waiting for it.
"""

from __future__ import annotations

import secrets
import socket
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from anchordesk.adapters.keys.no_keyring import NoKeyring
from anchordesk.app import build_desk, organisation_key_files, recovery_sheets
from anchordesk.demo.errors import DemoFailedError
from anchordesk.demo.members import bring_members
from anchordesk.demo.vacancies import bring_vacancies, take_packs
from anchordesk.domain.identifiers import ResidentId
from anchordesk.domain.period import Period, PeriodKind
from anchordesk.domain.roles import DeskRole
from anchordesk.hub.administration import create_hub, invite
from anchordesk.hub.server import RunningHub, running_hub
from anchordesk.practice.made_up_work import import_people, plan_ahead, work_a_case
from anchordesk.practice.people import SampleShape, read_shape
from anchordesk.services import (
    inbox,
    membership,
    network_joining,
    returns,
    sync,
    tallies,
    team_answering,
    team_joining,
)
from anchordesk.services.desk import Desk, FirstRun
from anchordesk.services.exchange_records import Release
from anchordesk.services.files import write_whole_file
from anchordesk.services.ports import WrittenDocuments
from anchordesk.services.prepared_return import PreparedReturn
from anchordesk.services.workspace import Workspace
from anchordesk.settings import resource_path
from anchordesk.wire.codec import encode

Tell = Callable[[str], None]

TEMPLATE = "caseload-summary"
BY_WARDS = "quality-and-place"
WORKER_PEOPLE = 230
LEAD_PEOPLE = 190
DELIVERY_SECONDS = 60


@dataclass(frozen=True, slots=True)
class DemoDesks:
    """The two desks of the demo and the passphrase that opens both."""

    worker: Desk
    lead: Desk
    passphrase: str


@dataclass(frozen=True, slots=True)
class DemoResult:
    """What the demo made.

    Attributes:
        worked_case: The resident on the worker's desk whose case has a story.
        seconds: From the start to the hub's receipt.
    """

    prepared: PreparedReturn
    documents: WrittenDocuments
    return_digest: str
    hub: RunningHub
    worked_case: ResidentId
    seconds: float


def demo_desks(folder: Path) -> DemoDesks:
    """Return the demo's two locked desks, with a passphrase made for this run."""
    return DemoDesks(
        worker=build_desk(folder / "worker-desk", device_secrets=NoKeyring()),
        lead=build_desk(folder / "lead-desk", device_secrets=NoKeyring()),
        passphrase=f"made up residents {secrets.token_hex(8)}",
    )


def tell_story(folder: Path, desks: DemoDesks, hubs: ExitStack, tell: Tell) -> DemoResult:
    """Do the whole main job in a folder. Both vaults are locked at the end.

    Args:
        hubs: Keeps the hub running until it is closed.
        tell: Takes a line for each step.

    Raises:
        AnchorDeskError: if any step is refused or fails.
    """
    begun = time.monotonic()
    shape = read_shape(resource_path("sample", "birmingham.toml"))
    with ExitStack() as vaults:
        tell("Making two encrypted vaults: a support worker's and a team lead's.")
        worker = _first_run(desks.worker, shape.worker, shape, DeskRole.WORKER, desks.passphrase)
        vaults.callback(worker.lock)
        lead = _first_run(desks.lead, shape.lead, shape, DeskRole.LEAD, desks.passphrase)
        vaults.callback(lead.lock)
        tell("Making the organisation, and taking the worker's desk in by its six words.")
        worker = _make_team(worker, lead, folder, desks.passphrase)
        port = _free_port()
        _invite_to_network(lead, folder, shape, port)
        period = returns.offered_periods(lead)[0]
        case = _do_casework(worker, lead, shape, folder, period=period, tell=tell)
        tell("Taking the network's vacancies, signed by its co-ordinator, from a file.")
        worker = bring_vacancies(worker, folder)
        tell("Sealing the worker's tally for the lead, through a folder. No network is used.")
        _carry_tally(worker, lead, folder / "shared-folder", TEMPLATE, period)
        prepared, release = _make_return(lead, period, tell)
        documents = returns.export(lead, release, folder)
        _refuse_early_delivery(lead, tell)
        tell("Switching the hub on.")
        hub = hubs.enter_context(running_hub(folder / "hub", port=port))
        _deliver(lead)
        seconds = time.monotonic() - begun
        tell(f"The hub answered with a signed receipt, {seconds:.1f} seconds after the start.")
        _send_year_by_wards(worker, take_packs(lead, folder), folder / "shared-folder", tell)
    tell("Letting other members join the hub and publish their vacancies there.")
    bring_members(folder / "hub", hub)
    return DemoResult(prepared, documents, release.digest, hub, case, seconds)


def _do_casework(
    worker: Workspace,
    lead: Workspace,
    shape: SampleShape,
    folder: Path,
    *,
    period: Period,
    tell: Tell,
) -> ResidentId:
    tell("Importing made-up residents from a spreadsheet on each desk.")
    for workspace, prefix, people, seed in (
        (worker, "HH-1", WORKER_PEOPLE, 11),
        (lead, "HH-2", LEAD_PEOPLE, 12),
    ):
        path = folder / f"residents-{workspace.profile.role.value}.csv"
        import_people(
            workspace, shape, path, people=people, prefix=prefix, until=period.last_day, seed=seed
        )
    tell("Working a case: enrolling, moving along the pathway, a note, a job.")
    case = work_a_case(worker, shape)
    for workspace in (worker, lead):
        plan_ahead(workspace)
    return case


def _make_return(lead: Workspace, period: Period, tell: Tell) -> tuple[PreparedReturn, Release]:
    prepared = returns.prepare(lead, TEMPLATE, period)
    hidden = sum(table.hidden for table in prepared.document.tables)
    tell(f"Prepared the return: {hidden} numbers are hidden to protect people, and it audits safe.")
    return prepared, returns.approve(lead, prepared)


def _refuse_early_delivery(lead: Workspace, tell: Tell) -> None:
    delivery = sync.send_to_hub(lead, now_please=True)
    if delivery.stored or not delivery.not_yet:
        raise DemoFailedError("Something took the return while the hub was switched off.")
    tell(f"The hub is switched off: {delivery.not_yet[0].problem} The return waits.")


def _first_run(
    desk: Desk, name: str, shape: SampleShape, role: DeskRole, passphrase: str
) -> Workspace:
    return desk.first_run(FirstRun(name, shape.organisation, role, passphrase, sample=True))


def _make_team(worker: Workspace, lead: Workspace, folder: Path, passphrase: str) -> Workspace:
    """Make the organisation and take the worker's desk in, by stick; return that desk's workspace.

    The six words are read out here as a telephone would carry them.
    """
    recovery, stick = folder / "recovery-key", folder / "team-folder"
    for made in (recovery, stick):
        made.mkdir()
    membership.create_organisation(
        lead, organisation_key_files(), recovery_sheets(), passphrase=passphrase, folder=recovery
    )
    invitation = folder / "team.invitation"
    team_joining.write_invitation(
        team_joining.invite(lead, worker.worker, DeskRole.WORKER), invitation
    )
    waiting = team_answering.answer(worker, team_answering.read_invitation(invitation))
    sync.put_in_folder(worker, stick)
    inbox.read_folder(lead, stick)
    for desk in team_joining.pending(lead):
        team_joining.let_in(lead, desk.invitation, waiting.words)
    sync.put_in_folder(lead, stick)
    joined = inbox.read_folder(worker, stick)
    if joined.profile is None:
        raise DemoFailedError("The worker's desk could not join the lead's team.")
    return inbox.with_profile(worker, joined.profile)


def _invite_to_network(lead: Workspace, folder: Path, shape: SampleShape, port: int) -> None:
    create_hub(folder / "hub", "Birmingham anchor network (made-up sample)")
    invitation = invite(folder / "hub", shape.organisation, f"http://127.0.0.1:{port}")
    write_whole_file(folder / "network.invitation", encode(invitation))
    network_joining.join_network(lead, folder / "network.invitation")


def _send_year_by_wards(worker: Workspace, lead: Workspace, folder: Path, tell: Tell) -> None:
    year = returns.offered_periods(lead, PeriodKind.YEAR)[0]
    _carry_tally(worker, lead, folder, BY_WARDS, year)
    prepared = returns.prepare(lead, BY_WARDS, year)
    returns.approve(lead, prepared)
    _deliver(lead)
    tell(f"Sent a second return, by single wards: {prepared.template.title}, {year.title}.")


def _carry_tally(
    worker: Workspace, lead: Workspace, folder: Path, template: str, period: Period
) -> None:
    folder.mkdir(exist_ok=True)
    tallies.queue_tally(worker, template, period)
    sync.put_in_folder(worker, folder)
    received = inbox.read_folder(lead, folder)
    if len(received.kept) != 1 or received.refused:
        raise DemoFailedError("The worker's sealed tally did not arrive at the lead's desk.")


def _deliver(lead: Workspace) -> None:
    deadline = time.monotonic() + DELIVERY_SECONDS
    while sync.status(lead).waiting:
        delivery = sync.send_to_hub(lead)
        if time.monotonic() > deadline:
            why = delivery.not_yet[0].problem if delivery.not_yet else "It waits for its turn."
            raise DemoFailedError(f"The hub gave no receipt within a minute. {why}")
        if delivery.not_yet:
            time.sleep(0.2)
    held = sync.status(lead).needs_you
    if held:
        raise DemoFailedError("The hub refused what the demo sent.")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
