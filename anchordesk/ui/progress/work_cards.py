"""The dashboards: a worker's own caseload and month, and how far a whole team's people come."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from anchordesk.domain.dates import MONTHS
from anchordesk.services.month_records import MonthCounts
from anchordesk.services.my_work import QUIET_DAYS, MyWork
from anchordesk.services.team_funnel import TeamFunnel
from anchordesk.services.wanted import DueFilter, Wanted
from anchordesk.ui.kit.buttons import Button, ButtonLook
from anchordesk.ui.kit.flow import FlowLayout
from anchordesk.ui.kit.labels import LabelLook, Words
from anchordesk.ui.kit.table_delegate import Cell, CellLook
from anchordesk.ui.kit.tokens import SPACE_4
from anchordesk.ui.progress.cards import TableCard
from anchordesk.ui.words import count, translate, translated

Told = Callable[[MonthCounts], int]


class MyWorkCard(TableCard):
    """Emits `caseload_asked(Wanted)`: whom one of its counts is of."""

    caseload_asked = Signal(object)

    def __init__(self) -> None:
        titles = [
            translate("progress", "What you did"),
            translate("progress", "This month"),
            translate("progress", "The month before"),
        ]
        super().__init__(translate("progress", "My work"), titles)
        self.said = Words("", LabelLook.HEADING)
        self.body.addWidget(self.said)
        bar = QWidget()
        row = FlowLayout(bar, SPACE_4)
        self.overdue = self._link(Wanted(due=DueFilter.OVERDUE))
        self.quiet = self._link(Wanted(quiet_days=QUIET_DAYS))
        for button in (self.overdue, self.quiet):
            row.addWidget(button)
        self.body.addWidget(bar)
        self.body.addWidget(self.rows)
        self.notes = Words("", LabelLook.SMALL)
        self.body.addWidget(self.notes)

    def show_work(self, work: MyWork) -> None:
        """Show how the caseload stands, and what was done in two months."""
        now = work.standing
        people = count(now.residents, "resident", "residents")
        said = translate("progress", "{people}: {due} due today, {unplanned} with nothing planned.")
        self.said.setText(said.format(people=people, due=now.due_today, unplanned=now.unplanned))
        overdue = translate("progress", "{number} overdue: show them")
        quiet = translate("progress", "{number} not spoken to for {days} days: show them")
        self.overdue.setText(overdue.format(number=now.overdue))
        self.quiet.setText(quiet.format(number=now.quiet, days=QUIET_DAYS))
        self.overdue.setVisible(now.overdue > 0)
        self.quiet.setVisible(now.quiet > 0)
        self.show_cells(
            [
                (
                    Cell(title, CellLook.BOLD),
                    Cell(str(told(work.this_month)), CellLook.NUMBER),
                    Cell(str(told(work.last_month)), CellLook.NUMBER),
                )
                for title, told in _month_lines()
            ]
        )
        month = f"{translated(MONTHS[work.month.month - 1])} {work.month.year}"
        words = translate("progress", "This month is {month}, until now.").format(month=month)
        if work.no_evidence:
            jobs = count(work.no_evidence, "job", "jobs")
            shown = translate("progress", "{jobs} without evidence yet: under Jobs of the record.")
            words = f"{words} {shown.format(jobs=jobs)}"
        self.notes.setText(words)

    def _link(self, wanted: Wanted) -> Button:
        button = Button("", look=ButtonLook.LINK)
        button.clicked.connect(lambda _=False: self.caseload_asked.emit(replace(wanted)))
        button.hide()
        return button


class TeamFunnelCard(TableCard):
    """The whole team on the chosen pathway; on a lead's desk alone."""

    def __init__(self) -> None:
        titles = [translate("progress", "Stage"), translate("progress", "Came to it")]
        super().__init__(translate("progress", "The whole team"), titles)
        self.body.addWidget(self.rows)
        self.notes = Words("", LabelLook.SMALL)
        self.body.addWidget(self.notes)

    def show_funnel(self, funnel: TeamFunnel) -> None:
        """Show what the desks of the team add up to."""
        self.show_cells(
            [
                (
                    Cell(translated(one.title), CellLook.BOLD),
                    Cell(str(one.reached), CellLook.NUMBER),
                )
                for one in funnel.stages
            ]
        )
        desks = count(funnel.desks, "desk", "desks")
        words = translate(
            "progress",
            "Of {desks}, everybody who ever joined. Other desks are as old as their last report: "
            "Oversight says of when.",
        ).format(desks=desks)
        if funnel.missing:
            told = translate("progress", "No report yet from: {names}.")
            words = f"{words} {told.format(names=', '.join(funnel.missing))}"
        self.notes.setText(words)


def _month_lines() -> tuple[tuple[str, Told], ...]:
    return (
        (translate("progress", "Notes of being in touch"), lambda one: one.contacts),
        (translate("progress", "People you were in touch with"), lambda one: one.people),
        (translate("progress", "Appointments that took place"), lambda one: one.kept),
        (translate("progress", "Appointments nobody came to"), lambda one: one.missed),
        (translate("progress", "Stages people moved to"), lambda one: one.moves),
        (translate("progress", "Jobs that began"), lambda one: one.jobs),
    )
