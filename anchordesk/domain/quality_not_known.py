"""What a return would count as not known of somebody, found before it is counted.

Only what the return asks for is looked at: who is not counted by ward need not have one.
“Prefer not to say” is an answer, and never found here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from anchordesk.domain.case_at import CaseAt
from anchordesk.domain.counted_dimensions import (
    EVENT_DIMENSIONS,
    HOURLY_PAY,
    IN_YEAR,
    NOT_KNOWN,
    PAY_KNOWN,
)
from anchordesk.domain.counted_places import BY_DEPRIVATION
from anchordesk.domain.counting_rules import category_of
from anchordesk.domain.job_history import job_title
from anchordesk.domain.outcome import JobOutcome
from anchordesk.domain.quality_finding import Doubt
from anchordesk.domain.quality_rules import QualityRule
from anchordesk.domain.return_template import ReturnTemplate

Finder = Callable[[CaseAt], Iterator[Doubt]]
NOT_JUDGED = frozenset({"not_judged", NOT_KNOWN})


def not_known_doubts(case: CaseAt, template: ReturnTemplate) -> Iterator[Doubt]:
    """Yield what the return asks for and the record does not hold, each once."""
    asked = set(template.told_apart_by)
    for dimensions, find in _FINDERS:
        if asked & dimensions:
            yield from find(case)


def _age(case: CaseAt) -> Iterator[Doubt]:
    if case.history.resident.age_on(case.end) is None:
        yield Doubt(QualityRule.AGE_NOT_KNOWN, "There is no date of birth and no age.")


def _ethnicity(case: CaseAt) -> Iterator[Doubt]:
    if not case.history.resident.equality.ethnicity_group.asked:
        yield Doubt(QualityRule.ETHNICITY_NOT_ASKED, "No answer is recorded.")


def _sex(case: CaseAt) -> Iterator[Doubt]:
    if not case.history.resident.equality.sex.asked:
        yield Doubt(QualityRule.SEX_NOT_ASKED, "No answer is recorded.")


def _disability(case: CaseAt) -> Iterator[Doubt]:
    if not case.history.resident.equality.disability.asked:
        yield Doubt(QualityRule.DISABILITY_NOT_ASKED, "No answer is recorded.")


def _qualification(case: CaseAt) -> Iterator[Doubt]:
    if not case.history.resident.qualification.asked:
        yield Doubt(QualityRule.QUALIFICATION_NOT_KNOWN, "No qualification is recorded.")


def _ward(case: CaseAt) -> Iterator[Doubt]:
    resident = case.history.resident
    if not resident.ward:
        if resident.postcode:
            told = f"The postcode is {resident.postcode}."
            yield Doubt(QualityRule.POSTCODE_WITHOUT_WARD, told, (resident.postcode,))
        else:
            yield Doubt(QualityRule.WARD_NOT_KNOWN, "There is no ward and no postcode.")
    # Without a list nobody's ward is known, which the return says once and not for each person.
    elif case.lists.wards and case.lists.ward(resident.ward) is None:
        told = f"The ward is entered as “{resident.ward}”."
        yield Doubt(QualityRule.WARD_NOT_LISTED, told, (resident.ward,))


def _landlord(case: CaseAt) -> Iterator[Doubt]:
    landlord = case.history.resident.landlord
    if landlord and case.lists.landlords and case.lists.landlord_code(landlord) == NOT_KNOWN:
        told = f"The landlord is entered as “{landlord}”."
        yield Doubt(QualityRule.LANDLORD_NOT_LISTED, told, (landlord,))


def _sector_left(case: CaseAt) -> Iterator[Doubt]:
    if category_of("sector_left", case) == NOT_KNOWN:
        told = "No industry is recorded that a sector can be told from."
        yield Doubt(QualityRule.SECTOR_LEFT_NOT_KNOWN, told, (case.history.resident.sector_left,))


def _joining(case: CaseAt) -> Iterator[Doubt]:
    if case.enrolled and case.history.enrolled_on is None:
        told = "The day on which they joined is not known."
        yield Doubt(QualityRule.STAGE_WITHOUT_DAY, told, ("joined",))


def _in_work(case: CaseAt) -> Iterator[Doubt]:
    """Stages in work and jobs that have no day."""
    for stage in case.history.stages:
        known = case.pathway.has_stage(stage.stage)
        if stage.reached_on is None and known and case.pathway.stage(stage.stage).in_work:
            told = f"“{case.pathway.title_of(stage.stage)}” was reached on a day that is not known."
            yield Doubt(QualityRule.STAGE_WITHOUT_DAY, told, (stage.stage,))
    for recorded in case.history.jobs:
        job = recorded.job
        if job.started_on is None:
            told = f"{job_title(job)} began on a day that is not known."
            yield Doubt(QualityRule.JOB_WITHOUT_DAY, told, (), job.id)


def _job_judged(case: CaseAt) -> Iterator[Doubt]:
    newest = _newest(case)
    if newest is None:
        return
    if any(category_of(name, case) in NOT_JUDGED for name in ("job_quality", "living_wage")):
        told = f"{job_title(newest)}: what it pays, where it is or its contract is not known."
        yield Doubt(QualityRule.JOB_NOT_JUDGED, told, (), newest.id)


def _job_kind(case: CaseAt) -> Iterator[Doubt]:
    first = min(
        (recorded.job for recorded in case.jobs),
        key=lambda job: job.started_on or date.min,
        default=None,
    )
    if first is not None and (first.family is None or first.sector is None):
        told = f"{job_title(first)}: its kind of work or its sector is not known."
        yield Doubt(QualityRule.JOB_KIND_NOT_KNOWN, told, (), first.id)


def _newest(case: CaseAt) -> JobOutcome | None:
    jobs = [recorded.job for recorded in case.jobs]
    return max(jobs, key=lambda job: job.started_on or date.min, default=None)


_FINDERS: tuple[tuple[frozenset[str], Finder], ...] = (
    (frozenset({"joined", IN_YEAR["joined"], "start_quarter"}), _joining),
    (frozenset({*EVENT_DIMENSIONS, "retention"} - {"joined", IN_YEAR["joined"]}), _in_work),
    (frozenset({"job_quality", "living_wage", PAY_KNOWN, HOURLY_PAY}), _job_judged),
    (frozenset({"job_family", "sector_entered"}), _job_kind),
    (frozenset({"age_band", "age_three"}), _age),
    (frozenset({"ethnicity_group", "ethnicity_broad"}), _ethnicity),
    (frozenset({"sex"}), _sex),
    (frozenset({"disability"}), _disability),
    (frozenset({"qualification"}), _qualification),
    (frozenset({"ward", *BY_DEPRIVATION}), _ward),
    (frozenset({"landlord"}), _landlord),
    (frozenset({"sector_left"}), _sector_left),
)
"""Which dimensions of a return make it worth looking, and what finds it."""
