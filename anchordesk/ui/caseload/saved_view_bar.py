"""The saved views beside the filters: choose one, save what is asked for, rename and delete."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from anchordesk.services.finding_records import SavedView
from anchordesk.services.saved_views import (
    ViewChange,
    delete_view,
    rename_view,
    save_view,
    undo_view_change,
)
from anchordesk.services.wanted import Wanted
from anchordesk.ui.caseload.view_name_dialog import KeepView, ViewNameDialog
from anchordesk.ui.kit.buttons import Button, ButtonLook
from anchordesk.ui.kit.fields import Choice
from anchordesk.ui.kit.tokens import SPACE_2
from anchordesk.ui.resident.resident_work import Reply, ResidentWork
from anchordesk.ui.shell.screen import Shell

BY_KEY = 4


class SavedViewBar(QWidget):
    """Emits `chosen(Wanted)` when a view is chosen, by the list or by Alt+1 to Alt+4."""

    chosen = Signal(object)

    def __init__(self, screen: QWidget, work: ResidentWork, shell: Shell) -> None:
        super().__init__()
        self._work, self._shell = work, shell
        self._views: tuple[SavedView, ...] = ()
        self._wanted = Wanted()
        self.view = Choice()
        self.view.setAccessibleName(self.tr("View"))
        self.view.setMinimumContentsLength(10)
        self.view.currentIndexChanged.connect(lambda _: self._on_chosen())
        label = QLabel(self.tr("&View"))
        label.setBuddy(self.view)
        self.save_button = Button(self.tr("Save view"), look=ButtonLook.LINK)
        self.save_button.clicked.connect(self._on_save)
        self.rename_button = Button(self.tr("Rename view"), look=ButtonLook.LINK)
        self.rename_button.clicked.connect(self._on_rename)
        self.delete_button = Button(self.tr("Delete view"), look=ButtonLook.LINK)
        self.delete_button.clicked.connect(self._on_delete)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_2)
        for part in (label, self.view, self.save_button, self.rename_button, self.delete_button):
            row.addWidget(part)
        for number in range(1, BY_KEY + 1):
            keys = QShortcut(QKeySequence(f"Alt+{number}"), screen)
            keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            keys.activated.connect(lambda at=number - 1: self._choose_number(at))
        self.show_views((), Wanted())

    def show_views(self, views: Sequence[SavedView], wanted: Wanted) -> None:
        """Offer the views, and show which of them is what is asked for."""
        self._views = tuple(views)
        self._wanted = replace(wanted, text=wanted.text.strip())
        options: list[tuple[str, object]] = [(self.tr("All residents"), None)]
        options += [(view.name, view) for view in views]
        shown = next((view for view in views if view.wanted == self._wanted), None)
        unsaved = shown is None and self._wanted != Wanted()
        if unsaved:
            options.append((self.tr("Not saved yet"), self._wanted))
        self.view.set_options(options)
        held = self.view.blockSignals(True)
        self.view.choose(self._wanted if unsaved else shown)
        self.view.blockSignals(held)
        self.save_button.setVisible(unsaved)
        self.rename_button.setVisible(shown is not None)
        self.delete_button.setVisible(shown is not None)

    def _chosen_view(self) -> SavedView | None:
        value = self.view.value()
        return value if isinstance(value, SavedView) else None

    def _choose_number(self, at: int) -> None:
        if at < len(self._views):
            self.view.choose(self._views[at])

    def _on_chosen(self) -> None:
        view = self._chosen_view()
        if view is not None:
            self.chosen.emit(view.wanted)
        elif self.view.value() is None:
            self.chosen.emit(Wanted())

    def _on_save(self) -> None:
        wanted = self._wanted
        self._ask_name(
            self.tr("Save view"),
            self.tr(
                "It stands in the bar at the side, so name nobody in it. A view of the same name "
                "is replaced. Words that you search for are kept too."
            ),
            "",
            lambda workspace, name: save_view(workspace, name, wanted),
            self.tr("View saved: {name}"),
        )

    def _on_rename(self) -> None:
        view = self._chosen_view()
        if view is not None:
            self._ask_name(
                self.tr("Rename view"),
                self.tr("It stands in the bar at the side, so name nobody in it."),
                view.name,
                lambda workspace, name: rename_view(workspace, view.id, name),
                self.tr("View renamed: {name}"),
            )

    def _ask_name(self, title: str, hint: str, name: str, keep: KeepView, told: str) -> None:
        dialog = ViewNameDialog(self, self._work, title, hint, name, keep)
        dialog.kept.connect(lambda: self._tell(dialog.change, told))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_delete(self) -> None:
        view = self._chosen_view()
        if view is not None:
            words = self.tr("View deleted: {name}. Everybody stays on the caseload.")
            self._work.run(
                lambda workspace: delete_view(workspace, view.id),
                self._reply(lambda done: self._tell(done, words)),
            )

    def _tell(self, done: object, words: str) -> None:
        if not isinstance(done, ViewChange):
            return
        kept = done.before if done.after is None else done.after
        name = "" if kept is None else kept.name
        self._shell.tell_undoable(words.format(name=name), lambda: self._undo(done))
        self._shell.records_changed()

    def _undo(self, done: ViewChange) -> None:
        self._work.run(
            lambda workspace: undo_view_change(workspace, done),
            self._reply(lambda _: self._tell_undone()),
        )

    def _tell_undone(self) -> None:
        self._shell.tell(self.tr("The views are as they were before."))
        self._shell.records_changed()

    def _reply(self, done: Callable[[object], None]) -> Reply:
        return Reply(self, done, self._shell.tell_notice)
