"""The forms of consent: what was asked and answered, and a withdrawal with what follows from it."""

from __future__ import annotations

from anchordesk.domain.consent import Consent, ConsentPurpose, ConsentText, ConsentWay
from anchordesk.domain.draft import DraftKey
from anchordesk.domain.paper_language import IN_ENGLISH
from anchordesk.services import consents
from anchordesk.services.consents import Answer, referrals_to_tell
from anchordesk.services.record import ResidentRecord
from anchordesk.ui.kit.fields import Choice, DateField
from anchordesk.ui.kit.form import Problem
from anchordesk.ui.kit.labels import LabelLook, Words
from anchordesk.ui.paper_fonts import load_for
from anchordesk.ui.resident.case_section import CaseSection, day_of
from anchordesk.ui.resident.change_dialog import ChangeDialog
from anchordesk.ui.resident.paper_language import PaperLanguageField
from anchordesk.ui.resident.resident_work import Reply
from anchordesk.ui.words import translate, translated

NO_PAPER = None


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
        self.language = PaperLanguageField(self)
        self.form.add("language", self.tr("&Language"), self.language.choice)
        self.form.body.addWidget(self.language.note)
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
        reply = Reply(self, self._on_languages, self.not_saved)
        self.language.read(owner.work, record.resident.id, reply)
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
            language=self.language.chosen.code,
            note=self.note.text(),
            paper=self._papers.get(str(paper)),
        )
        who, key = self._resident_id, self.draft_key
        self.begin_saving()
        self._owner.work.run(
            lambda workspace: consents.record_answer(workspace, who, answer, draft=key),
            Reply.of_form(self),
        )

    def _on_languages(self, _: object) -> None:
        self.language.changed.connect(self._show_words)
        self._show_words()

    def _show_words(self) -> None:
        chosen = self.language.chosen
        wording = self._text.wording(chosen.code)
        used = chosen if wording.language == chosen.code else IN_ENGLISH
        load_for(wording.words)
        self.words.setText(wording.words)
        self._version.setText(version_words(self._text))
        self.answer.setAccessibleDescription(self.words.text())
        # Whoever put the words on this computer has answered for them: an answer rests on them.
        self.language.tell(used, is_checked=True)

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
