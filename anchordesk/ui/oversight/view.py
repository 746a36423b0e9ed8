"""What leads and auditors look over: how desks stand, breaches, papers to be checked."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from anchordesk.domain.draft import DraftKey
from anchordesk.services.audit_copies import AuditCheck
from anchordesk.services.lost_laptop import LostLaptop
from anchordesk.services.verification import VerificationReport
from anchordesk.ui.kit.buttons import Button
from anchordesk.ui.kit.cards_dialog import CardsDialog, ReadCard
from anchordesk.ui.kit.column_widths import fit_columns
from anchordesk.ui.kit.file_choice import FileChoice, SystemFileChoice
from anchordesk.ui.kit.flow import FlowLayout
from anchordesk.ui.kit.labels import Card, LabelLook, Words, row_of
from anchordesk.ui.kit.lines_model import LinesModel
from anchordesk.ui.kit.notice_bar import NoticeBar
from anchordesk.ui.kit.table import Table, WholeRows
from anchordesk.ui.kit.tag import Tone
from anchordesk.ui.kit.tokens import SPACE_3, SPACE_4, SPACE_5
from anchordesk.ui.oversight.breach_card import BreachCard
from anchordesk.ui.oversight.lines import (
    desk_cells,
    openings_of,
    rehearsal_words,
    total_cells,
)
from anchordesk.ui.oversight.view_model import OversightViewModel
from anchordesk.ui.shell.screen import Screen, ScreenContext
from anchordesk.ui.words import long_date, translate, translated

JSON_KIND = "JSON (*.json)"


class OversightScreen(Screen):
    """Three cards for leads; for an auditor the one with what can be checked."""

    def __init__(self, context: ScreenContext, files: FileChoice | None = None) -> None:
        super().__init__(translate("oversight", "Oversight"))
        self._context = context
        self._files = files or SystemFileChoice()
        self.model = OversightViewModel(context.workspace, context.tasks)
        self.notices = NoticeBar()
        self.breaches = BreachCard(self.model, context, self._files, self.notices)
        self._lay_out()
        self.model.state_changed.connect(self._on_state_changed)

    def refresh(self) -> None:
        """Read everything again."""
        self.model.load()

    def resume(self, key: DraftKey) -> None:
        """Go on with a form about a breach."""
        self.breaches.resume(key)

    def land_focus(self) -> None:
        """Put focus where a lead looks first, or where an auditor checks."""
        where = self.table if self.model.supervises else self.check_trail
        where.setFocus(Qt.FocusReason.OtherFocusReason)

    def regions(self) -> tuple[QWidget, ...]:
        """Return the cards."""
        return (self.table, self.breaches, self._checks)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_5, SPACE_4, SPACE_5, SPACE_4)
        layout.setSpacing(SPACE_3)
        title = translate("oversight", "Oversight")
        layout.addWidget(Words(title, LabelLook.PAGE_TITLE, wraps=False))
        layout.addWidget(self.notices)
        inside = QWidget()
        inside.setProperty("look", "page")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_3)
        desks, self._checks = self._make_desks(), self._make_checks()
        for card in (desks, self.breaches, self._checks):
            card.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
            column.addWidget(card)
        desks.setVisible(self.model.supervises)
        self.breaches.setVisible(self.model.supervises)
        column.addStretch(1)
        page = QScrollArea()
        page.setWidgetResizable(True)
        page.setFrameShape(QFrame.Shape.NoFrame)
        page.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        page.setWidget(inside)
        layout.addWidget(page, 1)

    def _make_desks(self) -> Card:
        card = Card(self.tr("How the work of each desk stands"))
        self._lines = LinesModel(
            [
                self.tr("Desk"),
                self.tr("Residents"),
                self.tr("Overdue"),
                self.tr("Nothing planned"),
                self.tr("Not seen for 4 weeks"),
                self.tr("On no pathway"),
                self.tr("Reported"),
            ]
        )
        self.table = Table(self.tr("How the work of each desk stands"))
        self.table.setModel(self._lines)
        fit_columns(self.table, (6, 0))
        self.table.selectionModel().currentChanged.connect(lambda *_: self._show_openings())
        card.body.addWidget(WholeRows(self.table, hugging=True))
        self._openings = Words("", LabelLook.PROBLEM)
        self._openings.hide()
        card.body.addWidget(self._openings)
        words = self.tr(
            "Counts only, sealed to leads' desks once a day. They are exact and small: keep them "
            "inside your organisation."
        )
        self.lost = Button(self.tr("This laptop is lost"), icon_name="triangle-alert")
        self.lost.clicked.connect(self._on_lost)
        self.rehearse = Button(self.tr("Rehearse it"))
        self.rehearse.clicked.connect(self._on_rehearse)
        row = row_of(self.lost, self.rehearse, Words(words, LabelLook.SMALL), spacing=SPACE_4)
        card.body.addLayout(row)
        self.rehearsed = Words("", LabelLook.SMALL)
        card.body.addWidget(self.rehearsed)
        return card

    def _make_checks(self) -> Card:
        card = Card(self.tr("Check what was handed to you"))
        words = self.tr(
            "Nothing here shows a resident. A copy of a trail holds what was done and by whom; a "
            "return holds counts."
        )
        card.body.addWidget(Words(words, LabelLook.SMALL))
        self.check_trail = Button(self.tr("Check a copy of a trail"), icon_name="folder-open")
        self.check_trail.clicked.connect(self._on_check_trail)
        self.check_return = Button(self.tr("Check a return"), icon_name="folder-open")
        self.check_return.clicked.connect(self._on_check_return)
        self.register = Button(self.tr("Save the record of processing"), icon_name="download")
        self.register.clicked.connect(self._on_register)
        bar = QWidget()
        row = FlowLayout(bar)
        for button in (self.check_trail, self.check_return, self.register):
            row.addWidget(button)
        card.body.addWidget(bar)
        return card

    def _on_state_changed(self) -> None:
        state = self.model.state
        shown = [desk_cells(one) for one in state.desks]
        if len(shown) > 1:
            shown.append(total_cells(state.desks))
        self._lines.show_rows(shown)
        if state.desks and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self._lines.index(0, 0))
        self.breaches.show_state(state)
        self.rehearsed.setText(rehearsal_words(state.rehearsal) if state.known else "")
        if state.notice is not None:
            self.notices.tell(state.notice.words, state.notice.tone)
        self._show_openings()

    def _show_openings(self) -> None:
        row, shown = self.table.currentIndex().row(), self.model.state.desks
        words = openings_of(shown[row]) if 0 <= row < len(shown) else ""
        self._openings.setText(words)
        self._openings.setVisible(bool(words))

    def _on_lost(self) -> None:
        row, shown = self.table.currentIndex().row(), self.model.state.desks
        if 0 <= row < len(shown):
            self.model.look_up(shown[row], self._show_lost)

    def _on_rehearse(self) -> None:
        row, shown = self.table.currentIndex().row(), self.model.state.desks
        if 0 <= row < len(shown):
            self.model.look_up(shown[row], self._show_rehearsal)

    def _show_rehearsal(self, found: LostLaptop) -> None:
        from anchordesk.ui.oversight.rehearsal_dialog import RehearsalDialog  # noqa: PLC0415

        dialog = RehearsalDialog(self, self._context, found)

        def kept() -> None:
            self.model.load()
            still_open = dialog.open_steps
            words = self.tr("Rehearsed. Every step could be done today.")
            if still_open:
                words = self.tr("Rehearsed. See to this before it is real: {steps}").format(
                    steps=" ".join(still_open)
                )
            self.notices.tell(words, Tone.WARN if still_open else Tone.OK)

        dialog.kept.connect(kept)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _show_lost(self, found: LostLaptop) -> None:
        dialog = CardsDialog(self, self.tr("A laptop is lost"))
        people = self.tr("How many residents were on it is not known: it never reported.")
        if found.people is not None and found.as_of is not None:
            counted = long_date(found.as_of.astimezone().date())
            people = self.tr("{n} residents were on it, counted {day}.")
            people = people.format(n=found.people, day=counted)
        cards = [
            ReadCard(self.tr("What to do, in order"), _numbered(found.next_steps), ""),
            ReadCard(self.tr("What to revoke"), "\n".join(found.revoke), ""),
            ReadCard(self.tr("What opens it"), "\n".join(found.opens), ""),
            ReadCard(self.tr("Kinds of data"), "\n".join(found.holds), ""),
            ReadCard(self.tr("Special categories among them"), "\n".join(found.special), ""),
        ]
        dialog.show_cards(people, cards)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_check_trail(self) -> None:
        title = self.tr("Choose the copy of a trail")
        kinds = self.tr("Copies of a trail (*.jsonl)")
        self._files.file_to_open(
            self, title, kinds, lambda path: self.model.check_trail(path, self._tell_trail)
        )

    def _tell_trail(self, check: AuditCheck) -> None:
        if check.faults:
            words = self.tr("This trail was changed after it was written, first at event {n}.")
            self.notices.tell(words.format(n=check.faults[0].number), Tone.DANGER)
            return
        words = self.tr("All {n} events are as they were written. Signed by the desk {desk}.")
        self.notices.tell(words.format(n=check.head.events, desk=check.desk[:8]), Tone.OK)

    def _on_check_return(self) -> None:
        title = self.tr("Choose the tables of a return")
        self._files.file_to_open(
            self, title, JSON_KIND, lambda path: self.model.check_return(path, self._tell_return)
        )

    def _tell_return(self, report: VerificationReport) -> None:
        verdict, scope, *_ = report.in_plain_words()
        tone = Tone.OK if report.exit_code == 0 else Tone.DANGER
        self.notices.tell(f"{translated(verdict)} {scope}", tone)

    def _on_register(self) -> None:
        title = self.tr("Save the record of processing")
        words = self.tr("Saved. Let whoever is responsible for data protection confirm its bases.")
        self._files.file_to_save(
            self,
            title,
            "record-of-processing.md",
            "Markdown (*.md)",
            lambda path: self.model.save_register(
                path, lambda _: self.notices.tell(words, Tone.OK)
            ),
        )


def _numbered(steps: tuple[str, ...]) -> str:
    return "\n".join(f"{number}. {step}" for number, step in enumerate(steps, 1))
