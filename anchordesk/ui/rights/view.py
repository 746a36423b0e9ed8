"""The screen of rights and requests: each request with the day to answer by, and what to do."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QSizePolicy, QVBoxLayout, QWidget

from anchordesk.domain.draft import DraftKey
from anchordesk.domain.legal_hold import LegalHold
from anchordesk.domain.rights_request import RequestState, Right, RightsRequest
from anchordesk.services.erasure import ErasureProof
from anchordesk.services.rights import SOON_DAYS, TimedRequest
from anchordesk.ui.kit.buttons import Button, ButtonLook
from anchordesk.ui.kit.file_choice import FileChoice, SystemFileChoice
from anchordesk.ui.kit.flow import FlowLayout
from anchordesk.ui.kit.labels import Card, LabelLook, Words, row_of
from anchordesk.ui.kit.notice_bar import NoticeBar
from anchordesk.ui.kit.record_table import RecordTable
from anchordesk.ui.kit.table import WholeRows
from anchordesk.ui.kit.table_delegate import Cell, CellLook
from anchordesk.ui.kit.tag import Tone
from anchordesk.ui.kit.tokens import SPACE_3, SPACE_4, SPACE_5
from anchordesk.ui.rights.dialogs import ClockDialog, EraseDialog, RecordRequestDialog
from anchordesk.ui.rights.pack_dialog import PackDialog
from anchordesk.ui.rights.retention_view import save_proof
from anchordesk.ui.rights.view_model import RightsViewModel
from anchordesk.ui.shell.screen import Screen, ScreenContext
from anchordesk.ui.words import count, short_date, translate, translated


class RightsScreen(Screen):
    """Shows requests, the most urgent first; Enter opens the record of who asked."""

    def __init__(self, context: ScreenContext, files: FileChoice | None = None) -> None:
        super().__init__(translate("rights", "Rights and requests"))
        self._context = context
        self._files = files or SystemFileChoice()
        self.model = RightsViewModel(context.workspace, context.tasks)
        self.notices = NoticeBar()
        self._resuming: DraftKey | None = None
        self._lay_out()
        self.model.state_changed.connect(self._on_state_changed)

    def refresh(self) -> None:
        """Read the requests again."""
        self.model.load()

    def land_focus(self) -> None:
        """Put focus on the list, or on what begins one."""
        where = self.table if self.model.state.requests else self.record
        where.setFocus(Qt.FocusReason.OtherFocusReason)

    def regions(self) -> tuple[QWidget, ...]:
        """Return the list, and what can be done about its chosen row."""
        return (self.table, self._about)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_5, SPACE_4, SPACE_5, SPACE_4)
        layout.setSpacing(SPACE_3)
        self.record = Button(self.tr("Record a request"), look=ButtonLook.PRIMARY, icon_name="plus")
        self.record.clicked.connect(self._on_record)
        title = translate("rights", "Rights and requests")
        head = row_of(Words(title, LabelLook.PAGE_TITLE, wraps=False), self.record)
        head.insertStretch(1, 1)
        layout.addLayout(head)
        layout.addWidget(self.notices)
        headings = (self.tr("Who"), self.tr("What they ask for"), self.tr("Came on"))
        self.table: RecordTable[TimedRequest] = RecordTable(
            self.tr("Requests"), (*headings, self.tr("State")), _cells, (1, 3)
        )
        self.table.chosen_changed.connect(self._show_chosen)
        self.table.opened.connect(lambda _: self._on_open())
        self._rows = WholeRows(self.table, hugging=True)
        layout.addWidget(self._rows, 1)
        words = self.tr(
            "This version of AnchorDesk does not know the bank holidays around the last day of a "
            "request. The day shown is the earliest that may be right: keep to it."
        )
        self._holidays_unknown = Words(words, LabelLook.PROBLEM)
        layout.addWidget(self._holidays_unknown)
        self._empty = Card()
        self._empty.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._empty.body.addWidget(Words(self.tr("Nobody has asked yet."), LabelLook.HEADING))
        words = self.tr(
            "People may ask for a copy of what is kept of them, to have it corrected or erased, or "
            "left as it is. Write a request down on the day it comes: it is answered in a month."
        )
        self._empty.body.addWidget(Words(words, LabelLook.MUTED))
        layout.addWidget(self._empty)
        self.held = Words("", LabelLook.PROBLEM)
        self.held.hide()
        layout.addWidget(self.held)
        layout.addWidget(self._make_about())
        layout.addLayout(self._make_links())
        layout.addStretch(0)
        self._on_state_changed()

    def _make_about(self) -> QWidget:
        self.open_record = Button(self.tr("Open record"))
        self.open_record.clicked.connect(self._on_open)
        self.pack = Button(self.tr("Make a copy"), icon_name="download")
        self.pack.clicked.connect(self._on_pack)
        self.erase = Button(self.tr("Erase for good"))
        self.erase.clicked.connect(self._on_erase)
        self.extend = Button(self.tr("Take two more months"))
        self.extend.clicked.connect(lambda: self._with_chosen(self.model.extend))
        self.clock = Button(self.tr("Set the clock"))
        self.clock.clicked.connect(lambda: self._with_chosen(self._on_clock))
        self.done = Button(self.tr("Answered"), icon_name="check")
        self.done.clicked.connect(lambda: self._settle(RequestState.DONE))
        self.refuse = Button(self.tr("Refused"))
        self.refuse.clicked.connect(lambda: self._settle(RequestState.REFUSED))
        self._about = QWidget()
        row = FlowLayout(self._about, SPACE_3)
        for button in (
            *(self.open_record, self.pack, self.erase, self.extend, self.clock),
            *(self.done, self.refuse),
        ):
            row.addWidget(button)
        return self._about

    def _make_links(self) -> QVBoxLayout:
        self.kept = Button(self.tr("See what is kept too long"), look=ButtonLook.LINK)
        self.kept.clicked.connect(lambda: self._context.shell.go("retention"))
        trail = Button(self.tr("See who did what on this desk"), look=ButtonLook.LINK)
        trail.clicked.connect(lambda _=False: self._show_trail())
        row = row_of(self.kept, trail, spacing=SPACE_4)
        row.addStretch(1)
        column = QVBoxLayout()
        column.addLayout(row)
        return column

    def _on_state_changed(self) -> None:
        state = self.model.state
        self.table.show_records(state.requests)
        self._rows.setVisible(bool(state.requests))
        self._empty.setVisible(state.known and not state.requests)
        self.kept.setText(retention_words(state.holds_due, state.too_long))
        self.kept.setAccessibleName(self.kept.text())
        self._holidays_unknown.setVisible(
            any(
                one.request.state is RequestState.OPEN and not one.limit.surely
                for one in state.requests
            )
        )
        if state.notice is not None:
            self.notices.tell(state.notice.words, state.notice.tone)
        self._show_chosen()
        self._open_resumed()

    def resume(self, key: DraftKey) -> None:
        """Open the form of a draft; that of a request once the requests are read."""
        self._resuming = key
        self._open_resumed()

    def _open_resumed(self) -> None:
        key, state = self._resuming, self.model.state
        if key is None or not state.known:
            return
        self._resuming = None
        if key.kind == "request":
            self._on_record()
            return
        found = [one.request for one in state.requests if one.request.id.hex == key.item]
        if found:
            self._on_clock(found[0])

    def _show_chosen(self) -> None:
        chosen = self.table.chosen
        self._about.setVisible(chosen is not None)
        if chosen is None:
            self.held.hide()
            return
        asked = chosen.request
        still_open = asked.state is RequestState.OPEN
        focused = QApplication.focusWidget()
        if not still_open and focused in self._about.findChildren(Button):
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self.open_record.setVisible(bool(asked.reference))
        self.pack.setVisible(still_open and asked.right is Right.ACCESS)
        self.erase.setVisible(still_open and asked.right is Right.ERASURE)
        held = chosen.hold if self.erase.isVisibleTo(self._about) else None
        self.erase.setEnabled(held is None)
        self.held.setText("" if held is None else held_words(held))
        self.held.setVisible(held is not None)
        self.extend.setVisible(still_open and not asked.extended)
        for button in (self.clock, self.done, self.refuse):
            button.setVisible(still_open)

    def _with_chosen(self, act: object) -> None:
        chosen = self.table.chosen
        if chosen is not None and callable(act):
            act(chosen.request)

    def _settle(self, state: RequestState) -> None:
        self._with_chosen(lambda request: self.model.settle(request, state))

    def _on_open(self) -> None:
        chosen = self.table.chosen
        if chosen is not None and chosen.request.reference:
            self._context.shell.go("resident", chosen.request.resident_id)

    def _on_record(self) -> None:
        dialog = RecordRequestDialog(self, self._context)
        dialog.kept.connect(self.model.load)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_clock(self, request: RightsRequest) -> None:
        dialog = ClockDialog(self, self._context, request)
        dialog.kept.connect(self.model.load)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_pack(self) -> None:
        chosen = self.table.chosen
        if chosen is None:
            return
        dialog = PackDialog(self, self._context, self._files, chosen.request)
        words = self.tr("Saved, as a PDF and for computers. Give it only to the person themselves.")
        dialog.kept.connect(lambda: self.notices.tell(words, Tone.OK))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_erase(self) -> None:
        chosen = self.table.chosen
        if chosen is None:
            return
        dialog = EraseDialog(
            self, self._context, chosen.request.reference, chosen.request.resident_id
        )
        dialog.kept.connect(lambda: self._on_erased(dialog.proof))
        dialog.open()

    def _on_erased(self, proof: ErasureProof | None) -> None:
        if proof is None:
            return
        self._context.shell.records_changed()
        self.model.load()
        save_proof(self, self._context, self._files, proof)

    def _show_trail(self) -> None:
        from anchordesk.ui.rights.trail_dialog import (  # noqa: PLC0415 - seldom wanted
            TrailDialog,
        )

        dialog = TrailDialog(self, self._context, self._files)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def _cells(one: TimedRequest) -> tuple[Cell, ...]:
    asked = one.request
    words, tone = translated(asked.state.title), Tone.OK
    if asked.state is RequestState.OPEN:
        by = short_date(one.limit.answer_by)
        words, tone = translate("rights", "Answer by {day}").format(day=by), Tone.INFO
        if one.days_left < 0:
            words, tone = translate("rights", "Overdue since {day}").format(day=by), Tone.DANGER
        elif one.days_left <= SOON_DAYS:
            tone = Tone.WARN
    return (
        Cell(asked.reference or translate("rights", "Erased"), CellLook.BOLD),
        Cell(translated(asked.right.title)),
        Cell(short_date(asked.received_on), CellLook.MUTED),
        Cell(words, CellLook.TAG, tone),
    )


def held_words(hold: LegalHold) -> str:
    """Return why somebody who asks for it is not erased, to be told to them."""
    told = translate(
        "rights",
        "This record is on hold since {placed} and must be kept: {reason} It is looked at again on "
        "{review}. Tell the person this, and that they may complain to the Commissioner "
        "(Article 17(3)); then choose “Refused”.",
    )
    return told.format(
        placed=short_date(hold.placed_on),
        reason=" ".join(hold.reason.split()),
        review=short_date(hold.review_on),
    )


def retention_words(holds_due: int, too_long: int) -> str:
    """Return what the way to the list says: how much of it waits for somebody."""
    told = []
    if holds_due:
        told.append(count(holds_due, "hold to look at again", "holds to look at again"))
    if too_long:
        told.append(count(too_long, "record kept too long", "records kept too long"))
    words = translate("rights", "See what is kept too long")
    return f"{words} ({', '.join(told)})" if told else words
