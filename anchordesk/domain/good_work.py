"""How good a job is in the words of whoever holds it: seven short questions, asked three times.

The dimensions are those of Measuring Good Work (Carnegie UK Trust and RSA, 2018). They are asked
apart and never added up to a score. What was not asked is counted neither as good nor as bad, and
who prefers not to say is counted apart from both.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from anchordesk.domain.categories import TitledCode
from anchordesk.domain.errors import RefusedError
from anchordesk.domain.identifiers import GoodWorkCheckId, OutcomeId, ResidentId
from anchordesk.domain.outcome import JobOutcome

PREFERS_NOT_TO_SAY = "prefers_not_to_say"


class GoodWorkRefusedError(RefusedError):
    """Answers about a job cannot be kept as entered."""

    code = "good-work-refused"


class Dimension(TitledCode):
    """The seven dimensions of good work."""

    TERMS = "terms", "Terms of employment"
    PAY = "pay", "Pay and benefits"
    HEALTH = "health", "Health, safety and wellbeing"
    DESIGN = "design", "Job design and nature of work"
    SUPPORT = "support", "Social support and cohesion"
    VOICE = "voice", "Voice and representation"
    BALANCE = "balance", "Work-life balance"


class Standing(TitledCode):
    """How an answer is counted, the worst first."""

    POOR = "poor", "Poor"
    MIXED = "mixed", "Mixed"
    GOOD = "good", "Good"


@dataclass(frozen=True, slots=True)
class AnswerOffered:
    """One of the listed answers to a question."""

    code: str
    words: str
    standing: Standing


@dataclass(frozen=True, slots=True)
class Question:
    """The one question about a dimension; its answers as they are listed."""

    dimension: Dimension
    words: str
    answers: tuple[AnswerOffered, ...]


@dataclass(frozen=True, slots=True)
class CheckPoint:
    """When the questions are asked.

    Attributes:
        weeks: Weeks after the job began, when they fall due.
        until_weeks: Weeks after the job began, from which on nobody is reminded any more.
    """

    code: str
    title: str
    weeks: int
    until_weeks: int

    def due_on(self, job: JobOutcome) -> date | None:
        """Return the day on which a job comes to this point; None without a known start."""
        return None if job.started_on is None else job.started_on + timedelta(weeks=self.weeks)

    def was_reached(self, job: JobOutcome, today: date) -> bool:
        """Tell whether the job was still held when this point came."""
        due = self.due_on(job)
        return due is not None and due <= today and (job.ended_on is None or job.ended_on >= due)


@dataclass(frozen=True, slots=True)
class GoodWorkQuestions:
    """One version of the questions.

    Attributes:
        introduction: What is read out before them.
        points: In the order in which a job comes to them.
        questions: One for each dimension.
    """

    version: int
    in_force_from: date
    title: str
    introduction: str
    source: str
    points: tuple[CheckPoint, ...]
    questions: tuple[Question, ...]

    def question(self, dimension: Dimension) -> Question:
        """Return the question about a dimension."""
        return next(one for one in self.questions if one.dimension is dimension)

    def point(self, code: str) -> CheckPoint | None:
        """Return a point by its code; None if this version does not ask at it."""
        return next((one for one in self.points if one.code == code), None)

    def offered(self, dimension: Dimension, code: str) -> AnswerOffered | None:
        """Return a listed answer; None for who prefers not to say, and for an unknown code."""
        listed = self.question(dimension).answers
        return next((one for one in listed if one.code == code), None)


@dataclass(frozen=True, slots=True)
class Given:
    """What was said about one dimension: the code of an answer, or PREFERS_NOT_TO_SAY."""

    dimension: Dimension
    code: str


@dataclass(frozen=True, slots=True)
class GoodWorkCheck:
    """The questions as they were once asked about a job.

    Asked again at the same point, the newer one counts and the earlier one stays to be read.

    Attributes:
        point: Code of the point at which they were asked.
        version: Of the questions.
        given: What was said, in the order of the dimensions; what is not there was not asked.
    """

    id: GoodWorkCheckId
    resident_id: ResidentId
    outcome_id: OutcomeId
    point: str
    version: int
    asked_on: date
    given: tuple[Given, ...]
    worker: str

    def __post_init__(self) -> None:
        asked = [one.dimension for one in self.given]
        if not asked:
            raise GoodWorkRefusedError("Choose at least one answer.")
        if asked != [one for one in Dimension if one in asked]:
            raise GoodWorkRefusedError("A question was answered twice.")

    def said(self, dimension: Dimension) -> str | None:
        """Return the code of what was said; None if it was not asked."""
        return next((one.code for one in self.given if one.dimension is dimension), None)


@dataclass(frozen=True, slots=True)
class DueCheckOfJob:
    """A point that a job has come to, and at which nobody has asked yet."""

    job: JobOutcome
    point: CheckPoint
    due_on: date


def newest(checks: Iterable[GoodWorkCheck], job_id: OutcomeId, point: str) -> GoodWorkCheck | None:
    """Return the check that counts for a job at a point: the one recorded last."""
    found = [one for one in checks if (one.outcome_id, one.point) == (job_id, point)]
    return max(found, key=lambda one: one.id, default=None)


def point_to_ask(
    job: JobOutcome,
    questions: GoodWorkQuestions,
    checks: Sequence[GoodWorkCheck],
    today: date,
) -> DueCheckOfJob | None:
    """Return the point at which a job is to be asked about now; None if there is none.

    A point that was missed for long is let go: asked late, it would tell of another time. A job
    that has ended is not asked about any more.
    """
    if job.started_on is None or job.ended_on is not None:
        return None
    for point in reversed(questions.points):
        due = job.started_on + timedelta(weeks=point.weeks)
        if due <= today < job.started_on + timedelta(weeks=point.until_weeks):
            known = newest(checks, job.id, point.code)
            return None if known is not None else DueCheckOfJob(job, point, due)
    return None


@dataclass(frozen=True, slots=True)
class Counted:
    """What is known of one dimension at one point, over many jobs.

    Attributes:
        jobs: How many jobs had come to the point.
        asked: About how many of them the question was answered, or somebody preferred not to.
        unclear: Answers that the questions at hand do not list any more.
    """

    dimension: Dimension
    point: CheckPoint
    jobs: int
    asked: int
    good: int
    mixed: int
    poor: int
    not_said: int
    unclear: int = 0


def counted(
    jobs: Sequence[JobOutcome],
    checks: Sequence[GoodWorkCheck],
    versions: Sequence[GoodWorkQuestions],
    today: date,
) -> tuple[Counted, ...]:
    """Count the answers to each question at each point, by the points of the newest version."""
    by_version = {one.version: one for one in versions}
    current = max(versions, key=lambda one: one.version)
    by_place: dict[tuple[OutcomeId, str], GoodWorkCheck] = {}
    for check in sorted(checks, key=lambda one: one.id):
        by_place[check.outcome_id, check.point] = check
    found = []
    for point in current.points:
        reached = [job for job in jobs if point.was_reached(job, today)]
        asked = [
            by_place[job.id, point.code] for job in reached if (job.id, point.code) in by_place
        ]
        found += [_counted(one, point, len(reached), asked, by_version) for one in Dimension]
    return tuple(found)


def _counted(
    dimension: Dimension,
    point: CheckPoint,
    jobs: int,
    checks: Sequence[GoodWorkCheck],
    versions: dict[int, GoodWorkQuestions],
) -> Counted:
    said = [(check.said(dimension), check.version) for check in checks]
    known = [(code, version) for code, version in said if code is not None]
    not_said = sum(code == PREFERS_NOT_TO_SAY for code, _ in known)
    standings = [
        offered.standing
        for code, version in known
        if version in versions and (offered := versions[version].offered(dimension, code))
    ]
    return Counted(
        dimension,
        point,
        jobs,
        len(known),
        standings.count(Standing.GOOD),
        standings.count(Standing.MIXED),
        standings.count(Standing.POOR),
        not_said,
        len(known) - not_said - len(standings),
    )
