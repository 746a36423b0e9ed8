"""What the jobs of a resident were before: which field held what, and jobs that were taken out."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from anchordesk.domain.identifiers import ResidentId
from anchordesk.domain.job_history import JobChange, JobFate, terms_field
from anchordesk.services.job_changes import job_history
from anchordesk.ui.kit.cards_dialog import CardsDialog, ReadCard
from anchordesk.ui.resident.history_dialog import change_words
from anchordesk.ui.resident.resident_work import Reply, ResidentWork
from anchordesk.ui.words import long_date, long_moment, translate, translated

MOST_SHOWN = 100


class JobHistoryDialog(CardsDialog):
    """Shows the newest changes of all jobs."""

    def __init__(self, parent: QWidget, work: ResidentWork, resident_id: ResidentId) -> None:
        super().__init__(parent, translate("JobHistoryDialog", "Earlier details of jobs"))
        reply = Reply(self, self._show, self.show_problem)
        work.run(lambda workspace: job_history(workspace, resident_id), reply)

    def _show(self, found: object) -> None:
        changes = [
            one for one in (found if isinstance(found, tuple) else ()) if isinstance(one, JobChange)
        ]
        words = self.tr("Newest first.") if changes else self.tr("No job was changed yet.")
        if len(changes) > MOST_SHOWN:
            words = self.tr("The newest {count} changes.").format(count=MOST_SHOWN)
        self.show_cards(words, [_card(one) for one in changes[:MOST_SHOWN]])


def _card(one: JobChange) -> ReadCard:
    aside = f"{long_moment(one.changed_at)}  ·  {one.worker}"
    if one.fate is not JobFate.CORRECTED:
        lines = (one.reason, one.change.before or one.change.after)
        text = "\n".join(line for line in lines if line)
        return ReadCard(f"{one.job}: {translated(one.fate.title_text)}", text, aside)
    return ReadCard(f"{one.job}: {_field_words(one.change.field)}", change_words(one.change), aside)


def _field_words(name: str) -> str:
    day, field = terms_field(name)
    title = _titles().get(field, field)
    if day is None:
        return title
    words = translate("job-fields", "{field}, terms from {day}")
    return words.format(field=title, day=long_date(day))


def _titles() -> dict[str, str]:
    return {
        "employer": translate("job-fields", "Employer"),
        "role": translate("job-fields", "Role"),
        "started_on": translate("job-fields", "Day they started"),
        "pay_pence_per_hour": translate("job-fields", "Pay an hour, in pence"),
        "hours_per_week": translate("job-fields", "Hours a week"),
        "contract": translate("job-fields", "Contract"),
        "ended_on": translate("job-fields", "Last day"),
        "place": translate("job-fields", "Place"),
        "nhs_band": translate("job-fields", "NHS pay band"),
        "hours_wanted": translate("job-fields", "Hours wanted"),
        "travel_minutes": translate("job-fields", "Travel in minutes"),
        "evidence": translate("job-fields", "Evidence"),
        "family": translate("job-fields", "Kind of work"),
        "sector": translate("job-fields", "Sector of the employer"),
    }
