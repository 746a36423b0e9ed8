"""What residents wish for in a job, as rows and back; what matching may know of each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any, TypeVar

from sqlalchemy import Row, Select, select

from anchordesk.adapters.vault.casework_tables import needs
from anchordesk.adapters.vault.network_tables import work_wishes
from anchordesk.adapters.vault.resident_tables import resident_particulars
from anchordesk.adapters.vault.tables import residents
from anchordesk.adapters.vault.values import read_code, read_id
from anchordesk.domain.categories import TitledCode
from anchordesk.domain.identifiers import ResidentId
from anchordesk.domain.job_kinds import JobFamily
from anchordesk.domain.needs import NeedKind, NeedState
from anchordesk.domain.opportunity import Requirement, Shift
from anchordesk.domain.resident import name_to_show
from anchordesk.domain.work_wishes import JobSeeker, WorkWishes

Code = TypeVar("Code", bound=TitledCode)

SEEKERS: Select[Any] = (
    select(
        residents.c.id,
        residents.c.given_name,
        residents.c.family_name,
        residents.c.preferred_name,
        residents.c.reference,
        residents.c.ward,
        resident_particulars.c.occupation_code,
        work_wishes.c.families,
        work_wishes.c.least_hours,
        work_wishes.c.most_hours,
        work_wishes.c.shifts,
        work_wishes.c.most_miles,
        work_wishes.c.least_pay_pence,
        work_wishes.c.has,
        work_wishes.c.lacks,
    )
    .join_from(residents, work_wishes, work_wishes.c.resident_id == residents.c.id, isouter=True)
    .join(
        resident_particulars,
        resident_particulars.c.resident_id == residents.c.id,
        isouter=True,
    )
    .where(residents.c.deleted_at.is_(None))
)
"""Every resident with their wishes, where there are any."""

OPEN_NEEDS: Select[Any] = (
    select(needs.c.resident_id, needs.c.kind)
    .where(needs.c.state != NeedState.RESOLVED.value, needs.c.kind != NeedKind.HEALTH.value)
    .order_by(needs.c.position)
)
"""What still stands in the way. Health is special category data: matching does not look at it."""


def by_name(row: Row[Any]) -> tuple[str, str]:
    """Return what a caseload is ordered by."""
    name = name_to_show(row.given_name, row.family_name, row.preferred_name, row.reference)
    return name.casefold(), row.reference.casefold()


def read_open_needs(rows: Iterable[Row[Any]]) -> Mapping[bytes, tuple[str, ...]]:
    """Return the needs of OPEN_NEEDS by resident, each kind once, by its title."""
    found: dict[bytes, dict[str, None]] = {}
    for row in rows:
        title = read_code(NeedKind, row.kind).title_text
        found.setdefault(row.resident_id, {})[title] = None
    return {resident: tuple(titles) for resident, titles in found.items()}


def read_seeker(row: Row[Any], open_needs: tuple[str, ...]) -> JobSeeker:
    """Return what matching may know of a resident from a row of SEEKERS."""
    return JobSeeker(
        resident_id=ResidentId(read_id(row.id)),
        wishes=WorkWishes() if row.families is None else read_wishes(row),
        occupation=row.occupation_code or "",
        ward=row.ward,
        open_needs=open_needs,
    )


def wishes_values(wishes: WorkWishes) -> Mapping[str, object]:
    """Return the columns of a resident's wishes."""
    return {
        "families": _codes(wishes.families),
        "least_hours": _number(wishes.least_hours),
        "most_hours": _number(wishes.most_hours),
        "shifts": _codes(wishes.shifts),
        "most_miles": wishes.most_miles,
        "least_pay_pence": wishes.least_pay_pence,
        "has": _codes(wishes.has),
        "lacks": _codes(wishes.lacks),
    }


def read_wishes(row: Row[Any]) -> WorkWishes:
    """Return a resident's wishes from their row."""
    return WorkWishes(
        families=_read_codes(JobFamily, row.families),
        least_hours=None if row.least_hours is None else Decimal(row.least_hours),
        most_hours=None if row.most_hours is None else Decimal(row.most_hours),
        shifts=_read_codes(Shift, row.shifts),
        most_miles=row.most_miles,
        least_pay_pence=row.least_pay_pence,
        has=_read_codes(Requirement, row.has),
        lacks=_read_codes(Requirement, row.lacks),
    )


def _codes(members: Iterable[TitledCode]) -> str:
    return " ".join(member.value for member in members)


def _read_codes(kind: type[Code], text: str) -> tuple[Code, ...]:
    return tuple(read_code(kind, code) for code in text.split())


def _number(number: Decimal | None) -> str | None:
    return None if number is None else str(number)
