"""How one resident is counted: the category in each built-in dimension at the end of a period.

Stocks are as things stood at the period's end. Events count once for each person, when they first
happened, and in the period that was open when they were entered (`counts_on`).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from anchordesk.domain.agreed_lists import AgreedLists
from anchordesk.domain.broader_groups import BROADER
from anchordesk.domain.case_at import CaseAt, When
from anchordesk.domain.case_history import counts_on
from anchordesk.domain.categories import (
    AgeBand,
    Disability,
    EthnicityGroup,
    Sex,
    age_band,
)
from anchordesk.domain.counted_dimensions import (
    DATE_NOT_KNOWN,
    EARLIER,
    HOURLY_PAY,
    IN_YEAR,
    MINORITY,
    NEVER,
    NO_JOB,
    NOT_ENROLLED,
    NOT_KNOWN,
    NOT_STATED,
    PAY_KNOWN,
    STAYED,
    WHITE,
    quarters_shown,
)
from anchordesk.domain.counted_pay import known_or_not, pay_code
from anchordesk.domain.counted_places import decile_of, ward_of, ward_with_code
from anchordesk.domain.job_kinds import sector_left
from anchordesk.domain.job_pay import hourly_pay
from anchordesk.domain.job_quality import Aspect, JobQuality, Verdict, judge
from anchordesk.domain.milestones import stages_from
from anchordesk.domain.outcome import JobOutcome, JobOutcomeState
from anchordesk.domain.period import quarter_of

SIX_MONTHS = timedelta(weeks=26)


def _stage_group(case: CaseAt) -> str:
    return case.pathway.stage(case.reached_stages[-1]).group if case.enrolled else NOT_ENROLLED


def _age_band(case: CaseAt) -> AgeBand:
    return age_band(case.history.resident.age_on(case.end))


def _age_three(case: CaseAt) -> str:
    band = _age_band(case)
    return "to_30" if band in {AgeBand.TO_24, AgeBand.TO_30} else band.value


def _outcome(case: CaseAt) -> str:
    return (JobOutcomeState.STARTED if case.started else JobOutcomeState.NONE).value


def _ethnicity_broad(case: CaseAt) -> str:
    group = case.history.resident.equality.ethnicity_group
    if group in {EthnicityGroup.NOT_KNOWN, EthnicityGroup.PREFER_NOT_TO_SAY}:
        return NOT_STATED
    return WHITE if group is EthnicityGroup.WHITE else MINORITY


def _sex(case: CaseAt) -> str:
    sex = case.history.resident.equality.sex
    return sex.value if sex in {Sex.FEMALE, Sex.MALE} else NOT_STATED


def _disability(case: CaseAt) -> str:
    said = case.history.resident.equality.disability
    return said.value if said in {Disability.YES, Disability.NO} else NOT_STATED


def _start_quarter(case: CaseAt) -> str:
    if not case.enrolled:
        return NOT_ENROLLED
    joined = case.history.enrolled_on
    if joined is None:
        return DATE_NOT_KNOWN
    quarter = quarter_of(joined)
    return quarter.code if quarter in quarters_shown(case.period) else EARLIER


def _joined(case: CaseAt) -> list[When]:
    if not case.enrolled:
        return []
    return [(case.history.enrolled_on, case.history.enrolled_recorded_on)]


def _sustained(weeks: int) -> Callable[[CaseAt], list[When]]:
    def events(case: CaseAt) -> list[When]:
        stages: set[str] = set()
        for milestone in case.pathway.milestones:
            if milestone.weeks == weeks:
                stages.update(stages_from(case.pathway, milestone.stage))
        return case.arrivals(stages) if case.enrolled else []

    return events


def _moved(case: CaseAt) -> str:
    """Moved on: reached a stage in the period that is later than every one before it."""
    furthest = -1
    for stage in case.history.stages:
        if not case.pathway.has_stage(stage.stage) or not case.by_now(stage.reached_on):
            continue
        place = case.pathway.position(stage.stage)
        day = stage.reached_on
        if day is not None and place > furthest >= 0:
            counted = counts_on(day, stage.recorded_on)
            if case.period.first_day <= counted <= case.end:
                return "moved"
        furthest = max(furthest, place)
    return "stayed"


def _newest_job(case: CaseAt) -> JobOutcome | None:
    jobs = [recorded.job for recorded in case.jobs]
    return max(jobs, key=lambda job: job.started_on or date.min, default=None)


def _quality_of_newest(case: CaseAt) -> JobQuality | None:
    newest = _newest_job(case)
    return None if newest is None else judge(newest, (), case.reference, None)


def _hourly_pay(case: CaseAt) -> str:
    if not case.started:
        return NO_JOB
    newest = _newest_job(case)
    pence = None if newest is None else hourly_pay(newest, case.reference)
    return NOT_KNOWN if newest is None or pence is None else pay_code(pence, newest.employer)


def _living_wage(case: CaseAt) -> str:
    if not case.started:
        return NO_JOB
    quality = _quality_of_newest(case)
    pays = Verdict.NOT_KNOWN if quality is None else quality.verdict(Aspect.REAL_LIVING_WAGE)
    return {Verdict.YES: "pays", Verdict.NO: "less", Verdict.NOT_KNOWN: "not_judged"}[pays]


def _job_quality(case: CaseAt) -> str:
    if not case.started:
        return NO_JOB
    quality = _quality_of_newest(case)
    if quality is None:
        return "not_judged"
    pays = quality.verdict(Aspect.REAL_LIVING_WAGE)
    secure = quality.verdict(Aspect.SECURE)
    if Verdict.NO in (pays, secure):
        return "not_good"
    return "not_judged" if Verdict.NOT_KNOWN in (pays, secure) else "good"


def _retention(case: CaseAt) -> str:
    """In work six months after the first day in work, by the check recorded or the jobs' ends."""
    starts = case.work_starts
    days = [day for day, _ in starts if day is not None]
    if not starts:
        return NO_JOB
    if _sustained(26)(case):
        return "kept"
    return _retention_by_jobs(case, min(days) + SIX_MONTHS) if days else DATE_NOT_KNOWN


