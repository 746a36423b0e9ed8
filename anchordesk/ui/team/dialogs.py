"""The small dialogs of the team screen: inviting, pasting, comparing words, declining."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from anchordesk.domain.roles import DeskRole
from anchordesk.services.team_joining import PendingDesk
from anchordesk.ui.kit.dialog import FormDialog
from anchordesk.ui.kit.fields import Choice, LongText, PassphraseField
from anchordesk.ui.kit.form import Problem
from anchordesk.ui.kit.labels import LabelLook, Words
from anchordesk.ui.words import translated
from anchordesk.wire.team import RosterMember


class CreateDialog(FormDialog):
    """Emits `wanted(passphrase)`; the folder is asked for next."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget, organisation: str) -> None:
        super().__init__(parent, self.tr("Create the organisation"), self.tr("Choose folder"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        explained = self.tr(
            "This makes the key of {organisation}. It signs the list of your team, and it opens "
            "the vault of this desk and of every desk that joins, which is told so first. It is "
            "for when somebody leaves or loses their passphrase. You get a sheet to print and lock "
            "away, and a file that this passphrase opens."
        ).format(organisation=organisation)
        self.form.body.addWidget(Words(explained, LabelLook.MUTED))
        self.first = self.form.add(
            "first", self.tr("Passphrase of the recovery file"), PassphraseField()
        )
        self.second = self.form.add(
            "second", self.tr("Passphrase of the recovery file again"), PassphraseField()
        )
        self.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> None:
        """Go on to the folder."""
        if not self.first.text() or self.first.text() != self.second.text():
            words = self.tr("Type the same passphrase twice.")
            self.form.show_problems([Problem("second", words)])
            return
        self.wanted.emit(self.first.text())
        self.saved()


INVITED_FIRST = (DeskRole.WORKER, DeskRole.DEPUTY)


class InviteDialog(FormDialog):
    """Emits `wanted(name, DeskRole)`."""

    wanted = Signal(str, object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, self.tr("Invite a colleague"), self.tr("Make invitation"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.name: QLineEdit = self.form.add_line("name", self.tr("Colleague's name"))
        self.role = self.form.add("role", self.tr("Works as"), Choice())
        for role in (*INVITED_FIRST, DeskRole.AUDITOR, DeskRole.IT, DeskRole.LEAD):
            self.role.add_option(translated(role.title_text), role)
        self.form.body.addWidget(
            Words(
                self.tr(
                    "A deputy can change the team as you can. Your desk makes the returns. "
                    "An auditor and IT see no resident: their desks hold no cases."
                ),
                LabelLook.MUTED,
            )
        )
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> None:
        """Ask for the invitation."""
        if not self.name.text().strip():
            problem = Problem("name", self.tr("Enter the colleague's name."))
            self.form.show_problems([problem])
            return
        self.wanted.emit(self.name.text(), self.role.value())
        self.saved()


class PasteDialog(FormDialog):
    """Emits `pasted(str)`."""

    pasted = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, self.tr("Paste invitation"), self.tr("Continue"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.text = self.form.add(
            "text",
            self.tr("Invitation"),
            LongText(),
            self.tr("All of it, from ANCHORDESK1 to its end; line breaks do not matter"),
        )
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> None:
        """Hand the text on."""
        self.pasted.emit(self.text.toPlainText())
        self.saved()


class WordsDialog(FormDialog):
    """Lets the lead pick the line that the colleague reads out.

    Emits `picked(words, in place of: str | None)`; empty words if none of the lines is it.
    """

    picked = Signal(str, object)

    def __init__(self, parent: QWidget, desk: PendingDesk, members: Sequence[RosterMember]) -> None:
        super().__init__(parent, self.tr("Compare six words"), self.tr("Take into the team"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        asked = self.tr(
            "Ring {name}, or stand next to them, and ask for the six words on their screen. "
            "Then pick the line that you heard. Do not read any of these lines out yourself."
        ).format(name=desk.name)
        self.form.body.addWidget(Words(asked))
        self.words = self.form.add("words", self.tr("Words that you heard"), Choice())
        self.words.add_option(self.tr("Choose the line"), None)
        for line in desk.choices:
            self.words.add_option(line, line)
        self.words.add_option(self.tr("None of these: refuse this desk"), "")
        self.place = self.form.add("place", self.tr("This laptop"), Choice())
        self.place.add_option(self.tr("Is one more desk"), None)
        for member in members:
            told = self.tr("Replaces {name}'s earlier laptop").format(name=member.name)
            self.place.add_option(told, member.key_id)
        self.form.body.addWidget(
            Words(
                self.tr(
                    "The figures of a replaced laptop stop counting once the new one has sent its "
                    "own, so that nobody is counted twice."
                ),
                LabelLook.SMALL,
            )
        )
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> None:
        """Hand on what was picked."""
        words = self.words.value()
        if not isinstance(words, str):
            problem = Problem("words", self.tr("Pick the line that you heard."))
            self.form.show_problems([problem])
            return
        self.picked.emit(words, self.place.value())
        self.saved()


class ConfirmDialog(FormDialog):
    """Says what would happen, and emits `confirmed()`."""

    confirmed = Signal()

    def __init__(self, parent: QWidget, title: str, explained: str, act: str) -> None:
        super().__init__(parent, title, act)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.form.body.addWidget(Words(explained))
        self.begin_at_cancel()

    def save(self) -> None:
        """Go ahead."""
        self.confirmed.emit()
        self.saved()


class DeclineDialog(FormDialog):
    """Emits `declined(reason)`."""

    declined = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, self.tr("Decline the case"), self.tr("Decline"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.reason = self.form.add_line(
            "reason",
            self.tr("Reason, for your colleague to read"),
            self.tr("You may leave it empty"),
        )
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> None:
        """Hand the reason on."""
        self.declined.emit(self.reason.text()[:1000])
        self.saved()
