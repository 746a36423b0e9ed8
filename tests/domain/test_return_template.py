"""Return templates: what is shipped, and what a wrong file is told."""

from __future__ import annotations

import pytest

from anchordesk.domain.return_template import TemplateFileError, read_template
from anchordesk.settings import resource_path

SHIPPED = resource_path("returns", "caseload-summary.toml").read_text("utf-8")


def test_the_shipped_return_has_four_linked_tables_that_overlap_in_a_tree() -> None:
    tables = read_template(SHIPPED, "t").tables
    edges = {frozenset((table.rows, table.columns)) for table in tables}
    dimensions = {name for edge in edges for name in edge}
    groups = [{name} for name in dimensions]
    for edge in edges:
        joined = [group for group in groups if group & edge]
        assert len(joined) == 2, "these tables form a ring"
        groups = [g for g in groups if not g & edge] + [set().union(*joined)]
    assert len(tables) == len(edges) == 4


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("threshold = 5", "threshold = 2", "threshold"),
        ("threshold = 5", "threshold = 11", "threshold"),
        ("threshold = 5", "threshold = true", "threshold"),
        ('rows = "stage_group"', 'rows = "shoe_size"', "shoe_size"),
        ("version = 1", "version = 1\nformula = 'x'", "formula"),
        ("[[tables]]", "[tables", "cannot be read"),
        ('name = "stage_by_age"', "name = 4", "name"),
        ("version = 1", 'version = 1\nsensitive = ["shoe_size"]', "shoe_size"),
    ],
)
def test_a_wrong_template_is_named_with_the_place(old: str, new: str, told: str) -> None:
    with pytest.raises(TemplateFileError, match=told) as refused:
        read_template(SHIPPED.replace(old, new, 1), "mine.toml")
    assert "mine.toml" in str(refused.value)


def test_a_table_is_found_by_its_name() -> None:
    template = read_template(SHIPPED, "t")
    assert template.table("stage_by_age").columns == "age_band"
    with pytest.raises(TemplateFileError):
        template.table("none")


def test_a_template_says_on_which_dimensions_a_whole_group_must_not_show() -> None:
    assert read_template(SHIPPED, "t").sensitive == ()
    flagged = SHIPPED.replace("version = 1", 'version = 1\nsensitive = ["outcome"]', 1)
    assert read_template(flagged, "t").sensitive == ("outcome",)
