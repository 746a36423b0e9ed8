"""Who lives, or lived, in which household, as rows and back."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row, select

from anchordesk.adapters.vault.case_rows import Values
from anchordesk.adapters.vault.household_tables import household_members
from anchordesk.adapters.vault.tables import residents
from anchordesk.adapters.vault.today import WHO, listed_resident
from anchordesk.adapters.vault.values import day_text, read_code, read_day, read_id
from anchordesk.domain.household import HouseholdMember, HouseholdRole
from anchordesk.domain.identifiers import HouseholdId, HouseholdMemberId, ResidentId
from anchordesk.services.household_records import Housemate


def household_member_values(member: HouseholdMember) -> Values:
    """Return the columns of a member, without stamps."""
    return {
        "id": member.id.bytes,
        "household_id": member.household_id.bytes,
        "resident_id": member.resident_id.bytes,
        "role": member.role.value,
        "since": day_text(member.since),
        "until": day_text(member.until),
    }


def read_household_member(row: Row[Any]) -> HouseholdMember:
    """Return a member from its row."""
    return HouseholdMember(
        id=HouseholdMemberId(read_id(row.id)),
        household_id=HouseholdId(read_id(row.household_id)),
        resident_id=ResidentId(read_id(row.resident_id)),
        role=read_code(HouseholdRole, row.role),
        worker=row.worker,
        since=read_day(row.since),
        until=read_day(row.until),
    )


class StoredHouseholds:
    """Meets the port HouseholdReading on one connection."""

    _connection: Connection

    def memberships(self, resident_id: ResidentId) -> tuple[HouseholdMember, ...]:
        """Return where a resident lives or lived with others, in the order of recording."""
        kept = household_members.c
        found = (
            select(household_members)
            .join(residents, residents.c.id == kept.resident_id)
            .where(residents.c.deleted_at.is_(None), kept.resident_id == resident_id.bytes)
            .order_by(kept.position)
        )
        return tuple(read_household_member(row) for row in self._connection.execute(found))

    def members_of(self, household_id: HouseholdId) -> tuple[Housemate, ...]:
        """Return who lives or lived in a household, in the order of recording."""
        kept = household_members.c
        found = (
            select(household_members, *WHO)
            .join(residents, residents.c.id == kept.resident_id)
            .where(residents.c.deleted_at.is_(None), kept.household_id == household_id.bytes)
            .order_by(kept.position)
        )
        rows = self._connection.execute(found)
        return tuple(Housemate(listed_resident(row), read_household_member(row)) for row in rows)
