"""Return templates: what is shipped, and what a wrong file is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from anchordesk.domain.period import PeriodKind
from anchordesk.domain.return_template import (
    PEOPLE_TABLE,
    Population,
    ReturnTemplate,
    TemplateFileError,
    read_template,
)
from anchordesk.settings import resource_path

SHIPPED = sorted(resource_path("returns").glob("*.toml"))
CASELOAD = resource_path("returns", "caseload-summary.toml").read_text("utf-8")


def shipped(name: str) -> ReturnTemplate:
    return read_template(resource_path("returns", f"{name}.toml").read_text("utf-8"), name)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_shipped_tables_overlap_in_a_tree(path: Path) -> None:
    tables = shipped(path.stem).tables
    edges = [frozenset(table.dimensions) for table in tables if len(table.dimensions) == 2]
    groups: list[set[str]] = [{name} for name in {name for edge in edges for name in edge}]
    for edge in edges:
        joined = [group for group in groups if group & edge]
        assert len(joined) == 2, "these tables form a ring"
        groups = [g for g in groups if not g & edge] + [set().union(*joined)]
    assert len({table.dimensions for table in tables}) == len(tables)


def test_five_returns_are_shipped_for_quarters_halves_and_years() -> None:
    found = {path.stem: shipped(path.stem) for path in SHIPPED}
    assert {name: template.period for name, template in found.items()} == {
        "board-summary": PeriodKind.YEAR,
        "caseload-summary": PeriodKind.QUARTER,
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
