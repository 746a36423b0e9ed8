"""The form of a need: what it is, how severe, since when; and what it said before."""

from __future__ import annotations

from anchordesk.domain.draft import DraftKey
from anchordesk.domain.needs import Need, NeedKind, NeedState
from anchordesk.services import needs
from anchordesk.services.needs import NeedDetails
from anchordesk.services.record import ResidentRecord
from anchordesk.ui.kit.fields import Choice, DateField
from anchordesk.ui.kit.form import Problem
from anchordesk.ui.kit.labels import LabelLook, Words
from anchordesk.ui.resident.case_section import CaseSection, UseCase, day_of
from anchordesk.ui.resident.change_dialog import ChangeDialog
from anchordesk.ui.resident.need_row import change_words
from anchordesk.ui.resident.resident_work import Reply
from anchordesk.ui.words import translate, translated

MOST_CHANGES = 8


class NeedDialog(ChangeDialog):
    """Writes down what stands in the way of work, or changes what was written."""

    def __init__(
        self, owner: CaseSection, record: ResidentRecord, need: Need | None = None
    ) -> None:
        title = translate("dialogs", "Add need")
        if need is not None:
            title = translate("dialogs", "Change need")
        super().__init__(owner, title, translate("dialogs", "Save need"))
        self._owner, self._resident_id, self._need = owner, record.resident.id, need
        today = owner.work.today()
        self._severities = owner.context.workspace.library.choices(needs.SEVERITIES)
        self.kind = self.form.add("kind", self.tr("&Kind of need"), Choice())
        for kind in NeedKind:
            self.kind.add_option(translated(kind.title_text), kind)
        self.words = self.form.add_line(
            "words", self.tr("&In a few words"), self.tr("Only what helps: it can stay empty")
        )
        self.severity = self.form.add(
            "severity", self.tr("&How much it stands in the way"), Choice()
        )
        self._add_severities("" if need is None else need.severity)
        noticed = today if need is None else need.opened_on
        self.noticed = self.form.add("noticed", self.tr("&Noticed on"), DateField(noticed))
        self.state = self.form.add("state", self.tr("How it s&tands"), Choice())
        for state in NeedState:
            self.state.add_option(translated(state.title_text), state)
        since = today if need is None else need.resolved_on or need.worked_on_from or today
        self.since = self.form.add("since", self.tr("Sin&ce"), DateField(since))
        self.state.currentIndexChanged.connect(lambda _: self._show_since())
        for problem in owner.context.workspace.library.choice_problems:
            self.form.body.addWidget(Words(problem, LabelLook.PROBLEM))
        if need is None:
            self.form.show_field("state", shown=False)
            key = DraftKey("need", record.resident.id)
        else:
            self._fill(need)
            self._add_history(record, need)
            key = DraftKey.of_one("change_need", record.resident.id, need.id)
        self._show_since()
        self.keep_draft_of(
            owner.context.drafts,
            key,
            {
                "words": self.words,
                "kind": self.kind,
                "severity": self.severity,
                "noticed": self.noticed,
                "state": self.state,
                "since": self.since,
            },
        )
        self.kind.setFocus()

    def save(self) -> None:
        """Check and keep the need."""
        noticed, since = day_of(self.noticed, self._owner), day_of(self.since, self._owner)
        told = self.tr("Enter the day. For example, 14 11 2026.")
        days = (("noticed", noticed), ("since", since))
        problems = [Problem(field, told) for field, day in days if day is None]
        if problems or noticed is None:
            self.form.show_problems(problems)
            return
        details = NeedDetails(
            NeedKind.of(str(self.kind.value())),
            self.words.text(),
            str(self.severity.value() or ""),
            noticed,
            NeedState.of(str(self.state.value())),
            since,
        )
        self.begin_saving()
        self._owner.work.run(self._work(details), Reply.of_form(self))

    def _work(self, details: NeedDetails) -> UseCase:
        who, need, key = self._resident_id, self._need, self.draft_key
        if need is not None:
            return lambda workspace: needs.amend_need(workspace, need, details, draft=key)
        return lambda workspace: needs.add_need(
            workspace,
            who,
            details.kind,
            details.words,
            severity=details.severity,
            noticed_on=details.noticed_on,
            draft=key,
        )

    def _add_severities(self, now: str) -> None:
        self.severity.add_option(self.tr("Not said"), "")
        for one in self._severities.choices:
            meaning = translated(one.meaning) if one.meaning else ""
            title = translated(one.title)
            self.severity.add_option(f"{title}: {meaning.lower()}" if meaning else title, one.code)
        if now and now not in {one.code for one in self._severities.choices}:
            self.severity.add_option(now, now)
        self.severity.choose(now)

    def _fill(self, need: Need) -> None:
        self.kind.choose(need.kind)
        self.words.setText(need.words)
        self.state.choose(need.state)

    def _show_since(self) -> None:
        shown = self._need is not None and self.state.value() != NeedState.OPEN
        self.form.show_field("since", shown=shown)

    def _add_history(self, record: ResidentRecord, need: Need) -> None:
        changes = [
            one for one in record.case.need_changes if one.need_id == need.id and one.change.before
        ]
        if not changes:
            return
        self.form.body.addWidget(Words(self.tr("What it said before"), LabelLook.HEADING))
        for one in changes[:MOST_CHANGES]:
            words = change_words(one, self._severities)
            self.form.body.addWidget(Words(words, LabelLook.SMALL))
        if len(changes) > MOST_CHANGES:
            told = self.tr("Earlier changes are in the copy of what is kept, under Rights.")
            self.form.body.addWidget(Words(told, LabelLook.SMALL))
