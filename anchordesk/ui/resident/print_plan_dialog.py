"""Shows the plan that the resident takes home, word for word, before it is saved to be printed."""

from __future__ import annotations

from pathlib import Path

from anchordesk.domain.agreed_plan import AgreedPlan
from anchordesk.services.action_plan import lay_out_plan, write_plan
from anchordesk.services.plan_document import PlanDocument, PlanStyle
from anchordesk.services.record import ResidentRecord
from anchordesk.ui.kit.dialog import FormDialog
from anchordesk.ui.kit.fields import Choice, LongText
from anchordesk.ui.kit.file_choice import FileChoice, SystemFileChoice
from anchordesk.ui.kit.labels import LabelLook, Words
from anchordesk.ui.resident.case_section import CaseSection
from anchordesk.ui.resident.paper_language import PaperLanguageField, show_words
from anchordesk.ui.resident.resident_work import Reply
from anchordesk.ui.words import long_date, translate

LINES_SHOWN = 14
FILE_NAME = "plan.pdf"


class PrintPlanDialog(FormDialog):
    """Nothing is written before the plan was shown and a place was chosen."""

    def __init__(
        self,
        owner: CaseSection,
        record: ResidentRecord,
        files: FileChoice | None = None,
        *,
        version: AgreedPlan | None = None,
    ) -> None:
        super().__init__(
            owner, translate("dialogs", "Print plan"), translate("dialogs", "Save as PDF")
        )
        self._owner, self._resident_id = owner, record.resident.id
        self._agreed = record.case.agreed
        self._files = files or SystemFileChoice()
        self._document: PlanDocument | None = None
        self.version_choice = self.form.add("version", self.tr("&Which plan"), Choice())
        self.version_choice.add_option(self.tr("As it stands now"), None)
        for agreed in record.case.agreed:
            words = self.tr("As it was agreed on {day}").format(day=long_date(agreed.agreed_on))
            self.version_choice.add_option(words, agreed.id)
        if version is not None:
            self.version_choice.choose(version.id)
        self.form.show_field("version", shown=bool(record.case.agreed))
        self.style_choice, self.language = Choice(), PaperLanguageField(self)
        self.form.add_side_by_side(
            self.form.labelled("style", self.tr("&How it is written"), self.style_choice),
            self.form.labelled("language", self.tr("Lan&guage"), self.language.choice),
        )
        self.form.body.addWidget(self.language.note)
        self.style_choice.add_option(self.tr("Plain"), PlanStyle.PLAIN)
        self.style_choice.add_option(
            self.tr("Easy read: large type and short sentences"), PlanStyle.EASY_READ
        )
        self.preview = self.form.add(
            "preview", self.tr("&Everything that the paper says"), LongText(LINES_SHOWN)
        )
        self.preview.setReadOnly(True)
        told = self.tr(
            "No alerts, needs or notes go in. The file is not protected by AnchorDesk: print it, "
            "then delete it."
        )
        self.form.body.addWidget(Words(told, LabelLook.MUTED))
        self.save_button.setEnabled(False)
        reply = Reply(self, self._on_languages, self.not_saved)
        self.language.read(owner.work, self._resident_id, reply)
        self.style_choice.setFocus()

    def save(self) -> None:
        """Ask for a place, and write exactly what is shown."""
        document = self._document
        if document is None:
            return

        def write(path: Path) -> None:
            self.begin_saving()
            self._owner.work.run(
                lambda workspace: write_plan(workspace, document, path), Reply.of_form(self)
            )

        self._files.file_to_save(self, self.tr("Save as PDF"), FILE_NAME, "PDF (*.pdf)", write)

    def _on_languages(self, _: object) -> None:
        for choice in (self.version_choice, self.style_choice):
            choice.currentIndexChanged.connect(self._read)
        self.language.changed.connect(self._read)
        self._read()

    def _read(self) -> None:
        language = self.language.chosen
        style, who = PlanStyle(str(self.style_choice.value())), self._resident_id
        chosen = self.version_choice.value()
        version = next((one.id for one in self._agreed if one.id == chosen), None)
        self._document = None
        self.save_button.setEnabled(False)
        self._owner.work.run(
            lambda workspace: lay_out_plan(workspace, who, style, version, language),
            Reply(self, self._show, self.not_saved),
        )

    def _show(self, document: object) -> None:
        if isinstance(document, PlanDocument):
            self._document, used = document, self.language.chosen
            show_words(self.preview, document.words, used)
            lacking = len(used.missing)
            self.language.tell(used, is_checked=used.is_checked, lacking=lacking)
            self.save_button.setEnabled(True)
