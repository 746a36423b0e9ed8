"""Merge another record of the same person into this one, after seeing what moves."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from anchordesk.domain.identifiers import ResidentId
from anchordesk.domain.likeness import Match
from anchordesk.domain.resident import Resident
from anchordesk.services.duplicates import KnownPeople, person_of
from anchordesk.services.merging import MergePreview
from anchordesk.services.people_records import Merge
from anchordesk.ui.kit.dialog import FormDialog
from anchordesk.ui.kit.form import Problem
from anchordesk.ui.kit.labels import LabelLook, Words, clear_layout
from anchordesk.ui.notices import Notice
from anchordesk.ui.resident.duplicate_box import match_words, safety_of
from anchordesk.ui.resident.field_titles import field_title
from anchordesk.ui.resident.kind_words import kind_words
from anchordesk.ui.resident.resident_work import Reply, ResidentWork
from anchordesk.ui.warnings import warning_of
from anchordesk.ui.words import translate

PAUSE_MS = 250


class MergeDialog(FormDialog):
    """After saving, `merge` is what was done. The merge button waits for the preview."""

    def __init__(self, parent: QWidget, work: ResidentWork, resident: Resident) -> None:
        super().__init__(
            parent,
            translate("dialogs", "Merge two records"),
            translate("dialogs", "Merge records"),
        )
        self._work = work
        self._resident = resident
        self._gone: ResidentId | None = None
        self.merge: Merge | None = None
        words = self.tr(
            "This record stays: {name}, {reference}. What belongs to the other record moves here. "
            "You can undo it later under Details."
        )
        told = words.format(name=resident.display_name, reference=resident.reference)
        self.form.body.addWidget(Words(told))
        self.reference = self.form.add_line(
            "reference", self.tr("&Reference of the other record of this person")
        )
        self._likely = Words("", LabelLook.SMALL)
        self.form.body.addWidget(self._likely)
        self._shown = QVBoxLayout()
        self.form.body.addLayout(self._shown)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._preview)
        self.reference.textChanged.connect(lambda _: self._on_typed_reference())
        self.save_button.setEnabled(False)
        self.reference.setFocus()
        work.known_people(resident.id, Reply(self, self._on_known, self._on_not_shown))

    def save(self) -> None:
        """Merge, if the preview is of what is typed."""
        if self._gone is None:
            words = self.tr("Enter the reference of the other record. For example, AD-10002.")
            self.form.show_problems([Problem("reference", words)])
            return
        self.begin_saving()
        self._work.merge(
            self._resident.id, self._gone, Reply(self, self._on_merged, self.not_saved)
        )

    def _on_merged(self, done: object) -> None:
        if isinstance(done, Merge):
            self.merge = done
        self.saved()

    def _on_known(self, known: object) -> None:
        if isinstance(known, KnownPeople):
            reply = Reply(self, self._on_likely, self._on_not_shown)
            self._work.compare(known, person_of(self._resident), reply)

    def _on_likely(self, found: object) -> None:
        matches = [m for m in found if isinstance(m, Match)] if isinstance(found, tuple) else []
        if matches:
            words = self.tr("Likely: {who}")
            likely = (f"{match_words(match)}. {safety_of(match)}".strip() for match in matches)
            self._likely.setText(words.format(who="\n".join(likely)))
            if not self.reference.text():
                self.reference.setText(matches[0].known.reference)
        else:
            self._likely.setText(self.tr("No record looks like this person."))

    def _on_typed_reference(self) -> None:
        self._gone = None
        self.save_button.setEnabled(False)
        clear_layout(self._shown)
        self._pause.start()

    def _preview(self) -> None:
        reference = self.reference.text().strip()
        if reference:
            reply = Reply(self, self._on_preview, self._on_not_shown)
            self._work.preview_merge(self._resident.id, reference, reply)

    def _on_preview(self, found: object) -> None:
        if not isinstance(found, MergePreview):
            return
        if found.gone.reference.casefold() != self.reference.text().strip().casefold():
            return
        self._gone = found.gone.id
        self.form.clear_problems()
        clear_layout(self._shown)
        for words, look in self._lines(found):
            self._shown.addWidget(Words(words, look))
        self.save_button.setEnabled(True)

    def _lines(self, found: MergePreview) -> list[tuple[str, LabelLook]]:
        title = self.tr("From {name}, {reference}:").format(
            name=found.gone.display_name, reference=found.gone.reference
        )
        lines = [(title, LabelLook.HEADING)]
        safety = warning_of(found.gone)
        if safety:
            lines.append((safety, LabelLook.OVERDUE))
        moving = [kind_words(one.kind, one.count) for one in found.moving]
        nothing = self.tr("Nothing belongs to it.")
        lines.append(("; ".join(moving) or nothing, LabelLook.BODY))
        if found.staying:
            words = self.tr("Stays behind, since this record has its own: {what}")
            what = "; ".join(kind_words(one.kind, one.count) for one in found.staying)
            lines.append((words.format(what=what), LabelLook.BODY))
        titles = [field_title(c.field) for c in found.filled if not c.is_apart]
        if any(change.is_apart for change in found.filled):
            titles.append(self.tr("answers of equality monitoring"))
        if titles:
            words = self.tr("Filled in here: {fields}").format(fields=", ".join(titles))
            lines.append((words, LabelLook.BODY))
        return lines

    def _on_not_shown(self, notice: Notice) -> None:
        self.form.show_problem_beside(Problem("reference", notice.words))
