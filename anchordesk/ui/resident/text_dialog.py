"""Chooses a text message or email, shows it, copies it, and notes by one more key that it went."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from anchordesk.domain.appointment import Appointment
from anchordesk.domain.casework import ContactKind
from anchordesk.domain.draft import Draft, DraftKey
from anchordesk.domain.identifiers import AppointmentId, ResidentId
from anchordesk.domain.letter_template import LetterAbout, LetterTemplate
from anchordesk.services import text_messages
from anchordesk.services.resident_letters import appointments_for, can_be_written
from anchordesk.services.text_messages import PreparedText, TextChoice, TextOffer
from anchordesk.ui.kit.announce import announce
from anchordesk.ui.kit.buttons import Button
from anchordesk.ui.kit.fields import Choice, LongText
from anchordesk.ui.kit.labels import LabelLook, Words
from anchordesk.ui.resident.change_dialog import ChangeDialog, open_undoable
from anchordesk.ui.resident.paper_language import PaperLanguageField, show_words
from anchordesk.ui.resident.resident_work import Reply, ResidentWork
from anchordesk.ui.resident.text_words import appointment_line, length_words, to_heed, to_whom
from anchordesk.ui.shell.screen import ScreenContext
from anchordesk.ui.words import translate, translated

FORM = "text_message"
LINES_SHOWN = 6


class TextDialog(ChangeDialog):
    """Enter copies; Enter again, or Ctrl+Enter at any time, keeps that it was sent.

    Args:
        about: The appointment to begin with; None for the first.
    """

    def __init__(
        self,
        parent: QWidget,
        context: ScreenContext,
        resident_id: ResidentId,
        about: AppointmentId | None = None,
    ) -> None:
        title = translate("dialogs", "Text message or email")
        super().__init__(parent, title, translate("dialogs", "Record as sent"))
        self._work = ResidentWork(context.workspace, context.tasks)
        self._resident_id, self._about = resident_id, about
        self._offer: TextOffer | None = None
        self._text: PreparedText | None = None
        self._asked = 0
        self._code_before = ""
        self._add_fields()
        self._add_copy_button()
        self._can_be_used(usable=False)
        self.keep_draft_of(
            context.drafts,
            DraftKey(FORM, resident_id),
            {"more": self.more, "papers": self.papers, "reply_to": self.reply_to},
        )
        self.message.setFocus()

        def read_messages(_: object) -> None:
            self._work.run(
                lambda workspace: text_messages.offer(workspace, resident_id),
                Reply(self, self._on_offer, self.not_saved),
            )

        reply = Reply(self, read_messages, self.not_saved)
        self.language.read(self._work, resident_id, reply)

    def save(self) -> None:
        """Keep in the record that exactly these words were sent."""
        text, kind, key = self._text, self.way.value(), self.draft_key
        if text is None or not isinstance(kind, ContactKind):
            return
        self.begin_saving()
        self._work.run(
            lambda workspace: text_messages.note_sent(workspace, text, kind, draft=key),
            Reply.of_form(self),
        )

    def choices_to_keep(self) -> tuple[tuple[str, str], ...]:
        """Keep which message it is with the draft."""
        template = self.message.value()
        return (("message", template.code),) if isinstance(template, LetterTemplate) else ()

    def restore_choices(self, draft: Draft) -> None:
        """Choose the message of a draft as soon as the messages are read."""
        self._code_before = draft.answer("message")

    def _add_fields(self) -> None:
        self.heed = Words("", LabelLook.PROBLEM)
        self.heed.hide()
        self.form.body.addWidget(self.heed)
        self.message, self.appointment, self.way = Choice(), Choice(), Choice()
        self.more, self.reply_to = QLineEdit(), QLineEdit()
        labelled = self.form.labelled
        self.form.add_side_by_side(
            labelled("message", self.tr("&Message"), self.message),
            labelled("appointment", self.tr("&About"), self.appointment),
        )
        self.language = PaperLanguageField(self)
        self.form.body.addWidget(self.language.note)
        self.papers = self.form.add_line(
            "papers", self.tr("&Papers to bring"), self.tr("Such as: passport, tenancy agreement")
        )
        self.form.add_side_by_side(
            labelled("more", self.tr("A sentence of your &own"), self.more),
            labelled("reply_to", self.tr("How they &reach you"), self.reply_to),
        )
        self.preview = self.form.add(
            "preview", self.tr("&Everything that is copied"), LongText(LINES_SHOWN)
        )
        self.preview.setReadOnly(True)
        self.length = Words("", LabelLook.SMALL)
        self.form.body.addWidget(self.length)
        self.to = Words("", LabelLook.SMALL)
        self.form.add_side_by_side(
            labelled("way", self.tr("Sent &by"), self.way),
            labelled("language", self.tr("Lan&guage"), self.language.choice),
        )
        self.form.body.addWidget(self.to)

    def _add_copy_button(self) -> None:
        """Copying stands beside recording, where it is seen however long the words are."""
        self.copy_button = Button(self.tr("Copy the words"), icon_name="message-square")
        self.copy_button.setToolTip(self.tr("Copy the words (Ctrl+Shift+C)"))
        self.copy_button.clicked.connect(self._on_copy)
        QShortcut(QKeySequence("Ctrl+Shift+C"), self, self._on_copy)
        self.foot.insertWidget(self.foot.indexOf(self.save_button), self.copy_button)
        self.copied = Words("", LabelLook.MUTED)
        self.unread = Words("", LabelLook.MUTED)
        column = self.layout()
        if isinstance(column, QVBoxLayout):
            column.insertWidget(column.count() - 1, self.copied)
        self.form.body.addWidget(self.unread)
        self.unread.hide()
        QWidget.setTabOrder(self.cancel_button, self.copy_button)
        QWidget.setTabOrder(self.copy_button, self.save_button)

    def _can_be_used(self, *, usable: bool) -> None:
        self.copy_button.setEnabled(usable)
        self.save_button.setEnabled(usable)
        # Enter copies first; only then does it keep that the message went.
        self.save_button.setDefault(False)
        self.copy_button.setDefault(True)
        self.copied.hide()

    def _on_offer(self, offered: object) -> None:
        if not isinstance(offered, TextOffer):
            return
        self._offer = offered
        self.heed.setText(to_heed(offered))
        self.heed.setVisible(bool(self.heed.text()))
        if self.heed.text():
            announce(self.heed, self.heed.text(), urgent=True)
        self.unread.setText("\n".join(offered.found.problems))
        self.unread.setVisible(bool(offered.found.problems))
        for kind in offered.ways:
            self.way.add_option(translated(kind.title_text), kind)
        self.way.currentIndexChanged.connect(self._on_way)
        self._on_way()
        for template in offered.found.templates:
            self.message.add_option(translated(template.title), template)
        self._choose_first(offered)
        self.message.currentIndexChanged.connect(self._on_message)
        self.appointment.currentIndexChanged.connect(self._fill_in)
        self.language.changed.connect(self._fill_in)
        for field in (self.papers, self.more, self.reply_to):
            field.textChanged.connect(self._fill_in)
        self._on_message()

    def _choose_first(self, offered: TextOffer) -> None:
        """The message of a draft, or the first that is about the appointment asked for.

        Failing both, the first of which all is on the record.
        """
        templates = offered.found.templates
        of_draft = [one for one in templates if one.code == self._code_before]
        fitting = [
            one
            for one in templates
            if any(each.id == self._about for each in appointments_for(one, offered.appointments))
        ]
        writable = [one for one in templates if can_be_written(one, offered.appointments)]
        for template in (*of_draft, *fitting, *writable)[:1]:
            self.message.choose(template)

    def _on_way(self) -> None:
        if self._offer is not None:
            self.to.setText(to_whom(self._offer, self.way.value()))

    def _on_message(self) -> None:
        template, offered = self.message.value(), self._offer
        if not isinstance(template, LetterTemplate) or offered is None:
            return
        fitting = appointments_for(template, offered.appointments)
        self.appointment.set_options([(appointment_line(one), one) for one in fitting])
        about = next((one for one in fitting if one.id == self._about), None)
        if about is not None:
            self.appointment.choose(about)
        self.form.show_field("appointment", shown=template.about is not LetterAbout.NONE)
        for name in ("papers", "more", "reply_to"):
            self.form.show_field(name, shown=template.asks_for(name))
        self._fill_in()

    def _fill_in(self) -> None:
        """Fill in what is chosen; only the newest answer is shown."""
        self._text = None
        self._can_be_used(usable=False)
        self._asked += 1
        template, about, asked = self.message.value(), self.appointment.value(), self._asked
        if not isinstance(template, LetterTemplate):
            return
        appointment = about if isinstance(about, Appointment) else None
        missing = ""
        if template.about is not LetterAbout.NONE and appointment is None:
            missing = self.tr("There is no such appointment on the record: arrange it first.")
        elif template.asks_for("papers") and not self.papers.text().strip():
            missing = self.tr("Write which papers to bring.")
        if missing:
            self.preview.setPlainText(missing)
            self.length.clear()
            return
        choice = TextChoice(
            template, appointment, self.reply_to.text(), self.papers.text(), self.more.text()
        )
        who, language = self._resident_id, self.language.chosen

        def filled(text: object) -> None:
            if asked == self._asked and isinstance(text, PreparedText):
                self._show(text)

        self._work.run(
            lambda workspace: text_messages.fill_in(workspace, who, choice, language),
            Reply(self, filled, self.not_saved),
        )

    def _show(self, text: PreparedText) -> None:
        self._text = text
        show_words(self.preview, text.words, text.language)
        self.language.tell(text.language, is_checked=text.is_checked)
        self.length.setText(length_words(text.length))
        self._can_be_used(usable=self._offer is not None and bool(self._offer.ways))

    def _on_copy(self) -> None:
        if self._text is None or not self.copy_button.isEnabled():
            return
        QGuiApplication.clipboard().setText(self._text.words)
        told = self.tr(
            "Copied. Paste it now: after a minute, and at each lock, it leaves the clipboard. "
            "Once it is sent, press Enter to record it."
        )
        self.copied.setText(told)
        self.copied.show()
        announce(self.copied, told)
        self.copy_button.setDefault(False)
        self.save_button.setDefault(True)
        self.save_button.setFocus()


def open_text(
    parent: QWidget,
    context: ScreenContext,
    resident_id: ResidentId,
    about: AppointmentId | None = None,
) -> None:
    """Open the form; what is recorded can be taken back."""
    dialog = TextDialog(parent, context, resident_id, about)
    words = translate("dialogs", "Recorded as sent.")
    undone = translate("dialogs", "It is out of the record again.")
    open_undoable(parent, context, dialog, words, undone)
