"""Move stage: where to, on which day, and why when a stage is skipped or one goes back."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from anchordesk.domain.draft import DraftKey
from anchordesk.domain.eligibility import Finding, RightToWork, is_eligible
from anchordesk.domain.pathway import Enrolment, Pathway
from anchordesk.domain.resident import Resident
from anchordesk.services.eligibility import findings_for
from anchordesk.services.pathways import exits_to_choose, stages_to_move_to
from anchordesk.ui.drafts import Drafts
from anchordesk.ui.kit.dialog import FormDialog
from anchordesk.ui.kit.fields import Choice, DateField, LongText
from anchordesk.ui.kit.form import Problem
from anchordesk.ui.kit.labels import LabelLook, Words
from anchordesk.ui.resident.resident_work import Reply, ResidentWork
from anchordesk.ui.words import translate, translated


class MoveDialog(FormDialog):
    """After saving, `from_stage`, `to_stage` and `moved_on` tell what was done, for Undo."""

    def __init__(  # noqa: PLR0917 - what a move is made of
        self,
        parent: QWidget,
        work: ResidentWork,
        drafts: Drafts,
        pathway: Pathway,
        enrolment: Enrolment,
        resident: Resident,
    ) -> None:
        super().__init__(
            parent, translate("dialogs", "Move stage"), translate("dialogs", "Move stage")
        )
        self._work = work
        self._pathway = pathway
        self._enrolment = enrolment
        self._resident = resident
        self.from_stage = enrolment.stage
        self.to_stage = ""
        self.moved_on = work.today()
        now_at = pathway.title_of(enrolment.stage)
        self.form.body.addWidget(
            Words(self.tr("Now at: {stage}").format(stage=now_at), LabelLook.MUTED)
        )
        self.stage = self.form.add("stage", self.tr("&Move to"), Choice())
        for stage in stages_to_move_to(pathway, enrolment):
            self.stage.add_option(stage.title, stage.code)
        for reason in exits_to_choose(pathway, enrolment):
            leave = self.tr("Leave the pathway: {reason}")
            self.stage.add_option(leave.format(reason=reason.title), reason.code)
        self.day = self.form.add(
            "day",
            self.tr("&Day of the move"),
            DateField(work.today()),
            self.tr("For example, 14 11 2026, today or yesterday"),
        )
        self.right_to_work = self.form.add("right_to_work", self.tr("Right to &work"), Choice())
        for seen in RightToWork:
            self.right_to_work.add_option(translated(seen.title_text), seen)
        self.right_to_work.choose(RightToWork.NOT_ASKED)
        self._found = Words("", LabelLook.BODY)
        self.form.body.addWidget(self._found)
        self.reason = self.form.add("reason", self.tr("&Reason"), LongText(3))
        self._hint = Words("", LabelLook.SMALL)
        self.form.body.addWidget(self._hint)
        self.stage.currentIndexChanged.connect(self._on_stage_chosen)
        self.right_to_work.currentIndexChanged.connect(self._on_stage_chosen)
        self.keep_draft_of(
            drafts,
            DraftKey("move", enrolment.resident_id),
            {
                "reason": self.reason,
                "stage": self.stage,
                "day": self.day,
                "right_to_work": self.right_to_work,
            },
        )
        self._on_stage_chosen()
        self.stage.setFocus()

    def save(self) -> None:
        """Check and make the move."""
        today = self._work.today()
        problems = []
        day = None
        try:
            day = self.day.value(today)
        except ValueError:
            day = None
        if day is None:
            words = self.tr("Enter the day they moved. For example, 14 11 2026.")
            problems.append(Problem("day", words))
        written = bool(self.reason.toPlainText().strip())
        if not is_eligible(self._findings()) and not written:
            words = self.tr("Write why they may go on although a rule is not met.")
            problems.append(Problem("reason", words))
        elif self._needs_reason() and not written:
            words = self.tr("Write why: this move skips a stage or goes back.")
            problems.append(Problem("reason", words))
        if problems or day is None:
            self.form.show_problems(problems)
            return
        self.to_stage = self._chosen()
        self.moved_on = day
        self.begin_saving()
        self._work.move_stage(
            self._enrolment.id,
            self.to_stage,
            day,
            self.reason.toPlainText(),
            Reply.of_form(self),
            self._seen(),
        )

    def _seen(self) -> RightToWork:
        return RightToWork.of(str(self.right_to_work.value()))

    def _findings(self) -> tuple[Finding, ...]:
        """How the programme's rules are judged, where the move is to be judged by them."""
        if not self._pathway.is_judged_on(self._enrolment.stage, self._chosen()):
            return ()
        return findings_for(self._pathway, self._resident, self._seen(), self._work.today())

    def _chosen(self) -> str:
        return str(self.stage.value())

    def _needs_reason(self) -> bool:
        return self._pathway.move_needs_reason(self._enrolment.stage, self._chosen())

    def _on_stage_chosen(self) -> None:
        findings = self._findings()
        asked = bool(findings) and self._pathway.eligibility.right_to_work
        self.form.show_field("right_to_work", shown=asked)
        self._found.setVisible(bool(findings))
        self._found.setText(
            "\n".join(f"{translated(one.verdict.title_text)}: {one.why}" for one in findings)
        )
        if not self._pathway.has_stage(self._chosen()):
            self._hint.setText(self.tr("Their record stays, and they can come back to a stage."))
            return
        self._hint.setText(
            self.tr("This move skips a stage or goes back, so it needs a reason.")
            if self._needs_reason()
            else self.tr("This is a usual next stage; a reason is welcome but not needed.")
        )
