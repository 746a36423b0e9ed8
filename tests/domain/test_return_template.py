"""Return templates: what is shipped, and what a wrong file is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from anchordesk.domain.agreed_lists import (
    NO_LISTS,
    AgreedLists,
    landlords_by_name,
    read_landlord_list,
)
from anchordesk.domain.broader_groups import groupings
from anchordesk.domain.counted_dimensions import dimensions_of
from anchordesk.domain.counted_facts import constraints_of, known_facts
from anchordesk.domain.disclosure.audit_joint import ring_in
from anchordesk.domain.disclosure.published_cells import PublishedCell, PublishedTables
from anchordesk.domain.disclosure.tables import (
    Category,
    CountTable,
    Dimension,
    counts_by_place,
    public_totals,
)
from anchordesk.domain.pathway_file import read_pathway
from anchordesk.domain.period import FinancialYear, PeriodKind
from anchordesk.domain.return_template import (
    PEOPLE_TABLE,
    Population,
    ReturnTemplate,
    TemplateFileError,
    read_template,
)
from anchordesk.domain.ward_places import by_name, read_ward_list
from anchordesk.settings import resource_path

SHIPPED = sorted(resource_path("returns").glob("*.toml"))
CASELOAD = resource_path("returns", "caseload-summary.toml").read_text("utf-8")


def sample(*name: str) -> str:
    return resource_path(*name).read_text("utf-8")


PATHWAY = read_pathway(sample("pathways", "hospitality-to-health.toml"), "")
LISTS = AgreedLists(
    by_name(read_ward_list(sample("sample", "wards.toml"), "").wards),
    landlords_by_name(read_landlord_list(sample("sample", "landlords.toml"), "").landlords),
)


def shipped(name: str) -> ReturnTemplate:
    return read_template(resource_path("returns", f"{name}.toml").read_text("utf-8"), name)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_shipped_tables_overlap_in_a_tree(path: Path) -> None:
    """Those by tenths beside those by ward, too, since the public list makes them their sums."""
    template = shipped(path.stem)
    assert ring_of(template, LISTS) == ()
    assert len({table.dimensions for table in template.tables}) == len(template.tables)
    assert bool(ring_of(template, NO_LISTS)) == (path.stem == "quality-and-place")


def ring_of(template: ReturnTemplate, told: AgreedLists) -> tuple[str, ...]:
    """The ring of a return's tables, for a reader to whom a list was told, or none."""
    period = FinancialYear(2026)
    known = dimensions_of(PATHWAY, period, LISTS)
    dimensions = [
        Dimension(
            name, name, tuple(Category(one.code, one.title) for one in known[name].categories)
        )
        for name in template.dimensions
    ]
    tables = [CountTable(t.name, "", t.dimensions, {}, t.fixed) for t in template.tables]
    places = counts_by_place(tables, dimensions, (("measure", "people"),))
    cells = tuple(PublishedCell("2026", place, None) for place in places)
    facts = constraints_of(known_facts(PATHWAY, period, told), places, groupings(told))
    return ring_in(PublishedTables(cells, public_totals(tables, dimensions), facts)).names


def test_six_returns_are_shipped_for_quarters_halves_and_years() -> None:
    found = {path.stem: shipped(path.stem) for path in SHIPPED}
    assert {name: template.period for name, template in found.items()} == {
        "board-summary": PeriodKind.YEAR,
        "caseload-summary": PeriodKind.QUARTER,
        "employment-programme": PeriodKind.QUARTER,
        "network-quarterly-summary": PeriodKind.QUARTER,
        "people-and-skills": PeriodKind.HALF_YEAR,
        "quality-and-place": PeriodKind.YEAR,
    }
    assert all(name == template.code for name, template in found.items())


def test_a_return_of_the_enrolled_says_first_how_many_are_not() -> None:
    text = CASELOAD.replace("threshold = 5", 'threshold = 5\npopulation = "enrolled"')
    template = read_template(text, "t")
    assert template.population is Population.ENROLLED
    assert template.tables[0] == PEOPLE_TABLE
    assert {t.fixed for t in template.tables[1:]} == {(("population", "enrolled"),)}
    assert "population" in template.dimensions


