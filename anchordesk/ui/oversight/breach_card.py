"""The card of breaches: each with the hour to report it by, and what can be done about it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from anchordesk.domain.breach import Breach
from anchordesk.domain.draft import DraftKey
from anchordesk.ui.kit.buttons import Button
from anchordesk.ui.kit.dialog import FormDialog
from anchordesk.ui.kit.file_choice import FileChoice
from anchordesk.ui.kit.flow import FlowLayout
from anchordesk.ui.kit.labels import Card, LabelLook, Words
from anchordesk.ui.kit.notice_bar import NoticeBar
from anchordesk.ui.kit.record_table import RecordTable
from anchordesk.ui.kit.table import WholeRows
from anchordesk.ui.kit.tag import Tone
from anchordesk.ui.oversight.dialogs import (
    RECORDED,
    JudgeDialog,
    RecordBreachDialog,
    ToldDialog,
    key_of_judgement,
    key_of_telling,
)
from anchordesk.ui.oversight.lines import breach_cells
from anchordesk.ui.oversight.view_model import OversightState, OversightViewModel
from anchordesk.ui.shell.screen import ScreenContext
from anchordesk.ui.words import translate


class BreachCard(Card):
    """Shows the log; what is most urgent stands first."""

    def __init__(
        self,
        model: OversightViewModel,
        context: ScreenContext,
        files: FileChoice,
        notices: NoticeBar,
    ) -> None:
        super().__init__(translate("oversight", "Breaches"))
        self._model, self._context, self._files = model, context, files
        self._notices = notices
        self._resumed: DraftKey | None = None
        headings = (self.tr("What"), self.tr("Known since"), self.tr("Harm"))
        self.table = RecordTable(
            self.tr("Breaches"), (*headings, self.tr("What is due")), breach_cells, (0, 2)
        )
        self.table.chosen_changed.connect(self._show_buttons)
        self._rows = WholeRows(self.table, hugging=True)
        self.body.addWidget(self._rows)
        self._empty = Words(self.tr("No breach was written down."), LabelLook.MUTED)
        self.body.addWidget(self._empty)
        self.record = Button(self.tr("Write down a breach"), icon_name="plus")
        self.record.clicked.connect(
            lambda: self._open(lambda: RecordBreachDialog(self, self._context))
        )
        self.judge = Button(self.tr("Judge it"))
        self.judge.clicked.connect(self._on_judge)
        self.told = Button(self.tr("Somebody was told"))
        self.told.clicked.connect(self._on_told)
        self.letters = Button(self.tr("Save draft letters"), icon_name="download")
        self.letters.clicked.connect(self._on_letters)
        self.close_it = Button(self.tr("Close it"), icon_name="check")
        self.close_it.clicked.connect(self._on_close)
        self.log = Button(self.tr("Save the log"), icon_name="download")
        self.log.clicked.connect(self._on_log)
        bar = QWidget()
        row = FlowLayout(bar)
        for button in (
            self.record,
            self.judge,
            self.told,
            self.letters,
            self.close_it,
            self.log,
        ):
            row.addWidget(button)
        self.body.addWidget(bar)

    def show_state(self, state: OversightState) -> None:
        """Show the log."""
        self.table.show_records(state.breaches)
        self._rows.setVisible(bool(state.breaches))
        self._empty.setVisible(state.known and not state.breaches)
        self._show_buttons()
        if state.known:
            self._go_on()

    def resume(self, key: DraftKey) -> None:
        """Open the form of a draft again, as soon as the log is read."""
        self._resumed = key
        if self._model.state.known:
            self._go_on()

    def _go_on(self) -> None:
        key, self._resumed = self._resumed, None
        if key is None:
            return
        if key == RECORDED:
            self._open(lambda: RecordBreachDialog(self, self._context))
            return
        for row, one in enumerate(self._model.state.breaches):
            if key not in {key_of_judgement(one.breach), key_of_telling(one.breach)}:
                continue
            self.table.choose(row)
            (self._on_judge if key == key_of_judgement(one.breach) else self._on_told)()

    def _chosen(self) -> Breach | None:
        chosen = self.table.chosen
        return None if chosen is None else chosen.breach

    def _show_buttons(self) -> None:
        chosen = self._chosen()
        still_open = chosen is not None and chosen.closed_on is None
        for button in (self.judge, self.told, self.close_it):
            button.setVisible(still_open)
        self.letters.setVisible(chosen is not None)
        self.log.setVisible(chosen is not None)

    def _open(self, make: Callable[[], FormDialog]) -> None:
        dialog = make()
        dialog.kept.connect(self._model.load)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_judge(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self._open(lambda: JudgeDialog(self, self._context, chosen))

    def _on_told(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self._open(lambda: ToldDialog(self, self._context, chosen))

    def _on_close(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self._model.close(chosen)

    def _on_letters(self) -> None:
        chosen = self._chosen()
        if chosen is None:
            return
        words = self.tr("Two drafts were saved. Fill in what stands in square brackets.")
        self._files.folder(
            self,
            self.tr("Choose a folder for the drafts"),
            lambda folder: self._model.write_letters(
                chosen, folder, lambda _: self._notices.tell(words, Tone.OK)
            ),
        )

    def _on_log(self) -> None:
        words = self.tr("The log was saved. It holds no names, if none were typed into it.")
        self._files.file_to_save(
            self,
            self.tr("Save the log"),
            "breach-log.json",
            "JSON (*.json)",
            lambda path: self._model.save_log(path, lambda _: self._notices.tell(words, Tone.OK)),
        )
