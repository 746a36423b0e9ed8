"""Units of a day's work, and what a vault must hold of each: all its pieces once, or none.

A unit is one use case that a person is told was kept. Its number stands in every piece that it
leaves in the vault, so that what is found can be told apart without any memory of how it came in.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from anchordesk.adapters.carriers import CarriedFolder, HubCarrier
from anchordesk.adapters.documents.action_plan_pdf import ActionPlans
from anchordesk.adapters.documents.reading import SpreadsheetFiles
from anchordesk.adapters.documents.writing import ReturnFiles
from anchordesk.adapters.system import SystemClock, SystemIdentifiers
from anchordesk.domain.casework import ContactKind
from anchordesk.domain.identifiers import ResidentId
from anchordesk.domain.roles import DeskRole
from anchordesk.services import backup, casework, imports, keys, pathways, residents
from anchordesk.services.casework import JobDetails, NextAction
from anchordesk.services.desk import Desk, FirstRun
from anchordesk.services.records import RecordsReading
from anchordesk.services.residents import ResidentDetails
from anchordesk.services.workspace import Workspace
from anchordesk.settings import resource_path
from tests.adapters.vault.throwaway import PASSPHRASE, MemorySecrets, cheap_vaults
from tests.shipped_library import shipped_library

PATHWAY = "hospitality-to-health"
JOINED = date(2026, 1, 5)
DUE = date(2030, 1, 1)
BASE = 12
ROWS = 40

PLANNED_BY_ITSELF = frozenset(
    action.words
    for pathway in shipped_library().pathways.values()
    for action in pathway.stage_actions
)

Piece = tuple[str, str]


class Kind(StrEnum):
    """What is done."""

    RESIDENT = "resident"
    NOTE = "note"
    MOVE = "move"
    JOB = "job"
    IMPORT = "import"
    BACKUP = "backup"
    PASSPHRASE = "passphrase"

    @property
    def is_for_keys(self) -> bool:
        """Whether it changes what opens the vault, and nothing in it."""
        return self is Kind.PASSPHRASE


@dataclass(frozen=True, order=True)
class Unit:
    """One thing that is done.

    Attributes:
        number: Unlike that of every other unit of a vault.
    """

    number: int
    kind: Kind

    @property
    def pieces(self) -> frozenset[Piece]:
        """What the vault holds once it is kept."""
        n = self.number
        match self.kind:
            case Kind.RESIDENT:
                return frozenset({("resident", f"R-{n}")})
            case Kind.NOTE:
                return frozenset({("contact", f"note {n}"), ("action", f"call about {n}")})
            case Kind.MOVE:
                return frozenset({("move", f"because of {n}")})
            case Kind.JOB:
                return frozenset({("job", f"Employer {n}")})
            case Kind.IMPORT:
                people = [f"I-{n}-{row}" for row in range(ROWS)]
                return frozenset(
                    {("import", f"people-{n}.csv")}
                    | {("resident", person) for person in people}
                    | {("enrolled", person) for person in people}
                )
            case Kind.BACKUP | Kind.PASSPHRASE:
                return frozenset()

    @property
    def passphrase(self) -> str:
        """The passphrase that a change of it brings."""
        return f"{PASSPHRASE} {self.number}"


def a_desk(folder: Path) -> Desk:
    """A desk whose vault opens in any process, by the passphrase alone."""
    return Desk(
        vault_folder=folder,
        vaults=cheap_vaults(MemorySecrets(works=False)),
        library=shipped_library(),
        clock=SystemClock(),
        identifiers=SystemIdentifiers(),
        sheets=SpreadsheetFiles(),
        return_writer=ReturnFiles(resource_path("fonts")),
        hub_transport=HubCarrier(),
        open_envelope_folder=CarriedFolder,
        plan_writer=ActionPlans(fonts=resource_path("fonts")),
    )


def begin(folder: Path) -> Workspace:
    """Make a vault with a few residents who are on a pathway."""
    workspace = a_desk(folder).first_run(
        FirstRun("Sam Kaur", "Harbour Homes", DeskRole.WORKER, PASSPHRASE)
    )
    for number in range(BASE):
        added = residents.add(
            workspace, ResidentDetails(reference=f"BASE-{number}", given_name="Amina")
        )
        pathways.enrol(workspace, added.id, PATHWAY, JOINED)
    return workspace


class DayOfWork:
    """Does units in a workspace, always to the same people in the same way.

    Attributes:
        folder: Where spreadsheets to import are put; not the vault.
        backups: Where backups are put; in the folder if None.
        passphrase: The one that opens the vault now.
    """

    def __init__(
        self,
        workspace: Workspace,
        folder: Path,
        backups: Path | None = None,
        passphrase: str = PASSPHRASE,
    ) -> None:
        self.passphrase = passphrase
        self._workspace = workspace
        self._folder = folder
        self._backups = backups or folder / "backups"
        with workspace.records.reading() as look:
            found = {row.reference: row.resident_id for row in look.caseload()}
        self._base = [found[f"BASE-{number}"] for number in range(BASE)]

    def do(self, unit: Unit) -> Path | None:
        """Do it; return where a backup was put. Raises what the use case raises."""
        if unit.kind is Kind.PASSPHRASE:
            keys.change_passphrase(self._workspace, self.passphrase, unit.passphrase)
            self.passphrase = unit.passphrase
            return None
        work: dict[Kind, Callable[[int], Path | None]] = {
            Kind.RESIDENT: self._resident,
            Kind.NOTE: self._note,
            Kind.MOVE: self._move,
            Kind.JOB: self._job,
            Kind.IMPORT: self._import,
            Kind.BACKUP: self._back_up,
        }
        return work[unit.kind](unit.number)

    def _whom(self, number: int) -> ResidentId:
        return self._base[number % BASE]

    def _resident(self, number: int) -> None:
        residents.add(self._workspace, ResidentDetails(reference=f"R-{number}"))

    def _note(self, number: int) -> None:
        casework.record_contact(
            self._workspace,
            self._whom(number),
            ContactKind.PHONE,
            f"note {number}",
            next_action=NextAction(f"call about {number}", DUE),
        )

    def _move(self, number: int) -> None:
        workspace = self._workspace
        with workspace.records.reading() as look:
            enrolment = look.enrolments(self._whom(number))[0]
        stages = pathways.pathway_of(workspace, enrolment).stages
        others = [stage.code for stage in stages if stage.code != enrolment.stage]
        to_stage = random.Random(number).choice(others)
        pathways.move_stage(
            workspace, enrolment.id, to_stage, workspace.clock.today(), f"because of {number}"
        )

    def _job(self, number: int) -> None:
        details = JobDetails(f"Employer {number}", "Porter", JOINED)
        casework.record_job(self._workspace, self._whom(number), details)

    def _import(self, number: int) -> None:
        path = self._folder / f"people-{number}.csv"
        rows = [f"I-{number}-{row},Name{row},Family,yes" for row in range(ROWS)]
        path.write_text("\n".join(["Reference,First name,Surname,Enrolled", *rows]), "utf-8")
        look = imports.look(self._workspace, path)
        imports.carry_out(self._workspace, imports.check(self._workspace, path, look.suggested))

    def _back_up(self, _: int) -> Path:
        self._backups.mkdir(exist_ok=True)
        return backup.back_up(self._workspace, self._backups).made.path


def pieces_in(workspace: Workspace) -> Counter[Piece]:
    """Return what a vault holds of units, and check that every enrolment stands where it moved."""
    found: Counter[Piece] = Counter()
    with workspace.records.reading() as look:
        found.update(("import", batch.file_name) for batch in look.imports())
        for row in look.caseload():
            if not row.reference.startswith("BASE-"):
                found["resident", row.reference] += 1
            found.update(_pieces_of_resident(look, row.resident_id, row.reference))
    return found


def _pieces_of_resident(
    look: RecordsReading, resident_id: ResidentId, reference: str
) -> Iterable[Piece]:
    enrolments, moves = look.enrolments(resident_id), look.stage_moves(resident_id)
    for enrolment in enrolments:
        last = [move.to_stage for move in moves if move.enrolment_id == enrolment.id][-1]
        assert enrolment.stage == last, "a move was kept by half"
        if not reference.startswith("BASE-"):
            yield "enrolled", reference
    yield from (("move", move.reason) for move in moves if move.from_stage is not None)
    yield from (("contact", contact.note) for contact in look.contacts(resident_id))
    # What a pathway plans at a stage comes with the move, which is a piece itself.
    yield from (
        ("action", action.words)
        for action in look.actions(resident_id)
        if action.words not in PLANNED_BY_ITSELF
    )
    yield from (("job", job.employer) for job in look.outcomes(resident_id))


def refuse_lost_or_half(
    workspace: Workspace, kept: Iterable[Unit], perhaps: Iterable[Unit] = ()
) -> frozenset[Unit]:
    """Check that a vault holds what was told to be kept, and of the rest all or nothing.

    Returns those of `perhaps` that are there.
    """
    found = pieces_in(workspace)
    twice = {piece for piece, count in found.items() if count > 1}
    assert not twice, f"kept twice: {sorted(twice)}"
    left = set(found)
    for unit in kept:
        lost = unit.pieces - left
        assert not lost, f"told as kept and lost of {unit}: {sorted(lost)}"
        left -= unit.pieces
    also = frozenset(unit for unit in perhaps if unit.pieces and unit.pieces <= left)
    left -= {piece for unit in also for piece in unit.pieces}
    assert not left, f"kept by half, or by nobody: {sorted(left)}"
    return also
