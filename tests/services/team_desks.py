"""Desks of one organisation on real vaults, a real hub over loopback, and sticks between them."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field, replace
from pathlib import Path

from anchordesk.adapters.carriers import CarriedFolder, HubCarrier
from anchordesk.adapters.documents.action_plan_pdf import ActionPlans
from anchordesk.adapters.documents.reading import SpreadsheetFiles
from anchordesk.adapters.documents.writing import ReturnFiles
from anchordesk.adapters.system import SystemIdentifiers
from anchordesk.domain.casework import ContactKind
from anchordesk.domain.identifiers import ResidentId
from anchordesk.domain.period import Quarter
from anchordesk.domain.roles import DeskRole
from anchordesk.services import (
    cover,
    handover,
    inbox,
    mailbox,
    membership,
    residents,
    sync,
    tallies,
    team_answering,
    team_joining,
)
from anchordesk.services.casework import record_contact
from anchordesk.services.cover_keeping import keep_to_days
from anchordesk.services.desk import Desk, FirstRun
from anchordesk.services.envelopes import own_keys
from anchordesk.services.exchange_records import Colleague, OutboxItem
from anchordesk.services.inbox import Reading
from anchordesk.services.ports import HubTransport
from anchordesk.services.residents import ResidentDetails
from anchordesk.services.workspace import Workspace
from anchordesk.settings import resource_path
from anchordesk.wire.team import Roster
from tests.adapters.vault.throwaway import PASSPHRASE, MemorySecrets, cheap_vaults
from tests.fakes.clock import StandingClock
from tests.shipped_library import shipped_library

TEMPLATE = "caseload-summary"
NOW = Quarter(2026, 4)
LAST = Quarter(2026, 3)
SIGNING_KEY = b"o" * 32


@dataclass
class TeamDesk:
    """One desk; `workspace` is always the one to go on with."""

    workspace: Workspace
    desk: Desk
    stick: Path

    @property
    def key_id(self) -> str:
        return own_keys(self.workspace).key_id

    def add(self, *names: str) -> tuple[ResidentId, ...]:
        return tuple(
            residents.add(self.workspace, ResidentDetails(given_name=name)).id for name in names
        )

    def names(self) -> list[str]:
        with self.workspace.records.reading() as reading:
            return sorted(row.name for row in reading.caseload())

    def tally(self, period: Quarter = NOW) -> OutboxItem:
        return tallies.queue_tally(self.workspace, TEMPLATE, period)

    def to_stick(self) -> int:
        return len(sync.put_in_folder(self.workspace, self.stick))

    def from_stick(self) -> Reading:
        return self._with(inbox.read_folder(self.workspace, self.stick))

    def send(self) -> int:
        return len(sync.send_to_hub(self.workspace, now_please=True).stored)

    def collect(self) -> Reading:
        return self._with(mailbox.collect(self.workspace))

    def item(self, digest: str) -> OutboxItem:
        return next(i for i in sync.status(self.workspace).items if i.digest == digest)

    def counted(self, period: Quarter = NOW) -> int:
        """The people in this desk's own count."""
        template = self.workspace.library.template(TEMPLATE)
        return tallies.count_own(self.workspace, template, period)[0].total

    def total(self, period: Quarter = NOW) -> int:
        """The people in the sum of the team, on the lead's desk."""
        template = self.workspace.library.template(TEMPLATE)
        return tallies.sum_of_team(self.workspace, template, period)[0][0].total

    def roster(self) -> Roster:
        found = membership.team(self.workspace)
        assert found is not None
        return found

    def reopen(self) -> None:
        """As after a crash: only what was committed is there."""
        self.workspace.lock()
        self.workspace = self.desk.unlock(PASSPHRASE)

    def _with(self, reading: Reading) -> Reading:
        if reading.profile is not None:
            self.workspace = replace(self.workspace, profile=reading.profile)
        return reading


