"""Stages of an employment pathway, and the moves allowed between them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from anchordesk.domain.application import ApplicationState
from anchordesk.domain.dates import long_date
from anchordesk.domain.eligibility import NO_RULES, EligibilityRules
from anchordesk.domain.errors import RefusedError
from anchordesk.domain.identifiers import EnrolmentId, ResidentId, StageMoveId


class PathwayRefusedError(RefusedError):
    """A stage, a move or a date does not fit the pathway."""

    code = "pathway-refused"


@dataclass(frozen=True, slots=True)
class StageGroup:
    """Stages that returns count together, so that fewer numbers are too small to show."""

    code: str
    title: str


@dataclass(frozen=True, slots=True)
class Stage:
    """One step of a pathway.

    Attributes:
        group: Code of the group that returns count it in.
        usual_next: Codes of the stages one moves to without giving a reason.
        in_work: Whether a resident at this stage has started the job.
        application: The step of a job application that brings one here; None for none.
    """

    code: str
    title: str
    short_title: str
    group: str
    usual_next: tuple[str, ...] = ()
    in_work: bool = False
    application: ApplicationState | None = None


@dataclass(frozen=True, slots=True)
class StageAction:
    """An action that is planned when somebody comes to a stage, or when another one is done.

    Attributes:
        due_in_days: Counted from the day of the move, or from that on which the other was done.
        by_resident: Whether the resident does it.
        code: By which others name it; empty where it stands alone.
        after: Code of the action of the same stage that must be done first; empty for none.
    """

    stage: str
    words: str
    due_in_days: int
    by_resident: bool = False
    code: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class ExitReason:
    """Why somebody leaves a pathway before its end.

    Attributes:
        code: Stands where a stage's code stands, in the move that leaves and after it.
    """

    code: str
    title: str


@dataclass(frozen=True, slots=True)
class Milestone:
    """A check that falls due by itself, so many weeks after a stage was reached.

    Attributes:
        title: What is to be done, such as "13-week check".
        stage: Code of the stage that they move to when the check is recorded.
        after: Code of the stage from which the weeks are counted.
    """

    title: str
    stage: str
    after: str
    weeks: int


@dataclass(frozen=True, slots=True)
class Pathway:
    """A versioned definition: ordered stages, the checks on the way, and why people leave.

    Attributes:
        quiet_after_days: Without a contact for more days than these, somebody who is not in
            work yet is brought up; 0 for never.
        sustained_rules: Codes of the rules by which its programmes judge sustained work.
        eligibility: Who may join; a worker may enrol others with a reason.
        stage_actions: What is planned by itself when a stage is entered, and what follows it.
    """

    code: str
    title: str
    version: int
    summary: str
    groups: tuple[StageGroup, ...]
    stages: tuple[Stage, ...]
    milestones: tuple[Milestone, ...] = ()
    exits: tuple[ExitReason, ...] = ()
    quiet_after_days: int = 0
    sustained_rules: tuple[str, ...] = ()
    eligibility: EligibilityRules = NO_RULES
    stage_actions: tuple[StageAction, ...] = ()

    def stage(self, code: str) -> Stage:
        """Return the stage with this code.

        Raises:
            PathwayRefusedError: if the pathway has no such stage.
        """
        for stage in self.stages:
            if stage.code == code:
                return stage
        raise PathwayRefusedError(f"“{self.title}” has no stage called “{code}”.")

    def has_stage(self, code: str) -> bool:
        """Tell whether a code is that of a stage, and not of a reason to leave."""
        return any(stage.code == code for stage in self.stages)

    def exit_reason(self, code: str) -> ExitReason | None:
        """Return the reason to leave with this code, or None."""
        return next((reason for reason in self.exits if reason.code == code), None)

    def title_of(self, code: str) -> str:
        """Return the title of a stage, or of a reason to leave as “Left: moved away”.

        Raises:
            PathwayRefusedError: if the pathway has neither.
        """
        reason = self.exit_reason(code)
        return self.stage(code).title if reason is None else left_title(reason)

    def stage_called(self, words: str) -> Stage | None:
        """Return the stage with this code, title or short title, whatever its case, or None."""
        wanted = words.strip().casefold()
        for stage in self.stages:
            if wanted in {name.casefold() for name in (stage.code, stage.title, stage.short_title)}:
                return stage
        return None

    def position(self, code: str) -> int:
        """Return the place of a stage, from 0."""
        return self.stages.index(self.stage(code))

    def actions_on_coming_to(self, stage: str) -> tuple[StageAction, ...]:
        """Return what is planned as soon as somebody comes to a stage."""
        return tuple(one for one in self.stage_actions if one.stage == stage and not one.after)

    def actions_after(self, code: str) -> tuple[StageAction, ...]:
        """Return what is planned once the action with this code is done; none for no code."""
        return tuple(one for one in self.stage_actions if code and one.after == code)

    @property
    def first_stage(self) -> Stage:
        """The stage at which everybody enrols."""
        return self.stages[0]

    def is_judged_on(self, from_stage: str, to_stage: str) -> bool:
        """Tell whether a move comes to the stage where eligibility is judged, or passes it.

        So no stage can be skipped to get round the rules. Who went past it once is not judged
        again, unless they left the pathway since, or come to that very stage.
        """
        judged_at = self.eligibility.at_stage
        if not judged_at or not self.has_stage(to_stage):
            return False
        place = self.position(judged_at)
        if self.position(to_stage) < place:
            return False
        been_past = self.has_stage(from_stage) and self.position(from_stage) >= place
        return to_stage == judged_at or not been_past

    def move_needs_reason(self, from_stage: str, to_stage: str) -> bool:
        """Tell whether a move skips a stage, goes back or returns, so that a reason is wanted.

        Leaving gives its reason by its code.
        """
        if self.exit_reason(to_stage) is not None:
            return False
        if self.exit_reason(from_stage) is not None:
            return True
        return to_stage not in self.stage(from_stage).usual_next


@dataclass(frozen=True, slots=True)
class Enrolment:
    """A resident on a pathway; it keeps the version that it started on.

    Attributes:
        enrolled_on: None where an imported file gave no date.
        stage: Code of the stage they are at now, or of the reason why they left.
        stage_since: The day of the last move; None where it is not known.
    """

    id: EnrolmentId
    resident_id: ResidentId
    pathway_code: str
    pathway_version: int
    stage: str
    enrolled_on: date | None = None
    stage_since: date | None = None


@dataclass(frozen=True, slots=True)
class StageMove:
    """A move from stage to stage. Never altered: a mistake is mended by a move back.

    Attributes:
        from_stage: None for the move that enrols.
        moved_on: None where an imported file gave no date.
        reverses: The move made by mistake that this one takes back.
    """

    id: StageMoveId
    enrolment_id: EnrolmentId
    from_stage: str | None
    to_stage: str
    moved_on: date | None
    reason: str
    recorded_at: datetime
    worker: str
    reverses: StageMoveId | None = None


def left_title(reason: ExitReason) -> str:
    """Return a reason to leave as it is shown in place of a stage."""
    return f"Left: {reason.title[0].lower()}{reason.title[1:]}"


def check_move(  # noqa: PLR0917 - the six facts a move is judged by
    pathway: Pathway, enrolment: Enrolment, to_stage: str, moved_on: date, reason: str, today: date
) -> None:
    """Check that a move may be made, to a stage or out of the pathway.

    Raises:
        PathwayRefusedError: if it goes nowhere, lacks a needed reason, or its day is impossible.
    """
    title = pathway.title_of(to_stage)
    if to_stage == enrolment.stage:
        raise PathwayRefusedError(f"They are at “{title}” already.")
    if not pathway.has_stage(to_stage) and not pathway.has_stage(enrolment.stage):
        raise PathwayRefusedError(
            "They have left this pathway already.",
            what_to_do="Move them back to a stage first, then leave with the right reason.",
        )
    if moved_on > today:
        raise PathwayRefusedError("The day of a move cannot be in the future.")
    if enrolment.stage_since is not None and moved_on < enrolment.stage_since:
        since = long_date(enrolment.stage_since)
        raise PathwayRefusedError(
            f"The move must not be before the last one, on {since}.",
            what_to_do=f"Enter {since} or a later day.",
        )
    if pathway.move_needs_reason(enrolment.stage, to_stage) and not reason:
        raise PathwayRefusedError(
            f"Moving to “{title}” skips a stage or goes back, so it needs a reason.",
            what_to_do="Write the reason in a few words.",
        )
