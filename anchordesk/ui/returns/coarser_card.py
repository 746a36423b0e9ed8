"""What would show more of a return: coarser versions, what each hides, and one press to take it."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from anchordesk.services.coarser_returns import CoarserVersion
from anchordesk.ui.kit.announce import announce
from anchordesk.ui.kit.buttons import Button
from anchordesk.ui.kit.labels import Card, LabelLook, Words, clear_layout, row_of
from anchordesk.ui.kit.tokens import SPACE_2, SPACE_3
from anchordesk.ui.returns.state import ReturnWork
from anchordesk.ui.returns.view_model import ReturnsViewModel
from anchordesk.ui.words import count


class CoarserCard(Card):
    """Asks for coarser versions, lists those that hide less, and says what was taken."""

    def __init__(self, model: ReturnsViewModel) -> None:
        super().__init__(self.tr("Show more numbers"))
        self._model = model
        self._listed: tuple[CoarserVersion, ...] = ()
        self.uses: tuple[Button, ...] = ()
        self._words = Words("", LabelLook.MUTED)
        self.look_for = Button(self.tr("See what would show more"), icon_name="search")
        self.look_for.clicked.connect(model.try_coarser)
        self.undo = Button(self.tr("Show all detail again"), icon_name="undo-2")
        self.undo.clicked.connect(model.show_all_detail)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(SPACE_2)
        self.body.addWidget(self._words)
        self.body.addLayout(self._lines)
        buttons = row_of(self.look_for, self.undo, spacing=SPACE_3)
        buttons.addStretch(1)
        self.body.addLayout(buttons)

    def show_state(self) -> None:
        """Show what was found so far."""
        state = self._model.state
        prepared = state.prepared
        if prepared is None:
            return
        is_fresh = prepared.release is None and not prepared.asked
        self.setVisible(is_fresh and bool(prepared.hidden or prepared.less_detail))
        idle = state.work is ReturnWork.NONE
        self.look_for.setVisible(prepared.hidden > 0 and state.versions is None)
        self.look_for.setEnabled(idle)
        self.undo.setVisible(prepared.less_detail)
        self.undo.setEnabled(idle)
        words = self._said(idle=idle)
        if words != self._words.text():
            self._words.setText(words)
            if state.versions is not None and idle:
                announce(self, words)
        if (state.versions or ()) != self._listed:
            self._list(state.versions or (), prepared.hidden)

    def _said(self, *, idle: bool) -> str:
        state = self._model.state
        if state.versions is None:
            if state.prepared is not None and state.prepared.less_detail:
                return self.tr("This version shows less detail than the return asks for.")
            return self.tr(
                "Fewer, larger groups need less hiding. The network can add up only groups that "
                "every member shows."
            )
        if not idle:
            return self.tr("Each version is counted, protected and checked as a whole.")
        if not state.versions:
            return self.tr("No coarser version of this return hides fewer numbers.")
        return self.tr("{versions} with fewer hidden numbers:").format(
            versions=count(len(state.versions), "version", "versions")
        )

    def _list(self, versions: tuple[CoarserVersion, ...], hidden: int) -> None:
        self._listed = versions
        while self._lines.count():
            item = self._lines.takeAt(0)
            row = None if item is None else item.layout()
            if isinstance(row, QHBoxLayout):
                clear_layout(row)
        self.uses = ()
        for version in versions:
            figures = self.tr("{numbers} hidden instead of {before}; {shown} shown.").format(
                numbers=version.prepared.hidden, before=hidden, shown=version.prepared.printed
            )
            use = Button(self.tr("Use this"), icon_name="check")
            use.setAccessibleName(self.tr("Use this: {version}").format(version=version.words))
            use.clicked.connect(lambda _=False, chosen=version: self._model.use_version(chosen))
            self.uses = (*self.uses, use)
            row = row_of(Words(f"{version.words}. {figures}"), use, spacing=SPACE_3)
            row.setStretch(0, 1)
            self._lines.addLayout(row)
