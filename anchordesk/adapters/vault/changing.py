"""Keeps what use cases change, inside one transaction that is kept whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, Table, delete, select, update
from sqlalchemy.dialects.sqlite import insert

from anchordesk.adapters.vault.attachments import add_attachment, remove_attachment
from anchordesk.adapters.vault.case_rows import (
    action_values,
    contact_values,
    enrolment_values,
    first_stamps,
    resident_values,
    stage_move_values,
)
from anchordesk.adapters.vault.casework_changing import StoredCaseworkChanging
from anchordesk.adapters.vault.draft_rows import draft_key_values, draft_values
from anchordesk.adapters.vault.exchange_rows import (
    Values,
    colleague_values,
    outbox_values,
    profile_values,
    release_values,
    settlement_values,
    tally_values,
)
from anchordesk.adapters.vault.imports import ChangingImports
from anchordesk.adapters.vault.network_records import StoredNetworkChanging
from anchordesk.adapters.vault.people import ChangingPeople
from anchordesk.adapters.vault.reading import StoredReading
from anchordesk.adapters.vault.resident_rows import (
    equality_values,
    keep_changes,
    particular_columns,
    put_particulars,
)
from anchordesk.adapters.vault.resident_tables import equality_monitoring
from anchordesk.adapters.vault.restricted_notes import ChangingRestricted
from anchordesk.adapters.vault.saved_views import ChangingViews
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
from anchordesk.adapters.vault.values import Stamp, moment_text
from anchordesk.domain.attachment import Attachment
from anchordesk.domain.casework import Action, Contact
from anchordesk.domain.draft import Draft, DraftKey
from anchordesk.domain.field_history import changed_fields
from anchordesk.domain.identifiers import AttachmentId, ImportId
from anchordesk.domain.outcome import JobOutcome
from anchordesk.domain.pathway import Enrolment, StageMove
from anchordesk.domain.resident import Resident
from anchordesk.services.errors import DuplicateReferenceError, NotFoundError
from anchordesk.services.exchange_records import (
    ChainHead,
    Colleague,
    DeskProfile,
    HubRegistration,
    OutboxItem,
    Release,
    StoredTally,
)
from anchordesk.services.ports import Clock

_ONLY_ROW = 1


class StoredChanging(
    StoredCaseworkChanging, ChangingPeople, ChangingViews, ChangingImports, StoredReading
):
    """Meets the port RecordsChanging on one connection.

    Attributes:
        signed: The newest statement that this transaction keeps; None if it keeps none.
    """

    def __init__(self, connection: Connection, clock: Clock) -> None:
        super().__init__(connection)
        self._clock = clock
        self.signed: ChainHead | None = None

    @property
    def network(self) -> StoredNetworkChanging:
        """What came from the network, to be changed."""
        return StoredNetworkChanging(self._connection, self._stamp())

    @property
    def restricted(self) -> ChangingRestricted:
        """The words of restricted notes."""
        return ChangingRestricted(self._connection, self._stamp())

    def add_resident(self, resident: Resident) -> None:
        """Keep a new resident. Raises DuplicateReferenceError."""
        stamps = first_stamps(self._stamp())
        self._refuse_used_reference(resident)
        self._insert(residents, {**resident_values(resident), **stamps})
        self._insert(equality_monitoring, {**equality_values(resident), **stamps})
        put_particulars(self._connection, resident.id, particular_columns(resident))

    def save_resident(self, resident: Resident, import_id: ImportId | None = None) -> None:
        """Keep a changed resident, and what each field held before, and which import said so.

        Raises NotFoundError, DuplicateReferenceError.
        """
        self._refuse_used_reference(resident)
        changes = changed_fields(self.resident(resident.id), resident)
        keep_changes(self._connection, resident.id, changes, self._stamp(), import_id)
        self._connection.execute(
            update(residents)
            .where(residents.c.id == resident.id.bytes)
            .values(**resident_values(resident), **self._next_stamps(residents))
        )
        self._connection.execute(
            update(equality_monitoring)
            .where(equality_monitoring.c.resident_id == resident.id.bytes)
            .values(**equality_values(resident), **self._next_stamps(equality_monitoring))
        )
        put_particulars(self._connection, resident.id, particular_columns(resident))

    def add_enrolment(self, enrolment: Enrolment) -> None:
        """Keep a new enrolment."""
        stamps = first_stamps(self._stamp())
        self._insert(enrolments, {**enrolment_values(enrolment), **stamps})

    def save_enrolment(self, enrolment: Enrolment) -> None:
        """Keep an enrolment's new stage. Raises NotFoundError."""
        values = dict(enrolment_values(enrolment))
        del values["import_id"]
        changed = self._connection.execute(
            update(enrolments)
            .where(enrolments.c.id == enrolment.id.bytes)
            .values(**values, **self._next_stamps(enrolments))
        )
        if changed.rowcount == 0:
            raise NotFoundError("That enrolment is not in this vault.")

    def add_stage_move(self, move: StageMove) -> None:
        """Append a move."""
        stamps = first_stamps(Stamp(self._clock.now(), move.worker))
        self._insert(stage_moves, {**stage_move_values(move), **stamps})

    def add_contact(self, contact: Contact) -> None:
        """Append a contact."""
        stamps = first_stamps(Stamp(self._clock.now(), contact.worker))
        self._insert(contacts, {**contact_values(contact), **stamps})

    def add_action(self, action: Action) -> None:
        """Keep a new action."""
        stamps = first_stamps(Stamp(self._clock.now(), action.worker))
        self._insert(actions, {**action_values(action), **stamps})

    def add_outcome(self, outcome: JobOutcome) -> None:
        """Append a job."""
        self.keep(outcome)

    def add_attachment(self, attachment: Attachment, chunks: Iterator[bytes]) -> None:
        """Keep an attachment and its content, read as it is written."""
        add_attachment(self._connection, attachment, chunks)

    def remove_attachment(self, attachment_id: AttachmentId) -> None:
        """Take an attachment away with its content. Raises NotFoundError."""
        remove_attachment(self._connection, attachment_id)

    def keep_draft(self, draft: Draft) -> None:
        """Keep what is half typed, in place of an earlier draft of the same form."""
        self._put(drafts, ("form", "subject"), draft_values(draft))

    def forget_draft(self, key: DraftKey) -> None:
        """Take a draft away; nothing happens if there is none."""
        key_values = draft_key_values(key)
        self._connection.execute(
            delete(drafts).where(
                drafts.c.form == key_values["form"], drafts.c.subject == key_values["subject"]
            )
        )

    def save_profile(self, profile: DeskProfile) -> None:
        """Keep who this desk is."""
        self._put(desk_profile, ("position",), {"position": _ONLY_ROW, **profile_values(profile)})

    def extend_chain(self, head: ChainHead) -> None:
        """Keep the newest signed statement. Raises ValueError if it is not the next one."""
        if head.sequence != self.chain_head().sequence + 1:
            raise ValueError("a statement must follow the last one")
        values: Values = {
            "position": _ONLY_ROW,
            "sequence": head.sequence,
            "digest": head.digest,
        }
        self._put(statement_chain, ("position",), values)
        self.signed = head

    def add_colleague(self, colleague: Colleague) -> None:
        """Keep another desk, replacing what was known under the same signing key."""
        self._put(colleagues, ("signing_public_key",), colleague_values(colleague))

    def save_hub(self, hub: HubRegistration) -> None:
        """Pin the hub."""
        values: Values = {"position": _ONLY_ROW, "url": hub.url, "public_key": hub.public_key}
        self._put(hub_registration, ("position",), values)

    def keep_tally(self, tally: StoredTally) -> bool:
        """Keep a tally if its revision is the highest of its desk; tell whether it was kept."""
        values = tally_values(tally)
        statement = insert(tallies).values(**values)
        kept = self._connection.execute(
            statement.on_conflict_do_update(
                index_elements=["template", "period", "desk"],
                set_={name: statement.excluded[name] for name in values},
                where=tallies.c.revision < statement.excluded.revision,
            ).returning(tallies.c.position)
        )
        return kept.first() is not None

    def add_release(self, release: Release) -> None:
        """Append a line to the ledger."""
        self._insert(releases, release_values(release))

    def add_to_outbox(self, item: OutboxItem) -> None:
        """Queue an item; the same digest twice is one item, and the first stays."""
        self._connection.execute(
            insert(outbox)
            .values(**outbox_values(item))
            .on_conflict_do_nothing(index_elements=["digest"])
        )

    def take_from_outbox(self, digest: str) -> None:
        """Take an item away that another one replaces; nothing happens if it is not there."""
        self._connection.execute(delete(outbox).where(outbox.c.digest == digest))

    def settle(self, item: OutboxItem) -> None:
        """Keep an item's new state, problem, attempts and receipt. Raises NotFoundError."""
        changed = self._connection.execute(
            update(outbox).where(outbox.c.digest == item.digest).values(**settlement_values(item))
        )
        if changed.rowcount == 0:
            raise NotFoundError("That item is not in the outbox.")

    def _stamp(self) -> Stamp:
        """Who is at work: the desk's worker, nobody before the first run has ended."""
        name = self._connection.execute(select(desk_profile.c.worker_name)).scalar_one_or_none()
        return Stamp(self._clock.now(), name or "")

    def _next_stamps(self, table: Table) -> Values:
        return {"updated_at": moment_text(self._clock.now()), "revision": table.c.revision + 1}

    def _refuse_used_reference(self, resident: Resident) -> None:
        if self.is_reference_of_other(resident.id, resident.reference):
            raise DuplicateReferenceError

    def _insert(self, table: Table, values: Values) -> None:
        self._connection.execute(insert(table), dict(values))

    def _put(self, table: Table, key: tuple[str, ...], values: Values) -> None:
        statement = insert(table).values(**values)
        self._connection.execute(
            statement.on_conflict_do_update(
                index_elements=list(key),
                set_={name: statement.excluded[name] for name in values if name not in key},
            )
        )
