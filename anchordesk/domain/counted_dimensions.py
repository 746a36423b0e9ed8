"""What people can be counted by: every built-in dimension, its categories in the order of print."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from anchordesk.domain.agreed_lists import NO_LISTS, AgreedLists
from anchordesk.domain.categories import (
    AgeBand,
    EthnicityGroup,
    Qualification,
    TitledCode,
)
from anchordesk.domain.counted_dimension import CountedCategory, CountedDimension, CountedSum
from anchordesk.domain.counted_places import (
    BY_DEPRIVATION,
    Groups,
    landlord_groups,
    ward_groups,
    ward_sums,
)
from anchordesk.domain.job_kinds import JobFamily, JobSector, SectorLeft
from anchordesk.domain.outcome import JobOutcomeState
from anchordesk.domain.pathway import Pathway
from anchordesk.domain.period import Period, Quarter, quarter_of, year_of

NOT_ENROLLED = "not_enrolled"
EARLIER = "earlier"
EARLIER_IN_YEAR = "earlier_in_year"
BEFORE_YEAR = "before_year"
YEAR_TO_DATE = "year_to_date"
IN_PERIOD = "in_period"
DATE_NOT_KNOWN = "date_not_known"
NEVER = "never"
NOT_STATED = "not_stated"
NO_JOB = "no_job"
STAYED = "stayed"
QUARTERS_SHOWN = 4
MINORITY, WHITE = "minority", "white"
NOT_KNOWN = "not_known"
PAY_KNOWN, KNOWN = "pay_known", "known"
HOURLY_PAY = "hourly_pay"
"""What a tally holds in place of `PAY_KNOWN`: pay and employer of each job; never printed."""


Maker = Callable[[Pathway, Period], CountedDimension]
OfLists = Callable[[AgreedLists], CountedDimension]


def dimension_of(
    name: str, pathway: Pathway, period: Period, lists: AgreedLists = NO_LISTS
) -> CountedDimension:
    """Return a built-in dimension for a pathway, a period and the network's lists."""
    of_lists = _OF_LISTS.get(name)
    return _MAKERS[name](pathway, period) if of_lists is None else of_lists(lists)


def dimensions_of(
    pathway: Pathway, period: Period, lists: AgreedLists = NO_LISTS
) -> Mapping[str, CountedDimension]:
    """Return every built-in dimension, by name."""
    return {name: dimension_of(name, pathway, period, lists) for name in BUILT_IN_DIMENSIONS}


def quarters_shown(period: Period) -> tuple[Quarter, ...]:
    """The quarters of joining that a period's return shows singly, the oldest first."""
    quarters = [quarter_of(period.last_day)]
    while len(quarters) < QUARTERS_SHOWN:
        quarters.append(quarters[-1].preceding)
    return tuple(reversed(quarters))


def _fixed(name: str, title: str, *categories: tuple[str, str]) -> Maker:
    made = CountedDimension(name, title, tuple(CountedCategory(*pair) for pair in categories))
    return lambda _pathway, _period: made


def _coded(name: str, title: str, codes: type[TitledCode]) -> Maker:
    return _fixed(name, title, *((code.value, code.title_text) for code in codes))


def _of_first_job(name: str, title: str, codes: type[TitledCode]) -> Maker:
    return _fixed(
        name,
        title,
        *((code.value, code.title_text) for code in codes),
        (NOT_KNOWN, "Not known"),
        (NO_JOB, "No job recorded"),
    )


def _ward(lists: AgreedLists) -> CountedDimension:
    sums = (CountedSum(one.code, one.title, one.wards) for one in ward_sums(lists))
    return CountedDimension("ward", "Ward", _categories(ward_groups(lists)), tuple(sums))


def _landlord(lists: AgreedLists) -> CountedDimension:
    return CountedDimension("landlord", "Landlord", _categories(landlord_groups(lists)))


def _categories(groups: Groups) -> tuple[CountedCategory, ...]:
    return tuple(CountedCategory(*pair) for pair in groups)


def _stage_group(pathway: Pathway, _period: Period) -> CountedDimension:
    groups = [CountedCategory(group.code, group.title) for group in pathway.groups]
    not_enrolled = CountedCategory(NOT_ENROLLED, "Not on the pathway")
    return CountedDimension("stage_group", "Stage", (not_enrolled, *groups))


def _start_quarter(_pathway: Pathway, period: Period) -> CountedDimension:
    shown = quarters_shown(period)
    return CountedDimension(
        "start_quarter",
        "Joined the pathway",
        (
            CountedCategory(EARLIER, f"Before {shown[0].title}"),
            *(CountedCategory(quarter.code, quarter.title) for quarter in shown),
            CountedCategory(DATE_NOT_KNOWN, "Date not known"),
            CountedCategory(NOT_ENROLLED, "Not on the pathway"),
        ),
    )


def _exits(pathway: Pathway, _period: Period) -> CountedDimension:
    return CountedDimension(
        "exit_reason",
        "Left the pathway",
        (
            CountedCategory(NOT_ENROLLED, "Never on the pathway"),
            CountedCategory(STAYED, "Has not left"),
            *(CountedCategory(reason.code, reason.title) for reason in pathway.exits),
        ),
    )


def _event(name: str, title: str, happened: str, never: tuple[str, str]) -> Maker:
    """When something first happened to people: in the period, earlier, at some time, or never."""

    def make(_pathway: Pathway, period: Period) -> CountedDimension:
        return CountedDimension(
            name,
            title,
            (
                CountedCategory(IN_PERIOD, f"{happened} in {period.title}"),
                CountedCategory(EARLIER, "Earlier"),
                CountedCategory(DATE_NOT_KNOWN, "Date not known"),
                CountedCategory(*never),
            ),
        )

    return make


