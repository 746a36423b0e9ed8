"""Who did what to one record, as the audit trail has it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from anchordesk.domain.audit import AuditEvent
from anchordesk.ui.kit.cards_dialog import CardsDialog, ReadCard
from anchordesk.ui.resident.field_titles import field_title
from anchordesk.ui.words import long_moment, translate, translated

FIELDS = "fields="


class AuditDialog(CardsDialog):
    """Shows the newest events of one record."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, translate("AuditDialog", "Who did what"))

    def show_events(self, found: object) -> None:
        """Show events, newest first."""
        events = [
            event
            for event in (found if isinstance(found, tuple) else ())
            if isinstance(event, AuditEvent)
        ]
        words = self.tr(
            "Looking at and changing what is most sensitive, files that left, merges and "
            "handovers. Newest first."
        )
        if not events:
            words = self.tr("Nothing that is written down here has been done with this record.")
        self.show_cards(words, [_card(event) for event in events])


def _card(event: AuditEvent) -> ReadCard:
    aside = f"{long_moment(event.at)}  ·  {event.worker}"
    return ReadCard(translated(event.title), _fields(event), aside)


def _fields(event: AuditEvent) -> str:
    """The names of changed fields, in words; nothing else of an event says more to a person."""
    if not event.facts.startswith(FIELDS):
        return ""
    apart = "equality." if event.action.startswith("equality") else ""
    names = event.facts.removeprefix(FIELDS).split(",")
    return ", ".join(field_title(f"{apart}{name}") for name in names)
