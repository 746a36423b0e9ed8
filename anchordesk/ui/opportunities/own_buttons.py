"""The buttons for vacancies that are typed in on this desk: a new one, a change, closing, Undo."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from anchordesk.domain.draft import DraftKey
from anchordesk.domain.opportunity import Opportunity
from anchordesk.services.opportunities import Vacancy
from anchordesk.services.own_vacancies import VacancyChange
from anchordesk.ui.kit.buttons import Button
from anchordesk.ui.kit.labels import row_of
from anchordesk.ui.opportunities.view_model import OpportunitiesViewModel
from anchordesk.ui.shell.screen import ScreenContext


class OwnVacancyButtons(QWidget):
    """Changing and closing are offered for what was typed in here alone."""

    def __init__(self, context: ScreenContext, view_model: OpportunitiesViewModel) -> None:
        super().__init__()
        self._context, self._view_model = context, view_model
        self._vacancy: Vacancy | None = None
        self.new = Button(self.tr("Type in a vacancy"), icon_name="plus")
        self.new.clicked.connect(lambda _=False: self._open(None))
        self.change = Button(self.tr("Change vacancy"), icon_name="pencil")
        self.change.clicked.connect(self._on_change)
        self.close_button = Button(self.tr("Close vacancy"))
        self.close_button.clicked.connect(self._on_close)
        row = row_of(self.new, self.change, self.close_button)
        row.setContentsMargins(0, 0, 0, 0)
        self.setLayout(row)
        view_model.closed.connect(self._on_closed)
        self.show_vacancy(None)

    def show_vacancy(self, vacancy: Vacancy | None) -> None:
        """Offer what can be done with the chosen vacancy."""
        self._vacancy = vacancy
        here = vacancy is not None and vacancy.typed_here
        self.change.setVisible(here)
        self.close_button.setVisible(here and vacancy is not None and not vacancy.is_closed)

    def resume(self, key: DraftKey) -> None:
        """Open the form that a draft is of."""
        found = self._view_model.state.found
        listed = () if found is None else found.vacancies
        jobs = (one.opportunity for one in listed if one.typed_here)
        self._open(next((job for job in jobs if job.id == key.item), None))

    def _on_change(self) -> None:
        if self._vacancy is not None:
            self._open(self._vacancy.opportunity)

    def _open(self, job: Opportunity | None) -> None:
        from anchordesk.ui.opportunities.vacancy_dialog import VacancyDialog  # noqa: PLC0415

        dialog = VacancyDialog(self, self._context, job)

        def kept() -> None:
            if isinstance(dialog.result_kept, VacancyChange):
                self._tell(self.tr("Vacancy saved on this laptop."), dialog.result_kept)
            self._view_model.read()

        dialog.kept.connect(kept)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_close(self) -> None:
        if self._vacancy is not None:
            self._view_model.close(self._vacancy)

    def _on_closed(self, change: VacancyChange) -> None:
        self._tell(self.tr("The vacancy is closed. It stays among the closed ones."), change)

    def _tell(self, words: str, change: VacancyChange) -> None:
        self._context.shell.tell_undoable(words, lambda: self._view_model.put_back(change))
