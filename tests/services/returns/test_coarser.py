"""What would show more: coarser versions are protected as a whole, and leave as any return does."""

from __future__ import annotations

from typing import Any

import pytest

from anchordesk.cli import build_parser
from anchordesk.commands import make_return
from anchordesk.domain.broader_groups import BROADER
from anchordesk.domain.coarser_return import BroaderGroups, LeftOut, NotCrossed
from anchordesk.domain.disclosure.protected_return import ProtectionRefusedError
from anchordesk.domain.return_template import ReturnTemplate
from anchordesk.services import returns
from anchordesk.services.coarser_returns import (
    coarser_choices,
    prepare_what_is_safe,
    try_coarser,
)
from anchordesk.services.protection import ProtectedCounts, protect_counts
from anchordesk.services.workspace import Workspace
from tests.services.returns.desk import NOW, TEMPLATE
from tests.services.returns.test_nothing_leaves import Standing


def test_a_coarser_version_hides_less_and_can_be_approved(filled: Workspace) -> None:
    full = returns.prepare(filled, TEMPLATE, NOW)
    crossed, choice = BroaderGroups("age_band"), NotCrossed("stage_by_age", "Stage", "Age")
    assert coarser_choices(filled, full) == (crossed, choice)
    version = try_coarser(filled, full, choice)
    assert version is not None
    assert version.prepared.hidden < full.hidden
    assert version.words == ("“Stage reached, by age” as two lists, stage and age, not crossed")
    titles = [table.title for table in version.prepared.document.tables]
    assert titles[:2] == ["Stage", "Age"]
    assert len(returns.approved(filled)) == 0
    release = returns.approve(filled, version.prepared)
    assert returns.approved(filled) == (release,)
    again = returns.prepare(filled, TEMPLATE, NOW)
    assert again.payload == release.payload


def test_coarser_versions_are_listed_and_taken_by_command(
    filled: Workspace, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(make_return, "opened", lambda _: Standing(filled))
    words = ("return", "--template", TEMPLATE, "--period", NOW.code, "--coarser")

    def run(*numbers: str) -> tuple[int, str]:
        given = build_parser().parse_args([*words, *numbers])
        code = int(given.run(given))
        return code, capsys.readouterr().out

    code, listed = run()
    assert code == 0
    assert "“Stage reached, by age” as two lists" in listed
    assert "hidden instead of" in listed
    code, shown = run(listed.splitlines()[-1].split()[0])
    assert code == 0
    assert "Stage\n" in shown or "Stage (" in shown
    assert "Stage reached, by age" not in shown
    assert run("99")[0] == 1
    assert returns.approved(filled) == ()


def test_a_version_that_hides_no_less_is_not_offered(filled: Workspace) -> None:
    full = returns.prepare(filled, TEMPLATE, NOW)
    assert try_coarser(filled, full, BroaderGroups("ethnicity_group")) is None


def refusing(
    monkeypatch: pytest.MonkeyPatch, *dimensions: str, cells: bool = True
) -> list[ReturnTemplate]:
    """Let protection fail for every return that has one of these dimensions.

    Args:
        cells: Whether it names a cell; else the time was up. Returns what is tried, as it goes on.
    """
    tried: list[ReturnTemplate] = []

    def protect(*, template: ReturnTemplate, **others: Any) -> ProtectedCounts:
        tried.append(template)
        for name in dimensions:
            if name in template.dimensions:
                raise ProtectionRefusedError((((name, "16_24"),),) if cells else ())
        return protect_counts(template=template, **others)

    monkeypatch.setattr(returns, "protect_counts", protect)
    return tried


def test_what_cannot_be_protected_whole_is_prepared_in_less_detail(
    filled: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    refusing(monkeypatch, "age_band")
    prepared = prepare_what_is_safe(filled, TEMPLATE, NOW)
    assert prepared.coarser == (BroaderGroups("age_band"),)
    assert prepared.warnings[0].startswith("All detail of this return cannot be protected. This")
    assert "Age in fewer groups: “30 and under”" in prepared.warnings[0]
    release = returns.approve(filled, prepared)
    assert prepare_what_is_safe(filled, TEMPLATE, NOW).release == release


def test_where_one_thing_in_less_detail_is_not_enough_all_is_or_nothing(
    filled: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    refusing(monkeypatch, "age_band", "ethnicity_group")
    prepared = prepare_what_is_safe(filled, TEMPLATE, NOW)
    assert {table.columns for table in prepared.template.tables} == {None}


def test_where_the_time_is_up_what_has_most_groups_is_shown_in_fewer(
    filled: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried = refusing(monkeypatch, "ethnicity_group", cells=False)
    made = prepare_what_is_safe(filled, TEMPLATE, NOW)
    assert made.coarser == (BroaderGroups("ethnicity_group"),)
    assert "This version shows less: Ethnic group in fewer groups" in made.warnings[0]
    assert len(tried) == 2, "nothing else is tried"


def test_a_table_that_nothing_protects_is_left_out_and_the_preview_says_so(
    filled: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    refusing(monkeypatch, "age_band", "age_three")
    prepared = prepare_what_is_safe(filled, TEMPLATE, NOW)
    (left_out,) = [one for one in prepared.coarser if isinstance(one, LeftOut)]
    assert prepared.warnings[0].startswith("All detail of this return cannot be protected. This")
    assert f"“{left_out.title}” is left out" in prepared.warnings[0]
    assert left_out.title not in [table.title for table in prepared.document.tables]
    assert not {"age_band", "age_three"} & set(prepared.template.dimensions)
    release = returns.approve(filled, prepared)
    assert returns.approved(filled) == (release,)


def test_where_no_table_can_be_protected_the_cells_in_the_way_are_named(
    filled: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = returns.prepare(filled, TEMPLATE, NOW).template.dimensions
    refusing(monkeypatch, "age_band", *full, *(one.name for one in BROADER.values()))
    with pytest.raises(ProtectionRefusedError, match="age_band=16_24"):
        prepare_what_is_safe(filled, TEMPLATE, NOW)
    assert returns.approved(filled) == ()
