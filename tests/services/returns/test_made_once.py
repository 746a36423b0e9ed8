"""A return whose template says that it is made once: fewer hidden numbers, and no second one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from anchordesk.cli import main
from anchordesk.domain.disclosure import suppression
from anchordesk.domain.period import FinancialYear
from anchordesk.services import returns
from anchordesk.services.errors import ReturnRefusedError
from anchordesk.services.workspace import Workspace
from tests.services.returns.desk import NOW, TEMPLATE

LESS = "Fewer hidden numbers"


def as_template_says(workspace: Workspace, *, made_once: bool = True) -> Workspace:
    """As if the template said made_once = true."""
    templates = workspace.library.templates
    changed = replace(templates[TEMPLATE], made_once=made_once)
    library = replace(workspace.library, templates={**templates, TEMPLATE: changed})
    return replace(workspace, library=library)


def test_less_is_hidden_and_the_written_file_passes_the_check(
    filled: Workspace, tmp_path: Path
) -> None:
    usual = returns.prepare(filled, TEMPLATE, NOW)
    once = returns.prepare(as_template_says(filled), TEMPLATE, NOW)
    assert once.hidden < usual.hidden
    assert not any(LESS in warning for warning in once.warnings)
    hidden = {place for place, figure in once.message.figures().items() if figure is None}
    assert once.reasons.keys() == hidden
    file = tmp_path / "return.json"
    file.write_bytes(once.tables_json)
    assert main(["verify", str(file), "--join"]) == 0
    assert returns.approve(as_template_says(filled), once).published == once.tables_json


def test_where_the_time_is_up_the_lead_is_told_and_the_return_is_as_usual(
    filled: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = returns.prepare(filled, TEMPLATE, NOW)
    monkeypatch.setattr(suppression, "SECONDS", 0.0)
    once = returns.prepare(as_template_says(filled), TEMPLATE, NOW)
    assert once.tables_json == usual.tables_json
    assert any("the time for it was up" in warning for warning in once.warnings)
    assert not any(LESS in warning for warning in usual.warnings)


def test_beside_another_return_it_is_protected_as_usual_and_the_lead_is_told(
    filled: Workspace,
) -> None:
    returns.approve(filled, returns.prepare(filled, "board-summary", FinancialYear(2026)))
    usual = returns.prepare(filled, TEMPLATE, NOW)
    once = returns.prepare(as_template_says(filled), TEMPLATE, NOW)
    assert once.tables_json == usual.tables_json
    assert any("made once, but others were approved" in warning for warning in once.warnings)


def test_it_is_made_for_one_period_alone(filled: Workspace) -> None:
    once = as_template_says(filled)
    first = returns.prepare(once, TEMPLATE, NOW)
    returns.approve(once, first)
    with pytest.raises(ReturnRefusedError, match="made for October to December 2026") as refused:
        returns.prepare(once, TEMPLATE, FinancialYear(2026))
    assert refused.value.advice
    again = returns.prepare(once, TEMPLATE, NOW)
    assert again.payload == first.payload
