"""Ways to look at the caseload that are kept under a name: save, rename, delete, and take back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from anchordesk.domain.errors import RefusedError
from anchordesk.domain.identifiers import SavedViewId
from anchordesk.domain.roles import UseCase
from anchordesk.domain.text import tidy_line
from anchordesk.services.doors import door
from anchordesk.services.errors import NotFoundError
from anchordesk.services.finding_records import SavedView
from anchordesk.services.undoing import ChangedSinceError
from anchordesk.services.wanted import Wanted
from anchordesk.services.workspace import Workspace

MOST_VIEWS = 50
LONGEST_NAME = 60


class ViewRefusedError(RefusedError):
    """A view cannot be kept so."""

    code = "view-refused"


@dataclass(frozen=True, slots=True)
class ViewChange:
    """A saved view before and after; None where it was not there."""

    before: SavedView | None
    after: SavedView | None


@door(UseCase.READ_RECORDS)
def list_views(workspace: Workspace) -> tuple[SavedView, ...]:
    """Return the saved views, in the order in which they were made."""
    with workspace.records.reading() as reading:
        return reading.saved_views()


@door(UseCase.READ_RECORDS)
def save_view(workspace: Workspace, name: str, wanted: Wanted) -> ViewChange:
    """Keep what is asked for under a name; a view of that name is replaced.

    Raises:
        ViewRefusedError: if the name is empty or too long, or there are fifty views already.
    """
    name = _checked(name)
    with workspace.records.changing() as change:
        kept = change.saved_views()
        before = _called(kept, name)
        if before is None and len(kept) >= MOST_VIEWS:
            raise ViewRefusedError(
                f"There are {MOST_VIEWS} saved views already.",
                what_to_do="Delete one that you no longer need, then save again.",
            )
        new_id = SavedViewId(workspace.identifiers.new_id()) if before is None else before.id
        after = SavedView(new_id, name, replace(wanted, text=wanted.text.strip()))
        change.keep_view(after)
    return ViewChange(before, after)


@door(UseCase.READ_RECORDS)
def rename_view(workspace: Workspace, view_id: SavedViewId, name: str) -> ViewChange:
    """Give a view another name.

    Raises:
        NotFoundError: if it is not there any more.
        ViewRefusedError: if the name is empty, too long, or that of another view.
    """
    name = _checked(name)
    with workspace.records.changing() as change:
        kept = change.saved_views()
        before = _of_id(kept, view_id)
        other = _called(kept, name)
        if other is not None and other.id != view_id:
            raise ViewRefusedError(
                f"There is a view called “{other.name}” already.",
                what_to_do="Choose another name.",
            )
        after = replace(before, name=name)
        change.keep_view(after)
    return ViewChange(before, after)


@door(UseCase.READ_RECORDS)
def delete_view(workspace: Workspace, view_id: SavedViewId) -> ViewChange:
    """Take a view away; nobody leaves the caseload by that.

    Raises:
        NotFoundError: if it is not there any more.
    """
    with workspace.records.changing() as change:
        before = _of_id(change.saved_views(), view_id)
        change.forget_view(view_id)
    return ViewChange(before, None)


@door(UseCase.READ_RECORDS)
def undo_view_change(workspace: Workspace, done: ViewChange) -> None:
    """Put a view back as it was.

    Raises:
        ChangedSinceError: if it was changed since, or its name was given to another one.
    """
    side = done.after if done.after is not None else done.before
    if side is None:
        raise ValueError("a change is of a view")
    with workspace.records.changing() as change:
        kept = change.saved_views()
        now = next((view for view in kept if view.id == side.id), None)
        other = None if done.before is None else _called(kept, done.before.name)
        if now != done.after or (other is not None and other.id != side.id):
            raise ChangedSinceError(
                "The saved views were changed since, so this cannot be undone.",
                what_to_do="Choose the filters again, then Save view.",
            )
        if done.before is None:
            change.forget_view(side.id)
        else:
            change.keep_view(done.before)


def _checked(name: str) -> str:
    name = tidy_line(name)
    if not name:
        raise ViewRefusedError("A view needs a name.", what_to_do="Write a few words.")
    if len(name) > LONGEST_NAME:
        raise ViewRefusedError(
            f"The name is longer than {LONGEST_NAME} letters.", what_to_do="Shorten it."
        )
    return name


def _called(views: Iterable[SavedView], name: str) -> SavedView | None:
    wanted = name.casefold()
    return next((view for view in views if view.name.casefold() == wanted), None)


def _of_id(views: Iterable[SavedView], view_id: SavedViewId) -> SavedView:
    for view in views:
        if view.id == view_id:
            return view
    raise NotFoundError("That view is not there any more.")
