"""What is doubtful in a record before it is counted: each rule speaks, and only where it should."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from anchordesk.domain.agreed_lists import AgreedLists, Landlord, landlords_by_name
from anchordesk.domain.case_at import CaseAt
from anchordesk.domain.case_history import CaseHistory, DatedStage, RecordedJob
from anchordesk.domain.categories import Disability, EthnicityGroup, Qualification, Sex
from anchordesk.domain.equality import EqualityMonitoring
from anchordesk.domain.identifiers import ResidentId
from anchordesk.domain.job_kinds import JobFamily, JobSector
from anchordesk.domain.outcome import Contract, Evidence, PayPlace
from anchordesk.domain.period import Quarter
from anchordesk.domain.quality_contradictions import contradictions
from anchordesk.domain.quality_finding import Doubt
from anchordesk.domain.quality_not_known import not_known_doubts
from anchordesk.domain.quality_rules import FindingKind, QualityRule
from anchordesk.domain.resident import Resident
from anchordesk.domain.return_template import ReturnTemplate, TemplateTable
from anchordesk.domain.sustained_rules import SustainedRule
from anchordesk.domain.ward_places import WardPlace, by_name
from anchordesk.domain.work_situation import WorkSituation
from tests.domain.jobs import job
from tests.shipped_library import shipped_library

LIBRARY = shipped_library()
PATHWAY = LIBRARY.newest_pathway("hospitality-to-health")
Q3, TODAY = Quarter(2026, 3), date(2026, 11, 23)
LISTS = AgreedLists(
    by_name([WardPlace("Ladywood", "Birmingham", 52.48, -1.91, disadvantaged=True)]),
    landlords_by_name([Landlord("Harbour Homes")]),
)
EVERYTHING = ReturnTemplate(
    "all",
    "All",
    1,
    PATHWAY.code,
    5,
    tuple(
        TemplateTable(name, name, name, None)
        for name in (
            *("age_band", "ethnicity_group", "sex", "disability", "qualification", "ward"),
            *("landlord", "sector_left", "job_start", "job_quality", "job_family", "retention"),
        )
    ),
)
COMPLETE = Resident(
    ResidentId(UUID(int=1)),
    "HH-1",
    date(2026, 1, 5),
    date_of_birth=date(1990, 5, 31),
    postcode="B1 1BB",
    ward="Ladywood",
    landlord="Harbour Homes",
    qualification=Qualification.LEVEL_2,
    equality=EqualityMonitoring(
        ethnicity_group=EthnicityGroup.PREFER_NOT_TO_SAY, sex=Sex.FEMALE, disability=Disability.NO
    ),
    work=WorkSituation(industry_code="56"),
)
GOOD_JOB = job(date(2026, 7, 20), pay=1400, contract=Contract.PERMANENT)
GOOD_JOB = RecordedJob(
    replace(
        GOOD_JOB.job,
        place=PayPlace.OUTSIDE_LONDON,
        family=JobFamily.CARE,
        sector=JobSector.HEALTH,
        evidence=Evidence.PAYSLIP,
    )
)
STAGES = (
    DatedStage("referral", date(2026, 1, 6)),
    DatedStage("started", date(2026, 7, 20)),
    DatedStage("weeks_4", date(2026, 8, 20)),
    DatedStage("weeks_13", date(2026, 10, 20)),
)


def person(resident: Resident = COMPLETE, **changed: object) -> CaseHistory:
    whole = CaseHistory(resident, date(2026, 1, 6), STAGES, (GOOD_JOB,))
    return replace(whole, **changed)  # type: ignore[arg-type]


def found(
    history: CaseHistory,
    template: ReturnTemplate = EVERYTHING,
    lists: AgreedLists = LISTS,
    rules: tuple[SustainedRule, ...] = (),
) -> dict[QualityRule, Doubt]:
    case = CaseAt(history, PATHWAY, Q3, LIBRARY.reference, lists)

    def every() -> Iterator[Doubt]:
        yield from contradictions(case, TODAY, rules)
        yield from not_known_doubts(case, template)

    return {doubt.rule: doubt for doubt in every()}


def test_a_complete_record_raises_no_question() -> None:
    assert found(person()) == {}


@pytest.mark.parametrize(
    ("changed", "rule", "told"),
    [
        ({"date_of_birth": None}, QualityRule.AGE_NOT_KNOWN, "no date of birth"),
        ({"date_of_birth": date(1910, 5, 31)}, QualityRule.AGE_OUT_OF_RANGE, "116"),
        ({"date_of_birth": date(2019, 5, 31)}, QualityRule.AGE_OUT_OF_RANGE, "31 May 2019"),
        ({"ward": ""}, QualityRule.POSTCODE_WITHOUT_WARD, "B1 1BB"),
        ({"ward": "", "postcode": ""}, QualityRule.WARD_NOT_KNOWN, "no postcode"),
        ({"ward": "Ladywod"}, QualityRule.WARD_NOT_LISTED, "Ladywod"),
        ({"landlord": "Harbor"}, QualityRule.LANDLORD_NOT_LISTED, "Harbor"),
        ({"qualification": Qualification.NOT_KNOWN}, QualityRule.QUALIFICATION_NOT_KNOWN, ""),
        ({"work": WorkSituation()}, QualityRule.SECTOR_LEFT_NOT_KNOWN, ""),
        ({"registered_on": date(2026, 2, 1)}, QualityRule.BEFORE_REGISTERED, "1 February 2026"),
    ],
)
def test_each_rule_about_a_person_speaks_of_what_the_record_holds(
    changed: dict[str, object], rule: QualityRule, told: str
) -> None:
    doubts = found(person(replace(COMPLETE, **changed)))  # type: ignore[arg-type]
    assert list(doubts) == [rule]
    assert told in doubts[rule].told


def test_what_was_never_asked_is_found_and_a_refusal_to_say_is_not() -> None:
    not_asked = person(replace(COMPLETE, equality=EqualityMonitoring()))
    assert set(found(not_asked)) == {
        QualityRule.ETHNICITY_NOT_ASKED,
        QualityRule.SEX_NOT_ASKED,
        QualityRule.DISABILITY_NOT_ASKED,
    }
    refused = EqualityMonitoring(
        EthnicityGroup.PREFER_NOT_TO_SAY, Sex.PREFER_NOT_TO_SAY, Disability.PREFER_NOT_TO_SAY
    )
    assert found(person(replace(COMPLETE, equality=refused))) == {}


@pytest.mark.parametrize(
    ("changed", "rule"),
    [
        ({"jobs": (job(date(2025, 12, 1), ended_on=date(2025, 12, 9)), GOOD_JOB)}, "job-before"),
        ({"stages": (*STAGES[:3], DatedStage("weeks_13", date(2026, 12, 20)))}, "later-than"),
        ({"stages": (STAGES[0], STAGES[2], STAGES[1], STAGES[3])}, "stages-out"),
        ({"jobs": ()}, "in-work-without"),
        ({"stages": STAGES[:1]}, "job-without-stage"),
        ({"stages": STAGES[:3]}, "check-overdue"),
        ({"stages": (STAGES[0], DatedStage("started", None), *STAGES[2:])}, "stage-without-day"),
    ],
)
def test_each_rule_about_the_way_through_the_programme_speaks(
    changed: dict[str, object], rule: str
) -> None:
    doubts = found(replace(person(), **changed), TEMPLATE_OF_STARTS)  # type: ignore[arg-type]
    assert [one.code for one in doubts if one.code.startswith(rule)]
    assert len(doubts) == 1


TEMPLATE_OF_STARTS = replace(
    EVERYTHING, tables=(TemplateTable("starts", "Starts", "job_start", None),)
)


def with_job(**changed: object) -> CaseHistory:
    return person(jobs=(RecordedJob(replace(GOOD_JOB.job, **changed)),))  # type: ignore[arg-type]


def test_what_lacks_of_a_job_leads_to_that_job() -> None:
    for changed, rule in (
        ({"started_on": None}, QualityRule.JOB_WITHOUT_DAY),
        ({"pay_pence_per_hour": None}, QualityRule.JOB_NOT_JUDGED),
        ({"family": None}, QualityRule.JOB_KIND_NOT_KNOWN),
        ({"ended_on": date(2026, 9, 1)}, QualityRule.JOB_ENDED_BEFORE_CHECK),
    ):
        doubts = found(with_job(**changed))
        assert rule in doubts
        assert doubts[rule].item == GOOD_JOB.job.id
        assert rule.form == "change_job"


def test_evidence_is_asked_for_where_a_programme_names_it_and_nowhere_else() -> None:
    rule = LIBRARY.sustained_rules["thirteen-of-sixteen"]
    asking = replace(rule, evidence=(Evidence.PAYSLIP, Evidence.EMPLOYER))
    told_by_them = with_job(evidence=Evidence.RESIDENT)
    assert QualityRule.WITHOUT_EVIDENCE in found(told_by_them, rules=(asking,))
    assert found(told_by_them, rules=(rule,)) == {}
    assert found(person(), rules=(asking,)) == {}


def test_what_was_entered_too_late_for_its_period_is_told() -> None:
    late = person(jobs=(replace(GOOD_JOB, recorded_on=date(2026, 11, 20)),))
    assert list(found(late)) == [QualityRule.ENTERED_LATE]
    in_time = person(jobs=(replace(GOOD_JOB, recorded_on=date(2026, 10, 20)),))
    assert found(in_time) == {}


def test_only_what_the_return_asks_for_counts_as_not_known() -> None:
    nothing = replace(
        COMPLETE, ward="", date_of_birth=None, equality=EqualityMonitoring(), landlord="Elsewhere"
    )
    by_age = replace(EVERYTHING, tables=(TemplateTable("age", "Age", "age_three", None),))
    assert list(found(person(nothing), by_age)) == [QualityRule.AGE_NOT_KNOWN]


def test_a_day_is_missed_only_where_the_return_counts_by_it() -> None:
    by_joining = replace(
        EVERYTHING, tables=(TemplateTable("joined", "Joined", "start_quarter", None),)
    )
    undated = person(stages=(STAGES[0], DatedStage("started", None), *STAGES[2:]))
    assert found(undated, by_joining) == {}
    without = person(enrolled_on=None)
    assert list(found(without, by_joining)) == [QualityRule.STAGE_WITHOUT_DAY]
    assert found(without, TEMPLATE_OF_STARTS) == {}


def test_without_the_networks_lists_nobodys_ward_or_landlord_is_in_question() -> None:
    elsewhere = person(replace(COMPLETE, ward="Ladywod", landlord="Harbor"))
    assert found(elsewhere, lists=AgreedLists()) == {}


def test_an_answer_holds_while_the_record_says_the_same_and_no_longer() -> None:
    (first,) = found(person(replace(COMPLETE, ward="Ladywod"))).values()
    (same,) = found(person(replace(COMPLETE, ward="Ladywod", phone="1"))).values()
    (other,) = found(person(replace(COMPLETE, ward="Ladywoood"))).values()
    assert first.mark == same.mark != other.mark
    assert "Ladywod" not in first.mark


def test_every_rule_says_why_in_a_sentence_and_where_it_is_mended() -> None:
    codes = [rule.code for rule in QualityRule]
    assert len(set(codes)) == len(codes)
    for rule in QualityRule:
        assert rule.why.endswith((".", "?"))
        assert bool(rule.form) == bool(rule.field)
        assert rule.kind in FindingKind
        assert QualityRule.of(rule.code) is rule
    assert QualityRule.of("of-a-later-version") is None
