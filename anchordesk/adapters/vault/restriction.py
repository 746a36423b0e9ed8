"""Leaves the case of somebody as it is who asked for that, whatever a transaction did.

It is the one place that every change of a case goes through, so no use case can forget it. Where
nobody has asked, it costs one look into a small index.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Row, select

from anchordesk.adapters.vault.case_carrying import LET_THROUGH, belongs_to
from anchordesk.adapters.vault.case_tables import case_tables
from anchordesk.adapters.vault.rights_tables import rights_requests
from anchordesk.adapters.vault.tables import residents
from anchordesk.adapters.vault.values import read_id
from anchordesk.domain.identifiers import ResidentId
from anchordesk.domain.rights_request import LEAVES_AS_IT_IS, RequestState, left_as_it_is

# What somebody answers about consent is their own act. What an attachment holds never changes.
FREE = frozenset({"consents", "attachment_chunks"})
Held = Mapping[ResidentId, tuple[Row[Any], ...]]


def held_cases(connection: Connection) -> Held:
    """Return the cases here that must stay as they are, as a transaction begins."""
    connection.info.pop(LET_THROUGH, None)
    return {one: _rows_of(connection, one) for one in asked_to_be_left(connection)}


def asked_to_be_left(connection: Connection) -> frozenset[ResidentId]:
    """Return whose case is to be left as it is: a restriction or an objection is open."""
    asked = (
        select(rights_requests.c.resident_id)
        .distinct()
        .join(residents, residents.c.id == rights_requests.c.resident_id)
        .where(
            rights_requests.c.state == RequestState.OPEN.code,
            rights_requests.c.kind.in_([right.code for right in LEAVES_AS_IT_IS]),
            residents.c.deleted_at.is_(None),
        )
    )
    return frozenset(ResidentId(read_id(row.resident_id)) for row in connection.execute(asked))


def refuse_changed(connection: Connection, held: Held) -> None:
    """Refuse a transaction that changed one of them.

    Raises:
        RequestRefusedError: then; nothing of the transaction may be kept.
    """
    let_through = connection.info.pop(LET_THROUGH, frozenset())
    for resident_id, before in held.items():
        if resident_id not in let_through and _rows_of(connection, resident_id) != before:
            raise left_as_it_is()


def _rows_of(connection: Connection, resident_id: ResidentId) -> tuple[Row[Any], ...]:
    rows: list[Row[Any]] = []
    for one in case_tables():
        if one.table.name not in FREE:
            columns = (one.table.c[name] for name in one.columns)
            found = select(*columns).where(belongs_to(one, resident_id))
            rows += connection.execute(found.order_by(one.table.c.position))
    return tuple(rows)
