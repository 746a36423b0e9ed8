"""The progress screen: how far people come on a pathway, and how good their jobs are."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from anchordesk.domain.period import Period
from anchordesk.ui.kit.buttons import Button
from anchordesk.ui.kit.fields import Choice
from anchordesk.ui.kit.flow import FlowLayout
from anchordesk.ui.kit.labels import LabelLook, Words
from anchordesk.ui.kit.tokens import SPACE_3, SPACE_4, SPACE_5
from anchordesk.ui.progress.cards import AnswersCard, FunnelCard, GroupsCard, labelled_row
from anchordesk.ui.progress.lines import period_words
from anchordesk.ui.progress.view_model import ProgressViewModel
from anchordesk.ui.progress.work_cards import MyWorkCard, TeamFunnelCard
from anchordesk.ui.shell.screen import Screen, ScreenContext
from anchordesk.ui.words import translate, translated

EVERYBODY = None
LONGEST_TITLE = 20


class ProgressScreen(Screen):
    """A worker's own work, and cards over one choice of pathway and period."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(translate("progress", "Progress"))
        self._context = context
        self.model = ProgressViewModel(context.workspace, context.tasks)
        self.model.state_changed.connect(self._render)
        self.model.failed.connect(context.shell.tell_notice)
        self.pathway, self.period = Choice(), Choice()
        for choice in (self.pathway, self.period):
            choice.setMinimumContentsLength(LONGEST_TITLE)
        for one in self.model.state.pathways:
            self.pathway.add_option(translated(one.title), one.code)
        self.period.add_option(translate("progress", "Any time"), EVERYBODY)
        self.pathway.activated.connect(lambda _: self._on_pathway())
        self.period.activated.connect(lambda _: self._on_period())
        self.funnel, self.groups, self.answers = FunnelCard(), GroupsCard(), AnswersCard()
        self.groups.stage_chosen.connect(self.model.choose_stage)
        self.work, self.team = MyWorkCard(), TeamFunnelCard()
        self.work.caseload_asked.connect(context.shell.show_caseload)
        self._cards = (self.work, self.funnel, self.team, self.groups, self.answers)
        self._lay_out()

    def refresh(self) -> None:
        """Count again."""
        self.model.load()

    def land_focus(self) -> None:
        """Put focus on the choice of the pathway."""
        self.pathway.setFocus(Qt.FocusReason.OtherFocusReason)

    def regions(self) -> tuple[QWidget, ...]:
        """Return the choices and the tables."""
        return (self._choices, *(card.table for card in self._cards))

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_5, SPACE_4, SPACE_5, SPACE_4)
        layout.setSpacing(SPACE_3)
        layout.addWidget(
            Words(translate("progress", "Progress"), LabelLook.PAGE_TITLE, wraps=False)
        )
        self._choices = QWidget()
        row = FlowLayout(self._choices, SPACE_4)
        for words, choice in (
            (translate("progress", "&Pathway"), self.pathway),
            (translate("progress", "&Joined in"), self.period),
        ):
            held = QWidget()
            held.setLayout(labelled_row(words, choice))
            row.addWidget(held)
        self.report_button = Button(translate("progress", "Build a report"))
        self.report_button.clicked.connect(lambda: self._context.shell.go("reports"))
        row.addWidget(self.report_button)
        layout.addWidget(self._choices)
        told = translate(
            "progress",
            "Counts of the caseload on this laptop, exact and small. They stay here: what leaves "
            "your organisation leaves in a return.",
        )
        layout.addWidget(Words(told, LabelLook.SMALL))
        inside = QWidget()
        inside.setProperty("look", "page")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_3)
        for card in self._cards:
            card.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
            card.hide()
            column.addWidget(card)
        column.addStretch(1)
        page = QScrollArea()
        page.setWidgetResizable(True)
        page.setFrameShape(QFrame.Shape.NoFrame)
        page.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        page.setWidget(inside)
        layout.addWidget(page, 1)

    def _render(self) -> None:
        state = self.model.state
        if state.cohort is not None and state.counted is not None:
            options: list[tuple[str, object]] = [(translate("progress", "Any time"), EVERYBODY)]
            options += [(period_words(one), one) for one in state.cohort.periods]
            self.period.set_options(options)
            self.period.choose(state.counted.period)
            self.funnel.show()
            self.funnel.show_counts(state.cohort)
            self.groups.show_counts(state.cohort)
        if state.work is not None:
            self.work.show()
            self.work.show_work(state.work)
        if state.team is not None:
            self.team.show()
            self.team.show_funnel(state.team)
        if state.jobs is not None:
            self.answers.show_counts(state.jobs)

    def _on_pathway(self) -> None:
        self.model.choose_pathway(str(self.pathway.value()))

    def _on_period(self) -> None:
        self.model.choose_period(cast("Period | None", self.period.value()))
