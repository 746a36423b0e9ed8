"""What is looked for in records before they are counted, each rule with why it matters.

A finding is a question, not a fault: whoever looked may say that it is right.
"""

from __future__ import annotations

from enum import Enum

from anchordesk.domain.categories import TitledCode


class FindingKind(TitledCode):
    """What kind of question a finding is, in the order in which they are told."""

    CONTRADICTS = "contradicts", "Contradicts itself"
    OVERDUE = "overdue", "Overdue"
    NOT_KNOWN = "not_known", "Would count as not known"


NOWHERE = ("", "")


class QualityRule(Enum):
    """One rule: its code, its title, why it matters, and where it is put right.

    Attributes:
        form: The kind of form of a resident's record that mends it; empty where none does.
        field: The form's field.
    """

    BEFORE_REGISTERED = (
        "before-registered",
        "Joined before they were registered",
        "The return counts somebody from the day they were registered. What happened before it "
        "is in no earlier return.",
        FindingKind.CONTRADICTS,
    )
    JOB_BEFORE_JOINING = (
        "job-before-joining",
        "A job began before they joined",
        "The return counts it as a first job started, though your support had not begun.",
        FindingKind.CONTRADICTS,
        ("change_job", "day"),
    )
    LATER_THAN_TODAY = (
        "later-than-today",
        "A day lies in the future",
        "The return counts by days. What has not happened yet would be counted once its day is "
        "there, whether it happens or not.",
        FindingKind.CONTRADICTS,
        ("change_job", "day"),
    )
    JOB_ENDED_BEFORE_CHECK = (
        "job-ended-before-check",
        "The last job had ended before a check in work",
        "The return counts them as still in work on the day of the check, but no job goes on "
        "that long.",
        FindingKind.CONTRADICTS,
        ("change_job", "ended"),
    )
    STAGES_OUT_OF_ORDER = (
        "stages-out-of-order",
        "A later stage has an earlier day",
        "The return counts each stage in the period of its day. In this order a stage is counted "
        "in the wrong period.",
        FindingKind.CONTRADICTS,
    )
    IN_WORK_WITHOUT_JOB = (
        "in-work-without-job",
        "In work, but no job is recorded",
        "The return counts them as in work. Pay, kind of work and quality of the job count as not "
        "known.",
        FindingKind.CONTRADICTS,
        ("job", "employer"),
    )
    JOB_WITHOUT_STAGE = (
        "job-without-stage",
        "A job is recorded, but the stage is one before work",
        "The return counts the job, and shows them at a stage before work beside it.",
        FindingKind.CONTRADICTS,
        ("move", "stage"),
    )
    AGE_OUT_OF_RANGE = (
        "age-out-of-range",
        "The age can hardly be right",
        "The return counts people by age. A slip in the year of birth puts them into the wrong "
        "group.",
        FindingKind.CONTRADICTS,
        ("resident", "date_of_birth"),
    )
    WITHOUT_EVIDENCE = (
        "without-evidence",
        "No evidence of a job that the programme asks for",
        "The programme's rule takes a job only with evidence. Without it, it may be struck out "
        "when somebody checks the return.",
        FindingKind.CONTRADICTS,
        ("change_job", "evidence"),
    )
    ENTERED_LATE = (
        "entered-late",
        "Entered too late for the period in which it happened",
        "A period is printed once. What is entered more than 28 days after its end counts in the "
        "period in which it was entered.",
        FindingKind.CONTRADICTS,
    )
    CHECK_OVERDUE = (
        "check-overdue",
        "A check in work is overdue",
        "Until it is recorded, the return does not count them as still in work.",
        FindingKind.OVERDUE,
        ("move", "day"),
    )
    STAGE_WITHOUT_DAY = (
        "stage-without-day",
        "A stage has no day",
        "The return cannot tell in which period it happened: it counts as “date not known”.",
        FindingKind.NOT_KNOWN,
    )
    JOB_WITHOUT_DAY = (
        "job-without-day",
        "A job has no first day",
        "The return cannot tell in which period it began: it counts as “date not known”.",
        FindingKind.NOT_KNOWN,
        ("change_job", "day"),
    )
    JOB_NOT_JUDGED = (
        "job-not-judged",
        "Pay, place or contract of the newest job is not known",
        "The return counts by how good jobs are and what they pay. This one counts as not known.",
        FindingKind.NOT_KNOWN,
        ("change_job", "pay"),
    )
    JOB_KIND_NOT_KNOWN = (
        "job-kind-not-known",
        "Kind of work or sector of the first job is not known",
        "The return counts first jobs by kind of work or sector. This one counts as not known.",
        FindingKind.NOT_KNOWN,
        ("change_job", "family"),
    )
    AGE_NOT_KNOWN = (
        "age-not-known",
        "Age is not known",
        "The return counts people by age. Without a date of birth they count as not known.",
        FindingKind.NOT_KNOWN,
        ("resident", "date_of_birth"),
    )
    ETHNICITY_NOT_ASKED = (
        "ethnicity-not-asked",
        "Ethnic group was not asked",
        "The return counts people by ethnic group. “Prefer not to say” is an answer; not asking is "
        "none.",
        FindingKind.NOT_KNOWN,
        ("equality", "group"),
    )
    SEX_NOT_ASKED = (
        "sex-not-asked",
        "Sex was not asked",
        "The return counts people by sex. “Prefer not to say” is an answer; not asking is none.",
        FindingKind.NOT_KNOWN,
        ("equality", "sex"),
    )
    DISABILITY_NOT_ASKED = (
        "disability-not-asked",
        "Disability was not asked",
        "The return counts people by disability. “Prefer not to say” is an answer; not asking is "
        "none.",
        FindingKind.NOT_KNOWN,
        ("equality", "condition"),
    )
    QUALIFICATION_NOT_KNOWN = (
        "qualification-not-known",
        "Highest qualification is not known",
        "The return counts people by their highest qualification.",
        FindingKind.NOT_KNOWN,
        ("resident", "qualification"),
    )
    POSTCODE_WITHOUT_WARD = (
        "postcode-without-ward",
        "There is a postcode, but no ward",
        "The return counts people by ward, and the ward is not worked out from the postcode.",
        FindingKind.NOT_KNOWN,
        ("resident", "ward"),
    )
    WARD_NOT_KNOWN = (
        "ward-not-known",
        "Ward is not known",
        "The return counts people by ward or by how deprived it is.",
        FindingKind.NOT_KNOWN,
        ("resident", "ward"),
    )
    WARD_NOT_LISTED = (
        "ward-not-listed",
        "The ward is not on the network's list",
        "The return counts by the network's list of wards. A ward of another name counts as not "
        "known.",
        FindingKind.NOT_KNOWN,
        ("resident", "ward"),
    )
    LANDLORD_NOT_LISTED = (
        "landlord-not-listed",
        "The landlord is not on the network's list",
        "The return counts by the network's list of landlords. Another name counts as another "
        "landlord, or none.",
        FindingKind.NOT_KNOWN,
        ("resident", "landlord"),
    )
    SECTOR_LEFT_NOT_KNOWN = (
        "sector-left-not-known",
        "Industry they leave is not known",
        "The return counts people by the sector that they leave.",
        FindingKind.NOT_KNOWN,
        ("resident", "sector_left"),
    )

    def __init__(
        self, code: str, title: str, why: str, kind: FindingKind, mends: tuple[str, str] = NOWHERE
    ) -> None:
        self.code = code
        self.title = title
        self.why = why
        self.kind = kind
        self.form, self.field = mends

    @classmethod
    def of(cls, code: str) -> QualityRule | None:
        """Return the rule of a code; None for one that this version does not know."""
        return next((one for one in cls if one.code == code), None)
