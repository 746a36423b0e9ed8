"""Seals what a resident agrees to for another organisation, and shows it word for word before."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QListWidget, QListWidgetItem, QWidget

from anchordesk.domain.consent import ConsentWay
from anchordesk.domain.draft import Draft, DraftKey
from anchordesk.domain.identifiers import ResidentId
from anchordesk.domain.passport import PassportSection
from anchordesk.domain.text import tidy_line
from anchordesk.services import passports
from anchordesk.services.network_records import KnownMember
from anchordesk.services.passports import Agreement, PassportChoice, PassportSource
from anchordesk.ui.kit.dialog import FormDialog
from anchordesk.ui.kit.fields import Choice, LongText, Tick
from anchordesk.ui.kit.file_choice import FileChoice, SystemFileChoice
from anchordesk.ui.kit.form import Problem
from anchordesk.ui.kit.labels import LabelLook, Words
from anchordesk.ui.kit.plain_dialog import WIDEST
from anchordesk.ui.kit.theme import current_theme
from anchordesk.ui.resident.resident_work import Reply, ResidentWork
from anchordesk.ui.shell.screen import ScreenContext
from anchordesk.ui.words import translate, translated

FILE_NAME, FILE_KINDS = "details.adpass", "AnchorDesk (*.adpass)"
WIDTH, LINE_HEIGHT, SECTIONS_SHOWN, LINES_SHOWN = 980, 33, 7, 11
VALUE_ROLE = int(Qt.ItemDataRole.UserRole)
LONGEST_WHY = 300


class PassportDialog(FormDialog):
    """Nothing is sealed that is not in the preview; what is changed has to be agreed to again.

    `employer` and `why` are put there where somebody is introduced for a vacancy.
    """

    def __init__(
        self,
        owner: QWidget,
        context: ScreenContext,
        resident_id: ResidentId,
        files: FileChoice | None = None,
        *,
        employer: str = "",
        why: str = "",
    ) -> None:
        super().__init__(
            owner,
            translate("dialogs", "Details for another organisation"),
            translate("dialogs", "Save sealed file"),
        )
        self._work = ResidentWork(context.workspace, context.tasks)
        self._resident_id, self._files = resident_id, files or SystemFileChoice()
        self._source: PassportSource | None = None
        self._employer, self._member = employer, ""
        self.setMinimumWidth(min(current_theme().px(WIDTH), WIDEST))
        self._add_fields(why)
        self.save_button.setEnabled(False)
        self._key = DraftKey("passport", resident_id)
        self.keep_draft_of(context.drafts, self._key, {"why": self.why})
        self._work.run(
            lambda workspace: passports.gather(workspace, resident_id),
            Reply(self, self._on_gathered, self.not_saved),
        )

    def choices_to_keep(self) -> tuple[tuple[str, str], ...]:
        """Keep the sections, and for whom, with the draft."""
        sections = sorted(section.value for section in self._sections())
        member = self.to.value()
        name = member.organisation if isinstance(member, KnownMember) else ""
        return (("sections", " ".join(sections)), ("to", name))

    def restore_choices(self, draft: Draft) -> None:
        """Choose the sections of a draft again."""
        kept = draft.answer("sections").split()
        for row in range(self.sections.count()):
            item = self.sections.item(row)
            item.setSelected(str(item.data(VALUE_ROLE)) in kept)
        self._member = draft.answer("to")

    def save(self) -> None:
        """Ask for a place, and seal exactly what is shown."""
        source, choice, way = self._source, self._choice(), self.way.value()
        if source is None or not isinstance(way, ConsentWay):
            return
        if not self.agreed.isChecked():
            words = self.tr("Show them what stands here, and tick that they agree to it.")
            self.form.show_problems([Problem("agreed", words)])
            return

        def write(path: Path) -> None:
            self.begin_saving()
            self._work.run(
                lambda workspace: passports.write(
                    workspace, source, choice, Agreement(way), path, draft=self._key
                ),
                Reply.of_form(self),
            )

        title = self.tr("Save sealed file")
        self._files.file_to_save(self, title, FILE_NAME, FILE_KINDS, write)

    def _add_fields(self, why: str) -> None:
        self.to, self.way = Choice(), Choice()
        self.to.setMinimumContentsLength(30)
        self.to.add_option(self.tr("The resident keeps it, with a code"), None)
        self.why = QLineEdit(why)
        self.why.setMaxLength(LONGEST_WHY)
        self.sections = QListWidget()
        self.sections.setFixedHeight(current_theme().px(LINE_HEIGHT) * SECTIONS_SHOWN)
        self.sections.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.sections.setSelectionMode(QAbstractItemView.SelectionMode.MultiSelection)
        for section in PassportSection:
            item = QListWidgetItem(translated(section.title_text))
            item.setData(VALUE_ROLE, section.value)
            self.sections.addItem(item)
            item.setSelected(section is PassportSection.REACH)
        told = self.tr("A member of whom you have the card. Cards are added under Referrals.")
        self.form.add_side_by_side(
            self.form.labelled("to", self.tr("&For whom"), self.to, told),
            self.form.labelled("why", self.tr("&What they want there"), self.why),
        )
        told = self.tr("Name and date of birth always go. Notes, alerts and concerns never do.")
        self.preview = LongText(LINES_SHOWN)
        self.preview.setReadOnly(True)
        self.form.add_side_by_side(
            self.form.labelled("sections", self.tr("&Parts they agree to"), self.sections, told),
            self.form.labelled("preview", self.tr("&Everything that goes"), self.preview),
        )
        for way in ConsentWay:
            self.way.add_option(translated(way.title_text), way)
        self.agreed = Tick(self.tr("They have seen this and agree to it"))
        self.form.add_side_by_side(
            self.form.labelled("agreed", self.tr("&Agreement"), self.agreed),
            self.form.labelled("way", self.tr("&How they said so"), self.way),
        )
        told = self.tr(
            "Only the organisation you choose can open the file. With a code, a paper to print is "
            "saved beside it: hand over both, and delete both here."
        )
        self.form.body.addWidget(Words(told, LabelLook.MUTED))
        self.to.setFocus()

    def _on_gathered(self, source: object) -> None:
        if not isinstance(source, PassportSource):
            return
        self._source = source
        for member in source.members:
            self.to.add_option(member.organisation, member)
            if member.organisation in (self._employer, self._member):
                self.to.choose(member)
        self.to.currentIndexChanged.connect(self._on_chosen)
        self.sections.itemSelectionChanged.connect(self._on_chosen)
        self.why.textChanged.connect(self._show)
        self._show()
        self.save_button.setEnabled(True)

    def _on_chosen(self) -> None:
        self._show()
        self.keep_choices()

    def _show(self) -> None:
        """Show what would go now; whoever agreed, agreed to what stood there before."""
        if self._source is not None:
            self.agreed.setChecked(False)
            self.preview.setPlainText(passports.words_of(self._source, self._choice()))

    def _choice(self) -> PassportChoice:
        member = self.to.value()
        return PassportChoice(
            member if isinstance(member, KnownMember) else None,
            frozenset(self._sections()),
            tidy_line(self.why.text()),
        )

    def _sections(self) -> Iterator[PassportSection]:
        for item in self.sections.selectedItems():
            yield PassportSection.of(str(item.data(VALUE_ROLE)))
