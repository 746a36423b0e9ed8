"""The forms of consent: what was asked and answered, and a withdrawal with what follows from it."""

from __future__ import annotations

from anchordesk.domain.consent import Consent, ConsentPurpose, ConsentText, ConsentWay
from anchordesk.domain.draft import DraftKey
from anchordesk.services import consents
from anchordesk.services.consents import Answer, referrals_to_tell
from anchordesk.services.record import ResidentRecord
from anchordesk.ui.kit.fields import Choice, DateField
from anchordesk.ui.kit.form import Problem
from anchordesk.ui.kit.labels import LabelLook, Words
from anchordesk.ui.resident.case_section import CaseSection, day_of
from anchordesk.ui.resident.change_dialog import ChangeDialog
from anchordesk.ui.resident.resident_work import Reply
from anchordesk.ui.words import translate, translated

NO_PAPER = None
LANGUAGE_NAMES = {"en": "English", "cy": "Cymraeg"}


class ConsentDialog(ChangeDialog):
    """Shows the words to ask, and records what the resident answered."""

    def __init__(self, owner: CaseSection, record: ResidentRecord, purpose: ConsentPurpose) -> None:
        super().__init__(
            owner, translate("dialogs", "Record answer"), translate("dialogs", "Save answer")
        )
        self._owner, self._resident_id, self._purpose = owner, record.resident.id, purpose
        self._text = consents.text_in_force(owner.context.workspace, purpose)
        self.form.body.addWidget(Words(translated(purpose.title_text), LabelLook.HEADING))
        self.words = Words("")
        self.form.body.addWidget(self.words)
        self._version = Words("", LabelLook.SMALL)
        self.form.body.addWidget(self._version)
        self.language = self._language_choice()
        self.answer = self.form.add("answer", self.tr("&Answer"), Choice())
        self.answer.add_option(self.tr("Choose what they answered"), None)
        self.answer.add_option(self.tr("Yes, they agree"), True)
        self.answer.add_option(self.tr("No, they do not"), False)
        self.way, self.day = Choice(), DateField(owner.work.today())
        for way in ConsentWay:
            self.way.add_option(translated(way.title_text), way)
        self.form.add_side_by_side(
            self.form.labelled("way", self.tr("&How it was given"), self.way),
            self.form.labelled("day", self.tr("&Day"), self.day),
        )
        self.paper = self._paper_choice(record)
        self.note = self.form.add_line(
            "note", self.tr("&In a few words"), self.tr("Such as who was there: it can stay empty")
        )
        self.keep_draft_of(
            owner.context.drafts,
            DraftKey(f"consent_{purpose.value}", record.resident.id),
            {
                "answer": self.answer,
                "note": self.note,
                "way": self.way,
                "day": self.day,
                "paper": self.paper,
            },
        )
        self._show_words()
        self.answer.setFocus()

    def save(self) -> None:
        """Check and keep the answer."""
        problems = []
        given, day = self.answer.value(), day_of(self.day, self._owner)
        if not isinstance(given, bool):
            problems.append(Problem("answer", self.tr("Choose what the resident answered.")))
        if day is None:
            problems.append(Problem("day", self.tr("Enter the day. For example, 14 11 2026.")))
        if problems or day is None or not isinstance(given, bool):
            self.form.show_problems(problems)
            return
        paper = self.paper.value()
        answer = Answer(
            purpose=self._purpose,
            given=given,
            way=ConsentWay.of(str(self.way.value())),
            on=day,
            language=self._chosen_language(),
            note=self.note.text(),
            paper=self._papers.get(str(paper)),
        )
        who, key = self._resident_id, self.draft_key
        self.begin_saving()
        self._owner.work.run(
            lambda workspace: consents.record_answer(workspace, who, answer, draft=key),
            Reply.of_form(self),
        )

    def _language_choice(self) -> Choice | None:
        """Offer the languages in which the words are there, if there is more than English."""
        if len(self._text.wordings) == 1:
            return None
        choice = self.form.add("language", self.tr("&Language"), Choice())
        for wording in self._text.wordings:
            choice.add_option(LANGUAGE_NAMES[wording.language], wording.language)
        choice.currentIndexChanged.connect(lambda _: self._show_words())
        return choice

    def _chosen_language(self) -> str:
        return "en" if self.language is None else str(self.language.value())

    def _show_words(self) -> None:
        self.words.setText(self._text.wording(self._chosen_language()).words)
        self._version.setText(version_words(self._text))
        self.answer.setAccessibleDescription(self.words.text())

    def _paper_choice(self, record: ResidentRecord) -> Choice:
        choice = self.form.add("paper", self.tr("&Paper or photo that shows it"), Choice())
        choice.add_option(self.tr("None"), NO_PAPER)
        self._papers = {str(one.id): one.id for one in record.papers}
        for one in record.papers:
            choice.add_option(one.name, str(one.id))
        return choice


class WithdrawalDialog(ChangeDialog):
    """Says what follows from a withdrawal before it is recorded."""

    def __init__(self, owner: CaseSection, record: ResidentRecord, consent: Consent) -> None:
        super().__init__(
            owner,
            translate("dialogs", "Withdraw consent"),
            translate("dialogs", "Record the withdrawal"),
        )
        self._owner, self._consent = owner, consent
        text = consents.text_in_force(owner.context.workspace, consent.purpose)
        self.form.body.addWidget(Words(translated(consent.purpose.title_text), LabelLook.HEADING))
        self.form.body.addWidget(Words(self.tr("What follows"), LabelLook.HEADING))
        self.follows = Words(translated(text.wording().if_withdrawn))
        self.form.body.addWidget(self.follows)
        told = referrals_to_tell(record.case.referrals)
        if consent.purpose is ConsentPurpose.PARTNERS and told:
            names = ", ".join(referral.to_whom for referral in told)
            words = self.tr("To be told: {names}").format(names=names)
            self.form.body.addWidget(Words(words, LabelLook.OVERDUE))
        self.day = self.form.add(
            "day", self.tr("&Day of the withdrawal"), DateField(owner.work.today())
        )
        self.reason = self.form.add_line(
            "reason", self.tr("&Reason"), self.tr("It can stay empty: nobody has to give one")
        )
        self.keep_draft_of(
            owner.context.drafts,
            DraftKey.of_one("withdrawal", record.resident.id, consent.id),
            {"day": self.day, "reason": self.reason},
        )
        self.day.setAccessibleDescription(self.follows.text())
        self.day.setFocus()

    def save(self) -> None:
        """Check and keep the withdrawal."""
        day = day_of(self.day, self._owner)
        if day is None:
            told = self.tr("Enter the day. For example, 14 11 2026.")
            self.form.show_problems([Problem("day", told)])
            return
        consent, reason, key = self._consent, self.reason.text(), self.draft_key
        self.begin_saving()
        self._owner.work.run(
            lambda workspace: consents.withdraw(workspace, consent, day, reason, draft=key),
            Reply.of_form(self),
        )


def version_words(text: ConsentText) -> str:
    """Return which words these are, and what they are needed for."""
    words = translate("words", "Version {version}. {basis}.")
    return words.format(version=text.version, basis=translated(text.basis.title_text))
