"""The form that says what an attached file is, and when it ends."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from anchordesk.domain.document import DocumentKind
from anchordesk.domain.draft import DraftKey
from anchordesk.services.documents import DocumentFacts
from anchordesk.ui.drafts import Drafts
from anchordesk.ui.kit.fields import Choice, DateField
from anchordesk.ui.kit.form import Problem
from anchordesk.ui.kit.labels import LabelLook, Words
from anchordesk.ui.resident.change_dialog import ChangeDialog
from anchordesk.ui.words import short_date, translate, translated


class DocumentDialog(ChangeDialog):
    """After saving, `facts` is what was said; whoever opened it keeps that."""

    def __init__(  # noqa: PLR0917 - what the form is of
        self,
        parent: QWidget,
        name: str,
        today: date,
        drafts: Drafts,
        key: DraftKey,
        facts: DocumentFacts | None = None,
    ) -> None:
        is_new = facts is None
        super().__init__(
            parent,
            translate("dialogs", "Attach a document")
            if is_new
            else translate("dialogs", "Kind and end date"),
            translate("dialogs", "Attach") if is_new else translate("dialogs", "Save document"),
        )
        self._today = today
        self.facts = facts or DocumentFacts()
        self.form.body.addWidget(Words(name, LabelLook.HEADING))
        self.kind = self.form.add("kind", self.tr("&What it is"), Choice())
        for kind in DocumentKind:
            self.kind.add_option(translated(kind.title_text), kind)
        self.kind.choose(self.facts.kind)
        self.ends_on = self.form.add(
            "ends_on",
            self.tr("&Ends on, if it ends"),
            DateField(),
            self.tr("Today tells you in time. Leave it empty for what does not end."),
        )
        if self.facts.ends_on is not None:
            self.ends_on.setText(short_date(self.facts.ends_on))
        self.keep_draft_of(drafts, key, {"kind": self.kind, "ends_on": self.ends_on})
        self.kind.setFocus()

    def save(self) -> None:
        """Check what was said."""
        try:
            ends_on = self.ends_on.value(self._today)
        except ValueError:
            told = self.tr("Enter the day on which it ends, or nothing. For example, 3 12 2027.")
            self.form.show_problems([Problem("ends_on", told)])
            return
        kind = self.kind.value()
        if not isinstance(kind, DocumentKind):
            raise TypeError("only kinds of documents are on offer")
        self.facts = DocumentFacts(kind, ends_on)
        self.saved(self.facts)
