"""A record says at its top what is disputed, or to be left as it is, until that is settled."""

from __future__ import annotations

import pytest

from anchordesk.domain.rights_request import RequestState, Right
from anchordesk.domain.time_limits import Nation
from anchordesk.services import rights
from anchordesk.ui.kit.table_delegate import CELL_ROLE
from anchordesk.ui.kit.tag import Tag
from tests.ui.driver import Driver
from tests.ui.test_caseload_search import search

ASKED = "They asked on 23 Nov 2026 that"


def told(driver: Driver) -> str:
    """All that the list says of its first line."""
    model = driver.caseload.table.model()
    columns = range(model.columnCount())
    return " ".join(model.index(0, column).data(CELL_ROLE).words for column in columns)


def marks(driver: Driver) -> list[str]:
    return [tag.accessibleName() for tag in driver.record.bar.findChildren(Tag) if tag.isVisible()]


@pytest.mark.parametrize(
    ("right", "mark", "means"),
    [
        (Right.RECTIFICATION, "Disputed", f"{ASKED} something here is corrected."),
        (Right.RESTRICTION, "Leave as it is", f"{ASKED} nothing here is changed or used."),
        (Right.OBJECTION, "Leave as it is", f"{ASKED} nothing here is changed or used."),
    ],
)
def test_an_open_request_is_seen_and_read_out_on_the_record(
    opened: Driver, right: Right, mark: str, means: str
) -> None:
    workspace = opened.frame.context.workspace
    today, england = workspace.clock.today(), Nation.ENGLAND_AND_WALES
    asked = rights.record(workspace, "AD-10001", right, today, england)
    opened.open_record_of("Elif Jones")
    bar = opened.record.bar
    assert mark in marks(opened)
    assert means in opened.words(bar)
    assert means in bar.back_button.accessibleName()
    opened.keys("Escape")
    if mark == "Leave as it is":
        assert "Elif Jones" not in opened.names_listed()
        assert search(opened, "elif jo") == ["Elif Jones"], "by name"
        assert "Asked that nothing of theirs is changed or used" in told(opened)
        assert "Elif Jones" not in search(opened, "")
    rights.settle(workspace, asked.id, RequestState.DONE)
    opened.frame.records_changed()
    opened.settle()
    opened.open_record_of("Elif Jones")
    assert mark not in marks(opened)
    assert means not in opened.record.bar.back_button.accessibleName()


def test_a_request_for_a_copy_marks_nothing(opened: Driver) -> None:
    workspace = opened.frame.context.workspace
    today, england = workspace.clock.today(), Nation.ENGLAND_AND_WALES
    rights.record(workspace, "AD-10001", Right.ACCESS, today, england)
    opened.open_record_of("Elif Jones")
    assert "Disputed" not in marks(opened)
    assert ASKED not in opened.words(opened.record.bar)
