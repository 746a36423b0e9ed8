"""The seven questions about a job on one screen, answered with Tab, Down and Ctrl+Enter alone."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from anchordesk.domain.draft import DraftKey
from anchordesk.domain.good_work import (
    PREFERS_NOT_TO_SAY,
    CheckPoint,
    Dimension,
    GoodWorkCheck,
    GoodWorkQuestions,
    Question,
)
from anchordesk.domain.outcome import JobOutcome
from anchordesk.services.good_work import Asked, record_check
from anchordesk.ui.drafts import Drafts
from anchordesk.ui.kit.buttons import Button, ButtonLook
from anchordesk.ui.kit.fields import Choice, DateField
from anchordesk.ui.kit.form import Problem
from anchordesk.ui.kit.labels import LabelLook, Words, row_of
from anchordesk.ui.kit.tokens import SPACE_2, SPACE_4
from anchordesk.ui.resident.change_dialog import ChangeDialog
from anchordesk.ui.resident.resident_work import Reply, ResidentWork
from anchordesk.ui.words import translate, translated

KIND = "good_work"
NOT_ASKED = None


@dataclass(frozen=True, slots=True)
class ToAsk:
    """About which job the questions are asked, and when in it.

    Attributes:
        before: What was recorded there before; None where nobody asked yet.
    """

    job: JobOutcome
    point: CheckPoint
    questions: GoodWorkQuestions
    before: GoodWorkCheck | None = None

    @property
    def draft_key(self) -> DraftKey:
        """What the draft of the answers is of."""
        return DraftKey.of_one(KIND, self.job.resident_id, self.item)

    @property
    def item(self) -> str:
        """Which of the jobs and points of a resident it is."""
        return f"{self.job.id.hex}-{self.point.code}"


class GoodWorkDialog(ChangeDialog):
    """What is not answered stays “not asked”: it counts neither for the job nor against it."""

    def __init__(self, parent: QWidget, work: ResidentWork, drafts: Drafts, to_ask: ToAsk) -> None:
        super().__init__(
            parent, translate("dialogs", "Good Work check"), translate("dialogs", "Save answers")
        )
        self._work, self._to_ask = work, to_ask
        job, questions = to_ask.job, to_ask.questions
        about = f"{job.role}, {job.employer}" if job.role else job.employer
        heading = f"{translated(to_ask.point.title)}: {about}"
        self.form.body.addWidget(Words(heading, LabelLook.HEADING))
        self.form.body.addWidget(Words(translated(questions.introduction), LabelLook.SMALL))
        self.answers: dict[Dimension, Choice] = {}
        self.form.body.addWidget(self._make_questions(questions))
        self.no_answers = Button(self.tr("Prefers not to say to the rest"), look=ButtonLook.LINK)
        self.no_answers.clicked.connect(self._on_no_answers)
        row = row_of(self.no_answers)
        row.addStretch(1)
        self.form.body.addLayout(row)
        before = to_ask.before
        self.day = self.form.add(
            "day",
            self.tr("&Day on which you asked"),
            DateField(work.today() if before is None else before.asked_on),
        )
        self.keep_draft_of(
            drafts,
            to_ask.draft_key,
            {**{one.value: field for one, field in self.answers.items()}, "day": self.day},
        )
        next(iter(self.answers.values())).setFocus()

    def save(self) -> None:
        """Check and keep the answers."""
        problems = []
        said = {
            one: str(choice.value())
            for one, choice in self.answers.items()
            if choice.value() is not NOT_ASKED
        }
        try:
            day = self.day.value(self._work.today())
        except ValueError:
            day = None
        if not said:
            problems.append(Problem("", self.tr("Choose at least one answer.")))
        if day is None:
            problems.append(Problem("day", self.tr("Enter the day. For example, 14 11 2026.")))
        if problems or day is None:
            self.form.show_problems(problems)
            return
        job, asked = self._to_ask.job, Asked(self._to_ask.point.code, day, said)
        key = self.draft_key
        self.begin_saving()
        self._work.run(
            lambda workspace: record_check(workspace, job, asked, draft=key), Reply.of_form(self)
        )

    def _make_questions(self, questions: GoodWorkQuestions) -> QWidget:
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE_4)
        grid.setVerticalSpacing(SPACE_2)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2)
        for row, question in enumerate(questions.questions):
            choice = self._make_choice(question)
            words = translated(question.words)
            label = QLabel(words)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setBuddy(choice)
            choice.setAccessibleName(words)
            grid.addWidget(label, row, 0)
            grid.addWidget(choice, row, 1)
            self.answers[question.dimension] = choice
        return holder

    def _make_choice(self, question: Question) -> Choice:
        choice = Choice()
        choice.add_option(self.tr("Not asked"), NOT_ASKED)
        for answer in question.answers:
            choice.add_option(translated(answer.words), answer.code)
        choice.add_option(self.tr("Prefers not to say"), PREFERS_NOT_TO_SAY)
        before = self._to_ask.before
        said = None if before is None else before.said(question.dimension)
        if said in choice.values:
            choice.choose(said)
        return choice

    def _on_no_answers(self) -> None:
        for choice in self.answers.values():
            if choice.value() is NOT_ASKED:
                choice.choose(PREFERS_NOT_TO_SAY)
