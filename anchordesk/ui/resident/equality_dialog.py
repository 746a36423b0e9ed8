"""Equality monitoring: a form of its own, since its answers are special category data."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtWidgets import QWidget

from anchordesk.domain.categories import EthnicityGroup, Sex, TitledCode
from anchordesk.domain.draft import DraftKey
from anchordesk.domain.equality import (
    ActivityLimits,
    Answer,
    Caring,
    EqualityMonitoring,
    Ethnicity,
    Religion,
    SexualOrientation,
    disability_with,
)
from anchordesk.domain.resident import Resident
from anchordesk.ui.drafts import Drafts
from anchordesk.ui.kit.dialog import FormDialog
from anchordesk.ui.kit.fields import Choice
from anchordesk.ui.kit.labels import LabelLook, Words
from anchordesk.ui.resident.resident_work import Reply, ResidentWork
from anchordesk.ui.words import translate, translated

Code = TypeVar("Code", bound=TitledCode)


class EqualityDialog(FormDialog):
    """Every question can be left as not asked, or answered with “prefer not to say”."""

    def __init__(
        self, parent: QWidget, work: ResidentWork, drafts: Drafts, resident: Resident
    ) -> None:
        super().__init__(
            parent,
            translate("dialogs", "Equality monitoring"),
            translate("dialogs", "Save answers"),
        )
        self._work = work
        self._resident_id = resident.id
        self._before = resident.equality
        words = self.tr(
            "Ask, do not guess. “Prefer not to say” is an answer. Used only in counts, and never "
            "shown on lists or on the record."
        )
        self.form.body.addWidget(Words(words, LabelLook.SMALL))
        self._add_ethnicity()
        self.sex = self._choice("sex", self.tr("&Sex"), Sex, self._before.sex)
        self.same_gender = self._choice(
            "same_gender",
            self.tr("Is your &gender the same as the sex registered at birth?"),
            Answer,
            self._before.same_gender,
        )
        self._add_disability()
        self.religion = self._choice(
            "religion", self.tr("&Religion"), Religion, self._before.religion
        )
        self.orientation = self._choice(
            "orientation",
            self.tr("Sexual &orientation"),
            SexualOrientation,
            self._before.sexual_orientation,
        )
        self.caring = self._choice(
            "caring",
            self.tr("Do you look after &anybody, unpaid?"),
            Caring,
            self._before.caring,
        )
        self.care_experienced = self._choice(
            "care_experienced",
            self.tr("Were you ever in &care as a child?"),
            Answer,
            self._before.care_experienced,
        )
        self.keep_draft_of(
            drafts,
            DraftKey("equality", resident.id),
            {
                "group": self.group,
                "background": self.background,
                "sex": self.sex,
                "same_gender": self.same_gender,
                "condition": self.condition,
                "limits": self.limits,
                "religion": self.religion,
                "orientation": self.orientation,
                "caring": self.caring,
                "care_experienced": self.care_experienced,
            },
        )
        self.group.setFocus()

    def save(self) -> None:
        """Keep the answers."""
        condition = _chosen(self.condition, Answer)
        limits = _chosen(self.limits, ActivityLimits)
        if condition is not Answer.YES:
            limits = ActivityLimits.NOT_KNOWN
        answers = EqualityMonitoring(
            ethnicity_group=_chosen(self.group, EthnicityGroup),
            sex=_chosen(self.sex, Sex),
            disability=disability_with(self._before, condition, limits),
            ethnicity=_chosen(self.background, Ethnicity),
            lasting_condition=condition,
            activity_limits=limits,
            same_gender=_chosen(self.same_gender, Answer),
            religion=_chosen(self.religion, Religion),
            sexual_orientation=_chosen(self.orientation, SexualOrientation),
            caring=_chosen(self.caring, Caring),
            care_experienced=_chosen(self.care_experienced, Answer),
        )
        self.begin_saving()
        self._work.amend_equality(self._resident_id, answers, Reply.of_form(self))

    def _add_ethnicity(self) -> None:
        self.group = self._choice(
            "group", self.tr("&Ethnic group"), EthnicityGroup, self._before.ethnicity_group
        )
        self.background = self.form.add(
            "background", self.tr("Ethnic &background within that group"), Choice()
        )
        self.group.currentIndexChanged.connect(lambda _: self._offer_backgrounds())
        self._offer_backgrounds()
        self.background.choose(self._before.ethnicity)

    def _offer_backgrounds(self) -> None:
        group = self.group.value()
        self.background.set_options(
            [(_title(Ethnicity.NOT_KNOWN), Ethnicity.NOT_KNOWN)]
            + [(_title(one), one) for one in Ethnicity if one.group is group and one.asked]
        )

    def _add_disability(self) -> None:
        self.condition = self._choice(
            "condition",
            self.tr("Do you have a physical or mental condi&tion that lasts 12 months or more?"),
            Answer,
            self._before.lasting_condition,
        )
        self.limits = self._choice(
            "limits",
            self.tr("Does it reduce what you can do &day to day?"),
            ActivityLimits,
            self._before.activity_limits,
        )
        self.condition.currentIndexChanged.connect(lambda _: self._on_condition())
        self._on_condition()
        if self._before.lasting_condition is Answer.NOT_KNOWN and self._before.disability.asked:
            words = self.tr("Recorded before these questions were asked: {answer}.")
            told = words.format(answer=_title(self._before.disability))
            self.form.body.addWidget(Words(told, LabelLook.SMALL))

    def _on_condition(self) -> None:
        self.limits.setEnabled(self.condition.value() is Answer.YES)

    def _choice(self, name: str, label: str, codes: type[Code], chosen: Code) -> Choice:
        choice = self.form.add(name, label, Choice())
        for code in codes:
            choice.add_option(_title(code), code)
        choice.choose(chosen)
        return choice


def _title(code: TitledCode) -> str:
    """The code that means that nobody asked says so, whatever returns call it."""
    return translated(code.title_text) if code.asked else translate("dialogs", "Not asked")


def _chosen(choice: Choice, codes: type[Code]) -> Code:
    value = choice.value()
    return next(code for code in codes if code is value)
