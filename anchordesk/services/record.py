"""One resident's record, whole, as the window shows it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from anchordesk.domain.address_warning import AddressWarning
from anchordesk.domain.attachment import Attachment
from anchordesk.domain.casework import Action
from anchordesk.domain.enrolment_terms import rules_by, terms_of
from anchordesk.domain.field_history import KeptChange, newest_of_record
from anchordesk.domain.household import HouseholdMember
from anchordesk.domain.identifiers import EnrolmentId, ResidentId
from anchordesk.domain.milestones import DueCheck, next_check
from anchordesk.domain.outcome import JobOutcome
from anchordesk.domain.pathway import Enrolment, Pathway, StageMove
from anchordesk.domain.resident import Resident
from anchordesk.domain.rights_request import RightsRequest
from anchordesk.domain.roles import UseCase
from anchordesk.domain.stage_history import moves_that_count
from anchordesk.domain.work_wishes import WorkWishes
from anchordesk.services.address_warnings import warnings_of_home
from anchordesk.services.case_file import CaseFile, read_case_file
from anchordesk.services.concern_records import ConcernCount
from anchordesk.services.cover_records import CoveredFor
from anchordesk.services.doors import door
from anchordesk.services.household_records import Housemate
from anchordesk.services.households import housemates
from anchordesk.services.job_review import JobReview, review_jobs
from anchordesk.services.people_records import Merge
from anchordesk.services.timeline import TimelineItem, timeline_of
from anchordesk.services.workspace import Workspace


class StepState(StrEnum):
    """How far a stage of the stepper has been reached."""

    DONE = "done"
    SKIPPED = "skipped"
    CURRENT = "current"
    TO_COME = "to come"


@dataclass(frozen=True, slots=True)
class PathwayStep:
    """One stage on the stepper."""

    code: str
    title: str
    state: StepState


@dataclass(frozen=True, slots=True)
class EnrolmentEntry:
    """One of a resident's pathways, as it can be chosen.

    Attributes:
        left_title: Such as “Left: moved away”; empty while they are on it.
        check: The check that falls due next; None if there is none.
    """

    id: EnrolmentId
    title: str
    left_title: str
    check: DueCheck | None
    enrolment: Enrolment
    pathway: Pathway


@dataclass(frozen=True, slots=True)
class ResidentRecord:
    """Everything that the record screen shows.

    Attributes:
        entries: Every enrolment, those that go on first, then the newest first.
        wishes: What they wish for in a job; nothing where nobody asked.
        edited: The newest change of a field that the record shows; None if there was none.
        merges: The records that were merged into this one, newest first.
        papers: Its photos and PDFs without their content, newest first.
        concerns: How many safeguarding concerns there are; reading them is written down.
        household: With whom they live, then with whom they lived.
        memberships: Their own place in that household, and in earlier ones.
        requests: What they asked for by their rights and has no answer yet, newest first.
        at_address: What is to be heeded at their address, whoever lives there.
        cover: For whom they are looked after here, and until when; None for one's own.
    """

    resident: Resident
    enrolment: Enrolment | None
    pathway: Pathway | None
    entries: tuple[EnrolmentEntry, ...]
    steps: tuple[PathwayStep, ...]
    timeline: tuple[TimelineItem, ...]
    actions: tuple[Action, ...]
    jobs: tuple[JobOutcome, ...]
    review: JobReview
    case: CaseFile
    wishes: WorkWishes
    edited: KeptChange | None
    merges: tuple[Merge, ...]
    papers: tuple[Attachment, ...]
    concerns: ConcernCount
    household: tuple[Housemate, ...]
    memberships: tuple[HouseholdMember, ...]
    requests: tuple[RightsRequest, ...]
    cover: CoveredFor | None = None
    at_address: tuple[AddressWarning, ...] = ()


@door(UseCase.READ_RECORDS)
def open_record(
    workspace: Workspace, resident_id: ResidentId, enrolment_id: EnrolmentId | None = None
) -> ResidentRecord:
    """Return a resident's record.

    Args:
        enrolment_id: The enrolment to show; the newest that goes on if it is None or not there.

    Raises:
        NotFoundError: if there is no such resident.
    """
    with workspace.records.reading() as reading:
        resident = reading.resident(resident_id)
        enrolments = reading.enrolments(resident_id)
        moves = reading.stage_moves(resident_id)
        contacts = reading.contacts(resident_id)
        actions = reading.actions(resident_id)
        jobs = reading.outcomes(resident_id)
        case = read_case_file(reading, resident_id)
        wishes = reading.network.wishes_of(resident_id) or WorkWishes()
        changes = reading.field_changes(resident_id)
        merges = reading.merges_into(resident_id)
        papers = reading.attachments(resident_id)
        concerns = reading.concern_count(resident_id)
        at_address = warnings_of_home(reading, resident.address, resident.postcode)
        household = housemates(reading, resident_id)
        memberships = reading.memberships(resident_id)
        requests = reading.rights.open_requests_of(resident_id)
        cover = reading.covers.covered_for().get(resident_id)
    paths = [
        _Path(
            enrolment,
            workspace.library.pathway(enrolment.pathway_code, enrolment.pathway_version),
            [move for move in moves if move.enrolment_id == enrolment.id],
        )
        for enrolment in enrolments
    ]
    paths.sort(key=lambda path: path.has_left)
    shown = next((path for path in paths if path.enrolment.id == enrolment_id), None)
    shown = shown or (paths[0] if paths else None)
    moves_made = [(move, path.pathway) for path in paths for move in path.moves]
    return ResidentRecord(
        resident=resident,
        enrolment=None if shown is None else shown.enrolment,
        pathway=None if shown is None else shown.pathway,
        entries=tuple(path.entry() for path in paths),
        steps=() if shown is None else _steps(shown),
        timeline=timeline_of(
            contacts, moves_made, jobs, papers, case, questions=workspace.library.good_work
        ),
        actions=actions,
        jobs=jobs,
        review=review_jobs(workspace, resident, jobs, _rules(paths, case)),
        case=case,
        wishes=wishes,
        edited=newest_of_record(changes),
        merges=merges,
        papers=papers,
        concerns=concerns,
        household=household,
        memberships=memberships,
        requests=requests,
        cover=cover,
        at_address=at_address,
    )


@dataclass(frozen=True, slots=True)
class _Path:
    """An enrolment with its pathway and its moves."""

    enrolment: Enrolment
    pathway: Pathway
    moves: list[StageMove]

    @property
    def has_left(self) -> bool:
        return not self.pathway.has_stage(self.enrolment.stage)

    @property
    def last_stage(self) -> str:
        """The stage they are at, or were at when they left."""
        if not self.has_left:
            return self.enrolment.stage
        counting = moves_that_count(self.moves)
        stages = [m.to_stage for m in counting if self.pathway.has_stage(m.to_stage)]
        return stages[-1] if stages else self.pathway.first_stage.code

    def entry(self) -> EnrolmentEntry:
        code = self.enrolment.stage
        return EnrolmentEntry(
            id=self.enrolment.id,
            title=self.pathway.title,
            left_title=self.pathway.title_of(code) if self.has_left else "",
            check=next_check(self.pathway, code, self.moves),
            enrolment=self.enrolment,
            pathway=self.pathway,
        )


def _rules(paths: Sequence[_Path], case: CaseFile) -> Iterator[str]:
    """Yield the rules by which each enrolment is judged, its own or its programme's."""
    for path in paths:
        yield from rules_by(path.pathway, terms_of(case.terms, path.enrolment.id))


def _steps(path: _Path) -> tuple[PathwayStep, ...]:
    now_at = path.pathway.position(path.last_stage)
    reached = {move.to_stage for move in moves_that_count(path.moves)}
    steps = []
    for place, stage in enumerate(path.pathway.stages):
        if place == now_at and not path.has_left:
            state = StepState.CURRENT
        elif place > now_at:
            state = StepState.TO_COME
        else:
            state = StepState.DONE if stage.code in reached else StepState.SKIPPED
        steps.append(PathwayStep(stage.code, stage.short_title, state))
    return tuple(steps)
