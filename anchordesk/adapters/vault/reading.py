"""Answers what use cases ask of the records, inside one transaction."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Row, Select, Table, select

from anchordesk.adapters.vault.attachments import attachment_by, attachments_of, chunks_of
from anchordesk.adapters.vault.case_rows import (
    read_action,
    read_contact,
    read_enrolment,
    read_resident,
    read_stage_move,
)
from anchordesk.adapters.vault.caseload import read_caseload, read_stages_by_pathway
from anchordesk.adapters.vault.casework_reading import StoredCaseworkReading
from anchordesk.adapters.vault.draft_rows import read_draft
from anchordesk.adapters.vault.exchange_rows import (
    read_colleague,
    read_hub,
    read_outbox_item,
    read_profile,
    read_release,
    read_tally,
)
from anchordesk.adapters.vault.finding import find_matches, find_residents
from anchordesk.adapters.vault.handover_storage import StoredHandovers
from anchordesk.adapters.vault.histories import read_histories
from anchordesk.adapters.vault.imports import StoredImports
from anchordesk.adapters.vault.months import StoredMonths
from anchordesk.adapters.vault.network_records import StoredNetworkReading
from anchordesk.adapters.vault.people import StoredPeople
from anchordesk.adapters.vault.resident_rows import (
    BESIDE,
    changes_of,
    residents_joined,
    words_in_use,
)
from anchordesk.adapters.vault.restricted_notes import WithRestricted
from anchordesk.adapters.vault.rights_storage import WithRights
from anchordesk.adapters.vault.saved_views import StoredViews
from anchordesk.adapters.vault.tables import (
    actions,
    colleagues,
    contacts,
    desk_profile,
    drafts,
    enrolments,
    hub_registration,
    outbox,
    releases,
    residents,
    stage_moves,
    statement_chain,
    tallies,
)
from anchordesk.adapters.vault.team_storage import StoredTeam
from anchordesk.adapters.vault.today import StoredToday
from anchordesk.domain.attachment import Attachment
from anchordesk.domain.case_history import CaseHistory
from anchordesk.domain.casework import Action, Contact
from anchordesk.domain.draft import Draft
from anchordesk.domain.field_history import KeptChange
from anchordesk.domain.identifiers import AttachmentId, EnrolmentId, ResidentId
from anchordesk.domain.pathway import Enrolment, StageMove
from anchordesk.domain.resident import Resident
from anchordesk.services.errors import NotFoundError
from anchordesk.services.exchange_records import (
    ChainHead,
    Colleague,
    DeskProfile,
    HubRegistration,
    OutboxItem,
    Release,
    StoredTally,
)
from anchordesk.services.finding_records import AtStage, Match
from anchordesk.services.records import CaseloadRow
from anchordesk.services.today_records import (
    ListedResident,
)

BEFORE_THE_FIRST = ChainHead(0, "0" * 64)


class StoredReading(
    StoredCaseworkReading,
    StoredMonths,
    StoredPeople,
    StoredToday,
    StoredViews,
    StoredImports,
    WithRights,
    WithRestricted,
):
    """Meets the port RecordsReading on one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    @property
    def network(self) -> StoredNetworkReading:
        """What came from the network, and what residents wish for in a job."""
        return StoredNetworkReading(self._connection)

    def caseload(self) -> tuple[CaseloadRow, ...]:
        """Return every resident, by name, then reference."""
        return read_caseload(self._connection)

    def stages_by_pathway(self) -> dict[str, dict[ResidentId, AtStage]]:
        """Return who is at which stage of each pathway, by its code."""
        return read_stages_by_pathway(self._connection)

    def resident(self, resident_id: ResidentId) -> Resident:
        """Return one resident. Raises NotFoundError."""
        row = self._connection.execute(
            select(residents, *BESIDE)
            .select_from(residents_joined())
            .where(residents.c.id == resident_id.bytes, residents.c.deleted_at.is_(None))
        ).one_or_none()
        if row is None:
            raise NotFoundError("That resident is not in this vault.")
        return read_resident(row)

    def field_changes(self, resident_id: ResidentId) -> tuple[KeptChange, ...]:
        """Return what was changed of a resident, newest first."""
        return changes_of(self._connection, resident_id)

    def wards(self) -> tuple[str, ...]:
        """Return the wards in use, in order."""
        return words_in_use(self._connection, residents.c.ward)

    def landlords(self) -> tuple[str, ...]:
        """Return the landlords in use, in order."""
        return words_in_use(self._connection, residents.c.landlord)

    def references(self) -> frozenset[str]:
        """Return every reference in use, case folded."""
        kept = residents.c
        found = select(kept.reference_folded).where(kept.deleted_at.is_(None))
        return frozenset(self._connection.execute(found).scalars())

    def enrolment(self, enrolment_id: EnrolmentId) -> Enrolment:
        """Return one enrolment. Raises NotFoundError."""
        row = self._connection.execute(
            select(enrolments)
            .join(residents, residents.c.id == enrolments.c.resident_id)
            .where(enrolments.c.id == enrolment_id.bytes, residents.c.deleted_at.is_(None))
        ).one_or_none()
        if row is None:
            raise NotFoundError("That enrolment is not in this vault.")
        return read_enrolment(row)

    def enrolments(self, resident_id: ResidentId) -> tuple[Enrolment, ...]:
        """Return a resident's enrolments, newest first."""
        found = _of_resident(enrolments, resident_id).order_by(enrolments.c.position.desc())
        return tuple(read_enrolment(row) for row in self._rows(found))

    def stage_moves(self, resident_id: ResidentId) -> tuple[StageMove, ...]:
        """Return a resident's moves on all pathways, in the order in which they were recorded."""
        found = (
            select(stage_moves)
            .join(enrolments, enrolments.c.id == stage_moves.c.enrolment_id)
            .join(residents, residents.c.id == enrolments.c.resident_id)
            .where(residents.c.id == resident_id.bytes, residents.c.deleted_at.is_(None))
            .order_by(stage_moves.c.position)
        )
        return tuple(read_stage_move(row) for row in self._rows(found))

    def contacts(self, resident_id: ResidentId) -> tuple[Contact, ...]:
        """Return a resident's contacts, newest first."""
        found = _of_resident(contacts, resident_id).order_by(
            contacts.c.happened_at.desc(), contacts.c.position.desc()
        )
        return tuple(read_contact(row) for row in self._rows(found))

    def actions(self, resident_id: ResidentId) -> tuple[Action, ...]:
        """Return a resident's actions: open ones by due day, then done ones, newest first."""
        kept = actions.c
        everything = _of_resident(actions, resident_id)
        to_do = everything.where(kept.done_at.is_(None)).order_by(kept.due_on, kept.position)
        done = everything.where(kept.done_at.is_not(None)).order_by(
            kept.done_at.desc(), kept.position.desc()
        )
        return tuple(read_action(row) for found in (to_do, done) for row in self._rows(found))

    def histories(self, pathway_code: str) -> Iterator[CaseHistory]:
        """Yield what counting needs of every resident, for one pathway."""
        return read_histories(self._connection, pathway_code)

    def find_residents(
        self, words: Sequence[str], most: int
    ) -> tuple[tuple[ListedResident, ...], int]:
        """Return residents whose details hold every word, and how many there are."""
        return find_residents(self._connection, words, most)

    def matches(
        self, words: Sequence[str], most: int, *, restricted: bool = True
    ) -> tuple[Match, ...]:
        """Return residents of whom every word is found somewhere, one not in their name."""
        return find_matches(self._connection, words, most, restricted=restricted)

    def attachments(self, resident_id: ResidentId) -> tuple[Attachment, ...]:
        """Return a resident's attachments, newest first."""
        return attachments_of(self._connection, resident_id)

    def attachment(self, attachment_id: AttachmentId) -> Attachment:
        """Return one attachment. Raises NotFoundError."""
        return attachment_by(self._connection, attachment_id)

    def attachment_chunks(self, attachment_id: AttachmentId) -> Iterator[bytes]:
        """Yield an attachment's content in order, read as it is asked for."""
        return chunks_of(self._connection, attachment_id)

    def drafts(self) -> tuple[Draft, ...]:
        """Return what is half typed, newest first."""
        found = select(drafts).order_by(drafts.c.changed_at.desc(), drafts.c.position.desc())
        return tuple(read_draft(row) for row in self._rows(found))

    def profile(self) -> DeskProfile:
        """Return who this desk is. Raises NotFoundError before first run has ended."""
        row = self._connection.execute(select(desk_profile)).one_or_none()
        if row is None:
            raise NotFoundError("This vault has not been set up yet.")
        return read_profile(row)

    def colleagues(self) -> tuple[Colleague, ...]:
        """Return the other desks of the organisation, in the order in which they joined."""
        found = select(colleagues).order_by(colleagues.c.position)
        return tuple(read_colleague(row) for row in self._rows(found))

    def hub(self) -> HubRegistration | None:
        """Return the hub to send to, or None where this desk works on its own."""
        row = self._connection.execute(select(hub_registration)).one_or_none()
        return None if row is None else read_hub(row)

    def tallies(self, template: str, period: str) -> tuple[StoredTally, ...]:
        """Return the newest tally of each desk for a template and period."""
        kept = tallies.c
        found = select(tallies).where(kept.template == template, kept.period == period)
        return tuple(read_tally(row) for row in self._rows(found.order_by(kept.desk)))

    def releases(self) -> tuple[Release, ...]:
        """Return the release ledger, oldest first."""
        found = select(releases).order_by(releases.c.position)
        return tuple(read_release(row) for row in self._rows(found))

    def chain_head(self) -> ChainHead:
        """Return the last signed statement of this desk."""
        row = self._connection.execute(select(statement_chain)).one_or_none()
        return BEFORE_THE_FIRST if row is None else ChainHead(row.sequence, row.digest)

    def outbox(self) -> tuple[OutboxItem, ...]:
        """Return the outbox, newest first."""
        found = select(outbox).order_by(outbox.c.position.desc())
        return tuple(read_outbox_item(row) for row in self._rows(found))

    @property
    def team(self) -> StoredTeam:
        """The organisation, and the hub's standing."""
        return StoredTeam(self._connection)

    @property
    def handovers(self) -> StoredHandovers:
        """Cases on their way between desks."""
        return StoredHandovers(self._connection)

    def _rows(self, statement: Select[Any]) -> Iterator[Row[Any]]:
        return iter(self._connection.execute(statement))


def _of_resident(table: Table, resident_id: ResidentId) -> Select[Any]:
    """What a table holds of one resident who is not deleted."""
    return (
        select(table)
        .join(residents, residents.c.id == table.c.resident_id)
        .where(table.c.resident_id == resident_id.bytes, residents.c.deleted_at.is_(None))
    )
