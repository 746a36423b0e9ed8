"""The top of a record, which never scrolls away: who, alerts, what can be done, the pathway."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from anchordesk.domain.identifiers import EnrolmentId
from anchordesk.domain.pathway import Enrolment, Pathway
from anchordesk.domain.rights_request import LEAVES_AS_IT_IS, Right, RightsRequest
from anchordesk.services import record as record_service
from anchordesk.services.concern_records import ConcernCount
from anchordesk.services.cover_records import CoveredFor
from anchordesk.services.record import PathwayStep, ResidentRecord
from anchordesk.ui.kit.buttons import Button, ButtonLook
from anchordesk.ui.kit.fields import Choice
from anchordesk.ui.kit.flow import FlowLayout
from anchordesk.ui.kit.labels import LabelLook, Words, clear_layout
from anchordesk.ui.kit.stepper import Step, Stepper, StepState
from anchordesk.ui.kit.tag import Tag, Tone
from anchordesk.ui.kit.tokens import SPACE_2, SPACE_3, SPACE_4, SPACE_5
from anchordesk.ui.warnings import at_address_words
from anchordesk.ui.words import (
    count,
    cover_words,
    long_date,
    short_date,
    translate,
    translated,
)

MOST_ALERTS = 3
LONGEST_TITLE = 22


class IdentityBar(QWidget):
    """Emits what is asked for; decides nothing."""

    back_asked = Signal()
    move_asked = Signal()
    note_asked = Signal()
    job_asked = Signal()
    enrol_asked = Signal()
    edit_asked = Signal()
    pathway_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_5, SPACE_4, SPACE_5, SPACE_3)
        layout.setSpacing(SPACE_4)
        layout.addWidget(self._top_row())
        self.safety = Words("", LabelLook.PROBLEM)
        layout.addWidget(self.safety)
        self.asked = Words("", LabelLook.SMALL)
        layout.addWidget(self.asked)
        self.stepper = Stepper()
        layout.addWidget(self.stepper)

    def show_record(self, record: ResidentRecord | None, facts: str) -> None:
        """Show who it is; `facts` is the line under the name."""
        self._name.setText("" if record is None else record.resident.display_name)
        self._facts.setText(facts)
        instruction = "" if record is None else record.resident.safety_instruction
        if record is not None and record.at_address:
            parts = (instruction.rstrip(". "), at_address_words(record.at_address))
            instruction = ". ".join(part for part in parts if part)
        self.safety.setText(self.tr("Safety: {words}").format(words=instruction))
        self.safety.setVisible(bool(instruction))
        clear_layout(self._alerts)
        alerts = () if record is None else record.resident.alerts
        for alert in alerts[:MOST_ALERTS]:
            self._alerts.addWidget(Tag(translated(alert.title_text), Tone.DANGER))
        if len(alerts) > MOST_ALERTS:
            self._alerts.addWidget(Tag(f"+{len(alerts) - MOST_ALERTS}", Tone.DANGER))
        self._show_requests(record)
        enrolled = record is not None and record.enrolment is not None
        self.move_button.setVisible(enrolled)
        self.enrol_button.setVisible(record is not None)
        self._show_pathways(record)
        self.stepper.setVisible(enrolled)
        for button in (self.note_button, self.job_button, self.edit_button):
            button.setEnabled(record is not None)
        if record is not None:
            name = self.tr("Back to the list. Record of {name}").format(
                name=record.resident.display_name
            )
            # What must be heeded is read out when the record opens, since focus lands here.
            heeded = [self.safety.text() if instruction else "", self.asked.text()]
            warned = ". ".join(words for words in (name, *heeded) if words)
            self.back_button.setAccessibleName(warned)
            self.stepper.show_steps([_step(step) for step in record.steps])

    def _show_requests(self, record: ResidentRecord | None) -> None:
        """Mark open concerns, whom a colleague looks after, what is disputed or left as it is."""
        lines = []
        if record is not None and record.concerns.open:
            mark, told = concern_words(record.concerns)
            self._alerts.addWidget(Tag(mark, Tone.DANGER))
            lines.append(told)
        cover = None if record is None else record.cover
        if cover is not None:
            mark, told = covered_words(cover)
            self._alerts.addWidget(Tag(mark, Tone.WARN))
            lines.append(told)
        for request in () if record is None else record.requests:
            words = request_words(request)
            if words is None:
                continue
            mark, told = words
            self._alerts.addWidget(Tag(mark, Tone.WARN))
            lines.append(told)
        self.asked.setText(" ".join(lines))
        self.asked.setVisible(bool(lines))

    def _show_pathways(self, record: ResidentRecord | None) -> None:
        """Offer the resident's pathways to choose from, where there is more than one."""
        entries = () if record is None else record.entries
        self._several.setVisible(len(entries) > 1)
        held = self.pathway.blockSignals(True)
        self.pathway.set_options(
            [
                (
                    f"{entry.title}. {entry.left_title}" if entry.left_title else entry.title,
                    entry.id,
                )
                for entry in entries
            ]
        )
        if record is not None and record.enrolment is not None:
            self.pathway.choose(record.enrolment.id)
        self.pathway.blockSignals(held)

    def _on_pathway_chosen(self) -> None:
        self.pathway_chosen.emit(self.pathway.value())

    def _top_row(self) -> QWidget:
        self.back_button = Button(
            self.tr("Back to the list"), look=ButtonLook.ICON_ONLY, icon_name="arrow-left"
        )
        self.back_button.clicked.connect(self.back_asked)
        self._name = Words("", LabelLook.PAGE_TITLE, wraps=False)
        self._facts = Words("", LabelLook.SMALL, wraps=False)
        self._alerts = QHBoxLayout()
        self._alerts.setSpacing(SPACE_2)
        first = QHBoxLayout()
        first.setSpacing(SPACE_3)
        first.addWidget(self._name)
        first.addLayout(self._alerts)
        first.addStretch(1)
        who = QVBoxLayout()
        who.setSpacing(0)
        who.addLayout(first)
        who.addWidget(self._facts)
        start = QWidget()
        start_row = QHBoxLayout(start)
        start_row.setContentsMargins(0, 0, 0, 0)
        start_row.setSpacing(SPACE_4)
        start_row.addWidget(self.back_button, 0, Qt.AlignmentFlag.AlignVCenter)
        start_row.addLayout(who, 1)
        start.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        top = QWidget()
        row = FlowLayout(top, first_alone=True)
        row.addWidget(start)
        self._add_buttons(row)
        return top

    def _add_buttons(self, row: FlowLayout) -> None:
        self._several = QWidget()
        pair = QHBoxLayout(self._several)
        pair.setContentsMargins(0, 0, 0, 0)
        label = QLabel(self.tr("Path&way"))
        self.pathway = Choice()
        self.pathway.setMinimumContentsLength(LONGEST_TITLE)
        self.pathway.setAccessibleName(self.tr("Pathway"))
        self.pathway.currentIndexChanged.connect(self._on_pathway_chosen)
        label.setBuddy(self.pathway)
        pair.addWidget(label)
        pair.addWidget(self.pathway)
        row.addWidget(self._several)
        self.edit_button = Button(self.tr("Edit"), icon_name="pencil")
        self.edit_button.setAccessibleName(self.tr("Edit resident"))
        self.edit_button.clicked.connect(self.edit_asked)
        self.job_button = Button(self.tr("Record job"), icon_name="briefcase")
        self.job_button.clicked.connect(self.job_asked)
        self.enrol_button = Button(self.tr("Enrol on a pathway"), icon_name="flag")
        self.enrol_button.clicked.connect(self.enrol_asked)
        self.move_button = Button(self.tr("Move stage"), shortcut="Ctrl+M", icon_name="flag")
        self.move_button.clicked.connect(self.move_asked)
        self.note_button = Button(
            self.tr("Add note"),
            look=ButtonLook.PRIMARY,
            icon_name="plus",
        )
        self.note_button.setToolTip(self.tr("Add note (Ctrl+Shift+N)"))
        self.note_button.clicked.connect(self.note_asked)
        for button in (
            self.edit_button,
            self.job_button,
            self.enrol_button,
            self.move_button,
            self.note_button,
        ):
            row.addWidget(button)


