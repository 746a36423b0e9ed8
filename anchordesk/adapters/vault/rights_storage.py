"""Keeps requests about people's rights, and takes a person out of the records for good."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import (
    Connection,
    Row,
    Text,
    delete,
    func,
    or_,
    select,
    union_all,
    update,
)
from sqlalchemy.dialects.sqlite import insert

from anchordesk.adapters.vault.audit_storage import WithAudit
from anchordesk.adapters.vault.case_carrying import hide_case, let_through, purge_case, read_case
from anchordesk.adapters.vault.case_rows import read_resident
from anchordesk.adapters.vault.cover_storage import StoredCovers
from anchordesk.adapters.vault.handover_tables import handover_pieces, handovers
from anchordesk.adapters.vault.oversight_storage import StoredOversight
from anchordesk.adapters.vault.partner_referral_storage import StoredPartnerReferrals
from anchordesk.adapters.vault.people_tables import merges
from anchordesk.adapters.vault.resident_rows import BESIDE, residents_joined
from anchordesk.adapters.vault.rights_tables import rights_requests
from anchordesk.adapters.vault.tables import drafts, metadata, residents
from anchordesk.adapters.vault.values import day_text, read_day, read_id
from anchordesk.domain.identifiers import ResidentId
from anchordesk.domain.rights_request import RequestState, Right, RightsRequest
from anchordesk.domain.time_limits import Nation
from anchordesk.services.errors import NotFoundError
from anchordesk.services.rights_records import QuietCase
from anchordesk.wire.handover import CarriedTable

WRITTEN = ("updated_at", "changed_at", "added_at", "recorded_at", "merged_at")


class StoredRights:
    """Meets the ports RightsReading and RightsChanging on one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def requests(self) -> tuple[RightsRequest, ...]:
        """Return every request, the newest first."""
        found = select(rights_requests).order_by(rights_requests.c.position.desc())
        return tuple(_read(row) for row in self._connection.execute(found))

    def request(self, request_id: UUID) -> RightsRequest:
        """Return one request. Raises NotFoundError."""
        found = select(rights_requests).where(rights_requests.c.id == request_id.bytes)
        row = self._connection.execute(found).one_or_none()
        if row is None:
            raise NotFoundError("That request is not in this vault.")
        return _read(row)

    def open_requests_of(self, resident_id: ResidentId) -> tuple[RightsRequest, ...]:
        """Return what a resident asked for and has no answer to yet, the newest first."""
        kept = rights_requests.c
        found = select(rights_requests).where(
            kept.resident_id == resident_id.bytes, kept.state == RequestState.OPEN.code
        )
        rows = self._connection.execute(found.order_by(kept.position.desc()))
        return tuple(_read(row) for row in rows)

    def let_through(self, resident_id: ResidentId) -> None:
        """Let this transaction change a case that is to stay as it is, as the law asks."""
        let_through(self._connection, resident_id)

    def save(self, request: RightsRequest) -> None:
        """Keep a request, in place of what was kept of it."""
        values = _values(request)
        self._connection.execute(
            insert(rights_requests)
            .values(**values)
            .on_conflict_do_update(index_elements=["id"], set_=values)
        )

    def outside_case(self, resident_id: ResidentId) -> tuple[CarriedTable, ...]:
        """Return what is kept of a resident beside their case: drafts, and what a merge changed."""
        carried = []
        for table, own, columns in (
            (drafts, drafts.c.subject == resident_id.bytes, ("answers", "changed_at")),
            (merges, merges.c.kept_id == resident_id.bytes, ("before", "after", "merged_at")),
        ):
            found = select(*(table.c[name] for name in columns)).where(own)
            rows = tuple(tuple(row) for row in self._connection.execute(found))
            carried.append(CarriedTable(table.name, columns, rows))
        carried.append(StoredPartnerReferrals(self._connection).of_resident(resident_id))
        return tuple(carried)

    def mentions(self, needles: Sequence[str]) -> int:
        """Return how many rows of the records hold any of these words, in any case of A to Z."""
        wanted = [needle.lower() for needle in needles if needle]
        total = 0
        for table in metadata.tables.values():
            texts = [column for column in table.columns if isinstance(column.type, Text)]
            if not wanted or not texts:
                continue
            holds = [
                func.instr(func.lower(column), needle) > 0 for column in texts for needle in wanted
            ]
            counted = select(func.count()).select_from(table).where(or_(*holds))
            total += self._connection.execute(counted).scalar_one()
        return total

    def last_entries(self) -> tuple[QuietCase, ...]:
        """Return every resident with the moment of the last entry, the longest ago first."""
        kept = residents.c
        entries = [select(kept.id.label("who"), kept.updated_at.label("at"))]
        for table in metadata.tables.values():
            written = next((name for name in WRITTEN if name in table.c), None)
            keys = [key.column.table for key in table.foreign_keys]
            if written is not None and "resident_id" in table.c and residents in keys:
                entries.append(select(table.c.resident_id, table.c[written]))
        every = union_all(*entries).subquery()
        newest = select(every.c.who, func.max(every.c.at).label("last_entry"))
        last = newest.group_by(every.c.who).subquery()
        found = (
            select(residents, *BESIDE, last.c.last_entry)
            .select_from(residents_joined().join(last, last.c.who == kept.id))
            .where(kept.deleted_at.is_(None))
            .order_by(last.c.last_entry, kept.position)
        )
        return tuple(_read_quiet(row) for row in self._connection.execute(found))

    def erase(self, resident_id: ResidentId) -> int:
        """Take a person's rows away for good, merged records too; return how many there were."""
        rows = sum(len(table.rows) for table in read_case(self._connection, resident_id).tables)
        rows += sum(len(table.rows) for table in self.outside_case(resident_id))
        mine = handovers.c.resident_id == resident_id.bytes
        own = select(handovers.c.id).where(mine)
        self._connection.execute(
            delete(handover_pieces).where(handover_pieces.c.handover_id.in_(own))
        )
        self._connection.execute(
            update(handovers).where(mine).values(resident_id=None, offer=None, reason="")
        )
        StoredPartnerReferrals(self._connection).forget_of(resident_id)
        asked = rights_requests.c.resident_id == resident_id.bytes
        self._connection.execute(update(rights_requests).where(asked).values(reference=""))
        hide_case(self._connection, resident_id, datetime.now(UTC))
        purge_case(self._connection, resident_id)
        return rows


