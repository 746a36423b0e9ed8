"""How one person is counted: events once, late ones later, and what everybody may conclude."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from anchordesk.adapters.resource_library import load_library
from anchordesk.domain.agreed_lists import (
    AgreedLists,
    Landlord,
    code_of_name,
    landlords_by_name,
)
from anchordesk.domain.broader_groups import groupings
from anchordesk.domain.case_at import CaseAt
from anchordesk.domain.case_history import (
    CaseHistory,
    DatedStage,
    RecordedJob,
    counts_on,
    entered_late,
)
from anchordesk.domain.counted_dimensions import (
    DATE_NOT_KNOWN,
    EARLIER,
    IN_PERIOD,
    NEVER,
    NO_JOB,
    NOT_ENROLLED,
    NOT_KNOWN,
    OF_FIRST_JOB,
    dimension_of,
)
from anchordesk.domain.counted_facts import constraints_of, known_facts
from anchordesk.domain.counting import CountedBy, classify, count, count_groups
from anchordesk.domain.counting_over_time import PrintedPeriod, continuations
from anchordesk.domain.counting_rules import category_of
from anchordesk.domain.disclosure.continuity import Course
from anchordesk.domain.disclosure.published_cells import Dims, place_of
from anchordesk.domain.disclosure.tables import (
    Category,
    CategoryGroup,
    CountTable,
    Dimension,
    counts_by_place,
)
from anchordesk.domain.identifiers import ResidentId
from anchordesk.domain.job_kinds import JobFamily, JobSector, SectorLeft, sector_left
from anchordesk.domain.outcome import Contract
from anchordesk.domain.period import FinancialYear, HalfYear, Period, Quarter
from anchordesk.domain.resident import RecordedAge, Resident
from anchordesk.domain.return_template import ReturnTemplate, TemplateTable
from anchordesk.domain.ward_places import WardPlace, by_name
from anchordesk.settings import resource_path
from tests.domain.jobs import job

LIBRARY = load_library(resource_path())
PATHWAY = LIBRARY.newest_pathway("hospitality-to-health")
Q1, Q2, Q3 = Quarter(2026, 1), Quarter(2026, 2), Quarter(2026, 3)


def person(
    *stages: DatedStage,
    jobs: tuple[RecordedJob, ...] = (),
    joined: date | None = None,
    joined_recorded: date | None = None,
) -> CaseHistory:
    made = Resident(ResidentId(UUID(int=1)), "R", date(2025, 1, 1), recorded_age=RecordedAge(30))
    first = joined or (stages[0].reached_on if stages else None)
    return CaseHistory(made, first, stages, jobs, joined_recorded)


def of(name: str, history: CaseHistory, period: Period) -> str:
    return category_of(name, CaseAt(history, PATHWAY, period, LIBRARY.reference))


def referral(day: date) -> DatedStage:
    return DatedStage("referral", day)


def test_a_first_job_counts_once_and_then_is_earlier() -> None:
    two = person(jobs=(job(date(2026, 5, 3)), job(date(2026, 8, 1))))
    assert [of("job_start", two, q) for q in (Q1, Q2, Q3)] == [NO_JOB, IN_PERIOD, EARLIER]
    assert of("job_start", two, HalfYear(2026, 1)) == IN_PERIOD
    assert of("job_start_in_year", two, Q3) == "earlier_in_year"
    assert of("job_start_in_year", two, Quarter(2027, 2)) == "before_year"
    assert of("job_start", person(jobs=(job(None),)), Q1) == DATE_NOT_KNOWN


def test_what_is_entered_late_counts_in_the_period_that_was_open() -> None:
    in_time = person(jobs=(job(date(2026, 2, 3), recorded_on=date(2026, 4, 28)),))
    late = person(jobs=(job(date(2026, 2, 3), recorded_on=date(2026, 4, 29)),))
    imported = person(jobs=(job(date(2026, 2, 3)),))
    assert [of("job_start", in_time, q) for q in (Q1, Q2)] == [IN_PERIOD, EARLIER]
    assert [of("job_start", late, q) for q in (Q1, Q2)] == [NO_JOB, IN_PERIOD]
    assert [of("job_start", imported, q) for q in (Q1, Q2)] == [IN_PERIOD, EARLIER]
    assert of("outcome", late, Q1) == "job", "as things stood, they had started"


def test_an_earlier_job_that_is_found_out_later_does_not_count_anew() -> None:
    known = person(jobs=(job(date(2026, 2, 3), recorded_on=date(2026, 2, 4)),))
    both = person(
        jobs=(
            *known.jobs,
            job(date(2025, 6, 1), recorded_on=date(2026, 6, 1)),
        )
    )
    for period in (Q1, Q2, Q3):
        assert of("job_start", known, period) == of("job_start", both, period)


@given(st.dates(date(2025, 1, 1), date(2026, 12, 31)), st.integers(0, 400))
def test_every_event_counts_in_one_quarter_that_is_open_when_it_is_entered(
    happened: date, days: int
) -> None:
    entered = happened + timedelta(days=days)
    history = person(jobs=(job(happened, recorded_on=entered),))
    quarters = [Quarter(year, number) for year in range(2024, 2029) for number in (1, 2, 3, 4)]
    counted = [q for q in quarters if of("job_start", history, q) == IN_PERIOD]
    assert len(counted) == 1
    assert counted[0].first_day <= counts_on(happened, entered) <= counted[0].last_day
    assert entered <= counted[0].last_day + timedelta(days=28)
    assert entered_late(happened, entered) == (days > 28)


def test_who_comes_back_is_one_person_and_has_not_left() -> None:
    back = person(
        referral(date(2026, 1, 5)),
        DatedStage("left_moved_away", date(2026, 2, 1)),
        referral(date(2026, 5, 4)),
    )
    assert [of("exit_reason", back, q) for q in (Q1, Q2)] == ["left_moved_away", "stayed"]
    assert [of("joined", back, q) for q in (Q1, Q2)] == [IN_PERIOD, EARLIER]
    template = LIBRARY.template("people-and-skills")
    counted = count(CountedBy(template, PATHWAY, HalfYear(2026, 1)), [back])
    assert {table.total for table in counted} == {1}


def test_moved_on_means_further_than_ever_before() -> None:
    history = person(
        referral(date(2026, 1, 5)),
        DatedStage("application", date(2026, 3, 1)),
        DatedStage("training", date(2026, 4, 2)),
        DatedStage("application", date(2026, 5, 2)),
        DatedStage("interview", date(2026, 7, 2)),
    )
    assert [of("moved", history, q) for q in (Q1, Q2, Q3)] == ["moved", "stayed", "moved"]


@pytest.mark.parametrize(
    ("jobs", "stages", "kept"),
    [
        ((), (), NO_JOB),
        ((job(None),), (), DATE_NOT_KNOWN),
        ((job(date(2025, 12, 1)),), (), "not_recorded"),
        ((job(date(2026, 5, 1)),), (), "not_due"),
        ((job(date(2025, 6, 1), ended_on=date(2025, 7, 1)),), (), "lost"),
        ((job(date(2025, 6, 1), ended_on=date(2026, 1, 1)),), (), "kept"),
        (
            (job(date(2025, 6, 1), ended_on=date(2025, 7, 1)), job(date(2025, 8, 1))),
            (),
            "not_recorded",
        ),
        ((), (DatedStage("started", date(2025, 6, 1)), DatedStage("weeks_26", None)), "kept"),
    ],
)
def test_retention_is_said_only_where_it_is_recorded(
    jobs: tuple[RecordedJob, ...], stages: tuple[DatedStage, ...], kept: str
) -> None:
    history = person(*stages, jobs=jobs, joined=date(2025, 5, 1))
    assert of("retention", history, Quarter(2026, 2)) == kept


@pytest.mark.parametrize(
    ("pay", "contract", "judged"),
    [
        (2000, Contract.PERMANENT, "good"),
        (2000, Contract.FIXED_TERM, "good"),
        (2000, Contract.ZERO_HOURS, "not_good"),
        (900, Contract.NOT_KNOWN, "not_good"),
        (2000, Contract.NOT_KNOWN, "not_judged"),
        (None, Contract.PERMANENT, "not_judged"),
    ],
)
def test_a_good_job_pays_the_real_living_wage_and_guarantees_hours(
    pay: int | None, contract: Contract, judged: str
) -> None:
    history = person(jobs=(job(date(2026, 2, 3), pay=pay, contract=contract),))
    assert of("job_quality", history, Q1) == judged


def test_the_first_job_says_what_kind_of_work_and_which_sector() -> None:
    care = kind_of_job(date(2026, 5, 1), None, JobFamily.CARE, JobSector.HEALTH)
    before = kind_of_job(date(2026, 2, 3), None, JobFamily.FACILITIES, None)
    history = person(jobs=(care, before))
    assert of("job_family", history, Q1) == of("job_family", history, Q2) == "facilities"
    assert of("sector_entered", history, Q2) == NOT_KNOWN
    assert of("sector_entered", person(jobs=(care,)), Q2) == "health"
    assert of("job_family", person(jobs=(care,)), Q1) == NO_JOB
    by_stage = person(DatedStage("started", date(2026, 1, 5)))
    assert of("job_family", by_stage, Q1) == NOT_KNOWN


@pytest.mark.parametrize(
    ("code", "words", "sector"),
    [
        ("56.10", "Anything", SectorLeft.HOSPITALITY),
        ("47", "", SectorLeft.RETAIL),
        ("62.01", "Hotels", SectorLeft.OTHER),
        ("", "Hospitality", SectorLeft.HOSPITALITY),
        ("", "Airport hotel, night shift", SectorLeft.HOSPITALITY),
        ("", "Warehousing", SectorLeft.OTHER),
        ("", "", SectorLeft.NOT_KNOWN),
    ],
)
def test_the_sector_left_is_read_from_its_code_or_else_its_words(
    code: str, words: str, sector: SectorLeft
) -> None:
    assert sector_left(code, words) is sector


def test_whether_a_ward_is_disadvantaged_is_what_the_networks_list_says() -> None:
    listed = by_name(
        WardPlace(name, "Birmingham", 52.5, -1.8, said)
        for name, said in (("Aston", True), ("Edgbaston", False), ("Nechells", None))
    )
    history = person()
    found = {
        ward: category_of(
            "deprived",
            CaseAt(
                replace(history, resident=replace(history.resident, ward=ward)),
                *(PATHWAY, Q1),
                lists=AgreedLists(listed),
            ),
        )
        for ward in (" ASTON", "Edgbaston", "Nechells", "Elsewhere", "")
    }
    assert list(found.values()) == ["yes", "no", NOT_KNOWN, NOT_KNOWN, NOT_KNOWN]


@pytest.mark.parametrize(
    ("ward", "decile", "fifth", "deprived"),
    [
        ("Tenth 1", "1", "fifth_1", "yes"),
        ("tenth 2", "2", "fifth_1", "yes"),
        ("Tenth 3", "3", "fifth_2", "no"),
        ("Tenth 10", "10", "fifth_5", "no"),
        ("True", "yes", "yes", "yes"),
        ("False", "no", "no", "no"),
        ("None", NOT_KNOWN, NOT_KNOWN, NOT_KNOWN),
        ("Elsewhere", NOT_KNOWN, NOT_KNOWN, NOT_KNOWN),
    ],
)
def test_deprivation_is_told_in_tenths_fifths_and_at_all(
    ward: str, decile: str, fifth: str, deprived: str
) -> None:
    case = CaseAt(living_in(person(), ward), PATHWAY, Q1, lists=LISTED)
    names = ("deprivation_decile", "deprivation_fifth", "deprived")
    assert [category_of(name, case) for name in names] == [decile, fifth, deprived]


def test_pay_is_told_apart_from_secure_hours() -> None:
    def told(pay: int | None, contract: Contract) -> tuple[str, str]:
        one = person(jobs=(job(date(2026, 5, 3), pay=pay, contract=contract),))
        return of("living_wage", one, Q2), of("job_quality", one, Q2)

    assert told(1600, Contract.PERMANENT) == ("pays", "good")
    assert told(1600, Contract.ZERO_HOURS) == ("pays", "not_good")
    assert told(1600, Contract.NOT_KNOWN) == ("pays", "not_judged")
    assert told(900, Contract.PERMANENT) == ("less", "not_good")
    assert told(None, Contract.PERMANENT) == ("not_judged", "not_judged")
    assert of("living_wage", person(), Q2) == NO_JOB


def test_who_went_before_deprivation_was_told_in_tenths_contradicts_nothing() -> None:
    tables = tuple(
        TemplateTable(name, name, name, None)
        for name in (
            *("deprived", "deprivation_fifth", "deprivation_decile"),
            *("job_quality", "living_wage", "outcome"),
        )
    )
    template = ReturnTemplate("all", "All", 1, PATHWAY.code, 5, tables)
    gone = [
        {"deprived": "yes", "outcome": "job", "job_quality": "good"},
        {"deprived": "no", "outcome": "none", "job_quality": NO_JOB},
        {"outcome": "job", "job_quality": "not_good"},
    ]
    counts = count_groups(template, gone)
    places = {
        place_of({counted.table: code}): 0
        for counted in counts
        for code in (c.code for c in dimension_of(counted.table, PATHWAY, Q1).categories)
    }
    for counted in counts:
        for (code,), number in counted.people.items():
            places[place_of({counted.table: code})] = number
    facts = constraints_of(known_facts(PATHWAY, Q1), places)
    assert len(facts) > 10
    for fact in facts:
        total = sum(factor * places[place] for factor, place in fact.terms)
        assert total == 0 if fact.op == "==" else total >= 0, fact


def test_who_went_before_a_table_was_asked_for_is_in_it_as_not_known() -> None:
    table = TemplateTable("t", "T", "job_family", "job_start")
    template = ReturnTemplate("all", "All", 1, PATHWAY.code, 5, (table,))
    (counts,) = count_groups(template, [{"outcome": "none", "job_start": NO_JOB}])
    assert counts.people == {(NO_JOB, NO_JOB): 1}
    (counts,) = count_groups(template, [{"outcome": "job", "job_start": EARLIER}])
    assert counts.people == {(NOT_KNOWN, EARLIER): 1}


def test_nobody_who_never_joined_is_counted_as_joined() -> None:
    assert of("joined", person(), Q1) == of("population", person(), Q1) == NOT_ENROLLED
    assert of("sustained_13", person(), Q1) == NEVER


CODES = [*(stage.code for stage in PATHWAY.stages), *(reason.code for reason in PATHWAY.exits)]
DAYS = st.one_of(st.none(), st.dates(date(2025, 1, 1), date(2027, 3, 1)))
STAGES = st.lists(st.builds(DatedStage, st.sampled_from(CODES), DAYS, DAYS), max_size=5)


def joined_first(
    stages: list[DatedStage], jobs: list[RecordedJob], recorded: date | None
) -> CaseHistory:
    """Nobody moves before they join: where days say so, facts yield to it as to a correction."""
    in_order = sorted(stages, key=lambda stage: stage.reached_on or date.min)
    first = [replace(stage, stage="referral") for stage in in_order[:1]]
    return person(*first, *in_order[1:], jobs=tuple(jobs), joined_recorded=recorded)


KINDS = (
    st.sampled_from([None, *JobFamily]),
    st.sampled_from([None, *JobSector]),
    st.tuples(st.sampled_from([None, 900, 1600]), st.sampled_from(list(Contract))),
)


def kind_of_job(
    day: date | None,
    entered: date | None,
    family: JobFamily | None,
    sector: JobSector | None,
    paid: tuple[int | None, Contract] = (None, Contract.NOT_KNOWN),
) -> RecordedJob:
    made = job(day, recorded_on=entered, pay=paid[0], contract=paid[1])
    return replace(made, job=replace(made.job, family=family, sector=sector))


JOBS = st.lists(st.builds(kind_of_job, DAYS, DAYS, *KINDS), max_size=3)
LISTED = AgreedLists(
    by_name(
        (
            *(
                WardPlace(f"Tenth {n}", "City", 52.5, -1.8, n <= 2, n, "North" if n < 6 else "")
                for n in range(1, 11)
            ),
            *(
                WardPlace(str(flag), "Town", 52.5, -1.8, flag, None, "South")
                for flag in (True, False, None)
            ),
        )
    ),
    landlords_by_name([Landlord("Harbour Homes", ("HH",)), Landlord("Tŷ Da")]),
)


def living_in(history: CaseHistory, ward: str, landlord: str = "") -> CaseHistory:
    resident = replace(history.resident, ward=ward, landlord=landlord)
    return replace(history, resident=resident)


PEOPLE = st.builds(
    living_in,
    st.builds(joined_first, STAGES, JOBS, DAYS),
    st.sampled_from(["", *(ward.name for ward in LISTED.wards.values())]),
    st.sampled_from(["", "hh", "Tŷ  Da", "Another"]),
)
ALL = (
    *("stage_group", "population", "outcome", "job_quality", "retention", "exit_reason"),
    *("joined", "job_start", "job_start_in_year", "sustained_13", "sustained_26"),
    *("age_three", "age_band", "ethnicity_broad", "ethnicity_group", "start_quarter"),
    *("job_family", "sector_entered", "sector_left", "deprived", "living_wage"),
    *("deprivation_decile", "deprivation_fifth", "ward", "landlord"),
)


def names_a_kind(place: Dims) -> bool:
    """Whether it counts first jobs by their kind or sector."""
    return any(name in OF_FIRST_JOB for name, _ in place)


def kind_comes_with_the_job(history: CaseHistory) -> bool:
    """Nobody was in work by their stage before a job said of what kind: that is filled in later."""
    return not history.jobs or not any(
        PATHWAY.has_stage(s.stage) and PATHWAY.stage(s.stage).in_work for s in history.stages
    )


def everything(period: Period, people: list[CaseHistory]) -> dict[Dims, int]:
    """Every built-in dimension in a table of its own, and crossed with ethnic group."""
    tables = (
        *(TemplateTable(name, name, name, None) for name in ALL),
        *(
            TemplateTable(f"{rows}_{columns}", "", rows, columns)
            for rows in OF_FIRST_JOB
            for columns in ("job_start", "job_start_in_year", "outcome")
        ),
    )
    template = ReturnTemplate("all", "All", 1, PATHWAY.code, 5, tables)
    counted = count(CountedBy(template, PATHWAY, period, LIBRARY.reference, LISTED), people)
    dimensions = [dimension_of(name, PATHWAY, period, LISTED) for name in ALL]
    return counts_by_place(
        [CountTable(t.table, t.table, t.dimensions, t.people) for t in counted],
        [
            Dimension(
                d.name,
                d.title,
                tuple(Category(c.code, c.title) for c in d.categories),
                groups=tuple(CategoryGroup(s.code, s.title, s.children) for s in d.sums),
            )
            for d in dimensions
        ],
        place_of({"period": period.code}),
    )


@settings(max_examples=25, deadline=None)
@given(st.lists(PEOPLE, max_size=8), st.sampled_from([Q2, HalfYear(2026, 1), FinancialYear(2026)]))
def test_what_everybody_may_conclude_is_true(people: list[CaseHistory], period: Period) -> None:
    counts = everything(period, people)
    facts = constraints_of(known_facts(PATHWAY, period, LISTED), counts)
    assert len(facts) > 25
    for fact in facts:
        total = sum(factor * counts[place] for factor, place in fact.terms)
        assert total == 0 if fact.op == "==" else total >= 0, fact


@settings(max_examples=25, deadline=None, phases=[Phase.generate])
@given(st.lists(PEOPLE, max_size=8))
def test_what_goes_on_without_corrections_adds_up_over_periods(people: list[CaseHistory]) -> None:
    periods: list[Period] = [Q2, Q3, HalfYear(2026, 1), Quarter(2026, 4), HalfYear(2026, 2)]
    periods += [Quarter(2027, 1), FinancialYear(2026), Quarter(2027, 2)]
    with_kinds = [one for one in people if kind_comes_with_the_job(one)]
    counts: dict[Dims, int] = {}
    kinds_of_jobs: dict[Dims, int] = {}
    printed = []
    for period in periods:
        cells = everything(period, people)
        counts |= cells
        kinds_of_jobs |= everything(period, with_kinds)
        own = PrintedPeriod(period, {place: place for place in cells}, groupings(LISTED))
        printed.append(own)
    found = continuations(printed)
    kinds = {course for course in Course if any(item.course is course for item in found)}
    assert kinds == set(Course)
    for item in found:
        by_place = kinds_of_jobs if names_a_kind(item.now) else counts
        grown = by_place[item.now] - sum(by_place[place] for place in item.before)
        if item.course is Course.CLOSED:
            assert grown == 0, item
        elif item.course is Course.GROWS:
            assert grown >= 0, item


def test_classify_knows_every_dimension() -> None:
    groups = classify(person(), PATHWAY, Q1)
    for name, code in groups.items():
        known = {category.code for category in dimension_of(name, PATHWAY, Q1).categories}
        assert code in known, name


def test_where_somebody_lives_and_who_lets_their_home_are_told_by_the_networks_lists() -> None:
    def told(ward: str, landlord: str = "") -> tuple[str, str]:
        case = CaseAt(living_in(person(), ward, landlord), PATHWAY, Q1, lists=LISTED)
        return category_of("ward", case), category_of("landlord", case)

    assert told(" TENTH  3", "hh") == ("tenth_3", "harbour_homes")
    assert told("Elsewhere", "Somebody private") == (NOT_KNOWN, NOT_KNOWN)
    wards = dimension_of("ward", PATHWAY, Q1, LISTED)
    titles = [one.title for one in wards.printed]
    assert titles[4:6] == ["Tenth 5", "North (constituency)"]
    assert titles[-2:] == ["Town (city)", "Not known, or not on the network's list"]
    sums = {one.code: one.children for one in wards.sums}
    assert sums["constituency:north"] == tuple(f"tenth_{n}" for n in range(1, 6))
    assert len(sums["city:city"]) == 10


def test_names_that_differ_by_a_sign_alone_are_two_groups() -> None:
    names = ("Tŷ Da", "Ty Da", "ty-da", "Not known", "Щ", "x" * 60, "x" * 61)
    codes = [code_of_name(name) for name in names]
    assert len(set(codes)) == len(names)
    assert codes[1] == "ty_da"
    assert NOT_KNOWN not in codes
    assert all(re.fullmatch("[a-z0-9][a-z0-9_]{1,47}", code) for code in codes)


def test_who_went_counts_where_todays_list_has_their_ward() -> None:
    tables = tuple(TemplateTable(n, n, n, None) for n in ("ward", "deprivation_decile", "landlord"))
    template = ReturnTemplate("all", "All", 1, PATHWAY.code, 5, tables)
    gone = [
        {"ward": "tenth_3", "deprivation_decile": "9", "landlord": "harbour_homes"},
        {"ward": "gone_since", "deprivation_decile": "9", "landlord": "sold_since"},
        {"deprivation_decile": "9"},
    ]
    wards, deciles, landlords = (c.people for c in count_groups(template, gone, LISTED))
    assert wards == {("tenth_3",): 1, (NOT_KNOWN,): 2}
    assert deciles == {("3",): 1, (NOT_KNOWN,): 2}
    assert landlords == {("harbour_homes",): 1, (NOT_KNOWN,): 2}
    without_wards = replace(template, tables=tables[1:2])
    (deciles,) = (c.people for c in count_groups(without_wards, gone, LISTED))
    assert deciles == {("9",): 3}
