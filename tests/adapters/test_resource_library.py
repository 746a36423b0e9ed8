"""The shipped definitions load, and fit each other."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from anchordesk.adapters.resource_library import load_library
from anchordesk.domain.errors import RefusedError
from anchordesk.domain.pathway import PathwayRefusedError
from anchordesk.services.errors import NotFoundError
from anchordesk.settings import resource_path


def test_templates_and_mappings_name_pathways_that_are_shipped() -> None:
    library = load_library(resource_path())
    assert [pathway.title for pathway in library.offered_pathways] == [
        "Hospitality to Health",
        "Council apprenticeships",
        "General employability",
        "University entry roles",
    ]
    for template in library.templates.values():
        assert library.newest_pathway(template.pathway).code == template.pathway
    for mapping in library.mappings:
        pathway = library.newest_pathway(mapping.pathway)
        stages = {
            value
            for rule in mapping.rules
            if rule.field == "stage"
            for value in (rule.otherwise, *(case.value for case in rule.cases))
        }
        assert stages <= {stage.code for stage in pathway.stages}


def test_what_is_not_there_is_said_plainly() -> None:
    library = load_library(resource_path())
    with pytest.raises(PathwayRefusedError, match="version 9"):
        library.pathway("hospitality-to-health", 9)
    with pytest.raises(NotFoundError):
        library.template("no-such-return")


@pytest.mark.parametrize(
    "name", ["pathways/hospitality-to-health.toml", "returns/caseload-summary.toml"]
)
def test_a_damaged_definition_is_named(tmp_path: Path, name: str) -> None:
    for folder in ("pathways", "returns", "imports"):
        shutil.copytree(resource_path(folder), tmp_path / folder)
    (tmp_path / name).write_text("code = [", "utf-8")
    with pytest.raises(RefusedError, match=Path(name).name):
        load_library(tmp_path)
