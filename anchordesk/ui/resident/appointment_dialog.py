"""Arranges an appointment or changes one: what for, when, where, and how long the way is."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtWidgets import QLineEdit

from anchordesk.domain.address_warning import WarningKind
from anchordesk.domain.appointment import (
    LONGEST_MINUTES,
    LONGEST_TRAVEL,
    Appointment,
    TimeOfVisit,
)
from anchordesk.domain.draft import DraftKey
from anchordesk.domain.local_time import NoSuchTimeError, local_moment
from anchordesk.domain.resident import Alert
from anchordesk.services import appointments
from anchordesk.services.appointments import AppointmentDetails
from anchordesk.services.households import lives_with
from anchordesk.services.record import ResidentRecord
from anchordesk.services.undoing import Change
from anchordesk.services.workspace import Workspace
from anchordesk.ui.kit.fields import DateField, Tick
from anchordesk.ui.kit.form import Problem
from anchordesk.ui.kit.labels import LabelLook, Words
from anchordesk.ui.resident.case_section import CaseSection
from anchordesk.ui.resident.change_dialog import ChangeDialog
from anchordesk.ui.resident.day_watch import DayWatch, WantedDay
from anchordesk.ui.resident.resident_work import Reply
from anchordesk.ui.warnings import at_address_words, visit_warnings
from anchordesk.ui.words import parse_time, short_date, translate

USUAL_MINUTES = "45"


class AppointmentDialog(ChangeDialog):
    """After saving, Today shows the appointment on its day."""

    def __init__(
        self, owner: CaseSection, record: ResidentRecord, appointment: Appointment | None = None
    ) -> None:
        title = (
            translate("dialogs", "Add appointment")
            if appointment is None
            else translate("dialogs", "Change appointment")
        )
        super().__init__(owner, title, translate("dialogs", "Save appointment"))
        self._owner, self._resident_id = owner, record.resident.id
        self._appointment = appointment
        alone = Alert.LONE_WORKING in record.resident.alerts
        at_home = [
            mate.resident for mate in record.household if lives_with(mate, record.memberships)
        ]
        alone = alone or any(one.kind is WarningKind.NOT_ALONE for one in record.at_address)
        said = (*visit_warnings(record.resident, at_home), at_address_words(record.at_address))
        self.warnings = tuple(words for words in said if words)
        for words in self.warnings:
            self.form.body.addWidget(Words(words, LabelLook.OVERDUE))
        self.what = self.form.add_line("what", self.tr("&What for"))
        self.day, self.at = DateField(), QLineEdit()
        self.at.setPlaceholderText(self.tr("For example, 10:30"))
        self.form.add_side_by_side(
            self.form.labelled("day", self.tr("&Day"), self.day),
            self.form.labelled("at", self.tr("&Time"), self.at),
        )
        self.minutes, self.travel = QLineEdit(USUAL_MINUTES), QLineEdit("0")
        self.form.add_side_by_side(
            self.form.labelled("minutes", self.tr("&Minutes that it lasts"), self.minutes),
            self.form.labelled("travel", self.tr("Minutes to &get there"), self.travel),
        )
        self.watch = DayWatch(
            owner.work,
            self._wanted_day,
            (self.day, self.at, self.minutes, self.travel),
            None if appointment is None else appointment.id,
        )
        self.watch.setParent(self)
        self.form.body.addWidget(self.watch.clash)
        self.form.body.addWidget(self.watch.others)
        self.place = self.form.add_line("place", self.tr("&Place"))
        self.alone = self.form.add(
            "alone",
            self.tr("Safe &return"),
            Tick(self.tr("I go alone: warn me until I say that I am back")),
        )
        self.alone.setChecked(alone)
        key = DraftKey("appointment", record.resident.id)
        if appointment is not None:
            self._show(appointment)
            key = DraftKey.of_one("change_appointment", record.resident.id, appointment.id)
        self.keep_draft_of(
            owner.context.drafts,
            key,
            {
                "what": self.what,
                "day": self.day,
                "at": self.at,
                "minutes": self.minutes,
                "travel": self.travel,
                "place": self.place,
                "alone": self.alone,
            },
        )
        self.what.setFocus()

        # What must be heeded is read out with the first field, where the keyboard begins.
        self.what.setAccessibleDescription(" ".join(self.warnings))

    def save(self) -> None:
        """Check and keep the appointment."""
        details = self._details()
        if details is not None:
            self.begin_saving()
            self._owner.work.run(
                lambda workspace: self._keep(workspace, details), Reply.of_form(self)
            )

    def _keep(self, workspace: Workspace, details: AppointmentDetails) -> Change:
        if self._appointment is None:
            return appointments.arrange(workspace, self._resident_id, details, draft=self.draft_key)
        return appointments.rearrange(
            workspace, self._appointment.id, details, draft=self.draft_key
        )

    def _details(self) -> AppointmentDetails | None:
        problems: list[Problem] = []
        if not self.what.text().strip():
            problems.append(Problem("what", self.tr("Write what the appointment is for.")))
        try:
            day = self.day.value(self._owner.work.today())
        except ValueError:
            day = None
        if day is None:
            problems.append(Problem("day", self.tr("Enter the day. For example, 14 12 2026.")))
        starts_at = self._starts_at(day, problems)
        minutes = self._whole("minutes", self.minutes, problems)
        travel = self._whole("travel", self.travel, problems)
        if problems or starts_at is None:
            self.form.show_problems(problems)
            return None
        return AppointmentDetails(
            what=self.what.text(),
            starts_at=starts_at,
            minutes=minutes,
            place=self.place.text(),
            travel_minutes=travel,
            lone_working=self.alone.isChecked(),
        )

    def _wanted_day(self) -> WantedDay | None:
        """Return the day and time that are typed, as far as they can be read."""
        try:
            day = self.day.value(self._owner.work.today())
        except ValueError:
            day = None
        if day is None:
            return None
        unsaid: list[Problem] = []
        starts_at = self._starts_at(day, unsaid)
        minutes = self._whole("minutes", self.minutes, unsaid)
        travel = self._whole("travel", self.travel, unsaid)
        if unsaid or starts_at is None or minutes > LONGEST_MINUTES or travel > LONGEST_TRAVEL:
            return WantedDay(day, None)
        return WantedDay(day, TimeOfVisit(starts_at, minutes, travel))

    def _starts_at(self, day: date | None, problems: list[Problem]) -> datetime | None:
        try:
            at = parse_time(self.at.text())
        except ValueError:
            problems.append(Problem("at", self.tr("Enter the time. For example, 10:30.")))
            return None
        try:
            return None if day is None else local_moment(day, at)
        except NoSuchTimeError as refused:
            problems.append(Problem("at", str(refused)))
            return None

    def _whole(self, name: str, field: QLineEdit, problems: list[Problem]) -> int:
        words = field.text().strip()
        if not words.isdecimal():
            told = self.tr("Enter the minutes as a whole number. For example, 45.")
            problems.append(Problem(name, told))
            return 0
        return int(words)

    def _show(self, appointment: Appointment) -> None:
        local = appointment.starts_at.astimezone()
        self.what.setText(appointment.what)
        self.day.setText(short_date(local.date()))
        self.at.setText(f"{local:%H:%M}")
        self.minutes.setText(str(appointment.minutes))
        self.travel.setText(str(appointment.travel_minutes))
        self.place.setText(appointment.place)
        self.alone.setChecked(appointment.lone_working)