def _event_in_year(name: str, title: str, happened: str, never: tuple[str, str]) -> Maker:
    """The same, with the financial year so far as a sum of its own."""

    def make(_pathway: Pathway, period: Period) -> CountedDimension:
        year = year_of(period.last_day)
        return CountedDimension(
            name,
            title,
            (
                CountedCategory(IN_PERIOD, f"{happened} in {period.title}"),
                CountedCategory(EARLIER_IN_YEAR, f"Earlier since April {year.year}"),
                CountedCategory(BEFORE_YEAR, f"Before April {year.year}"),
                CountedCategory(DATE_NOT_KNOWN, "Date not known"),
                CountedCategory(*never),
            ),
            (
                CountedSum(
                    YEAR_TO_DATE,
                    f"Year to date, from April {year.year}",
                    (IN_PERIOD, EARLIER_IN_YEAR),
                ),
            ),
        )

    return make


EVENTS = {
    "joined": ("Joined the pathway", "Joined", (NOT_ENROLLED, "Not joined")),
    "job_start": ("First job", "Started a first job", (NO_JOB, "None so far")),
    "sustained_13": ("13 weeks in work", "Reached 13 weeks", (NEVER, "Not reached")),
    "sustained_26": ("26 weeks in work", "Reached 26 weeks", (NEVER, "Not reached")),
}
"""Titles of the events, and what is said of those to whom it did not happen."""

IN_YEAR = {name: f"{name}_in_year" for name in EVENTS}
"""The dimension that shows an event with the year to date, by the one that does not."""

EVENT_DIMENSIONS = frozenset({*EVENTS, *IN_YEAR.values()})

_MAKERS: dict[str, Maker] = {
    "stage_group": _stage_group,
    "age_band": _coded("age_band", "Age", AgeBand),
    "age_three": _fixed(
        "age_three",
        "Age",
        ("to_30", "30 and under"),
        ("31_49", "31 to 49"),
        ("50_plus", "50 and over"),
        ("not_known", "Not known"),
    ),
    "outcome": _coded("outcome", "Outcome", JobOutcomeState),
    "ethnicity_group": _coded("ethnicity_group", "Ethnic group", EthnicityGroup),
    "ethnicity_broad": _fixed(
        "ethnicity_broad",
        "Ethnic group",
        (MINORITY, "Asian, Black, mixed or other"),
        (WHITE, "White"),
        (NOT_STATED, "Not known or not said"),
    ),
    "sex": _fixed(
        "sex",
        "Sex",
        ("female", "Female"),
        ("male", "Male"),
        (NOT_STATED, "Not known or not said"),
    ),
    "disability": _fixed(
        "disability",
        "Disability",
        ("yes", "Disabled"),
        ("no", "Not disabled"),
        (NOT_STATED, "Not known or not said"),
    ),
    "qualification": _coded("qualification", "Highest qualification", Qualification),
    "start_quarter": _start_quarter,
    "population": _fixed(
        "population",
        "People",
        ("enrolled", "On the pathway, or left it"),
        (NOT_ENROLLED, "Never on the pathway"),
    ),
    "moved": _fixed(
        "moved",
        "Moved on",
        ("moved", "Reached a later stage in the period"),
        ("stayed", "Did not"),
    ),
    "job_quality": _fixed(
        "job_quality",
        "Newest job",
        ("good", "Pays the Real Living Wage, with guaranteed hours"),
        ("not_good", "Does not"),
        ("not_judged", "Cannot be judged"),
        (NO_JOB, "No job recorded"),
    ),
    "retention": _fixed(
        "retention",
        "Six months after starting work",
        ("kept", "In work at 26 weeks"),
        ("lost", "Not in work at 26 weeks"),
        ("not_recorded", "Not recorded"),
        ("not_due", "Started less than 26 weeks ago"),
        (DATE_NOT_KNOWN, "Date of start not known"),
        (NO_JOB, "No job recorded"),
    ),
    **{name: _fixed(name, title, *groups) for name, (title, groups) in BY_DEPRIVATION.items()},
    "living_wage": _fixed(
        "living_wage",
        "Pay of the newest job",
        ("pays", "Pays the Real Living Wage"),
        ("less", "Pays less"),
        ("not_judged", "Cannot be judged"),
        (NO_JOB, "No job recorded"),
    ),
    PAY_KNOWN: _fixed(
        PAY_KNOWN,
        "Pay an hour",
        (KNOWN, "Known"),
        (NOT_KNOWN, "Not known"),
        (NO_JOB, "No job recorded"),
    ),
    "sector_left": _coded("sector_left", "Sector left", SectorLeft),
    "job_family": _of_first_job("job_family", "Kind of work of the first job", JobFamily),
    "sector_entered": _of_first_job("sector_entered", "Sector of the first job", JobSector),
    "exit_reason": _exits,
    **{name: _event(name, *words) for name, words in EVENTS.items()},
    **{IN_YEAR[name]: _event_in_year(IN_YEAR[name], *words) for name, words in EVENTS.items()},
}

OF_FIRST_JOB: Mapping[str, type[TitledCode]] = {
    "job_family": JobFamily,
    "sector_entered": JobSector,
}
"""Dimensions by the first job, and their categories beside not known and no job."""

_OF_LISTS: dict[str, OfLists] = {"ward": _ward, "landlord": _landlord}
"""Dimensions whose categories the network agreed on."""

BUILT_IN_DIMENSIONS = (*_MAKERS, *_OF_LISTS)