def facts_of(record: ResidentRecord, shown: EnrolmentId | None, today: date) -> str:
    """Return the line under the name; of several pathways it tells of the one that is shown."""
    pathway = record.pathway
    not_enrolled = translate("record", "Not enrolled")
    facts = [record.resident.reference, not_enrolled if pathway is None else pathway.title]
    facts += [entry.left_title for entry in record.entries if entry.id == shown]
    if pathway is not None and record.enrolment is not None:
        facts.append(_time_at_stage(pathway, record.enrolment, today))
    facts.append(record.resident.landlord)
    return "  ·  ".join(fact for fact in facts if fact)


def _time_at_stage(pathway: Pathway, now: Enrolment, today: date) -> str:
    """How long they have been at their stage; empty where its day is not known."""
    if now.stage_since is None or not pathway.has_stage(now.stage):
        return ""
    days = (today - now.stage_since).days
    return translate("record", "{days} at stage").format(days=count(days, "day", "days"))


def covered_words(cover: CoveredFor) -> tuple[str, str]:
    """Return how a record under cover is marked, and what that means."""
    told = translate(
        "record",
        "You look after this case until {day}. Notes, actions, appointments, answers on consent "
        "and concerns go back to {name}; all else waits for {name}.",
    )
    return cover_words(cover.name), told.format(name=cover.name, day=long_date(cover.last_day))


def concern_words(known: ConcernCount) -> tuple[str, str]:
    """Return how open safeguarding concerns mark a record, and what that means."""
    words = translate("record", "{number} open. Read it before you act: {level}.")
    mark = translate("record", "Concern: {level}")
    level = translated(known.level.title_text)
    concerns = count(known.open, "safeguarding concern", "safeguarding concerns")
    told = words.format(number=concerns, level=level[:1].lower() + level[1:])
    return mark.format(level=level[:1].lower() + level[1:]), told


def request_words(request: RightsRequest) -> tuple[str, str] | None:
    """Return how an open request marks a record, and what it means; None if it does not."""
    if request.right is Right.RECTIFICATION:
        mark = translate("record", "Disputed")
        told = translate("record", "They asked on {day} that something here is corrected.")
    elif request.right in LEAVES_AS_IT_IS:
        mark = translate("record", "Leave as it is")
        told = translate("record", "They asked on {day} that nothing here is changed or used.")
    else:
        return None
    see = translate("record", "It is settled under Rights.")
    return mark, f"{told.format(day=short_date(request.received_on))} {see}"


def _step(step: PathwayStep) -> Step:
    match step.state:
        case record_service.StepState.DONE:
            return Step(step.title, StepState.DONE)
        case record_service.StepState.SKIPPED:
            return Step(step.title, StepState.SKIPPED)
        case record_service.StepState.CURRENT:
            return Step(step.title, StepState.HERE)
        case record_service.StepState.TO_COME:
            return Step(step.title, StepState.TO_COME)
