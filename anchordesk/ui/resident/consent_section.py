"""The section Consent: what the resident was asked, what they answered, and what was before."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from anchordesk.domain.attachment import Attachment
from anchordesk.domain.consent import (
    Consent,
    ConsentBasis,
    ConsentPurpose,
    ConsentStanding,
)
from anchordesk.domain.draft import DraftKey
from anchordesk.services.consents import PurposeNow, purpose_now
from anchordesk.services.record import ResidentRecord
from anchordesk.ui.kit.buttons import Button, ButtonLook
from anchordesk.ui.kit.flow import FlowLayout
from anchordesk.ui.kit.labels import Card, LabelLook, Words
from anchordesk.ui.kit.tag import Tag, Tone
from anchordesk.ui.kit.tokens import SPACE_3
from anchordesk.ui.resident.case_section import CaseSection, headed_card, resume_one
from anchordesk.ui.words import long_date, translate, translated


class ConsentSection(CaseSection):
    """Everything on it can be worked by keyboard; each change can be taken back."""

    FORMS = (*(f"consent_{purpose.value}" for purpose in ConsentPurpose), "withdrawal", "passport")

    def resume(self, key: DraftKey) -> None:
        """Open the form that a draft is of."""
        if key.kind == "passport":
            self._on_passport()
        elif key.kind != "withdrawal":
            self._on_ask(ConsentPurpose.of(key.kind.removeprefix("consent_")))
        elif self.record is not None:
            standing = [one for one in self.record.case.consents if one.stands]
            resume_one(self.context, key, standing, self._on_withdraw)

    def add_cards(self, record: ResidentRecord) -> None:
        """Show each purpose, and what does not rest on consent."""
        for purpose in ConsentPurpose:
            now = purpose_now(self.context.workspace, record.case.consents, purpose)
            self.column.addWidget(self._card(purpose, now, record))
        card = Card(self.tr("What does not rest on consent"))
        words = self.tr(
            "Keeping this record, passing it to a colleague of your organisation, and counting in "
            "returns without names rest on your organisation's task. A resident can object to that "
            "as well: tell your team lead. Sharing for safeguarding needs no consent either."
        )
        card.body.addWidget(Words(words, LabelLook.MUTED))
        self.column.addWidget(card)

    def _card(self, purpose: ConsentPurpose, now: PurposeNow, record: ResidentRecord) -> Card:
        title = translated(purpose.title_text)
        card = headed_card(title)
        standing = translated(now.standing.title_text)
        row = QWidget()
        flow = FlowLayout(row, SPACE_3)
        flow.addWidget(Tag(standing, _tone(now), outlined=now.standing.is_no))
        flow.addWidget(Words(translated(now.text.basis.title_text), LabelLook.SMALL, wraps=False))
        card.body.addWidget(row)
        if now.answer is not None:
            card.body.addWidget(Words(answer_words(now.answer, record.papers)))
        if now.standing is ConsentStanding.ASK_AGAIN:
            again = self.tr(
                "Ask again: the words have changed since, or the answer is old. Until then the "
                "answer holds for what was asked."
            )
            card.body.addWidget(Words(again, LabelLook.DUE_TODAY))
        card.body.addWidget(self._buttons(purpose, now))
        consents = record.case.consents
        earlier = [one for one in consents if one.purpose is purpose and one != now.answer]
        for consent in sorted(earlier, key=lambda one: (one.on, one.id.int), reverse=True):
            words = self.tr("Earlier: {answer}").format(answer=answer_words(consent, record.papers))
            card.body.addWidget(Words(words, LabelLook.SMALL))
        return card

    def _buttons(self, purpose: ConsentPurpose, now: PurposeNow) -> QWidget:
        title = translated(purpose.title_text)
        buttons = QWidget()
        row = FlowLayout(buttons, SPACE_3)
        ask = Button(self.tr("Record answer"), icon_name="pencil")
        ask.setAccessibleName(self.tr("Record answer: {title}").format(title=title))
        ask.clicked.connect(lambda _=False: self._on_ask(purpose))
        row.addWidget(ask)
        if purpose is ConsentPurpose.PASSPORT:
            make = Button(self.tr("Seal details for them"), icon_name="lock")
            make.clicked.connect(self._on_passport)
            row.addWidget(make)
        answer = now.answer
        if answer is not None and now.standing in (
            ConsentStanding.GIVEN,
            ConsentStanding.ASK_AGAIN,
        ):
            withdraw = Button(self.tr("Withdraw"), look=ButtonLook.LINK)
            withdraw.setAccessibleName(self.tr("Withdraw: {title}").format(title=title))
            withdraw.clicked.connect(lambda _=False: self._on_withdraw(answer))
            row.addWidget(withdraw)
        return buttons

    def _on_ask(self, purpose: ConsentPurpose) -> None:
        if self.record is not None:
            from anchordesk.ui.resident.consent_dialogs import ConsentDialog  # noqa: PLC0415

            dialog = ConsentDialog(self, self.record, purpose)
            undone = self.tr("The answer is taken out again.")
            self.open_form(dialog, self.tr("Answer saved on this laptop."), undone)

    def _on_passport(self) -> None:
        if self.record is not None:
            from anchordesk.ui.resident.passport_dialog import PassportDialog  # noqa: PLC0415

            dialog = PassportDialog(self, self.context, self.record.resident.id)
            dialog.kept.connect(self._on_sealed)
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

    def _on_sealed(self) -> None:
        self.context.shell.tell(sealed_words())
        self.context.shell.records_changed()

    def _on_withdraw(self, consent: Consent) -> None:
        if self.record is not None:
            from anchordesk.ui.resident.consent_dialogs import WithdrawalDialog  # noqa: PLC0415

            dialog = WithdrawalDialog(self, self.record, consent)
            undone = self.tr("The consent stands again.")
            self.open_form(dialog, self.tr("Withdrawal saved on this laptop."), undone)


def sealed_words() -> str:
    """Return what is told once a file was sealed."""
    return translate(
        "words", "Sealed. What they agreed to, and for whom, is written down under Consent."
    )


def answer_words(consent: Consent, papers: Sequence[Attachment]) -> str:
    """Return “Agreed on 3 November 2026, spoken, to version 1. Recorded by S. Kaur.”."""
    words = (
        translate("words", "Agreed on {day} to version {version}, {way}.")
        if consent.given
        else translate("words", "Said no on {day} to version {version}, {way}.")
    )
    way = translated(consent.way.title_text)
    parts = [
        words.format(
            day=long_date(consent.on),
            version=consent.text_version,
            way=way[0].lower() + way[1:],
        ),
        f"{consent.note.rstrip('.')}." if consent.note else "",
        _paper_words(consent, papers),
        translate("words", "Recorded by {who}.").format(who=consent.worker),
    ]
    if consent.withdrawn_on is not None:
        told = translate("words", "Withdrawn on {day}, recorded by {who}.")
        parts.append(told.format(day=long_date(consent.withdrawn_on), who=consent.withdrawn_by))
        if consent.withdrawal_reason:
            reason = translate("words", "Reason: {words}.")
            parts.append(reason.format(words=consent.withdrawal_reason.rstrip(".")))
    return " ".join(part for part in parts if part)


def _paper_words(consent: Consent, papers: Sequence[Attachment]) -> str:
    if consent.paper is None:
        return ""
    name = next((one.name for one in papers if one.id == consent.paper), "")
    if not name:
        return translate("words", "The paper that showed it was removed.")
    return translate("words", "Shown by {name}.").format(name=name)


def _tone(now: PurposeNow) -> Tone:
    match now.standing:
        case ConsentStanding.GIVEN:
            return Tone.OK
        case ConsentStanding.ASK_AGAIN:
            return Tone.WARN
        case ConsentStanding.REFUSED | ConsentStanding.WITHDRAWN:
            return Tone.DANGER
        case ConsentStanding.NOT_ASKED:
            return Tone.WARN if now.text.basis is ConsentBasis.CONSENT else Tone.INFO
