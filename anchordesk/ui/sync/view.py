"""The sync screen: what waits, what arrived, and whom it goes to.

Place("sync", "Sync", "refresh-cw", lambda context: SyncScreen(context, courier))
"""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from anchordesk.services.exchange_records import OutboxItem, OutboxState
from anchordesk.ui import words
from anchordesk.ui.kit.announce import announce
from anchordesk.ui.kit.busy import Busy
from anchordesk.ui.kit.buttons import Button, ButtonLook
from anchordesk.ui.kit.column_widths import fit_columns
from anchordesk.ui.kit.file_choice import FileChoice, SystemFileChoice
from anchordesk.ui.kit.labels import Card, LabelLook, Words, row_of
from anchordesk.ui.kit.lines_model import LinesModel
from anchordesk.ui.kit.notice_bar import NoticeBar
from anchordesk.ui.kit.table import Table, WholeRows
from anchordesk.ui.kit.table_delegate import Cell, CellLook
from anchordesk.ui.kit.tag import Tone
from anchordesk.ui.kit.tokens import SPACE_3, SPACE_4, SPACE_5
from anchordesk.ui.shell.screen import Screen, ScreenContext
from anchordesk.ui.sync.courier import Courier
from anchordesk.ui.sync.details_dialog import DetailsDialog
from anchordesk.ui.sync.item_words import item_being_sent, item_words, short_title
from anchordesk.ui.sync.partners import Partners
from anchordesk.ui.sync.sending_row import SendingRow
from anchordesk.ui.sync.view_model import SyncState, SyncViewModel
from anchordesk.ui.tasks import Lane


