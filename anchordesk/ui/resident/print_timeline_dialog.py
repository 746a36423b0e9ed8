"""Chooses what of a timeline is printed, and shows it word for word before it is saved."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from anchordesk.domain.concern import Concern
from anchordesk.domain.draft import Draft, DraftKey
from anchordesk.domain.identifiers import ResidentId
from anchordesk.domain.roles import UseCase, may
from anchordesk.services import concerns, timeline_paper
from anchordesk.services.timeline import Event, TimelineKind
from anchordesk.services.timeline_paper import PaperChoice, TimelinePaper, TimelineSource
from anchordesk.services.workspace import Workspace
from anchordesk.ui.kit.dialog import FormDialog
from anchordesk.ui.kit.fields import DateField, LongText, Tick
from anchordesk.ui.kit.file_choice import FileChoice, SystemFileChoice
from anchordesk.ui.kit.form import Problem
from anchordesk.ui.kit.labels import LabelLook, Words
from anchordesk.ui.kit.plain_dialog import WIDEST
from anchordesk.ui.kit.theme import current_theme
from anchordesk.ui.resident.resident_work import Reply, ResidentWork
from anchordesk.ui.resident.timeline_words import describe, kind_title
from anchordesk.ui.shell.screen import ScreenContext
from anchordesk.ui.words import translate

FILE_NAME = "timeline.pdf"
WIDTH, LINE_HEIGHT, LISTS_SHOWN, LINES_SHOWN = 900, 30, 4, 8
VALUE_ROLE = int(Qt.ItemDataRole.UserRole)


class PrintTimelineDialog(FormDialog):
    """Nothing is written that is not in the preview."""

    def __init__(
        self,
        owner: QWidget,
        context: ScreenContext,
        resident_id: ResidentId,
        files: FileChoice | None = None,
        *,
        headlines: bool = False,
    ) -> None:
        super().__init__(
            owner, translate("dialogs", "Print timeline"), translate("dialogs", "Save as PDF")
        )
        self._work = ResidentWork(context.workspace, context.tasks)
        self._resident_id, self._files = resident_id, files or SystemFileChoice()
        self._source: TimelineSource | None = None
        self._paper: TimelinePaper | None = None
        self._concerns: tuple[Concern, ...] = ()
        self._shown_choice: PaperChoice | None = None
        self._asked = 0
        self.setMinimumWidth(min(current_theme().px(WIDTH), WIDEST))
        self._add_fields(may(context.workspace.profile.role, UseCase.KEEP_CONCERNS))
        self.headlines.setChecked(headlines)
        self.save_button.setEnabled(False)
        # Not what is left out: entries are chosen by their numbers, and others may come since.
        self.keep_draft_of(
            context.drafts,
            DraftKey("print_timeline", resident_id),
            {"since": self.since, "until": self.until},
            ends_here=True,
        )
        self.kinds.itemSelectionChanged.connect(self.keep_choices)
        self._work.run(
            lambda workspace: timeline_paper.gather(workspace, resident_id, _described),
            Reply(self, self._on_gathered, self.not_saved),
        )

    def choices_to_keep(self) -> tuple[tuple[str, str], ...]:
        """Keep which kinds are printed with the draft."""
        return (("kinds", " ".join(sorted(str(kind) for kind in _chosen(self.kinds)))),)

    def choices_are_work(self) -> bool:
        """Tell whether some kinds are not printed."""
        return len(_chosen(self.kinds)) < self.kinds.count()

    def restore_choices(self, draft: Draft) -> None:
        """Choose the kinds of a draft again."""
        kept = draft.answer("kinds").split()
        for row in range(self.kinds.count()):
            item = self.kinds.item(row)
            item.setSelected(str(item.data(VALUE_ROLE)) in kept)

    def save(self) -> None:
        """Ask for a place, and write exactly what is shown."""
        paper = self._paper
        if paper is None:
            return

        def write(path: Path) -> None:
            self.begin_saving()
            self._work.run(
                lambda workspace: timeline_paper.write(workspace, paper, path), Reply.of_form(self)
            )

        self._files.file_to_save(self, self.tr("Save as PDF"), FILE_NAME, "PDF (*.pdf)", write)

    def _add_fields(self, may_read_concerns: bool) -> None:
        self.since, self.until = DateField(), DateField(self._work.today())
        self.kinds, self.entries = _list(LISTS_SHOWN), _list(LISTS_SHOWN)
        from_start = self.tr("Empty for everything from the start")
        self.form.add_side_by_side(
            self.form.labelled("since", self.tr("&From"), self.since, from_start),
            self.form.labelled("until", self.tr("&To"), self.until),
        )
        for kind in TimelineKind:
            _add(self.kinds, kind_title(kind), kind, chosen=True)
        told = self.tr(
            "Begins with what names other residents or speaks of safeguarding. Friends, family and "
            "neighbours are for you to see."
        )
        self.form.add_side_by_side(
            self.form.labelled("kinds", self.tr("&What is printed"), self.kinds),
            self.form.labelled("entries", self.tr("&Leave out"), self.entries, told),
        )
        self.headlines = Tick(self.tr("Print headlines only"))
        self.headlines.setAccessibleName(self.tr("Print headlines only"))
        self.form.body.addWidget(self.headlines)
        self.with_concerns = self.form.add(
            "concerns",
            self.tr("&Safeguarding concerns"),
            Tick(self.tr("Print them too; that you looked is written down")),
        )
        self.form.show_field("concerns", shown=may_read_concerns)
        self.preview = self.form.add(
            "preview", self.tr("&Everything that the paper says"), LongText(LINES_SHOWN)
        )
        self.preview.setReadOnly(True)
        told = self.tr("The file is not protected by AnchorDesk: print it, then delete it.")
        self.form.body.addWidget(Words(told, LabelLook.MUTED))
        self.since.setFocus()

    def _on_gathered(self, source: object) -> None:
        if not isinstance(source, TimelineSource):
            return
        self._source = source
        for entry in source.entries:
            _add(self.entries, entry.words, entry.number, chosen=entry.why_out is not None)
        for changed in (self.since.editingFinished, self.until.editingFinished):
            changed.connect(self._lay_out_paper)
        for chosen in (self.kinds, self.entries):
            chosen.itemSelectionChanged.connect(self._lay_out_paper)
        self.headlines.toggled.connect(self._lay_out_paper)
        self.with_concerns.toggled.connect(self._on_concerns)
        self._lay_out_paper()

    def _on_concerns(self, wanted: bool) -> None:
        self._concerns = ()
        self._lay_out_paper()
        if not wanted:
            return
        self.save_button.setEnabled(False)
        who = self._resident_id
        reply = Reply(self, self._on_concerns_read, self.not_saved)
        self._work.run(lambda workspace: concerns.read(workspace, who), reply)

    def _on_concerns_read(self, found: object) -> None:
        if self.with_concerns.isChecked() and isinstance(found, tuple):
            self._concerns = found
            self._lay_out_paper()

    def _lay_out_paper(self) -> None:
        """Lay out what is chosen; only the newest answer is shown."""
        source, choice = self._source, self._choice()
        if self._paper is not None and choice == self._shown_choice:
            # The keyboard has left a day as it was: the press that took it away still saves.
            return
        self._paper, self._shown_choice = None, choice
        self.save_button.setEnabled(False)
        self._asked += 1
        asked = self._asked
        if source is None or choice is None:
            self.preview.clear()
            return

        def laid_out(paper: object) -> None:
            if asked == self._asked and isinstance(paper, TimelinePaper):
                self._show(paper)

        def work(_workspace: Workspace) -> TimelinePaper:
            return timeline_paper.lay_out(source, choice)

        self._work.run(work, Reply(self, laid_out, self.not_saved))

    def _show(self, paper: TimelinePaper) -> None:
        self._paper = paper
        self.preview.setPlainText(paper.document.words)
        self.save_button.setEnabled(True)

    def _choice(self) -> PaperChoice | None:
        self.form.clear_problems()
        since = self._day("since", self.since)
        until = self._day("until", self.until)
        if isinstance(since, Problem) or isinstance(until, Problem):
            wrong = [day for day in (since, until) if isinstance(day, Problem)]
            self.form.show_problem_beside(wrong[0])
            return None
        kinds = {kind: kind_title(kind) for kind in TimelineKind if kind in _chosen(self.kinds)}
        left_out = frozenset(n for n in _chosen(self.entries) if isinstance(n, int))
        return PaperChoice(
            since,
            until or self._work.today(),
            kinds,
            left_out,
            self._concerns,
            self.headlines.isChecked(),
        )

    def _day(self, name: str, field: DateField) -> date | Problem | None:
        try:
            return field.value(self._work.today())
        except ValueError:
            return Problem(name, self.tr("Enter a day, or nothing. For example, 14 11 2026."))


def _described(event: Event) -> tuple[str, str]:
    _, title, text = describe(event)
    return title, text


def _list(lines: int) -> QListWidget:
    """Return a list of which several lines can be chosen, by Space or a press each."""
    made = QListWidget()
    made.setFixedHeight(current_theme().px(LINE_HEIGHT) * lines)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setWordWrap(True)
    made.setTextElideMode(Qt.TextElideMode.ElideNone)
    made.setSelectionMode(QAbstractItemView.SelectionMode.MultiSelection)
    return made


def _add(into: QListWidget, words: str, value: object, *, chosen: bool) -> None:
    item = QListWidgetItem(words)
    item.setData(VALUE_ROLE, value)
    into.addItem(item)
    item.setSelected(chosen)


def _chosen(of: QListWidget) -> set[object]:
    return {item.data(VALUE_ROLE) for item in of.selectedItems()}
