"""What somebody said of a job, beside the job: each question from the start to 26 weeks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from anchordesk.domain.good_work import (
    PREFERS_NOT_TO_SAY,
    CheckPoint,
    Dimension,
    GoodWorkCheck,
    GoodWorkQuestions,
    Standing,
    newest,
)
from anchordesk.domain.outcome import JobOutcome
from anchordesk.ui.kit.column_widths import fit_columns
from anchordesk.ui.kit.flow import FlowLayout
from anchordesk.ui.kit.labels import LabelLook, Words
from anchordesk.ui.kit.lines_model import LinesModel
from anchordesk.ui.kit.table import AllRows, Table
from anchordesk.ui.kit.table_delegate import Cell, CellLook
from anchordesk.ui.kit.tag import Tone
from anchordesk.ui.kit.tokens import SPACE_2
from anchordesk.ui.resident.case_section import link
from anchordesk.ui.resident.good_work_dialog import ToAsk
from anchordesk.ui.words import short_date, translate, translated

TONES = {Standing.GOOD: Tone.OK, Standing.MIXED: Tone.WARN, Standing.POOR: Tone.DANGER}


class GoodWorkOfJob(QWidget):
    """The answers about one job as a table, and what can be asked or changed."""

    def __init__(
        self,
        job: JobOutcome,
        checks: Sequence[GoodWorkCheck],
        versions: Sequence[GoodWorkQuestions],
        today: date,
        ask: Callable[[ToAsk], None],
    ) -> None:
        super().__init__()
        self._job, self._versions = job, {one.version: one for one in versions}
        questions = max(versions, key=lambda one: one.version)
        found = {one: newest(checks, job.id, one.code) for one in questions.points}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_2)
        if any(found.values()):
            column.addWidget(self._table(found))
        column.addWidget(Words(self._standing(found, today), LabelLook.SMALL))
        links = QWidget()
        row = FlowLayout(links)
        for point, before in found.items():
            if point.was_reached(job, today) or before is not None:
                row.addWidget(self._link(ToAsk(job, point, questions, before), ask))
        column.addWidget(links)

    def _table(self, found: dict[CheckPoint, GoodWorkCheck | None]) -> QWidget:
        titles = [translated(point.title) for point in found]
        name = translate("record", "What was said of the job: {job}").format(job=_called(self._job))
        model = LinesModel([translate("record", "About"), *titles, translate("record", "Change")])
        table = Table(name)
        table.setModel(model)
        model.show_rows([self._cells(one, list(found.values())) for one in Dimension])
        table.setCurrentIndex(model.index(0, 0))
        fit_columns(table, (0,))
        return AllRows(table)

    def _cells(
        self, dimension: Dimension, checks: Sequence[GoodWorkCheck | None]
    ) -> tuple[Cell, ...]:
        known = [standing for one in checks if (standing := self._standing_of(one, dimension))]
        return (
            Cell(translated(dimension.title_text), CellLook.BOLD),
            *(self._cell(one, dimension) for one in checks),
            Cell(change_words(known), CellLook.MUTED),
        )

    def _cell(self, check: GoodWorkCheck | None, dimension: Dimension) -> Cell:
        said = None if check is None else check.said(dimension)
        if said is None:
            return Cell(translate("record", "Not asked"), CellLook.MUTED)
        if said == PREFERS_NOT_TO_SAY:
            return Cell(translate("record", "Prefers not to say"), CellLook.MUTED)
        standing = self._standing_of(check, dimension)
        if standing is None:
            return Cell(said.replace("_", " "))
        return Cell(translated(standing.title_text), CellLook.TAG, TONES[standing])

    def _standing_of(self, check: GoodWorkCheck | None, dimension: Dimension) -> Standing | None:
        said = None if check is None else check.said(dimension)
        questions = None if check is None else self._versions.get(check.version)
        if said is None or questions is None:
            return None
        offered = questions.offered(dimension, said)
        return None if offered is None else offered.standing

    def _standing(self, found: dict[CheckPoint, GoodWorkCheck | None], today: date) -> str:
        if self._job.started_on is None:
            return translate(
                "record", "The day the job began is not known, so no Good Work check falls due."
            )
        return "  ·  ".join(
            self._point_words(point, check, today) for point, check in found.items()
        )

    def _point_words(self, point: CheckPoint, check: GoodWorkCheck | None, today: date) -> str:
        title, due = translated(point.title), point.due_on(self._job)
        if check is not None:
            words = translate("record", "{when}: asked on {day}")
            return words.format(when=title, day=short_date(check.asked_on))
        if due is not None and due > today and self._job.ended_on is None:
            words = translate("record", "{when}: from {day}")
            return words.format(when=title, day=short_date(due))
        if not point.was_reached(self._job, today):
            return translate("record", "{when}: the job had ended").format(when=title)
        return translate("record", "{when}: not asked").format(when=title)

    def _link(self, to_ask: ToAsk, ask: Callable[[ToAsk], None]) -> QWidget:
        words = (
            translate("record", "Good Work check: {when}")
            if to_ask.before is None
            else translate("record", "Change answers: {when}")
        )
        title = translated(to_ask.point.title)
        said = words.format(when=title[:1].lower() + title[1:])
        return link(said, f"{said}: {_called(self._job)}", lambda: ask(to_ask))


def change_words(standings: Sequence[Standing]) -> str:
    """Return how the first answer and the last one differ; empty where there is no second."""
    if len(standings) < 2:
        return ""
    order = list(Standing)
    steps = order.index(standings[-1]) - order.index(standings[0])
    if steps == 0:
        return translate("words", "no change")
    return translate("words", "better") if steps > 0 else translate("words", "worse")


def _called(job: JobOutcome) -> str:
    return f"{job.role}, {job.employer}" if job.role else job.employer