class SyncScreen(Screen):
    """Shows the outbox as it is; a receipt that comes later is shown without a click."""

    def __init__(
        self, context: ScreenContext, courier: Courier, files: FileChoice | None = None
    ) -> None:
        super().__init__(self.tr("Sync"))
        self._context = context
        courier.begin(context)
        self.model = SyncViewModel(courier, context.workspace, context.tasks)
        go = context.shell.go
        self.partners = Partners(
            *(self.model, files or SystemFileChoice()),
            go_to_team=lambda: go("team"),
            check_records=lambda: go("quality"),
        )
        self._items: tuple[OutboxItem, ...] = ()
        self._shown = SyncState()
        self._said = ""
        self._lands_later = False
        self.busy = Busy()
        self.notices = NoticeBar()
        self._lay_out()
        self.model.state_changed.connect(self._on_state_changed)
        self.model.stopping.progressed.connect(self.busy.progress)
        self._on_state_changed()

    def refresh(self) -> None:
        """Read everything again."""
        self.model.load()
        read = self.model.courier.read_connection
        self._context.tasks.run(
            Lane.HUB,
            read,
            receiver=self,
            done=self.sending.show_network,
            failed=self._context.shell.tell_notice,
        )

    def land_focus(self) -> None:
        """Put focus on the list, or on the first thing to do where it is empty."""
        self._lands_later = self.model.courier.state.status is None
        if self._items:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not self._lands_later:
            buttons = self.partners.findChildren(Button)
            buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def regions(self) -> tuple[QWidget, ...]:
        """Return the list, what is said about its chosen row, and the cards below."""
        return (self.table, self._about_chosen, self.sending, self.partners)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_5, SPACE_4, SPACE_5, SPACE_4)
        layout.setSpacing(SPACE_3)
        self.send_now = Button(self.tr("Send now"), look=ButtonLook.PRIMARY, icon_name="send")
        self.send_now.clicked.connect(self.model.send_now)
        self.headline = Words("", LabelLook.MUTED)
        head = row_of(
            Words(self.tr("Sync"), LabelLook.PAGE_TITLE, wraps=False),
            self.headline,
            self.send_now,
            spacing=SPACE_3,
        )
        head.setStretch(1, 1)
        layout.addLayout(head)
        layout.addWidget(self.notices)
        self._make_outbox()
        layout.addWidget(self.empty)
        layout.addWidget(self._rows, 1)
        layout.addWidget(self._about_chosen)
        layout.addWidget(self.busy)
        self.sending = SendingRow(self.model.courier)
        layout.addWidget(self.sending)
        layout.addWidget(self.partners)
        layout.addStretch(0)

    def _make_outbox(self) -> None:
        self._lines = LinesModel(
            [self.tr("What"), self.tr("When"), self.tr("State"), self.tr("Why")]
        )
        self.table = Table(self.tr("What was sent and what waits"))
        self.table.setModel(self._lines)
        fit_columns(self.table, (3, 0))
        self.table.selectionModel().currentChanged.connect(lambda *_: self._show_chosen())
        self.table.opened.connect(lambda _: self._on_details())
        self._rows = WholeRows(self.table, hugging=True)
        self.chosen = Words("", LabelLook.BODY)
        self.details = Button(self.tr("Details for IT"), icon_name="info")
        self.details.clicked.connect(self._on_details)
        self.again = Button(self.tr("Try again"), icon_name="refresh-cw")
        self.again.clicked.connect(self._on_again)
        self.empty = Card()
        self.empty.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.empty.body.addWidget(
            Words(self.tr("Nothing has been sent from this desk yet."), LabelLook.HEADING)
        )
        what = (
            self.tr("Approved returns appear here, and it says when the network has them.")
            if self.model.is_lead
            else self.tr("Figures that you send to your lead appear here.")
        )
        self.empty.body.addWidget(Words(what, LabelLook.MUTED))
        self._about_chosen = QWidget()
        row = row_of(self.chosen, self.again, self.details)
        row.setStretch(0, 1)
        self._about_chosen.setLayout(row)

    def _on_state_changed(self) -> None:
        before, state = self._shown, self.model.state
        self._shown = state
        self._show_items()
        headline = " ".join(
            part for part in (self.model.headline, self.model.courier.state.objection) if part
        )
        if headline != self.headline.text():
            self.headline.setText(headline)
            announce(self, headline)
        status = self.model.courier.state.status
        self.sending.show_traffic(None if status is None else status.traffic)
        if self.send_now.hasFocus() and not self.model.waiting_for_hub:
            self.land_focus()
        self.send_now.setVisible(self.model.is_lead or self.model.waiting_for_hub)
        self.send_now.setEnabled(self.model.waiting_for_hub)
        self.partners.show_state()
        if state.busy != before.busy:
            if state.busy:
                self.busy.start(state.busy, self.model.stopping.offered)
            else:
                self.busy.stop()
        self._tell(before, state)

    def _show_items(self) -> None:
        items = self.model.items
        status_is_known = self.model.courier.state.status is not None
        sent_now = item_being_sent(items) if self.model.courier.state.sending else None
        today = self._context.workspace.clock.today()
        rows = []
        for item in items:
            said = item_words(item, sending=item is sent_now)
            rows.append(
                (
                    Cell(short_title(item.title, self.model.templates), CellLook.BOLD),
                    Cell(self._when(item, today), CellLook.MUTED),
                    Cell(said.state, CellLook.TAG, said.tone),
                    Cell(said.why, CellLook.MUTED),
                )
            )
        self._items = items
        self._lines.show_rows(rows)
        if rows and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self._lines.index(0, 0))
        self.empty.setVisible(status_is_known and not items)
        self._rows.setVisible(bool(items))
        self._about_chosen.setVisible(bool(items))
        self._show_chosen()
        if self._lands_later and status_is_known and self.isVisible():
            self.land_focus()

    def _when(self, item: OutboxItem, today: date) -> str:
        local = item.created_at.astimezone().date()
        return words.moment(item.created_at, today) if local == today else words.short_date(local)

    def _chosen(self) -> OutboxItem | None:
        row = self.table.currentIndex().row()
        return self._items[row] if 0 <= row < len(self._items) else None

    def _show_chosen(self) -> None:
        item = self._chosen()
        held = item is not None and item.state is OutboxState.HELD
        if self.again.hasFocus() and not held:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self.again.setVisible(held)
        if item is None:
            self.chosen.setText("")
            return
        being_sent = item_being_sent(self._items) if self.model.courier.state.sending else None
        said = item_words(item, sending=item is being_sent)
        self.chosen.setText(f"{item.title}: {said.state}. {said.why}".strip())

    def _tell(self, before: SyncState, state: SyncState) -> None:
        wrong = state.notice or self.model.courier.state.notice
        if wrong is not None:
            if wrong.words != self._said:
                self.notices.tell(wrong.words, wrong.tone)
            self._said = wrong.words
            return
        self._said = ""
        told = " ".join(part for part in (state.told, *state.refused) if part)
        earlier = " ".join(part for part in (before.told, *before.refused) if part)
        if told and told != earlier:
            self.notices.tell(told, Tone.WARN if state.refused else Tone.OK)
        elif state.busy:
            self.notices.dismiss()

    def _on_details(self) -> None:
        dialog = DetailsDialog(self, self.model.details(None))
        dialog.finished.connect(lambda _: self.details.setFocus(Qt.FocusReason.OtherFocusReason))
        dialog.open()

    def _on_again(self) -> None:
        item = self._chosen()
        if item is not None:
            self.model.try_again(item)
