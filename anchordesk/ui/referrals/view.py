"""The inbox of partners' referrals: what was sent, who is alike, what is missing, and deciding."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from anchordesk.domain.draft import DraftKey
from anchordesk.domain.partner_referral import PartnerReferral
from anchordesk.services import partner_referral_files, partner_referrals
from anchordesk.services.partner_referral_files import FileRead
from anchordesk.services.partner_referral_records import draft_of_reason
from anchordesk.services.partner_referrals import Decided, Proposed
from anchordesk.services.workspace import Workspace
from anchordesk.ui.kit.buttons import Button, ButtonLook
from anchordesk.ui.kit.fields import Choice
from anchordesk.ui.kit.file_choice import FileChoice, SystemFileChoice
from anchordesk.ui.kit.flow import FlowLayout
from anchordesk.ui.kit.labels import LabelLook, Words, row_of
from anchordesk.ui.kit.record_table import RecordTable
from anchordesk.ui.kit.table import WholeRows
from anchordesk.ui.kit.tokens import SPACE_3, SPACE_4, SPACE_5
from anchordesk.ui.referrals.delete_dialog import DeleteReferralDialog
from anchordesk.ui.referrals.lines import (
    called,
    cells_of,
    column_titles,
    details_of,
    like_words,
    name_of,
)
from anchordesk.ui.referrals.sealed_buttons import SealedButtons
from anchordesk.ui.shell.screen import Screen, ScreenContext
from anchordesk.ui.tasks import Lane
from anchordesk.ui.words import count, translate


class ReferralsScreen(Screen):
    """Shows what waits first; deciding offers to take it back."""

    def __init__(self, context: ScreenContext, files: FileChoice | None = None) -> None:
        super().__init__(translate("places", "Referrals"))
        self._context = context
        self._files = files or SystemFileChoice()
        self._resuming: DraftKey | None = None
        self._lay_out()

    def refresh(self) -> None:
        """Read the inbox again."""
        self._run(partner_referrals.listed, self._show)

    def land_focus(self) -> None:
        """Put focus on the list, or on what begins one."""
        if not self.table.take_focus():
            self.read_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def resume(self, key: DraftKey) -> None:
        """Go to the referral of which something was typed, once the list is read."""
        self._resuming = key
        self.refresh()

    def regions(self) -> tuple[QWidget, ...]:
        """Return the list, and what can be done about its chosen line."""
        return (self.table, self._about)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_5, SPACE_4, SPACE_5, SPACE_4)
        layout.setSpacing(SPACE_3)
        layout.addWidget(Words(self.tr("Referrals"), LabelLook.PAGE_TITLE, wraps=False))
        self.headline = Words("", LabelLook.MUTED)
        layout.addWidget(self.headline)
        self.read_button = Button(
            self.tr("Read a partner's file"), look=ButtonLook.PRIMARY, icon_name="upload"
        )
        self.read_button.clicked.connect(self._on_read)
        self.template_button = Button(self.tr("Save the template"), icon_name="download")
        self.template_button.clicked.connect(self._on_template)
        self.sealed = SealedButtons(self, self._context, self._files)
        self.sealed.taken_in.connect(self._on_taken_in)
        head = QWidget()
        flow = FlowLayout(head, SPACE_3)
        for button in (self.read_button, self.template_button, *self.sealed.buttons):
            flow.addWidget(button)
        layout.addWidget(head)
        self.table = RecordTable(
            self.tr("Referrals of partners"), column_titles(), cells_of, (4, 5)
        )
        self.table.chosen_changed.connect(self._show_chosen)
        self._rows = WholeRows(self.table)
        layout.addWidget(self._rows, 1)
        layout.addWidget(self._make_about())
        layout.addStretch(0)
        self._show(())

    def _make_about(self) -> QWidget:
        self._about = QWidget()
        column = QVBoxLayout(self._about)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_3)
        self.details = Words("")
        inside = QScrollArea()
        inside.setWidgetResizable(True)
        inside.setFrameShape(QFrame.Shape.NoFrame)
        inside.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        inside.setAccessibleName(self.tr("What the partner sent"))
        inside.setWidget(self.details)
        inside.setMinimumHeight(110)
        column.addWidget(inside)
        self.pathway, pathway = _labelled(self.tr("&Enrol on"), self.tr("Enrol on"))
        self.like, like = _labelled(self.tr("Same &person"), self.tr("Same person"))
        self._like = like
        words = QLabel(self.tr("&Why, or what to ask for"))
        self.why = QLineEdit()
        self.why.setAccessibleName(self.tr("Why, or what to ask for"))
        self.why.setMaxLength(1000)
        self.why.textEdited.connect(self._on_typed)
        words.setBuddy(self.why)
        self.accept = Button(self.tr("Accept"), icon_name="check")
        self.accept.clicked.connect(self._on_accept)
        self.add = Button(self.tr("Add to this resident"), icon_name="user-plus")
        self.add.clicked.connect(self._on_add)
        self.ask = Button(self.tr("Ask for more"))
        self.ask.clicked.connect(lambda: self._on_words(partner_referrals.ask_for_more))
        self.decline = Button(self.tr("Decline"))
        self.decline.clicked.connect(lambda: self._on_words(partner_referrals.decline))
        self.delete = Button(self.tr("Delete"), look=ButtonLook.LINK)
        self.delete.setToolTip(self.tr("For good, such as when the person asks to be erased"))
        self.delete.clicked.connect(self._on_delete)
        for parts in ((pathway, self.accept, like, self.add), (words, self.why)):
            line = QWidget()
            flow = FlowLayout(line, SPACE_3)
            for part in parts:
                flow.addWidget(part)
            if self.why in parts:
                self.why.setMinimumWidth(360)
                flow.addWidget(self.ask)
                flow.addWidget(self.decline)
                flow.addWidget(self.delete)
            column.addWidget(line)
        return self._about

    def _show(self, found: tuple[Proposed, ...]) -> None:
        self.table.show_records(found)
        waiting = sum(one.referral.decision.is_open for one in found)
        self.headline.setText(
            self.tr("{people} to decide on. Nobody here is a resident yet.").format(
                people=count(waiting, "person", "people")
            )
            if found
            else self.tr("No referrals. Read a file that a partner sent, or save the template.")
        )
        self._rows.setVisible(bool(found))
        pathways = self._context.workspace.library.offered_pathways
        self.pathway.set_options(
            [(self.tr("No pathway yet"), ""), *((one.title, one.code) for one in pathways)]
        )
        self._show_chosen()
        self._go_on(found)

    def _go_on(self, found: tuple[Proposed, ...]) -> None:
        for row, one in enumerate(found):
            if self._resuming == draft_of_reason(one.referral.id):
                self._resuming = None
                self.table.choose(row)
                self.why.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_chosen(self) -> None:
        chosen = self.table.chosen
        self._show_typed(chosen)
        is_open = chosen is not None and chosen.referral.decision.is_open
        self._about.setVisible(chosen is not None)
        self.details.setText("" if chosen is None else details_of(chosen.referral))
        for part in (self.accept, self.pathway, self.ask, self.decline, self.why):
            part.setEnabled(is_open)
        likes = () if chosen is None else chosen.like
        self.like.set_options([(like_words(one), one.known.id) for one in likes])
        for hidden in (self._like, self.add):
            hidden.setVisible(bool(likes) and is_open)

    def _show_typed(self, chosen: Proposed | None) -> None:
        """Show what was typed about this one, and not what was typed about the one before."""
        about = None if chosen is None else draft_of_reason(chosen.referral.id)
        kept = None if about is None else self._context.drafts.find(about)
        typed = "" if kept is None else kept.answer("why")
        if self.why.text() != typed:
            self.why.setText(typed)

    def _on_typed(self, words: str) -> None:
        chosen, drafts = self.table.chosen, self._context.drafts
        if chosen is None:
            return
        about = draft_of_reason(chosen.referral.id)
        if words:
            drafts.keep(about, (("why", words),))
        else:
            drafts.forget(about)

    def _on_read(self) -> None:
        def read(path: Path) -> None:
            self._run(lambda w: partner_referral_files.read_file(w, path), self._on_file_read)

        kinds = self.tr("Referrals (*.csv *.json *.xlsx *.ods)")
        self._files.file_to_open(self, self.tr("Choose the partner's file"), kinds, read)

    def _on_file_read(self, read: FileRead) -> None:
        told = self.tr("{new} new, {known} there already, {unreadable} that are no referral.")
        self._context.shell.tell(
            told.format(new=read.new, known=read.known, unreadable=read.unreadable)
        )
        self.refresh()

    def _on_template(self) -> None:
        def write(path: Path) -> None:
            self._run(
                lambda w: partner_referral_files.write_template(w, path),
                lambda _: self._context.shell.tell(
                    self.tr("Saved. Send it to the partner: one line for each person.")
                ),
            )

        kinds = self.tr("CSV (*.csv);;JSON (*.json)")
        title = self.tr("Save the template")
        self._files.file_to_save(self, title, "referrals.csv", kinds, write)

    def _on_taken_in(self, kept: PartnerReferral) -> None:
        words = self.tr("{name} waits here now. Accept, or add to a resident.")
        self._context.shell.tell_undoable(
            words.format(name=name_of(kept)),
            lambda: self._run(
                lambda w: partner_referrals.forget(w, kept.id),
                lambda _: self._on_deleted(kept.id),
            ),
        )
        self.refresh()

    def _on_accept(self) -> None:
        chosen, pathway = self.table.chosen, str(self.pathway.value() or "")
        if chosen is not None:
            words = self.tr("{name} is a resident now.").format(name=name_of(chosen.referral))
            self._decide(lambda w: partner_referrals.accept(w, chosen.referral.id, pathway), words)

    def _on_add(self) -> None:
        chosen, who = self.table.chosen, self.like.value()
        match = next((one for one in chosen.like if one.known.id == who), None) if chosen else None
        if chosen is not None and match is not None:
            words = self.tr("The referral stands in the record of {name}.").format(
                name=called(match)
            )
            self._decide(
                lambda w: partner_referrals.add_to(w, chosen.referral.id, match.known.id), words
            )

    def _on_words(self, settle: Callable[..., Decided]) -> None:
        chosen, why = self.table.chosen, self.why.text()
        if chosen is not None:
            self._decide(lambda w: settle(w, chosen.referral.id, why), self.tr("Kept."))

    def _on_delete(self) -> None:
        chosen = self.table.chosen
        if chosen is not None:
            one = chosen.referral
            dialog = DeleteReferralDialog(self, self._context, one.id, name_of(one))
            dialog.kept.connect(lambda: self._on_deleted(one.id))
            dialog.open()

    def _on_deleted(self, referral: UUID) -> None:
        self._context.drafts.forget(draft_of_reason(referral))
        self._context.shell.tell(self.tr("The referral is deleted for good."))
        self.refresh()

    def _decide(self, work: Callable[..., Decided], words: str) -> None:
        drafts = self._context.drafts
        drafts.flush()

        def decide(workspace: Workspace) -> Decided:
            decided = work(workspace)
            drafts.saved_in_lane(draft_of_reason(decided.before.id))
            return decided

        def done(decided: Decided) -> None:
            drafts.forget(draft_of_reason(decided.before.id))
            self._context.shell.tell_undoable(words, lambda: self._take_back(decided))
            self.refresh()

        self._run(decide, done)

    def _take_back(self, decided: Decided) -> None:
        def done(_: object) -> None:
            self._context.shell.tell(self.tr("Taken back. The referral waits again."))
            self.refresh()

        self._run(lambda w: partner_referrals.take_back(w, decided), done)

    def _run(self, work: Callable[..., object], done: Callable[..., None]) -> None:
        workspace = self._context.workspace
        self._context.tasks.run(
            Lane.RECORDS,
            lambda: work(workspace),
            receiver=self,
            done=done,
            failed=self._context.shell.tell_notice,
        )


def _labelled(words: str, name: str) -> tuple[Choice, QWidget]:
    choice = Choice()
    choice.setAccessibleName(name)
    choice.setMinimumContentsLength(22)
    label = QLabel(words)
    label.setBuddy(choice)
    both = QWidget()
    row = row_of(label, choice)
    row.setContentsMargins(0, 0, 0, 0)
    both.setLayout(row)
    return choice, both
