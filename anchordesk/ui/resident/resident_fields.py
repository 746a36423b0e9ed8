"""The fields of a resident's form but those about work, and what they hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from anchordesk.domain.categories import Qualification
from anchordesk.domain.resident import Alert
from anchordesk.services.places_in_use import PlacesInUse
from anchordesk.services.residents import ResidentDetails
from anchordesk.ui.kit.draft_fields import DraftField
from anchordesk.ui.kit.fields import Choice, DateField, LongText, Tick
from anchordesk.ui.kit.form import Form, Problem
from anchordesk.ui.kit.labels import LabelLook, Words
from anchordesk.ui.kit.suggest_field import SuggestField, containing
from anchordesk.ui.kit.tokens import SPACE_4
from anchordesk.ui.words import translate, translated

# Where a landlord or ward is already in use, it is offered while typing.
OFFERED = ("ward", "landlord")


class ResidentFields:
    """Adds its fields to a form; `read` gives back what they hold."""

    def __init__(self, form: Form, before: ResidentDetails) -> None:
        self._form = form
        self._before = before
        self.lines: dict[str, QLineEdit] = {}
        self.texts: dict[str, LongText] = {}
        self._add_name()
        self._add_contact()
        self._add_home()
        self._add_communication()
        self._add_alerts()

    def offer(self, places: PlacesInUse) -> None:
        """Offer the wards and landlords that are in use."""
        for name, options in zip(OFFERED, (places.wards, places.landlords), strict=True):
            line = self.lines[name]
            if isinstance(line, SuggestField):
                line.suggest_from(containing(options))

    @property
    def drafted(self) -> Mapping[str, DraftField]:
        """The fields whose text must not be lost, by name."""
        return {
            **self.lines,
            **self.texts,
            "date_of_birth": self.birth,
            "needs_interpreter": self.interpreter,
            **{f"alert_{alert.value}": tick for alert, tick in self.alerts.items()},
            "qualification": self.qualification,
        }

    def read(self, today: date, problems: list[Problem]) -> ResidentDetails:
        """Return the details, but what is about work; append what is wrong to `problems`."""
        text = {name: line.text() for name, line in self.lines.items()}
        long = {name: field.toPlainText() for name, field in self.texts.items()}
        if not any(text[name].strip() for name in ("given_name", "family_name", "reference")):
            words = translate(
                "dialogs", "Enter a name or a reference. A first name is enough to begin with."
            )
            problems.append(Problem("given_name", words))
        return replace(
            self._before,
            reference=text["reference"],
            given_name=text["given_name"],
            family_name=text["family_name"],
            preferred_name=text["preferred_name"],
            pronouns=text["pronouns"],
            phone=text["phone"],
            email=text["email"],
            contact_preference=text["contact_preference"],
            do_not_contact_at=text["do_not_contact_at"],
            safe_times=text["safe_times"],
            address=long["address"],
            postcode=text["postcode"],
            ward=text["ward"],
            landlord=text["landlord"],
            tenancy_reference=text["tenancy_reference"],
            language=text["language"],
            needs_interpreter=self.interpreter.isChecked(),
            communication_needs=text["communication_needs"],
            safety_instruction=text["safety_instruction"],
            date_of_birth=self._born(today, problems),
            alerts=tuple(alert for alert, tick in self.alerts.items() if tick.isChecked()),
            qualification=Qualification.of(str(self.qualification.value())),
        )

    def _born(self, today: date, problems: list[Problem]) -> date | None:
        try:
            return self.birth.value(today)
        except ValueError:
            words = translate("dialogs", "Enter the date of birth. For example, 31 3 1984.")
            problems.append(Problem("date_of_birth", words))
            return None

    def _add_name(self) -> None:
        self._pair(
            ("given_name", translate("dialogs", "&Given name")),
            ("family_name", translate("dialogs", "&Family name")),
        )
        self._pair(
            ("preferred_name", translate("dialogs", "Preferred na&me")),
            ("pronouns", translate("dialogs", "Pronouns")),
        )
        self.lines["reference"] = self._form.add_line(
            "reference",
            translate("dialogs", "&Reference"),
            translate("dialogs", "Leave empty for the next free one"),
            self._before.reference,
        )
        self.birth = DateField(self._before.date_of_birth)
        self.birth.setPlaceholderText(translate("dialogs", "For example, 31 3 1984"))
        self.qualification = Choice()
        for level in Qualification:
            self.qualification.add_option(translated(level.title_text), level)
        self.qualification.choose(self._before.qualification)
        self._form.add_side_by_side(
            self._form.labelled(
                "date_of_birth", translate("dialogs", "&Date of birth"), self.birth
            ),
            self._form.labelled(
                "qualification", translate("dialogs", "Highest &qualification"), self.qualification
            ),
        )

    def _add_contact(self) -> None:
        self._heading(translate("dialogs", "Getting in touch"))
        self._pair(
            ("phone", translate("dialogs", "&Phone")), ("email", translate("dialogs", "&Email"))
        )
        self._pair(
            ("contact_preference", translate("dialogs", "How to get in &touch")),
            ("safe_times", translate("dialogs", "Safe times to call")),
        )
        self._pair(("do_not_contact_at", translate("dialogs", "Do &not contact at")))

    def _add_home(self) -> None:
        self._heading(translate("dialogs", "Home"))
        address = LongText(2)
        address.setPlainText(self._before.address)
        self.texts["address"] = self._form.add("address", translate("dialogs", "&Address"), address)
        self._pair(
            ("postcode", translate("dialogs", "Postcode")),
            ("ward", translate("dialogs", "&Ward")),
        )
        self._pair(
            ("landlord", translate("dialogs", "&Landlord")),
            ("tenancy_reference", translate("dialogs", "Tenancy reference")),
        )

    def _add_communication(self) -> None:
        self._heading(translate("dialogs", "Language and communication"))
        self._pair(
            ("language", translate("dialogs", "Main language")),
            ("communication_needs", translate("dialogs", "&Communication needs")),
        )
        self.interpreter = Tick(translate("dialogs", "Needs an interpreter"))
        self.interpreter.setAccessibleName(translate("dialogs", "Needs an interpreter"))
        self.interpreter.setChecked(self._before.needs_interpreter)
        self._form.body.addWidget(self.interpreter)

    def _add_alerts(self) -> None:
        self._heading(translate("dialogs", "Alerts"))
        row = QHBoxLayout()
        row.setSpacing(SPACE_4)
        self.alerts: dict[Alert, Tick] = {}
        for alert in Alert:
            tick = Tick(translated(alert.title_text))
            tick.setAccessibleName(translated(alert.title_text))
            tick.setChecked(alert in self._before.alerts)
            self.alerts[alert] = tick
            row.addWidget(tick)
        row.addStretch(1)
        self._form.body.addLayout(row)
        self._pair(
            ("safety_instruction", translate("dialogs", "&Safety instruction before a visit"))
        )

    def _heading(self, words: str) -> None:
        self._form.body.addWidget(Words(words, LabelLook.HEADING))

    def _pair(self, *fields: tuple[str, str]) -> None:
        labelled = []
        for name, label in fields:
            text = str(getattr(self._before, name))
            line = SuggestField(containing(()), text) if name in OFFERED else QLineEdit(text)
            line.setCursorPosition(0)
            self.lines[name] = line
            labelled.append(self._form.labelled(name, label, line))
        self._form.add_side_by_side(*labelled)
