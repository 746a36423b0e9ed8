"""Tells, beside a form of an appointment, what else is arranged on that day."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QLineEdit

from anchordesk.domain.appointment import TimeOfVisit
from anchordesk.domain.identifiers import AppointmentId
from anchordesk.services.arranged_day import OtherVisit, others_on_the_day
from anchordesk.ui.kit.labels import LabelLook, Words
from anchordesk.ui.notices import Notice
from anchordesk.ui.resident.resident_work import Reply, ResidentWork
from anchordesk.ui.words import translate

PAUSE_MS = 200


@dataclass(frozen=True, slots=True)
class WantedDay:
    """What a form says so far.

    Attributes:
        time: None while there is no time that can be read.
    """

    day: date
    time: TimeOfVisit | None


class DayWatch(QObject):
    """Reads the day at each pause, in the records' lane. Saving never depends on it."""

    def __init__(
        self,
        work: ResidentWork,
        wanted: Callable[[], WantedDay | None],
        fields: Sequence[QLineEdit],
        besides: AppointmentId | None,
    ) -> None:
        super().__init__()
        self._work, self._wanted, self._besides = work, wanted, besides
        self.clash, self.others = Words("", LabelLook.OVERDUE), Words("", LabelLook.MUTED)
        self._show(())
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._read)
        for field in fields:
            field.textChanged.connect(lambda _: self._pause.start())
        self._read()

    def _read(self) -> None:
        wanted, besides = self._wanted(), self._besides
        if wanted is None:
            self._show(())
            return

        def answered(found: object) -> None:
            # An answer about a day that was typed before says nothing of this one.
            if isinstance(found, tuple) and wanted == self._wanted():
                self._show(found)

        self._work.run(
            lambda workspace: others_on_the_day(workspace, wanted.day, wanted.time, besides),
            Reply(self, answered, self._on_failed),
        )

    def _on_failed(self, _notice: Notice) -> None:
        """Nothing is said then; Today shows the day as well."""

    def _show(self, found: Sequence[OtherVisit]) -> None:
        close = [_line(one) for one in found if one.too_close]
        apart = [_line(one) for one in found if not one.too_close]
        for label, words, lines in (
            (self.clash, translate("DayWatch", "Too close to {visits}."), close),
            (self.others, translate("DayWatch", "Also on that day: {visits}."), apart),
        ):
            label.setText(words.format(visits="; ".join(lines)))
            label.setVisible(bool(lines))


def _line(one: OtherVisit) -> str:
    appointment = one.visit.appointment
    start, end = appointment.starts_at.astimezone(), appointment.ends_at.astimezone()
    return translate("DayWatch", "{start} to {end}, {name}").format(
        start=f"{start:%H:%M}", end=f"{end:%H:%M}", name=one.visit.resident.name
    )
