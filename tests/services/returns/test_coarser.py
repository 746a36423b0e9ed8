"""What would show more: coarser versions are protected as a whole, and leave as any return does."""

from __future__ import annotations

from anchordesk.domain.coarser_return import BroaderGroups, NotCrossed
from anchordesk.services import returns
from anchordesk.services.coarser_returns import coarser_choices, try_coarser
from anchordesk.services.workspace import Workspace
from tests.services.returns.desk import NOW, TEMPLATE


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


def test_a_version_that_hides_no_less_is_not_offered(filled: Workspace) -> None:
    full = returns.prepare(filled, TEMPLATE, NOW)
    assert try_coarser(filled, full, BroaderGroups("ethnicity_group")) is None
