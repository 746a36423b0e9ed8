"""The forms beside needs: answers to a scale, a referral and what was answered to it."""

from __future__ import annotations

from anchordesk.domain.consent import ConsentPurpose
from anchordesk.domain.draft import DraftKey
from anchordesk.domain.needs import RatedBy, Scale
from anchordesk.domain.referral import Referral, ReferralState
from anchordesk.services import needs, referrals
from anchordesk.services.consents import purpose_now
from anchordesk.services.needs import Answers
from anchordesk.services.record import ResidentRecord
from anchordesk.ui.kit.fields import Choice, DateField
from anchordesk.ui.kit.form import Problem
from anchordesk.ui.kit.labels import LabelLook, Words
from anchordesk.ui.resident.case_section import CaseSection, day_of
from anchordesk.ui.resident.change_dialog import ChangeDialog
from anchordesk.ui.resident.resident_work import Reply
from anchordesk.ui.words import translate, translated

NOT_ANSWERED = None


class AnswersDialog(ChangeDialog):
    """Asks the questions of a scale; one that is not answered stays so."""

    def __init__(self, owner: CaseSection, record: ResidentRecord, scale: Scale) -> None:
        super().__init__(owner, scale.title, translate("dialogs", "Save answers"))
        self._owner, self._resident_id, self._scale = owner, record.resident.id, scale
        self.form.body.addWidget(Words(scale.introduction, LabelLook.MUTED))
        self.answers: dict[str, Choice] = {}
        for measure in scale.measures:
            choice = Choice()
            choice.add_option(self.tr("Not answered"), NOT_ANSWERED)
            for score in range(scale.lowest, scale.highest + 1):
                choice.add_option(self._score_words(score), score)
            self.answers[measure.code] = self.form.add(
                measure.code, translated(measure.question), choice
            )
        self.by = self.form.add("by", self.tr("Who &scored"), Choice())
        for rated_by in RatedBy:
            self.by.add_option(translated(rated_by.title_text), rated_by)
        self.day = self.form.add("day", self.tr("&Day"), DateField(owner.work.today()))
        self.keep_draft_of(
            owner.context.drafts,
            DraftKey.of_one("answers", record.resident.id, scale.code),
            {**self.answers, "by": self.by, "day": self.day},
        )
        next(iter(self.answers.values())).setFocus()

    def save(self) -> None:
        """Check and keep the answers."""
        problems = []
        day = day_of(self.day, self._owner)
        given = {code: choice.value() for code, choice in self.answers.items()}
        scores = {code: score for code, score in given.items() if isinstance(score, int)}
        if not scores:
            problems.append(Problem("", self.tr("Choose at least one number.")))
        if day is None:
            problems.append(Problem("day", self.tr("Enter the day. For example, 14 11 2026.")))
        if problems or day is None:
            self.form.show_problems(problems)
            return
        answers = Answers(self._scale, scores, day, RatedBy.of(str(self.by.value())))
        who, key = self._resident_id, self.draft_key
        self.begin_saving()
        self._owner.work.run(
            lambda workspace: needs.record_answers(workspace, who, answers, draft=key),
            Reply.of_form(self),
        )

    def _score_words(self, score: int) -> str:
        scale = self._scale
        if score == scale.lowest:
            return f"{score}  {translated(scale.lowest_words)}"
        if score == scale.highest:
            return f"{score}  {translated(scale.highest_words)}"
        return str(score)


class ReferralDialog(ChangeDialog):
    """Records that the resident was referred to somebody."""

    def __init__(self, owner: CaseSection, record: ResidentRecord) -> None:
        super().__init__(
            owner, translate("dialogs", "Refer to somebody"), translate("dialogs", "Save referral")
        )
        self._owner, self._resident_id = owner, record.resident.id
        self.whom = self.form.add_line("whom", self.tr("To &whom"))
        self.what = self.form.add_line("what", self.tr("&For what"))
        self._add_consent(owner, record)
        self.day = self.form.add("day", self.tr("&Day"), DateField(owner.work.today()))
        self.keep_draft_of(
            owner.context.drafts,
            DraftKey("referral", record.resident.id),
            {"whom": self.whom, "what": self.what, "because": self.because, "day": self.day},
        )
        self.whom.setFocus()

    def save(self) -> None:
        """Check and keep the referral."""
        problems = []
        day = day_of(self.day, self._owner)
        if not self.whom.text().strip():
            problems.append(Problem("whom", self.tr("Enter to whom you refer the resident.")))
        if self._must_say_why and not self.because.text().strip():
            told = self.tr("Ask the resident first, or write why it may be shared without consent.")
            problems.append(Problem("because", told))
        if day is None:
            problems.append(Problem("day", self.tr("Enter the day. For example, 14 11 2026.")))
        if problems or day is None:
            self.form.show_problems(problems)
            return
        who, key, whom, what = self._resident_id, self.draft_key, self.whom.text(), self.what.text()
        because = self.because.text()
        self.begin_saving()
        self._owner.work.run(
            lambda workspace: referrals.refer(
                workspace, who, whom, what, day, shared_because=because, draft=key
            ),
            Reply.of_form(self),
        )

    def _add_consent(self, owner: CaseSection, record: ResidentRecord) -> None:
        """Without consent, ask why it may be shared all the same."""
        purpose = ConsentPurpose.PARTNERS
        now = purpose_now(owner.context.workspace, record.case.consents, purpose)
        self._must_say_why = not now.is_allowed
        self.because = self.form.add_line(
            "because",
            self.tr("Why without &consent"),
            self.tr("Only where the law allows it, such as for safeguarding"),
        )
        self.form.show_field("because", shown=self._must_say_why)
        if self._must_say_why:
            words = self.tr(
                "Consent to share: {standing}. Ask the resident and record the answer in the "
                "section Consent before you refer them."
            ).format(standing=translated(now.standing.title_text).lower())
            self.form.body.insertWidget(1, Words(words, LabelLook.OVERDUE))


class ReferralAnswerDialog(ChangeDialog):
    """Records what the other side answered."""

    def __init__(self, owner: CaseSection, referral: Referral) -> None:
        super().__init__(
            owner, translate("dialogs", "Record answer"), translate("dialogs", "Save answer")
        )
        self._owner, self._referral = owner, referral
        self.form.body.addWidget(Words(referral.to_whom, LabelLook.HEADING))
        self.state = self.form.add("state", self.tr("&Answer"), Choice())
        for state in ReferralState:
            if state is not ReferralState.WAITING:
                self.state.add_option(translated(state.title_text), state)
        self.day = self.form.add("day", self.tr("&Day"), DateField(owner.work.today()))
        self.words = self.form.add_line("words", self.tr("&In a few words"))
        self.keep_draft_of(
            owner.context.drafts,
            DraftKey.of_one("referral_answer", referral.resident_id, referral.id),
            {"state": self.state, "day": self.day, "words": self.words},
        )
        self.state.setFocus()

    def save(self) -> None:
        """Check and keep the answer."""
        day = day_of(self.day, self._owner)
        if day is None:
            told = self.tr("Enter the day. For example, 14 11 2026.")
            self.form.show_problems([Problem("day", told)])
            return
        state, words = ReferralState.of(str(self.state.value())), self.words.text()
        referral, key = self._referral, self.draft_key
        self.begin_saving()
        self._owner.work.run(
            lambda workspace: referrals.answer_referral(
                workspace, referral, state, day, words, draft=key
            ),
            Reply.of_form(self),
        )
