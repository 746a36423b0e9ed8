"""Forms whose use case returns what it changed, and the offer to take it back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from anchordesk.domain.casework import Action
from anchordesk.services.undoing import Change
from anchordesk.ui.kit.dialog import FormDialog
from anchordesk.ui.resident.resident_work import Reply, ResidentWork
from anchordesk.ui.shell.screen import ScreenContext, Shell
from anchordesk.ui.words import next_words


class ChangeDialog(FormDialog):
    """After saving, `changes` is what was changed."""

    @property
    def changes(self) -> tuple[Change, ...]:
        """What the use case reports; empty before."""
        return changes_of(self.result_kept)


def changes_of(result: object) -> tuple[Change, ...]:
    """Return the changes that a use case reports."""
    if isinstance(result, Change):
        return (result,)
    if isinstance(result, tuple):
        return tuple(one for one in result if isinstance(one, Change))
    return ()


def next_actions(changes: Sequence[Change]) -> tuple[str, ...]:
    """Return what comes next by itself, in words."""
    came = [other.after for one in changes for other in one.followed]
    return tuple(next_words(one.due_on, one.words) for one in came if isinstance(one, Action))


def offer_undo(  # noqa: PLR0917 - whom to tell, what was done and what is said of it
    owner: QObject,
    shell: Shell,
    work: ResidentWork,
    changes: Sequence[Change],
    words: str,
    undone: str,
) -> None:
    """Say what was done, and offer to take it back; `undone` is said then."""

    def told(_result: object) -> None:
        shell.tell(undone)
        shell.records_changed()

    reply = Reply(owner, told, shell.tell_notice)
    words = " ".join((words, *next_actions(changes)))
    shell.tell_undoable(words, lambda: work.take_back(changes, reply))


def open_undoable(
    owner: QWidget, context: ScreenContext, dialog: ChangeDialog, words: str, undone: str
) -> None:
    """Open a form beside a list; once it is saved, say so, offer to undo it, and read again."""

    def kept() -> None:
        work = ResidentWork(context.workspace, context.tasks)
        offer_undo(owner, context.shell, work, dialog.changes, words, undone)
        context.shell.records_changed()

    dialog.kept.connect(kept)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
