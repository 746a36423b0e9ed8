"""The screen of what is kept too long and what is on hold: looked at before anything is deleted."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from anchordesk.domain.draft import DraftKey
from anchordesk.services import erasure_paper, legal_holds, rights
from anchordesk.services.erasure import ErasureProof
from anchordesk.services.legal_holds import HeldRecord
from anchordesk.services.rights import RetentionDue
from anchordesk.ui.kit.buttons import Button, ButtonLook
from anchordesk.ui.kit.file_choice import FileChoice, SystemFileChoice
from anchordesk.ui.kit.flow import FlowLayout
from anchordesk.ui.kit.labels import LabelLook, Words, row_of
from anchordesk.ui.kit.record_table import RecordTable
from anchordesk.ui.kit.table import WholeRows
from anchordesk.ui.kit.tag import Tone
from anchordesk.ui.kit.tokens import SPACE_3, SPACE_4, SPACE_5
from anchordesk.ui.rights.dialogs import EraseDialog
from anchordesk.ui.rights.hold_dialogs import HOLD_FORM, LIFT_FORM, HoldDialog, LiftDialog
from anchordesk.ui.rights.retention_lines import (
    RetentionLine,
    cells_of,
    headings,
    lines_of,
)
from anchordesk.ui.shell.screen import Screen, ScreenContext
from anchordesk.ui.tasks import Lane
from anchordesk.ui.words import count, translate

Found = tuple[tuple[HeldRecord, ...], tuple[RetentionDue, ...]]


class RetentionScreen(Screen):
    """Holds first, then what the register says is kept too long; nothing goes by itself."""

    def __init__(self, context: ScreenContext, files: FileChoice | None = None) -> None:
        super().__init__(translate("places", "Kept and on hold"))
        self._context = context
        self._files = files or SystemFileChoice()
        self._lines: list[RetentionLine] = []
        self._known = False
        self._resuming: DraftKey | None = None
        self._lay_out()

    def refresh(self) -> None:
        """Look through the records again."""
        workspace = self._context.workspace
        self._run(
            lambda: (legal_holds.held_records(workspace), rights.retention_review(workspace)),
            self._show,
        )

    def land_focus(self) -> None:
        """Put focus on the list, or on what begins one."""
        if not self.table.take_focus():
            self.place.setFocus(Qt.FocusReason.OtherFocusReason)

    def regions(self) -> tuple[QWidget, ...]:
        """Return the list, and what can be done about its chosen line."""
        return (self.table, self._about)

    def resume(self, key: DraftKey) -> None:
        """Open the form of a draft once the holds are read."""
        self._resuming = key
        self._open_resumed()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_5, SPACE_4, SPACE_5, SPACE_4)
        layout.setSpacing(SPACE_3)
        back = Button(self.tr("Back"), icon_name="arrow-left")
        back.clicked.connect(self._context.shell.back)
        self.place = Button(
            self.tr("Put a record on hold"), look=ButtonLook.PRIMARY, icon_name="lock"
        )
        self.place.clicked.connect(lambda: self._open(HoldDialog(self, self._context)))
        title = translate("places", "Kept and on hold")
        head = row_of(
            back, Words(title, LabelLook.PAGE_TITLE, wraps=False), self.place, spacing=SPACE_3
        )
        head.insertStretch(2, 1)
        layout.addLayout(head)
        self.headline = Words("", LabelLook.MUTED)
        layout.addWidget(self.headline)
        today = self._context.workspace.clock.today()
        self.table: RecordTable[RetentionLine] = RecordTable(
            self.tr("What is kept too long, and what is on hold"),
            headings(),
            lambda line: cells_of(line, today),
            (3, 0),
        )
        self.table.chosen_changed.connect(self._show_chosen)
        self.table.opened.connect(lambda _: self._on_record())
        self._rows = WholeRows(self.table, hugging=True)
        layout.addWidget(self._rows, 1)
        self.chosen = Words("")
        layout.addWidget(self.chosen)
        layout.addWidget(self._make_about())
        layout.addStretch(0)
        self._show_lines()

    def _make_about(self) -> QWidget:
        self._about = QWidget()
        row = FlowLayout(self._about, SPACE_4)
        self.record = self._button(self.tr("Open record"), self._on_record)
        self.hold = self._button(self.tr("Put this on hold"), self._on_hold)
        self.goes_on = self._button(self.tr("Looked at: the hold goes on"), self._on_goes_on)
        self.lift = self._button(self.tr("Lift the hold"), self._on_lift)
        self.erase = self._button(self.tr("Erase for good"), self._on_erase)
        for button in (self.record, self.hold, self.goes_on, self.lift, self.erase):
            row.addWidget(button)
        return self._about

    def _button(self, words: str, act: Callable[[], None]) -> Button:
        button = Button(words)
        button.clicked.connect(lambda _=False: act())
        return button

    def _show(self, found: Found) -> None:
        held, due = found
        self._lines, self._known = lines_of(held, due), True
        today = self._context.workspace.clock.today()
        again = sum(one.hold.review_on <= today for one in held)
        too_long = sum(line.due is not None for line in self._lines)
        told = [
            count(again, "hold to look at again", "holds to look at again"),
            count(len(held), "record on hold", "records on hold"),
            count(too_long, "record kept too long", "records kept too long"),
        ]
        words = self.tr("{counted}. Nothing is deleted by itself: look first, then erase or keep.")
        none = self.tr("Nothing is on hold, and nothing is kept too long.")
        self.headline.setText(words.format(counted=", ".join(told)) if self._lines else none)
        self._show_lines()
        self._open_resumed()

    def _show_lines(self) -> None:
        self.table.show_records(self._lines)
        self._rows.setVisible(bool(self._lines))
        self._show_chosen()

    def _show_chosen(self) -> None:
        line = self.table.chosen
        self._about.setVisible(line is not None)
        held = line is not None and line.held is not None
        for button in (self.goes_on, self.lift):
            button.setVisible(held)
        for button in (self.hold, self.erase):
            button.setVisible(not held)
        words = ""
        if line is not None:
            words = cells_of(line, self._context.workspace.clock.today())[3].words
        self.chosen.setText(words)

    def _on_record(self) -> None:
        line = self.table.chosen
        if line is not None and line.resident_id is not None:
            self._context.shell.go("resident", line.resident_id)

    def _on_hold(self) -> None:
        line = self.table.chosen
        if line is not None:
            self._open(HoldDialog(self, self._context, reference=line.reference))

    def _on_goes_on(self) -> None:
        line = self.table.chosen
        if line is not None and line.held is not None:
            self._open(HoldDialog(self, self._context, line.held))

    def _on_lift(self) -> None:
        line = self.table.chosen
        if line is not None and line.held is not None:
            self._open(LiftDialog(self, self._context, line.held))

    def _open(self, dialog: HoldDialog | LiftDialog) -> None:
        dialog.kept.connect(self.refresh)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_erase(self) -> None:
        line = self.table.chosen
        if line is None or line.due is None:
            return
        case = line.due.case
        dialog = EraseDialog(self, self._context, case.reference, case.resident_id)
        dialog.kept.connect(lambda: self._on_erased(dialog.proof))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_erased(self, proof: ErasureProof | None) -> None:
        if proof is not None:
            self.refresh()
            save_proof(self, self._context, self._files, proof)

    def _open_resumed(self) -> None:
        key = self._resuming
        if key is None or not self._known:
            return
        self._resuming = None
        held = [line.held for line in self._lines if line.held is not None]
        one = next((one for one in held if one.hold.id.hex == key.item), None)
        if key.kind == HOLD_FORM and (one is not None or not key.item):
            self._open(HoldDialog(self, self._context, one))
        elif key.kind == LIFT_FORM and one is not None:
            self._open(LiftDialog(self, self._context, one))

    def _run(self, work: Callable[[], Found], done: Callable[[Found], None]) -> None:
        failed = self._context.shell.tell_notice
        self._context.tasks.run(Lane.RECORDS, work, receiver=self, done=done, failed=failed)


def save_proof(
    owner: QWidget, context: ScreenContext, files: FileChoice, proof: ErasureProof
) -> None:
    """Say that somebody was erased, and offer to save the proof to print."""
    words = translate(
        "rights",
        "Erased. Make a new backup and delete the older ones, which still hold this person.",
    )
    if proof.mentions_left:
        left = translate("rights", "Their name, phone or email still stands in other records: {n}.")
        words = f"{words} {left.format(n=proof.mentions_left)}"
    context.shell.tell(words, Tone.WARN)

    def write(path: Path) -> None:
        context.tasks.run(
            Lane.RECORDS,
            lambda: erasure_paper.write(context.workspace, proof, path),
            receiver=owner,
            done=lambda _: None,
            failed=context.shell.tell_notice,
        )

    title = translate("rights", "Save the proof of erasure")
    kinds = "PDF (*.pdf);;JSON (*.json)"
    files.file_to_save(owner, title, "proof-of-erasure.pdf", kinds, write)
