"""The cards of other members, to whom details can be sealed, and this desk's own to give away."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from anchordesk.services import member_cards
from anchordesk.services.member_cards import CardSeen, OwnCard
from anchordesk.services.network_records import KnownMember
from anchordesk.services.workspace import Workspace
from anchordesk.ui.kit.buttons import Button, ButtonLook
from anchordesk.ui.kit.file_choice import FileChoice
from anchordesk.ui.kit.flow import FlowLayout
from anchordesk.ui.kit.labels import LabelLook, Words, row_of
from anchordesk.ui.kit.plain_dialog import PlainDialog
from anchordesk.ui.kit.tokens import SPACE_3, SPACE_5
from anchordesk.ui.notices import Notice
from anchordesk.ui.opportunities.fingerprint_dialog import FingerprintDialog
from anchordesk.ui.shell.screen import ScreenContext
from anchordesk.ui.tasks import Lane
from anchordesk.ui.words import short_date, translate

FILE_NAME, FILE_KINDS = "our-card.json", "JSON (*.json)"


class MembersDialog(PlainDialog):
    """Shows what to read out when another member rings about this desk's card."""

    def __init__(self, parent: QWidget, context: ScreenContext, files: FileChoice) -> None:
        title = translate("dialogs", "Cards of members")
        super().__init__(parent, title)
        self._context, self._files, self._owner = context, files, parent
        self._members: tuple[KnownMember, ...] = ()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_5, SPACE_5, SPACE_5, SPACE_5)
        layout.setSpacing(SPACE_3)
        layout.addWidget(Words(title, LabelLook.PAGE_TITLE))
        layout.addWidget(Words(self.tr("Your own card"), LabelLook.HEADING))
        self.own = Words("")
        layout.addWidget(self.own)
        self.save_button = Button(self.tr("Save our card"), icon_name="download")
        self.save_button.clicked.connect(self._on_save)
        saving = row_of(self.save_button)
        saving.addStretch(1)
        layout.addLayout(saving)
        layout.addWidget(Words(self.tr("Members you can seal to"), LabelLook.HEADING))
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Members you can seal to"))
        self.list.currentRowChanged.connect(lambda _: self._show_chosen())
        layout.addWidget(self.list, 1)
        self.told = Words("", LabelLook.MUTED)
        layout.addWidget(self.told)
        self.add_button = Button(self.tr("Add a card"), look=ButtonLook.PRIMARY, icon_name="plus")
        self.add_button.clicked.connect(self._on_add)
        self.forget_button = Button(self.tr("Take card away"))
        self.forget_button.clicked.connect(self._on_forget)
        close = Button(self.tr("Close"))
        close.clicked.connect(self.reject)
        foot = QWidget()
        flow = FlowLayout(foot, SPACE_3)
        for button in (self.add_button, self.forget_button, close):
            flow.addWidget(button)
        layout.addWidget(foot)
        close.setDefault(True)
        self.take_size(640, 520)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_chosen()
        self._run(member_cards.own_with_fingerprint, self._show_own)
        self._read()

    def _read(self) -> None:
        self._run(member_cards.listed, self._show)

    def _show_own(self, own: OwnCard) -> None:
        words = self.tr(
            "{name}. When they ring, read out: {fingerprint}. What is sealed to it, only this "
            "desk can open."
        )
        self.own.setText(words.format(name=own.card.organisation, fingerprint=own.fingerprint))

    def _show(self, members: tuple[KnownMember, ...]) -> None:
        self._members = members
        self.list.clear()
        for member in members:
            since = self.tr("{name}, since {day}").format(
                name=member.organisation, day=short_date(member.trusted_at.astimezone().date())
            )
            self.list.addItem(QListWidgetItem(since))
        if members:
            self.list.setCurrentRow(0)
        else:
            words = self.tr("None yet. Ask a member for their card, and ring them.")
            self.told.setText(words)
        self._show_chosen()

    def _show_chosen(self) -> None:
        self.forget_button.setEnabled(self.list.currentRow() >= 0)

    def _on_save(self) -> None:
        def write(path: Path) -> None:
            words = self.tr("Saved. It holds no secret: send it to any member.")
            self._run(lambda w: member_cards.write_own(w, path), lambda _: self.told.setText(words))

        title = self.tr("Save our card")
        self._files.file_to_save(self, title, FILE_NAME, FILE_KINDS, write)

    def _on_add(self) -> None:
        def look(path: Path) -> None:
            self._run(lambda w: member_cards.look(w, path), lambda seen: self._on_seen(path, seen))

        self._files.file_to_open(self, self.tr("Choose the member's card"), FILE_KINDS, look)

    def _on_seen(self, path: Path, seen: CardSeen) -> None:
        dialog = MemberCardDialog(self, self._context, path, seen)
        dialog.kept.connect(self._read)
        dialog.open()

    def _on_forget(self) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self._members):
            member = self._members[row]
            self._run(lambda w: member_cards.forget(w, member), lambda _: self._on_gone(member))

    def _on_gone(self, member: KnownMember) -> None:
        words = self.tr("The card of {name} is taken away.").format(name=member.organisation)
        self.told.setText(words)
        self._context.shell.tell_undoable(words, lambda: self._put_back(member))
        self._read()

    def _put_back(self, member: KnownMember) -> None:
        # This dialog may be gone by then.
        context = self._context
        context.tasks.run(
            Lane.RECORDS,
            lambda: member_cards.put_back(context.workspace, member),
            receiver=self._owner,
            done=lambda _: None,
            failed=context.shell.tell_notice,
        )

    def _run(self, work: Callable[[Workspace], object], done: Callable[..., None]) -> None:
        workspace = self._context.workspace
        self._context.tasks.run(
            Lane.RECORDS,
            lambda: work(workspace),
            receiver=self,
            done=done,
            failed=self._show_problem,
        )

    def _show_problem(self, notice: Notice) -> None:
        self.told.setText(notice.words)


class MemberCardDialog(FingerprintDialog):
    """Asks for what the member reads out; a card that came by email alone may be anybody's."""

    def __init__(self, parent: QWidget, context: ScreenContext, path: Path, seen: CardSeen) -> None:
        told = translate("dialogs", "This card says that it belongs to {name}.")
        replaces = translate("dialogs", "It takes the place of the card that you have of them.")
        super().__init__(
            parent,
            (translate("dialogs", "Add a member's card"), translate("dialogs", "Add card")),
            context.tasks,
            lambda typed: member_cards.trust(context.workspace, path, typed),
            told.format(name=seen.organisation),
            warning=replaces if seen.replaces else "",
            whom=translate(
                "dialogs",
                "Ring them on a number you know, and type what they read out: five groups of four.",
            ),
        )
