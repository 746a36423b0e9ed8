from __future__ import annotations

import pytest

from anchordesk.services.saved_views import (
    LONGEST_NAME,
    MOST_VIEWS,
    ViewRefusedError,
    delete_view,
    list_views,
    rename_view,
    save_view,
    undo_view_change,
)
from anchordesk.services.undoing import ChangedSinceError
from anchordesk.services.wanted import DueFilter, Order, Wanted
from anchordesk.services.workspace import Workspace

EVERY_FILTER = Wanted(
    "siân", "Offer", DueFilter.SOON, Order.LAST_CONTACT, 28, True, True, "general", "Sam Kaur", 30
)


def names(workspace: Workspace) -> list[str]:
    return [view.name for view in list_views(workspace)]


def test_a_view_keeps_every_filter_and_the_order(worker: Workspace) -> None:
    kept = save_view(worker, "  My   offers ", EVERY_FILTER).after
    assert kept is not None
    assert kept.name == "My offers"
    assert list_views(worker) == (kept,)
    assert kept.wanted == EVERY_FILTER


def test_the_same_name_replaces_and_can_be_taken_back(worker: Workspace) -> None:
    first = save_view(worker, "Due", Wanted(due=DueFilter.SOON))
    second = save_view(worker, "DUE", Wanted(due=DueFilter.OVERDUE))
    assert [view.wanted.due for view in list_views(worker)] == [DueFilter.OVERDUE]
    undo_view_change(worker, second)
    assert list_views(worker) == (first.after,)


def test_rename_and_delete_are_taken_back_in_the_old_place(worker: Workspace) -> None:
    for name in ("One", "Two", "Three"):
        made = save_view(worker, name, Wanted(alerts=True))
    second = list_views(worker)[1]
    renamed = rename_view(worker, second.id, "Zwei")
    assert names(worker) == ["One", "Zwei", "Three"]
    undo_view_change(worker, renamed)
    gone = delete_view(worker, second.id)
    assert names(worker) == ["One", "Three"]
    undo_view_change(worker, gone)
    assert names(worker) == ["One", "Two", "Three"]
    undo_view_change(worker, made)
    assert names(worker) == ["One", "Two"]


def test_what_was_changed_since_is_not_taken_back(worker: Workspace) -> None:
    made = save_view(worker, "One", Wanted(alerts=True))
    assert made.after is not None
    rename_view(worker, made.after.id, "Other")
    with pytest.raises(ChangedSinceError):
        undo_view_change(worker, made)
    gone = delete_view(worker, made.after.id)
    save_view(worker, "Other", Wanted(at_risk=True))
    with pytest.raises(ChangedSinceError):
        undo_view_change(worker, gone)
    assert names(worker) == ["Other"]


def test_names_that_do_not_do_are_refused(worker: Workspace) -> None:
    save_view(worker, "One", Wanted(alerts=True))
    two = save_view(worker, "Two", Wanted(alerts=True)).after
    assert two is not None
    with pytest.raises(ViewRefusedError, match="already"):
        rename_view(worker, two.id, "one")
    for name in ("  ", "x" * (LONGEST_NAME + 1)):
        with pytest.raises(ViewRefusedError):
            save_view(worker, name, Wanted(alerts=True))
    for number in range(MOST_VIEWS - 2):
        save_view(worker, f"View {number}", Wanted(alerts=True))
    with pytest.raises(ViewRefusedError, match="saved views already"):
        save_view(worker, "One more", Wanted(alerts=True))
    assert len(names(worker)) == MOST_VIEWS
