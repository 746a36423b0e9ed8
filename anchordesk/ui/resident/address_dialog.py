"""The form of a warning about an address: what it is, a line more, and when it is reviewed."""

from __future__ import annotations

from anchordesk.domain.address_warning import LONGEST_WORDS, WarningKind
from anchordesk.domain.draft import DraftKey
from anchordesk.domain.identifiers import ResidentId
from anchordesk.services import address_warnings
from anchordesk.ui.kit.fields import Choice, DateField
from anchordesk.ui.kit.form import Problem
from anchordesk.ui.kit.labels import LabelLook, Words
from anchordesk.ui.resident.case_section import CaseSection, day_of
from anchordesk.ui.resident.change_dialog import ChangeDialog
from anchordesk.ui.resident.household_card import ADDRESS_FORM
from anchordesk.ui.resident.resident_work import Reply
from anchordesk.ui.words import translate, translated


class AddressDialog(ChangeDialog):
    """The warning is shown for everybody who lives there."""

    def __init__(self, owner: CaseSection, resident_id: ResidentId) -> None:
        super().__init__(
            owner,
            translate("dialogs", "Warn of this address"),
            translate("dialogs", "Save warning"),
        )
        self._owner, self._resident_id = owner, resident_id
        explained = self.tr(
            "Everybody who works with somebody at this address sees it before a visit, and not "
            "whose record it comes from. Name nobody in it."
        )
        self.form.body.addWidget(Words(explained, LabelLook.MUTED))
        self.kind = self.form.add("kind", self.tr("&What there is to heed"), Choice())
        for kind in WarningKind:
            self.kind.add_option(translated(kind.title_text), kind)
        self.words = self.form.add_line(
            "words", self.tr("A &line more"), self.tr("For example: in the yard, behind the gate")
        )
        self.words.setMaxLength(LONGEST_WORDS)
        self.review = self.form.add(
            "review",
            self.tr("&Review on"),
            DateField(),
            self.tr("From this day on it says that somebody is to ask whether it still holds"),
        )
        self.keep_draft_of(
            owner.context.drafts,
            DraftKey(ADDRESS_FORM, resident_id),
            {"kind": self.kind, "words": self.words, "review": self.review},
        )
        self.kind.setFocus()

    def save(self) -> None:
        """Check and keep the warning."""
        review, problems = day_of(self.review, self._owner), []
        if self.review.text().strip() and review is None:
            told = self.tr("Enter a day, or nothing. For example, 14 11 2026.")
            problems.append(Problem("review", told))
        kind = WarningKind.of(str(self.kind.value()))
        if kind is WarningKind.OTHER and not self.words.text().strip():
            problems.append(Problem("words", self.tr("Write what there is to heed.")))
        if problems:
            self.form.show_problems(problems)
            return
        who, words, key = self._resident_id, self.words.text(), self.draft_key
        self.begin_saving()
        self._owner.work.run(
            lambda workspace: address_warnings.warn(workspace, who, kind, words, review, draft=key),
            Reply.of_form(self),
        )