def _retention_by_jobs(case: CaseAt, due: date) -> str:
    if due > case.end:
        return "not_due"
    jobs = [recorded.job for recorded in case.jobs if recorded.started_on is not None]
    if any(j.started_on and j.ended_on and j.started_on <= due <= j.ended_on for j in jobs):
        return "kept"
    if jobs and all(job.ended_on is not None and job.ended_on < due for job in jobs):
        return "lost"
    return "not_recorded"


def groups_of_ward(lists: AgreedLists, code: str) -> dict[str, str]:
    """What a ward's code says of deprivation today; of a ward that is not listed any more nothing.

    Single wards add up to tenths in a return, so both must be told by one list.
    """
    ward = ward_with_code(lists, code)
    decile = decile_of(ward)
    fifth = BROADER["deprivation_decile"].code_of(decile)
    return {
        "ward": NOT_KNOWN if ward is None else code,
        "deprivation_decile": decile,
        "deprivation_fifth": fifth,
        "deprived": BROADER["deprivation_fifth"].code_of(fifth),
    }


def _decile(case: CaseAt) -> str:
    return decile_of(case.lists.ward(case.history.resident.ward))


def _ward(case: CaseAt) -> str:
    return ward_of(case.lists, case.history.resident.ward)


def _landlord(case: CaseAt) -> str:
    return case.lists.landlord_code(case.history.resident.landlord)


def _fifth(case: CaseAt) -> str:
    return BROADER["deprivation_decile"].code_of(_decile(case))


def _deprived(case: CaseAt) -> str:
    return BROADER["deprivation_fifth"].code_of(_fifth(case))


def _of_first_job(case: CaseAt) -> JobOutcome | None:
    """The job that began first; one without a day may have been it."""
    return min(
        (recorded.job for recorded in case.jobs),
        key=lambda job: job.started_on or date.min,
        default=None,
    )


def _job_family(case: CaseAt) -> str:
    job = _of_first_job(case)
    if job is None or job.family is None:
        return NOT_KNOWN if case.started else NO_JOB
    return job.family.value


def _sector_entered(case: CaseAt) -> str:
    job = _of_first_job(case)
    if job is None or job.sector is None:
        return NOT_KNOWN if case.started else NO_JOB
    return job.sector.value


def _sector_left(case: CaseAt) -> str:
    resident = case.history.resident
    return sector_left(resident.work.industry_code, resident.sector_left).value


def _exit_reason(case: CaseAt) -> str:
    if not case.enrolled:
        return NOT_ENROLLED
    last = case.reached[-1]
    return last if case.pathway.exit_reason(last) is not None else STAYED


def _population(case: CaseAt) -> str:
    return "enrolled" if case.enrolled else NOT_ENROLLED


_EVENTS: dict[str, tuple[Callable[[CaseAt], list[When]], str]] = {
    "joined": (_joined, NOT_ENROLLED),
    "job_start": (lambda case: case.work_starts, NO_JOB),
    "sustained_13": (_sustained(13), NEVER),
    "sustained_26": (_sustained(26), NEVER),
}

_STOCKS: dict[str, Callable[[CaseAt], str]] = {
    "stage_group": _stage_group,
    "age_band": lambda case: _age_band(case).value,
    "age_three": _age_three,
    "outcome": _outcome,
    "ethnicity_group": lambda case: case.history.resident.equality.ethnicity_group.value,
    "ethnicity_broad": _ethnicity_broad,
    "sex": _sex,
    "disability": _disability,
    "qualification": lambda case: case.history.resident.qualification.value,
    "start_quarter": _start_quarter,
    "population": _population,
    "moved": _moved,
    "job_quality": _job_quality,
    "retention": _retention,
    "ward": _ward,
    "landlord": _landlord,
    "deprived": _deprived,
    "deprivation_fifth": _fifth,
    "deprivation_decile": _decile,
    "living_wage": _living_wage,
    PAY_KNOWN: lambda case: known_or_not(_hourly_pay(case)),
    HOURLY_PAY: _hourly_pay,
    "sector_left": _sector_left,
    "job_family": _job_family,
    "sector_entered": _sector_entered,
    "exit_reason": _exit_reason,
}


def category_of(name: str, case: CaseAt) -> str:
    """Return the code of a resident's category in a built-in dimension."""
    stock = _STOCKS.get(name)
    if stock is not None:
        return stock(case)
    if name in _EVENTS:
        events, never = _EVENTS[name]
        return case.first(events(case), never)
    plain = next(plain for plain, in_year in IN_YEAR.items() if in_year == name)
    events, never = _EVENTS[plain]
    return case.first_in_year(events(case), never)
