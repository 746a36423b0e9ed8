"""The small forms of the breach log: writing one down, judging it, and who was told."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtWidgets import QWidget

from anchordesk.domain.breach import Breach, BreachKind, BreachRisk
from anchordesk.domain.draft import DraftKey
from anchordesk.domain.local_time import NoSuchTimeError, local_moment
from anchordesk.services import breaches
from anchordesk.services.breaches import NewBreach
from anchordesk.ui.kit.dialog import FormDialog
from anchordesk.ui.kit.fields import Choice, DateField, LongText
from anchordesk.ui.kit.form import Problem
from anchordesk.ui.kit.labels import LabelLook, Words
from anchordesk.ui.shell.screen import ScreenContext
from anchordesk.ui.tasks import Lane
from anchordesk.ui.words import parse_time, translate, translated

RECORDED = DraftKey("breach")


def key_of_judgement(breach: Breach) -> DraftKey:
    """What the draft of a judgement is of."""
    return DraftKey(f"breach judged {breach.id.hex}")


def key_of_telling(breach: Breach) -> DraftKey:
    """What the draft of who was told is of."""
    return DraftKey(f"breach told {breach.id.hex}")


class BreachDialog(FormDialog):
    """A form whose answers are kept in the log, and whose draft goes with that."""

    def __init__(
        self, parent: QWidget, context: ScreenContext, title: str, save_words: str
    ) -> None:
        super().__init__(parent, title, save_words)
        self._context = context

    def _keep(self, work: Callable[[], object]) -> None:
        def keep() -> None:
            work()
            self.draft_is_saved()

        self.begin_saving()
        self._context.tasks.run(
            Lane.RECORDS, keep, receiver=self, done=self.saved, failed=self.not_saved
        )


class RecordBreachDialog(BreachDialog):
    """Asks what happened and since when it is known: from then on 72 hours run."""

    def __init__(self, parent: QWidget, context: ScreenContext) -> None:
        super().__init__(parent, context, self.tr("Write down a breach"), self.tr("Save breach"))
        now = context.workspace.now().astimezone()
        words = self.tr(
            "Write down every breach, also one that need not be reported. Leave names out: the "
            "Information Commissioner may ask to see this log."
        )
        self.form.body.addWidget(Words(words, LabelLook.SMALL))
        self.kind = self.form.add("kind", self.tr("What &kind of thing"), Choice())
        for kind in BreachKind:
            self.kind.add_option(translated(kind.title), kind)
        self.happened = self.form.add("happened", self.tr("What &happened"), LongText(4))
        self.day = self.form.add(
            "day", self.tr("&Day on which it became known"), DateField(now.date())
        )
        hint = self.tr("For example, 14:30")
        self.hour = self.form.add_line(
            "hour", self.tr("&Time, as near as you know"), hint, f"{now:%H:%M}"
        )
        self.people = self.form.add_line(
            "people", self.tr("About how &many people"), self.tr("Leave empty if not known yet")
        )
        self.keep_draft_of(
            context.drafts,
            RECORDED,
            {
                "kind": self.kind,
                "happened": self.happened,
                "day": self.day,
                "hour": self.hour,
                "people": self.people,
            },
        )
        self.happened.setFocus()

    def save(self) -> None:
        """Write the breach down."""
        problems: list[Problem] = []
        kind, happened = self.kind.value(), self.happened.toPlainText()
        today = self._context.workspace.clock.today()
        aware = _moment_of(self.day, self.hour.text(), today, problems)
        people = _number_of(self.people.text())
        if not happened.strip():
            problems.append(Problem("happened", self.tr("Write what happened.")))
        if people is not None and people < 0:
            problems.append(Problem("people", self.tr("Enter a number, or leave it empty.")))
        if problems or not isinstance(kind, BreachKind):
            self.form.show_problems(problems)
            return
        told, workspace = NewBreach(kind, happened, aware, people), self._context.workspace
        self._keep(lambda: breaches.record(workspace, told, draft=self.draft_key))


class JudgeDialog(BreachDialog):
    """Asks how likely harm is, why, and what was done."""

    def __init__(self, parent: QWidget, context: ScreenContext, breach: Breach) -> None:
        super().__init__(parent, context, self.tr("Judge this breach"), self.tr("Save judgement"))
        self._breach = breach
        words = self.tr(
            "If harm is unlikely, nobody has to be told, and the reason is kept. At high risk the "
            "people are told as well."
        )
        self.form.body.addWidget(Words(words, LabelLook.SMALL))
        self.risk = self.form.add("risk", self.tr("How &likely is harm"), Choice())
        for risk in BreachRisk:
            if risk is not BreachRisk.NOT_JUDGED:
                self.risk.add_option(translated(risk.title), risk)
        self.risk.choose(breach.risk)
        self.reason = self.form.add("reason", self.tr("&Why you judge it so"), LongText(3))
        self.reason.setPlainText(breach.reason)
        self.measures = self.form.add("measures", self.tr("What was &done about it"), LongText(3))
        self.measures.setPlainText(breach.done)
        self.keep_draft_of(
            context.drafts,
            key_of_judgement(breach),
            {"risk": self.risk, "reason": self.reason, "measures": self.measures},
        )
        self.reason.setFocus()

    def save(self) -> None:
        """Keep the judgement."""
        risk, reason = self.risk.value(), self.reason.toPlainText()
        if not reason.strip() or not isinstance(risk, BreachRisk):
            self.form.show_problems([Problem("reason", self.tr("Write why you judge it so."))])
            return
        workspace, number, done = (
            self._context.workspace,
            self._breach.id,
            self.measures.toPlainText(),
        )
        self._keep(
            lambda: breaches.judge(workspace, number, risk, reason, done=done, draft=self.draft_key)
        )


class ToldDialog(BreachDialog):
    """Asks when the commissioner and the people were told; empty for not yet."""

    def __init__(self, parent: QWidget, context: ScreenContext, breach: Breach) -> None:
        super().__init__(parent, context, self.tr("Who was told"), self.tr("Save who was told"))
        self._breach = breach
        self.day = self.form.add(
            "day", self.tr("&Day on which the commissioner was told"), DateField()
        )
        self.hour = self.form.add_line("hour", self.tr("&Time"), self.tr("For example, 14:30"))
        self.people = self.form.add(
            "people", self.tr("Day on which the &people were told"), DateField()
        )
        self.keep_draft_of(
            context.drafts,
            key_of_telling(breach),
            {"day": self.day, "hour": self.hour, "people": self.people},
        )
        self.day.setFocus()

    def save(self) -> None:
        """Keep who was told."""
        today = self._context.workspace.clock.today()
        problems: list[Problem] = []
        told_at, people_on = None, None
        if self.day.text().strip():
            told_at = _moment_of(self.day, self.hour.text(), today, problems)
        try:
            people_on = self.people.value(today)
        except ValueError:
            problems.append(Problem("people", self.tr("Enter a day, or leave it empty.")))
        if not problems and told_at is None and people_on is None:
            problems.append(Problem("day", self.tr("Enter when somebody was told.")))
        if problems:
            self.form.show_problems(problems)
            return
        workspace, number = self._context.workspace, self._breach.id
        self._keep(
            lambda: breaches.note_told(
                workspace,
                number,
                commissioner_at=told_at,
                people_on=people_on,
                draft=self.draft_key,
            )
        )


def _moment_of(
    field: DateField, typed: str, today: date, problems: list[Problem]
) -> datetime | None:
    """Return the moment that was typed; None, with a problem more, where there is none."""
    try:
        day, hour = field.value(today), parse_time(typed)
    except ValueError:
        day = None
    if day is None:
        words = translate("breach", "Enter the day and the time, such as 14 11 2026 and 14:30.")
        problems.append(Problem("day", words))
        return None
    try:
        return local_moment(day, hour)
    except NoSuchTimeError as refused:
        problems.append(Problem("hour", str(refused)))
        return None


def _number_of(typed: str) -> int | None:
    """Return a number of people, None for nothing, and -1 for what is no number."""
    if not typed.strip():
        return None
    return int(typed) if typed.strip().isdecimal() else -1
