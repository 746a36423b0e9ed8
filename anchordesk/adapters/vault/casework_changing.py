"""Keeps what casework changes; what a note was before is never lost."""

from __future__ import annotations

from typing import cast

from sqlalchemy import delete, insert, select, update

from anchordesk.adapters.vault.case_rows import first_stamps
from anchordesk.adapters.vault.casework_reading import StoredCaseworkReading
from anchordesk.adapters.vault.casework_rows import earlier_contact_values, step_values
from anchordesk.adapters.vault.casework_shelves import SHELVES
from anchordesk.adapters.vault.casework_tables import (
    application_steps,
    earlier_contacts,
    enrolment_terms,
)
from anchordesk.adapters.vault.job_storage import (
    drop_terms,
    keep_terms,
    note_kept,
    note_taken_out,
)
from anchordesk.adapters.vault.needs_storage import note_need_changed
from anchordesk.adapters.vault.tables import enrolments, stage_moves
from anchordesk.adapters.vault.values import Stamp, moment_text
from anchordesk.domain.application import Application
from anchordesk.domain.casework import Contact, ContactFate
from anchordesk.domain.identifiers import EnrolmentId
from anchordesk.domain.needs import Need
from anchordesk.domain.outcome import JobOutcome
from anchordesk.services.casework_records import CaseItem
from anchordesk.services.errors import NotFoundError


class StoredCaseworkChanging(StoredCaseworkReading):
    """Meets the port CaseworkChanging on one connection."""

    def keep(self, item: CaseItem) -> None:
        """Keep something new, or in place of what was there of the same id."""
        before = self.item_now(item)
        if before == item:
            return
        if isinstance(item, Contact):
            self._keep_earlier(item, before)
        if isinstance(item, JobOutcome):
            note_kept(self._connection, cast("JobOutcome | None", before), item, self._stamp())
        if isinstance(item, Need) and isinstance(before, Need):
            note_need_changed(self._connection, before, item, self._stamp())
        shelf = SHELVES[type(item)]
        values = dict(shelf.values(item))
        now = moment_text(self._stamp().at)
        if before is None:
            stamps = first_stamps(Stamp(self._stamp().at, item.worker))
            self._connection.execute(insert(shelf.table).values(**values, **stamps))
        else:
            self._connection.execute(
                update(shelf.table)
                .where(shelf.is_of(item))
                .values(**values, updated_at=now, revision=shelf.table.c.revision + 1)
            )
        if isinstance(item, Application):
            self._keep_steps(item)
        if isinstance(item, JobOutcome):
            keep_terms(self._connection, item)

    def take_away(self, item: CaseItem, reason: str = "") -> None:
        """Take something away; the history keeps a note, or a job. Raises NotFoundError."""
        now = self.item_now(item)
        if now is None:
            raise NotFoundError("That is not in this vault any more.")
        if isinstance(now, Contact):
            self._add_earlier(now, ContactFate.DELETED)
        if isinstance(item, Application):
            self._drop_steps(item)
        if isinstance(now, JobOutcome):
            note_taken_out(self._connection, now, reason, self._stamp())
            drop_terms(self._connection, now)
        shelf = SHELVES[type(item)]
        self._connection.execute(delete(shelf.table).where(shelf.is_of(item)))

    def remove_enrolment(self, enrolment_id: EnrolmentId) -> None:
        """Take an enrolment away with its moves and its terms. Raises NotFoundError."""
        settled = enrolment_terms.c.enrolment_id == enrolment_id.bytes
        self._connection.execute(delete(enrolment_terms).where(settled))
        moved = stage_moves.c.enrolment_id == enrolment_id.bytes
        self._connection.execute(delete(stage_moves).where(moved))
        gone = delete(enrolments).where(enrolments.c.id == enrolment_id.bytes)
        if self._connection.execute(gone).rowcount == 0:
            raise NotFoundError("That enrolment is not in this vault.")

    def _keep_earlier(self, item: Contact, before: CaseItem | None) -> None:
        if before is not None:
            self._add_earlier(cast("Contact", before), ContactFate.AMENDED)
            return
        known = earlier_contacts.c
        deleted = select(known.position).where(known.contact_id == item.id.bytes).limit(1)
        if self._connection.execute(deleted).first() is not None:
            self._add_earlier(item, ContactFate.RESTORED)

    def _add_earlier(self, contact: Contact, fate: ContactFate) -> None:
        values = earlier_contact_values(contact, fate, self._stamp())
        self._connection.execute(insert(earlier_contacts).values(**values))

    def _keep_steps(self, item: Application) -> None:
        self._drop_steps(item)
        rows = [dict(step_values(item.id, step)) for step in item.steps]
        self._connection.execute(insert(application_steps), rows)

    def _drop_steps(self, item: Application) -> None:
        belongs = application_steps.c.application_id == item.id.bytes
        self._connection.execute(delete(application_steps).where(belongs))

    def _stamp(self) -> Stamp:
        """Who is at work, and when. Given by the whole."""
        raise NotImplementedError