class WithRights(WithAudit):
    """Gives the records on one connection their requests."""

    @property
    def rights(self) -> StoredRights:
        """Requests about people's rights, and erasing."""
        return StoredRights(self._connection)

    @property
    def oversight(self) -> StoredOversight:
        """The breach log, and what desks report."""
        return StoredOversight(self._connection)

    @property
    def covers(self) -> StoredCovers:
        """Who looks after whose cases for some days."""
        return StoredCovers(self._connection)

    @property
    def partner_referrals(self) -> StoredPartnerReferrals:
        """Whom partners propose."""
        return StoredPartnerReferrals(self._connection)


def _values(request: RightsRequest) -> dict[str, object]:
    return {
        "id": request.id.bytes,
        "resident_id": request.resident_id.bytes,
        "reference": request.reference,
        "kind": request.right.code,
        "received_on": day_text(request.received_on),
        "nation": request.nation.code,
        "identity_on": day_text(request.identity_on),
        "extended": int(request.extended),
        "stopped_days": request.stopped_days,
        "state": request.state.code,
        "settled_on": day_text(request.settled_on),
    }


def _read(row: Row[Any]) -> RightsRequest:
    received_on = read_day(row.received_on)
    if received_on is None:
        raise ValueError("a request came on a day")
    return RightsRequest(
        id=UUID(bytes=row.id),
        resident_id=ResidentId(read_id(row.resident_id)),
        reference=row.reference,
        right=Right.of(row.kind),
        received_on=received_on,
        nation=Nation.of(row.nation),
        identity_on=read_day(row.identity_on),
        extended=bool(row.extended),
        stopped_days=row.stopped_days,
        state=RequestState.of(row.state),
        settled_on=read_day(row.settled_on),
    )


def _read_quiet(row: Row[Any]) -> QuietCase:
    resident = read_resident(row)
    last_entry = datetime.fromisoformat(row.last_entry)
    return QuietCase(resident.id, resident.reference, resident.display_name, last_entry)
