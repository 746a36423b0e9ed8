"""Asks which period's figures go to the team lead, then for the folder or stick."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from anchordesk.domain.period import Period
from anchordesk.domain.return_template import ReturnTemplate
from anchordesk.ui.kit.dialog import FormDialog
from anchordesk.ui.kit.fields import Choice
from anchordesk.ui.kit.file_choice import FileChoice
from anchordesk.ui.kit.labels import LabelLook, Words
from anchordesk.ui.returns.offer import offer_returns


class FiguresDialog(FormDialog):
    """Emits `figures_chosen(template code, Period, folder)`; no folder means by the hub."""

    figures_chosen = Signal(str, object, object)

    def __init__(
        self,
        parent: QWidget,
        files: FileChoice,
        templates: tuple[ReturnTemplate, ...],
        periods_of: Callable[[ReturnTemplate], tuple[Period, ...]],
        lead: str,
        *,
        by_hub: bool = False,
    ) -> None:
        save_words = self.tr("Send") if by_hub else self.tr("Choose folder")
        super().__init__(parent, self.tr("Send my figures to my lead"), save_words)
        self._by_hub = by_hub
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._files = files
        self.template = self.form.add("template", self.tr("Return"), Choice())
        self.period = self.form.add("period", self.tr("Period"), Choice())
        offer_returns(self.template, self.period, templates, periods_of)
        explained = self.tr(
            "AnchorDesk counts your residents and seals the counts, so that only {lead} can open "
            "them. They hold numbers, no names. Sending again replaces what you sent before."
        ).format(lead=lead)
        self.form.body.addWidget(Words(explained, LabelLook.MUTED))
        self.period.setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> None:
        """Send by the hub, or ask for the folder or stick that carries the figures."""
        if self._by_hub:
            self._on_folder(None)
            return
        self._files.folder(self, self.tr("Choose a folder or stick"), self._on_folder)

    def _on_folder(self, folder: Path | None) -> None:
        period = self.period.value()
        template = self.template.value()
        if isinstance(period, Period) and isinstance(template, ReturnTemplate):
            self.figures_chosen.emit(template.code, period, folder)
            self.saved()
