"""Warnings about addresses as rows and back, and for whom of the caseload they hold."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, func, select

from anchordesk.adapters.vault.address_warning_tables import address_warnings
from anchordesk.adapters.vault.exchange_rows import Values
from anchordesk.adapters.vault.resident_tables import resident_particulars
from anchordesk.adapters.vault.tables import residents
from anchordesk.adapters.vault.values import day_text, read_code, read_day, read_id
from anchordesk.domain.address import address_key
from anchordesk.domain.address_warning import AddressWarning, WarningKind, told_at_address
from anchordesk.domain.identifiers import ResidentId

_KEPT = residents.c.deleted_at.is_(None)


def address_warning_values(warning: AddressWarning) -> Values:
    """Return the columns of a warning, without stamps."""
    return {
        "id": warning.id.bytes,
        "warning_id": warning.warning_id.bytes,
        "resident_id": warning.resident_id.bytes,
        "place": warning.place,
        "kind": warning.kind.value,
        "words": warning.words,
        "noted_on": day_text(warning.noted_on),
        "review_on": day_text(warning.review_on),
        "ended_on": day_text(warning.ended_on),
    }


def read_address_warning(row: Row[Any]) -> AddressWarning:
    """Return a warning from its row."""
    return AddressWarning(
        id=UUID(bytes=row.id),
        warning_id=UUID(bytes=row.warning_id),
        resident_id=ResidentId(read_id(row.resident_id)),
        place=row.place,
        kind=read_code(WarningKind, row.kind),
        words=row.words,
        noted_on=date.fromisoformat(row.noted_on),
        worker=row.worker,
        review_on=read_day(row.review_on),
        ended_on=read_day(row.ended_on),
    )


def heeded_at_addresses(connection: Connection) -> dict[bytes, str]:
    """Return what to heed at the address of each resident of whose address something is known.

    Where nothing is known of any address, it costs one look into an empty table.
    """
    told = {place: told_at_address(those) for place, those in _holding(connection).items()}
    if not told:
        return {}
    codes = {place.partition("|")[2] for place in told}
    return {key: told[place] for key, place in _places(connection, tuple(codes)) if place in told}


def heeded_together(own: str, at_address: str) -> str:
    """Return what is to be heeded of a resident, and at the address where they live."""
    return f"{own.rstrip('. ')}. {at_address}" if own else at_address


class StoredAddressWarnings:
    """Meets the port AddressWarningReading on one connection."""

    _connection: Connection

    def warnings_at(self, place: str) -> tuple[AddressWarning, ...]:
        """Return every row of the warnings that hold at a place, in the order of recording."""
        return tuple(_holding(self._connection, place).get(place, ()))

    def living_at(self, place: str) -> tuple[ResidentId, ...]:
        """Return who lives at a place."""
        there = _places(self._connection, (place.partition("|")[2],))
        return tuple(ResidentId(read_id(key)) for key, own in there if own == place)


def _holding(connection: Connection, place: str = "") -> dict[str, list[AddressWarning]]:
    kept = address_warnings.c
    found = (
        select(address_warnings)
        .join(residents, residents.c.id == kept.resident_id)
        .where(_KEPT, kept.ended_on.is_(None))
        .order_by(kept.position)
    )
    if place:
        found = found.where(kept.place == place)
    there: dict[str, list[AddressWarning]] = {}
    for row in connection.execute(found):
        there.setdefault(row.place, []).append(read_address_warning(row))
    return there


def _places(connection: Connection, codes: Sequence[str]) -> list[tuple[bytes, str]]:
    """Return the places of everybody with one of these postcodes, which are folded."""
    folded = func.lower(func.replace(residents.c.postcode, " ", ""))
    found = (
        select(residents.c.id, residents.c.postcode, resident_particulars.c.address)
        .join(resident_particulars, resident_particulars.c.resident_id == residents.c.id)
        .where(_KEPT, folded.in_(codes))
        .order_by(residents.c.position)
    )
    return [(row.id, address_key(row.address, row.postcode)) for row in connection.execute(found)]
