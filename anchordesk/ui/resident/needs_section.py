"""The section Needs: what stands in the way, how far they have come, and referrals out."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from anchordesk.domain.categories import TitledCode
from anchordesk.domain.draft import DraftKey
from anchordesk.domain.need_history import needs_in_order
from anchordesk.domain.needs import Need, NeedState, Scale
from anchordesk.domain.referral import Referral, ReferralState
from anchordesk.services import needs
from anchordesk.services.record import ResidentRecord
from anchordesk.ui.kit.buttons import Button
from anchordesk.ui.kit.labels import Card, LabelLook, Words, row_of
from anchordesk.ui.resident.case_section import (
    CaseSection,
    headed_card,
    link,
    resume_one,
)
from anchordesk.ui.resident.need_row import need_row
from anchordesk.ui.resident.scale_card import scale_card
from anchordesk.ui.words import short_date, translated


class NeedsSection(CaseSection):
    """Everything on it can be worked by keyboard; each change can be taken back."""

    FORMS = ("need", "change_need", "referral", "referral_answer", "answers")

    def resume(self, key: DraftKey) -> None:
        """Open the form that a draft is of."""
        if self.record is None:
            return
        match key.kind:
            case "need":
                self._on_add_need()
            case "change_need":
                resume_one(self.context, key, self.record.case.needs, self._on_change_need)
            case "referral":
                self._on_refer()
            case "referral_answer":
                resume_one(self.context, key, self.record.case.referrals, self._on_answer)
            case _:
                for scale in self.context.workspace.library.scales:
                    if scale.code == key.item:
                        self._on_ask(scale)

    def add_cards(self, record: ResidentRecord) -> None:
        """Show the needs, the answers to each scale, and the referrals."""
        self.column.addWidget(self._needs(record.case.needs))
        for scale in self.context.workspace.library.scales:
            ask = partial(self._on_ask, scale)
            self.column.addWidget(scale_card(scale, record.case.ratings, ask))
        self.column.addWidget(self._referrals(record.case.referrals))

    def _needs(self, known: Sequence[Need]) -> Card:
        add = Button(self.tr("Add need"), icon_name="plus")
        add.clicked.connect(lambda _=False: self._on_add_need())
        card = headed_card(self.tr("What stands in the way"), add)
        severities = self.context.workspace.library.choices(needs.SEVERITIES)
        for need in needs_in_order(known, severities):
            row = need_row(need, severities, self._on_need, self._on_change_need)
            card.body.addWidget(row)
        if not known:
            card.body.addWidget(Words(self.tr("Nothing was told yet."), LabelLook.MUTED))
        return card

    def _referrals(self, known: Sequence[Referral]) -> Card:
        add = Button(self.tr("Refer to somebody"), icon_name="send")
        add.clicked.connect(lambda _=False: self._on_refer())
        card = headed_card(self.tr("Referrals"), add)
        for referral in known:
            card.body.addWidget(self._referral_row(referral))
        if not known:
            card.body.addWidget(Words(self.tr("No referrals yet."), LabelLook.MUTED))
        return card

    def _referral_row(self, referral: Referral) -> QWidget:
        row = QWidget()
        parts = [referral.to_whom, referral.for_what, short_date(referral.referred_on)]
        state = translated(referral.state.title_text)
        if referral.answered_on is not None:
            state = f"{state}, {short_date(referral.answered_on)}"
        parts.append(f"{state}. {referral.answer}" if referral.answer else state)
        if referral.shared_because:
            why = self.tr("Without consent: {why}").format(why=referral.shared_because)
            parts.append(why)
        layout = row_of(Words(". ".join(part for part in parts if part)))
        layout.setStretch(0, 1)
        if referral.state is ReferralState.WAITING:
            spoken = self.tr("Record the answer of {whom}").format(whom=referral.to_whom)
            layout.addWidget(
                link(self.tr("Record answer"), spoken, lambda: self._on_answer(referral))
            )
        row.setLayout(layout)
        return row

    def _on_add_need(self) -> None:
        if self.record is not None:
            from anchordesk.ui.resident.need_dialog import NeedDialog  # noqa: PLC0415

            dialog = NeedDialog(self, self.record)
            self.open_form(dialog, self.tr("Need saved."), self.tr("Need taken out again."))

    def _on_change_need(self, need: Need) -> None:
        if self.record is not None:
            from anchordesk.ui.resident.need_dialog import NeedDialog  # noqa: PLC0415

            dialog = NeedDialog(self, self.record, need)
            undone = self.tr("The need is as it was before.")
            self.open_form(dialog, self.tr("Need changed."), undone)

    def _on_need(self, need: Need, chosen: TitledCode) -> None:
        state = NeedState.of(chosen.value)
        words = f"{translated(need.kind.title_text)}: {translated(state.title_text)}"
        undone = self.tr("The need is as it was before.")
        self.change(lambda workspace: needs.set_need_state(workspace, need, state), words, undone)

    def _on_ask(self, scale: Scale) -> None:
        if self.record is not None:
            from anchordesk.ui.resident.needs_dialogs import AnswersDialog  # noqa: PLC0415

            dialog = AnswersDialog(self, self.record, scale)
            self.open_form(dialog, self.tr("Answers saved."), self.tr("Answers taken out again."))

    def _on_refer(self) -> None:
        if self.record is not None:
            from anchordesk.ui.resident.needs_dialogs import ReferralDialog  # noqa: PLC0415

            dialog = ReferralDialog(self, self.record)
            undone = self.tr("Referral taken out again.")
            self.open_form(dialog, self.tr("Referral saved."), undone)

    def _on_answer(self, referral: Referral) -> None:
        from anchordesk.ui.resident.needs_dialogs import ReferralAnswerDialog  # noqa: PLC0415

        dialog = ReferralAnswerDialog(self, referral)
        self.open_form(dialog, self.tr("Answer saved."), self.tr("It waits for an answer again."))