@dataclass
class Team:
    """Makes desks that share a stick and a clock."""

    folder: Path
    clock: StandingClock = field(default_factory=StandingClock)
    transport: HubTransport = field(default_factory=HubCarrier)
    desks: list[TeamDesk] = field(default_factory=list)
    keyrings: list[MemorySecrets] = field(default_factory=list)

    def desk(self, name: str, role: DeskRole = DeskRole.WORKER) -> TeamDesk:
        self.stick.mkdir(exist_ok=True)
        desk = self._locked_desk(MemorySecrets())
        opened = desk.first_run(FirstRun(name, "Harbour Homes", role, PASSPHRASE))
        made = TeamDesk(opened, desk, self.stick)
        self.desks.append(made)
        return made

    def copied_to(self, folder: Path, clock: StandingClock) -> Team:
        """The same desks on vaults of their own; these here must be closed.

        Making three vaults and joining them takes longer than most that is tested with them.
        """
        shutil.copytree(self.folder, folder)
        copy = Team(folder, clock, self.transport)
        for keyring in self.keyrings:
            own = MemorySecrets(keyring.works, dict(keyring.kept), dict(keyring.noted))
            desk = copy._locked_desk(own)
            copy.desks.append(TeamDesk(desk.unlock(PASSPHRASE), desk, copy.stick))
        return copy

    @property
    def stick(self) -> Path:
        return self.folder / "stick"

    def _locked_desk(self, keyring: MemorySecrets) -> Desk:
        self.keyrings.append(keyring)
        return Desk(
            vault_folder=self.folder / f"{len(self.desks)}",
            vaults=cheap_vaults(keyring),
            library=shipped_library(),
            clock=self.clock,
            identifiers=SystemIdentifiers(),
            sheets=SpreadsheetFiles(),
            return_writer=ReturnFiles(fonts=resource_path("fonts")),
            plan_writer=ActionPlans(fonts=resource_path("fonts")),
            hub_transport=self.transport,
            open_envelope_folder=CarriedFolder,
        )

    def lead(self, name: str = "Priya Nair", lease_days: int = 0) -> TeamDesk:
        made = self.desk(name, DeskRole.LEAD)
        with made.workspace.records.changing() as change:
            membership.found(made.workspace, change, SIGNING_KEY, lease_days)
        return made

    def join(
        self,
        lead: TeamDesk,
        name: str,
        role: DeskRole = DeskRole.WORKER,
        *,
        in_place_of: str | None = None,
        by_hub: bool = False,
    ) -> TeamDesk:
        made = self.desk(name, role)
        let_in(lead, made, role, in_place_of=in_place_of, by_hub=by_hub)
        return made

    def close(self) -> None:
        for one in self.desks:
            one.workspace.lock()


def joined_by_stick(lead: Workspace, worker: Workspace, stick: Path) -> Workspace:
    """The ceremony on bare workspaces, which founds the team first; return the worker's new one."""
    stick.mkdir(exist_ok=True)
    if membership.team(lead) is None:
        with lead.records.changing() as change:
            membership.found(lead, change, SIGNING_KEY, 0)
    invitation = team_joining.invite(lead, worker.worker, DeskRole.WORKER)
    words = team_answering.answer(worker, invitation).words
    sync.put_in_folder(worker, stick)
    inbox.read_folder(lead, stick)
    (asking,) = team_joining.pending(lead)
    team_joining.let_in(lead, asking.invitation, words)
    sync.put_in_folder(lead, stick)
    return inbox.with_profile(worker, inbox.read_folder(worker, stick).profile)


def known_from_before(lead: Workspace, worker: Workspace) -> Workspace:
    """As vaults hold it that knew each other before teams had a list; return the worker's own."""
    profile = replace(worker.profile, organisation_id=lead.profile.organisation_id)
    with worker.records.changing() as change:
        change.save_profile(profile)
        change.add_colleague(as_colleague(lead))
    with lead.records.changing() as change:
        change.add_colleague(as_colleague(worker))
    return replace(worker, profile=profile)


def as_colleague(desk: Workspace) -> Colleague:
    """How another desk knows this one."""
    keys = own_keys(desk)
    return Colleague(desk.worker, desk.profile.role, keys.signing_public, keys.sealing_public)


def let_in(
    lead: TeamDesk,
    desk: TeamDesk,
    role: DeskRole = DeskRole.WORKER,
    *,
    in_place_of: str | None = None,
    by_hub: bool = False,
) -> None:
    """The whole ceremony: invitation, request, six words, list."""
    invitation = team_joining.invite(lead.workspace, desk.workspace.worker, role)
    waiting = team_answering.answer(desk.workspace, invitation)
    _carry(desk, lead, by_hub=by_hub)
    (pending,) = team_joining.pending(lead.workspace)
    assert waiting.words in pending.choices
    team_joining.let_in(lead.workspace, pending.invitation, waiting.words, in_place_of=in_place_of)
    _carry(lead, desk, by_hub=by_hub)


def _carry(sender: TeamDesk, reader: TeamDesk, *, by_hub: bool) -> None:
    if by_hub:
        assert sender.send()
        assert reader.collect().problem == ""
    else:
        sender.to_stick()
        reader.from_stick()


def hand_over(
    old: TeamDesk, new: TeamDesk, *resident_ids: ResidentId, by_hub: bool = False
) -> None:
    """Offer, accept, send, take in, receipt."""
    for one in handover.offer(old.workspace, resident_ids, new.key_id):
        _carry(old, new, by_hub=by_hub)
        handover.accept(new.workspace, one.id)
    for sender, reader in ((new, old), (old, new), (new, old)):
        _carry(sender, reader, by_hub=by_hub)


def cover_for_a_day(own: TeamDesk, covering: TeamDesk, resident_id: ResidentId) -> None:
    """Ask, accept, send the copy, write in it, end it, receipt: by the hub."""
    today = own.workspace.clock.today()
    asked = cover.ask(own.workspace, [resident_id], covering.key_id, today, today)
    _carry(own, covering, by_hub=True)
    cover.accept(covering.workspace, asked.id)
    for sender, reader in ((covering, own), (own, covering)):
        _carry(sender, reader, by_hub=True)
    keep_to_days(covering.workspace)
    record_contact(covering.workspace, resident_id, ContactKind.OTHER, "Met under cover")
    cover.end(covering.workspace, asked.id)
    for sender, reader in ((covering, own), (own, covering)):
        _carry(sender, reader, by_hub=True)
