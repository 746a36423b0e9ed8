"""The third step of a return: the exact bytes that leave, what they hold, and where they go."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from anchordesk.services.prepared_return import PreparedReturn
from anchordesk.ui.kit.labels import Card, LabelLook, Words
from anchordesk.ui.kit.tokens import SPACE_3
from anchordesk.ui.returns.view_model import ReturnsViewModel
from anchordesk.ui.words import count

SIDE_WIDTH = 330


class LeavesStep(QWidget):
    """Read-only text of the file, and a card that says in words what it is."""

    def __init__(self, model: ReturnsViewModel) -> None:
        super().__init__()
        self._model = model
        self._shown: PreparedReturn | None = None
        self.payload = QPlainTextEdit()
        self.payload.setReadOnly(True)
        self.payload.setProperty("look", "bytes")
        self.payload.setTabChangesFocus(True)
        self.payload.setUndoRedoEnabled(False)
        self.payload.setAccessibleName(self.tr("Exactly what leaves this laptop"))
        self.payload.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard
            | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self._contains = Words()
        self._never = Words(self.tr("Names, addresses, dates of birth, notes."))
        self._goes_to = Words()
        self._size = Words("", LabelLook.SMALL)
        self._lay_out()

    def show_state(self) -> None:
        """Show the bytes and where they go."""
        state = self._model.state
        prepared = state.prepared
        if prepared is None:
            return
        hub = (
            self.tr(
                "There is no network on this desk. The return stays on this laptop until you "
                "export it."
            )
            if state.hub is None
            else self.tr("{organisation} sends it to\n{url}").format(
                organisation=prepared.message.organisation_name, url=state.hub.url
            )
        )
        self._goes_to.setText(hub)
        if prepared is self._shown:
            return
        self._shown = prepared
        self.payload.setPlainText(prepared.payload.decode("utf-8"))
        self._contains.setText(self._words_of(prepared))
        size = count(len(prepared.payload), "byte", "bytes")
        self._size.setText(self.tr("{size}. AnchorDesk adds its signature.").format(size=size))

    def land_focus(self) -> None:
        """Put focus on the text."""
        self.payload.setFocus(Qt.FocusReason.OtherFocusReason)

    def _words_of(self, prepared: PreparedReturn) -> str:
        message = prepared.message
        hidden = prepared.hidden
        parts = (
            self.tr("the name {organisation}").format(organisation=message.organisation_name),
            self.tr("{title}, {period}").format(
                title=message.template_title, period=message.period_title
            ),
            self._counts_of(prepared),
            *self._medians_of(prepared),
            self.tr("{places} marked as hidden, without their numbers").format(
                places=count(hidden, "place", "places")
            ),
            self.tr("how small numbers were protected"),
        )
        return "\n".join(f"•  {part}" for part in parts)

    def _counts_of(self, prepared: PreparedReturn) -> str:
        method = prepared.message.method
        numbers = count(prepared.printed, "count", "counts")
        if method.rounded_to:
            return self.tr("{numbers} of people, rounded to a multiple of {base}").format(
                numbers=numbers, base=method.rounded_to
            )
        return self.tr("{numbers} of people, {smallest} or more, or none").format(
            numbers=numbers, smallest=method.threshold
        )

    def _medians_of(self, prepared: PreparedReturn) -> tuple[str, ...]:
        medians = len(prepared.message.published.medians)
        if not medians:
            return ()
        numbers = count(medians, "median", "medians")
        return (self.tr("{numbers} of pay, to ten pence").format(numbers=numbers),)

    def _lay_out(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_3)
        layout.addWidget(self.payload, 1)
        side = QWidget()
        side.setFixedWidth(SIDE_WIDTH)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_3)
        for heading, text in (
            (self.tr("This contains"), self._contains),
            (self.tr("This never contains"), self._never),
            (self.tr("Where it goes"), self._goes_to),
        ):
            card = Card(heading)
            card.body.addWidget(text)
            if text is self._goes_to:
                card.body.addWidget(self._size)
            column.addWidget(card)
        column.addStretch(1)
        layout.addWidget(side)
