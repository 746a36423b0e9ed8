"""The form of a safeguarding concern: a new one, or what became of one."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from anchordesk.domain.concern import Concern, ConcernLevel, ConcernWords
from anchordesk.domain.draft import Draft, DraftKey
from anchordesk.domain.identifiers import ResidentId
from anchordesk.services import concerns
from anchordesk.services.workspace import Workspace
from anchordesk.ui.kit.dialog import FormDialog
from anchordesk.ui.kit.draft_fields import DraftField
from anchordesk.ui.kit.fields import Choice, DateField, LongText
from anchordesk.ui.kit.form import Problem
from anchordesk.ui.kit.labels import LabelLook, Words
from anchordesk.ui.resident.case_section import CaseSection
from anchordesk.ui.resident.resident_work import Reply
from anchordesk.ui.words import short_date, translate, translated

LINES = 3


class ConcernDialog(FormDialog):
    """What was written before stays; this adds to it."""

    def __init__(
        self,
        parent: QWidget,
        owner: CaseSection,
        resident_id: ResidentId,
        concern: Concern | None,
    ) -> None:
        title = (
            translate("dialogs", "Record a concern")
            if concern is None
            else translate("dialogs", "Write on or close a concern")
        )
        super().__init__(parent, title, translate("dialogs", "Save concern"))
        self._owner, self._resident_id, self._concern = owner, resident_id, concern
        danger = self.tr(
            "If somebody is in danger now, ring 999 first. Then tell your safeguarding lead: "
            "AnchorDesk tells nobody."
        )
        self.form.body.addWidget(Words(danger, LabelLook.PROBLEM))
        today = owner.work.today()
        self.noticed = self.form.add("noticed", self.tr("&When it was seen or said"), DateField())
        self.seen = self._long("seen", self.tr("W&hat was seen or said"))
        self.level = self.form.add("level", self.tr("How s&erious it is"), Choice())
        for one in ConcernLevel:
            self.level.add_option(translated(one.title_text), one)
        self.told = self.form.add_line("told", self.tr("Who was &told"))
        self.told_on = self.form.add("told_on", self.tr("Told &on"), DateField())
        self.lead = self.form.add_line("lead", self.tr("Safe&guarding lead who has it"))
        self.done_so_far = self._long("done", self.tr("What was &done"))
        self.decision = self._long("decision", self.tr("What was dec&ided"))
        self.review_on = self.form.add(
            "review_on",
            self.tr("&Review on"),
            DateField(),
            self.tr("Today brings it up on that day; empty once it is closed"),
        )
        self.outcome = self._long("outcome", self.tr("What &came of it"))
        self.closed_on = self.form.add(
            "closed_on", self.tr("C&losed on"), DateField(), self.tr("Empty while it is open")
        )
        if concern is None:
            self.noticed.setText(short_date(today))
        else:
            self._show(concern.words)
        for name in ("outcome", "closed_on"):
            self.form.show_field(name, shown=concern is not None)
        key = DraftKey("concern", resident_id)
        if concern is not None:
            key = DraftKey.of_one("change_concern", resident_id, concern.id)
        fields: dict[str, DraftField] = {
            "noticed": self.noticed,
            "seen": self.seen,
            "told": self.told,
            "told_on": self.told_on,
            "done": self.done_so_far,
            "lead": self.lead,
            "decision": self.decision,
            "review_on": self.review_on,
            "outcome": self.outcome,
            "closed_on": self.closed_on,
        }
        self.keep_draft_of(owner.context.drafts, key, fields)
        self.level.currentIndexChanged.connect(lambda _: self.keep_choices())
        (self.seen if concern is None else self.done_so_far).setFocus()

    def choices_to_keep(self) -> tuple[tuple[str, str], ...]:
        """Return how serious it is."""
        return (("level", str(self.level.value())),)

    def restore_choices(self, draft: Draft) -> None:
        """Choose again how serious it is."""
        if draft.answer("level"):
            self.level.choose(ConcernLevel.of(draft.answer("level")))

    def save(self) -> None:
        """Check and keep the concern."""
        problems: list[Problem] = []
        noticed = self._day("noticed", self.noticed, problems)
        told_on = self._day("told_on", self.told_on, problems)
        closed_on = self._day("closed_on", self.closed_on, problems)
        if noticed is None and not problems:
            told = self.tr("Enter the day on which it was seen or said. For example, 14 11 2026.")
            problems.append(Problem("noticed", told))
        if not self.seen.toPlainText().strip():
            problems.append(Problem("seen", self.tr("Write what was seen or said.")))
        if told_on is not None and not self.told.text().strip():
            problems.append(Problem("told", self.tr("Write who was told.")))
        review_on = self._day("review_on", self.review_on, problems)
        if closed_on is not None and not self.decision.toPlainText().strip():
            told = self.tr("Write what was decided, or leave it open.")
            problems.append(Problem("decision", told))
        if closed_on is not None and not self.outcome.toPlainText().strip():
            problems.append(Problem("outcome", self.tr("Write what came of it, or leave it open.")))
        if problems or noticed is None:
            self.form.show_problems(problems)
            return
        seen, told_whom = self.seen.toPlainText(), self.told.text()
        done, outcome = self.done_so_far.toPlainText(), self.outcome.toPlainText()
        level = ConcernLevel.of(str(self.level.value()))
        lead, decision = self.lead.text(), self.decision.toPlainText()
        judged = (level, lead, decision, None if closed_on is not None else review_on)

        def keep(workspace: Workspace) -> Concern:
            words = ConcernWords(
                *(noticed, seen, told_whom, told_on, done, outcome, closed_on), *judged
            )
            if self._concern is None:
                who, key = self._resident_id, self.draft_key
                return concerns.record(workspace, who, words, draft=key)
            return concerns.write_on(workspace, self._concern.id, words, draft=self.draft_key)

        self.begin_saving()
        self._owner.work.run(keep, Reply.of_form(self))

    def _long(self, name: str, label: str) -> LongText:
        return self.form.add(name, label, LongText(LINES))

    def _day(self, name: str, field: DateField, problems: list[Problem]) -> date | None:
        try:
            return field.value(self._owner.work.today())
        except ValueError:
            told = self.tr("Enter a day, or nothing. For example, 14 11 2026.")
            problems.append(Problem(name, told))
            return None

    def _show(self, words: ConcernWords) -> None:
        self.noticed.setText(short_date(words.noticed_on))
        self.seen.setPlainText(words.seen)
        self.told.setText(words.told)
        self.done_so_far.setPlainText(words.done)
        self.outcome.setPlainText(words.outcome)
        self.level.choose(words.level)
        self.lead.setText(words.lead)
        self.decision.setPlainText(words.decision)
        days = (words.told_on, words.closed_on, words.review_on)
        for field, day in zip((self.told_on, self.closed_on, self.review_on), days, strict=True):
            field.setText("" if day is None else short_date(day))
