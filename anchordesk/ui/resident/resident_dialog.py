"""Add or edit a resident: what a worker types once and amends later."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from anchordesk.domain.categories import (
    Disability,
    EthnicityGroup,
    Qualification,
    Sex,
    TitledCode,
)
from anchordesk.domain.draft import DraftKey
from anchordesk.domain.identifiers import ResidentId
from anchordesk.domain.resident import Alert, EqualityMonitoring, Resident
from anchordesk.services.residents import ResidentDetails, details_of
from anchordesk.ui.drafts import Drafts
from anchordesk.ui.kit.dialog import FormDialog
from anchordesk.ui.kit.draft_fields import DraftField
from anchordesk.ui.kit.fields import Choice, DateField, Tick
from anchordesk.ui.kit.form import Problem
from anchordesk.ui.kit.labels import LabelLook, Words
from anchordesk.ui.kit.tokens import SPACE_4
from anchordesk.ui.notices import Notice
from anchordesk.ui.resident.resident_work import Reply, ResidentWork
from anchordesk.ui.words import translate

Code = TypeVar("Code", bound=TitledCode)

NEW_RESIDENT = DraftKey("resident")


class ResidentDialog(FormDialog):
    """Adds a resident, or amends `resident`; `kept_id` tells who after saving."""

    def __init__(
        self,
        parent: QWidget,
        work: ResidentWork,
        drafts: Drafts,
        resident: Resident | None = None,
    ) -> None:
        title = (
            translate("dialogs", "Add resident")
            if resident is None
            else translate("dialogs", "Edit resident")
        )
        super().__init__(parent, title, translate("dialogs", "Save resident"))
        self._work = work
        self._resident = resident
        self.kept_id: ResidentId | None = None
        self._before = ResidentDetails() if resident is None else details_of(resident)
        self.lines: dict[str, QLineEdit] = {}
        self._lay_out_fields()
        drafted: dict[str, DraftField] = {
            **self.lines,
            "date_of_birth": self.birth,
            **{f"alert_{alert.value}": tick for alert, tick in self.alerts.items()},
            "qualification": self.qualification,
            "ethnicity": self.ethnicity,
            "sex": self.sex,
            "disability": self.disability,
        }
        key = NEW_RESIDENT if resident is None else DraftKey("resident", resident.id)
        self.keep_draft_of(drafts, key, drafted)
        self.lines["given_name"].setFocus()

    def save(self) -> None:
        """Check and keep the resident."""
        problems = []
        born = None
        if not (
            self.lines["given_name"].text().strip()
            or self.lines["family_name"].text().strip()
            or self.lines["reference"].text().strip()
        ):
            words = self.tr("Enter a name or a reference. A first name is enough to begin with.")
            problems.append(Problem("given_name", words))
        try:
            born = self.birth.value(self._work.today())
        except ValueError:
            words = self.tr("Enter the date of birth. For example, 31 3 1984.")
            problems.append(Problem("date_of_birth", words))
        if problems:
            self.form.show_problems(problems)
            return
        text = {name: line.text() for name, line in self.lines.items()}
        details = replace(
            self._before,
            reference=text["reference"],
            given_name=text["given_name"],
            family_name=text["family_name"],
            preferred_name=text["preferred_name"],
            pronouns=text["pronouns"],
            phone=text["phone"],
            email=text["email"],
            contact_preference=text["contact_preference"],
            postcode=text["postcode"],
            ward=text["ward"],
            landlord=text["landlord"],
            sector_left=text["sector_left"],
            date_of_birth=born,
            alerts=tuple(alert for alert, tick in self.alerts.items() if tick.isChecked()),
            qualification=_chosen(self.qualification, Qualification),
            equality=EqualityMonitoring(
                ethnicity_group=_chosen(self.ethnicity, EthnicityGroup),
                sex=_chosen(self.sex, Sex),
                disability=_chosen(self.disability, Disability),
            ),
        )
        self.begin_saving()
        reply = replace(Reply.of_form(self), done=self._on_kept, failed=self._on_not_kept)
        if self._resident is None:
            self._work.add_resident(details, reply)
        else:
            self._work.amend_resident(self._resident.id, details, reply)

    def _on_kept(self, resident: object) -> None:
        if isinstance(resident, Resident):
            self.kept_id = resident.id
        self.saved()

    def _on_not_kept(self, notice: Notice) -> None:
        self.not_saved(notice)
        if notice.code == "duplicate-reference":
            self.form.show_problems([Problem("reference", notice.words)])

    def _lay_out_fields(self) -> None:
        tr = self.tr
        self._pair(("given_name", tr("&Given name")), ("family_name", tr("&Family name")))
        self._pair(("preferred_name", tr("Preferred na&me")), ("pronouns", tr("Pronouns")))
        reference = self.form.add_line(
            "reference",
            tr("&Reference"),
            tr("Leave empty for the next free one"),
            self._before.reference,
        )
        self.lines["reference"] = reference
        self.birth = DateField(self._before.date_of_birth)
        self.form.add("date_of_birth", tr("&Date of birth"), self.birth)
        self._pair(("phone", tr("&Phone")), ("email", tr("&Email")))
        self._pair(("contact_preference", tr("How to get in &touch")), ("postcode", tr("Postcode")))
        self._pair(("ward", tr("&Ward")), ("landlord", tr("&Landlord")))
        self._pair(
            ("sector_left", tr("&Industry they leave or fear to lose")),
        )
        self._add_alerts()
        self.qualification = self._choice(
            "qualification", tr("Highest &qualification"), Qualification
        )
        self.qualification.choose(self._before.qualification)
        self.form.body.addWidget(Words(tr("Equality monitoring"), LabelLook.HEADING))
        self.form.body.addWidget(
            Words(
                tr("Ask, do not guess. Used only in counts, and never shown on lists."),
                LabelLook.SMALL,
            )
        )
        self.ethnicity = self._choice("ethnicity", tr("Ethnic group"), EthnicityGroup)
        self.sex = self._choice("sex", tr("Sex"), Sex)
        self.disability = self._choice("disability", tr("Disability"), Disability)
        self.ethnicity.choose(self._before.equality.ethnicity_group)
        self.sex.choose(self._before.equality.sex)
        self.disability.choose(self._before.equality.disability)

    def _pair(self, *fields: tuple[str, str]) -> None:
        labelled = []
        for name, label in fields:
            line = QLineEdit(str(getattr(self._before, name)))
            line.setCursorPosition(0)
            self.lines[name] = line
            labelled.append(self.form.labelled(name, label, line))
        self.form.add_side_by_side(*labelled)

    def _add_alerts(self) -> None:
        self.form.body.addWidget(Words(self.tr("Alerts"), LabelLook.HEADING))
        row = QHBoxLayout()
        row.setSpacing(SPACE_4)
        self.alerts: dict[Alert, Tick] = {}
        for alert in Alert:
            tick = Tick(alert.title_text)
            tick.setAccessibleName(alert.title_text)
            tick.setChecked(alert in self._before.alerts)
            self.alerts[alert] = tick
            row.addWidget(tick)
        row.addStretch(1)
        self.form.body.addLayout(row)

    def _choice(self, name: str, label: str, codes: type[TitledCode]) -> Choice:
        choice = self.form.add(name, label, Choice())
        for code in codes:
            choice.add_option(code.title_text, code)
        return choice


def _chosen(choice: Choice, codes: type[Code]) -> Code:
    value = choice.value()
    return next(code for code in codes if code is value)