def test_a_measure_is_a_way_of_dividing_people() -> None:
    network = shipped("network-quarterly-summary")
    assert network.table("stage_by_age").dimensions == ("age_three", "stage_group")
    assert network.table("job_starts").dimensions == ("job_family", "job_start_in_year")
    assert shipped("board-summary").table("job_starts").dimensions == ("job_start",)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("threshold = 5", "threshold = 2", r"line 7.*threshold"),
        ("threshold = 5", "threshold = 11", "threshold"),
        ("threshold = 5", "threshold = true", "threshold"),
        ("threshold = 5", "threshold = 5\nperiod = 'month'", r"line 8.*month.*quarter"),
        ("threshold = 5", "threshold = 5\nsensitive = ['shoes']", "shoes"),
        ("threshold = 5", "threshold = 5\npopulation = 'all'", "all.*supported"),
        ('rows = "stage_group"', 'rows = "shoe_size"', r"line 12, in table 1.*shoe_size"),
        ('rows = "stage_group"', 'rows = "age_band"', "both in the rows and in the columns"),
        ('rows = "stage_group"', "", "rows"),
        ('columns = "age_band"', 'columns = "job_start"', r"line 13.*measure"),
        ('columns = "age_band"', 'measure = "wealth"', r"line 13.*wealth"),
        ('columns = "age_band"', 'columns = "pay_known"', r"line 13.*measure"),
        ('columns = "age_band"', 'columns = "hourly_pay"', r"line 13.*hourly_pay"),
        ('columns = "age_band"', 'columns = "age_band"\nmeasure = "exits"', "no others"),
        ('name = "ethnicity_by_outcome"', 'name = "stage_by_age"', r"line 16.*taken"),
        ("version = 1", "version = 1\nformula = 'x'", r"line 6.*formula"),
        ("threshold = 5", "threshold = 5\nzeros = 'never'", r"line 8.*never.*sensitive"),
        (
            "threshold = 5",
            "threshold = 5\nsmall_counts = 'rounded'\nzeros = 'sensitive'",
            r"line 9.*rounded counts",
        ),
        (
            "threshold = 5",
            "threshold = 5\nsmall_counts = 'rounded'\nmade_once = true",
            r"line 9.*rounded counts hide nothing",
        ),
        ("threshold = 5", "threshold = 5\nmade_once = 'no'", r"line 8.*made_once"),
        ("[[tables]]", "[tables", "cannot be read.*line 9"),
        ('name = "stage_by_age"', "name = 4", "name"),
        ("version = 1", 'version = 1\nsensitive = ["shoe_size"]', "shoe_size"),
    ],
)
def test_a_wrong_template_is_named_with_the_line_and_the_place(
    old: str, new: str, told: str
) -> None:
    assert old in CASELOAD
    with pytest.raises(TemplateFileError, match=told) as refused:
        read_template(CASELOAD.replace(old, new, 1), "mine.toml")
    assert "mine.toml" in str(refused.value)


def test_a_template_says_whether_zeros_are_sensitive() -> None:
    assert not read_template(CASELOAD, "t").zeros_sensitive
    for rule, sensitive in (("printed", False), ("sensitive", True)):
        text = CASELOAD.replace("threshold = 5", f'threshold = 5\nzeros = "{rule}"')
        assert read_template(text, "t").zeros_sensitive is sensitive


def test_a_template_says_whether_its_return_is_made_once() -> None:
    assert not read_template(CASELOAD, "t").made_once
    text = CASELOAD.replace("threshold = 5", "threshold = 5\nmade_once = true")
    assert read_template(text, "t").made_once


def test_a_median_is_not_asked_for_beside_rounded_counts() -> None:
    paying = CASELOAD.replace('columns = "age_band"', 'measure = "median_pay"', 1)
    table = read_template(paying, "t").tables[0]
    assert (table.dimensions, table.tallied) == (
        ("stage_group", "pay_known"),
        ("stage_group", "hourly_pay"),
    )
    with pytest.raises(TemplateFileError, match=r"line 14.*rounded counts"):
        read_template(
            paying.replace("threshold = 5", "threshold = 5\nsmall_counts = 'rounded'"), "t"
        )


def test_a_table_is_found_by_its_name() -> None:
    template = shipped("caseload-summary")
    assert template.table("stage_by_age").columns == "age_band"
    with pytest.raises(TemplateFileError):
        template.table("none")


def test_a_template_says_on_which_dimensions_a_whole_group_must_not_show() -> None:
    assert read_template(CASELOAD, "t").sensitive == ()
    flagged = CASELOAD.replace("version = 1", 'version = 1\nsensitive = ["outcome"]', 1)
    assert read_template(flagged, "t").sensitive == ("outcome",)
