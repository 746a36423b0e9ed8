"""Chooses a letter to the resident and shows it word for word before it is saved to be printed."""

from __future__ import annotations

from pathlib import Path

from anchordesk.domain.appointment import Appointment
from anchordesk.domain.draft import Draft, DraftKey
from anchordesk.domain.letter_template import LetterAbout, LettersFound, LetterTemplate
from anchordesk.services import resident_letters
from anchordesk.services.record import ResidentRecord
from anchordesk.services.resident_letters import LetterChoice, PreparedLetter, can_be_written
from anchordesk.ui.kit.fields import Choice, LongText
from anchordesk.ui.kit.file_choice import FileChoice, SystemFileChoice
from anchordesk.ui.kit.labels import LabelLook, Words
from anchordesk.ui.resident.case_section import CaseSection
from anchordesk.ui.resident.change_dialog import ChangeDialog
from anchordesk.ui.resident.paper_language import PaperLanguageField, show_words
from anchordesk.ui.resident.resident_work import Reply
from anchordesk.ui.words import short_date, translate, translated

FILE_NAME, LINES_SHOWN = "letter.pdf", 11


class LetterDialog(ChangeDialog):
    """Nothing is written before the letter was shown and a place was chosen."""

    def __init__(
        self, owner: CaseSection, record: ResidentRecord, files: FileChoice | None = None
    ) -> None:
        super().__init__(
            owner, translate("dialogs", "Print letter"), translate("dialogs", "Save as PDF")
        )
        self._owner, self._record = owner, record
        self._files = files or SystemFileChoice()
        self._letter: PreparedLetter | None = None
        self._asked = 0
        self._code_before = ""
        self.warning = Words("", LabelLook.PROBLEM)
        self.warning.hide()
        self.form.body.addWidget(self.warning)
        self.unread = Words("", LabelLook.MUTED)
        self.unread.hide()
        self.letter, self.language = Choice(), PaperLanguageField(self)
        self.form.add_side_by_side(
            self.form.labelled("letter", self.tr("&Letter"), self.letter),
            self.form.labelled("language", self.tr("Lan&guage"), self.language.choice),
        )
        self.form.body.addWidget(self.language.note)
        self.appointment = self.form.add("appointment", self.tr("&About"), Choice())
        self.reply_to = self.form.add_line(
            "reply_to",
            self.tr("&How they reach you"),
            self.tr("Your phone number or email. Empty leaves room to write it by hand."),
        )
        self.preview = self.form.add(
            "preview", self.tr("&Everything that the letter says"), LongText(LINES_SHOWN)
        )
        self.preview.setReadOnly(True)
        told = self.tr("The file is not protected by AnchorDesk: print it, then delete it.")
        self.form.body.addWidget(Words(told, LabelLook.MUTED))
        self.form.body.addWidget(self.unread)
        self.save_button.setEnabled(False)
        self.keep_draft_of(
            owner.context.drafts,
            DraftKey("letter", record.resident.id),
            {"reply_to": self.reply_to},
        )
        self.letter.setFocus()

        def read_letters(_: object) -> None:
            owner.work.run(resident_letters.templates, Reply(self, self._on_read, self.not_saved))

        reply = Reply(self, read_letters, self.not_saved)
        self.language.read(owner.work, record.resident.id, reply)

    def save(self) -> None:
        """Ask for a place, and write exactly what is shown."""
        letter, key = self._letter, self.draft_key
        if letter is None:
            return

        def write(path: Path) -> None:
            self.begin_saving()
            self._owner.work.run(
                lambda workspace: resident_letters.write(workspace, letter, path, draft=key),
                Reply.of_form(self),
            )

        self._files.file_to_save(self, self.tr("Save as PDF"), FILE_NAME, "PDF (*.pdf)", write)

    def choices_to_keep(self) -> tuple[tuple[str, str], ...]:
        """Keep which letter it is with the draft."""
        template = self.letter.value()
        return (("letter", template.code),) if isinstance(template, LetterTemplate) else ()

    def restore_choices(self, draft: Draft) -> None:
        """Choose the letter of a draft as soon as the letters are read."""
        self._code_before = draft.answer("letter")

    def _on_read(self, found: object) -> None:
        if not isinstance(found, LettersFound):
            return
        for template in found.templates:
            self.letter.add_option(translated(template.title), template)
        of_draft = [one for one in found.templates if one.code == self._code_before]
        arranged = self._record.case.appointments
        writable = [one for one in found.templates if can_be_written(one, arranged)]
        for template in (*of_draft, *writable)[:1]:
            self.letter.choose(template)
        self.unread.setText("\n".join(found.problems))
        self.unread.setVisible(bool(found.problems))
        self.letter.currentIndexChanged.connect(self._on_letter)
        self.appointment.currentIndexChanged.connect(self._lay_out_letter)
        self.reply_to.textChanged.connect(self._lay_out_letter)
        self.language.changed.connect(self._lay_out_letter)
        self._on_letter()

    def _on_letter(self) -> None:
        template = self.letter.value()
        if not isinstance(template, LetterTemplate):
            return
        found = resident_letters.appointments_for(template, self._record.case.appointments)
        held = self.appointment.blockSignals(True)
        self.appointment.clear()
        for one in found:
            starts = one.starts_at.astimezone()
            words = f"{short_date(starts.date())}, {starts:%H:%M}: {one.what}"
            self.appointment.add_option(words, one)
        self.appointment.blockSignals(held)
        self.form.show_field("appointment", shown=template.about is not LetterAbout.NONE)
        self._lay_out_letter()

    def _lay_out_letter(self) -> None:
        """Lay out what is chosen; only the newest answer is shown."""
        self._letter = None
        self.save_button.setEnabled(False)
        self._asked += 1
        template, about, asked = self.letter.value(), self.appointment.value(), self._asked
        if not isinstance(template, LetterTemplate):
            return
        appointment = about if isinstance(about, Appointment) else None
        if template.about is not LetterAbout.NONE and appointment is None:
            self.preview.setPlainText(
                self.tr("There is no such appointment on the record: arrange or record it first.")
            )
            return
        choice = LetterChoice(template, appointment, self.reply_to.text())
        who, language = self._record.resident.id, self.language.chosen

        def laid_out(letter: object) -> None:
            if asked == self._asked and isinstance(letter, PreparedLetter):
                self._show(letter)

        self._owner.work.run(
            lambda workspace: resident_letters.lay_out(workspace, who, choice, language),
            Reply(self, laid_out, self.not_saved),
        )

    def _show(self, letter: PreparedLetter) -> None:
        self._letter = letter
        show_words(self.preview, letter.document.words, letter.language)
        self.language.tell(letter.language, is_checked=letter.is_checked)
        self.warning.setText(self.tr("Do not contact at: {words}").format(words=letter.warning))
        self.warning.setVisible(bool(letter.warning))
        self.save_button.setEnabled(True)
