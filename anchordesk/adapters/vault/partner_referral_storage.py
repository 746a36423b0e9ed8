"""Keeps what partners propose."""

from __future__ import annotations

import json
from collections.abc import Collection
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, and_, delete, func, or_, select
from sqlalchemy.dialects.sqlite import insert

from anchordesk.adapters.vault.partner_referral_tables import partner_referrals
from anchordesk.adapters.vault.values import day_text, read_code, read_day, read_id
from anchordesk.domain.identifiers import ResidentId
from anchordesk.domain.partner_referral import Decision, PartnerReferral
from anchordesk.services.errors import NotFoundError
from anchordesk.wire.handover import CarriedTable

OPEN = tuple(one.value for one in Decision if one.is_open)


class StoredPartnerReferrals:
    """Meets the ports PartnerReferralReading and PartnerReferralChanging on one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self) -> tuple[PartnerReferral, ...]:
        """Return every referral, newest first."""
        found = select(partner_referrals).order_by(partner_referrals.c.position.desc())
        return tuple(_read(row) for row in self._connection.execute(found))

    def by_id(self, referral: UUID) -> PartnerReferral:
        """Return one. Raises NotFoundError."""
        found = select(partner_referrals).where(partner_referrals.c.id == referral.bytes)
        row = self._connection.execute(found).one_or_none()
        if row is None:
            raise NotFoundError("That referral is not here any more.")
        return _read(row)

    def fingerprints(self) -> Collection[str]:
        """Return by what rows that came are known."""
        return set(self._connection.execute(select(partner_referrals.c.fingerprint)).scalars())

    def waiting(self) -> int:
        """Return how many still have to be decided."""
        found = select(func.count()).select_from(partner_referrals)
        waiting = found.where(partner_referrals.c.decision.in_(OPEN))
        return self._connection.execute(waiting).scalar_one()

    def overdue(self, undecided_before: date, declined_before: date) -> tuple[UUID, ...]:
        """Return those kept too long: undecided, and declined."""
        kept = partner_referrals.c
        found = select(kept.id).where(
            or_(
                and_(kept.decision.in_(OPEN), kept.received_on < undecided_before.isoformat()),
                and_(
                    kept.decision == Decision.DECLINED.value,
                    kept.decided_on < declined_before.isoformat(),
                ),
            )
        )
        return tuple(read_id(one) for one in self._connection.execute(found).scalars())

    def of_resident(self, resident_id: ResidentId) -> CarriedTable:
        """Return what is kept of the referrals by which somebody came."""
        columns = ("partner", "file_name", "received_on", "decision", "decided_on")
        found = select(*(partner_referrals.c[name] for name in columns)).where(
            partner_referrals.c.resident_id == resident_id.bytes
        )
        rows = tuple(tuple(row) for row in self._connection.execute(found))
        return CarriedTable("partner_referrals", columns, rows)

    def save(self, referral: PartnerReferral) -> None:
        """Keep a referral, in place of what was kept of it."""
        who = referral.resident_id
        values = {
            "fingerprint": referral.fingerprint,
            "partner": referral.partner,
            "file_name": referral.file_name,
            "received_on": referral.received_on.isoformat(),
            "given_name": referral.given_name,
            "family_name": referral.family_name,
            "date_of_birth": day_text(referral.date_of_birth),
            "phone": referral.phone,
            "email": referral.email,
            "postcode": referral.postcode,
            "reason": referral.reason,
            "consent": referral.consent,
            "sent": json.dumps(referral.sent, ensure_ascii=False),
            "problems": json.dumps(referral.problems, ensure_ascii=False),
            "decision": referral.decision.value,
            "decided_on": day_text(referral.decided_on),
            "words": referral.words,
            "resident_id": None if who is None else who.bytes,
        }
        self._connection.execute(
            insert(partner_referrals)
            .values(id=referral.id.bytes, **values)
            .on_conflict_do_update(index_elements=["id"], set_=values)
        )

    def forget(self, referral: UUID) -> None:
        """Take a referral away for good; SQLite overwrites it."""
        gone = delete(partner_referrals).where(partner_referrals.c.id == referral.bytes)
        self._connection.execute(gone)

    def forget_of(self, resident_id: ResidentId) -> None:
        """Take those away by which somebody came who is erased."""
        mine = partner_referrals.c.resident_id == resident_id.bytes
        self._connection.execute(delete(partner_referrals).where(mine))


def _read(row: Row[Any]) -> PartnerReferral:
    who = row.resident_id
    return PartnerReferral(
        id=read_id(row.id),
        fingerprint=row.fingerprint,
        partner=row.partner,
        file_name=row.file_name,
        received_on=date.fromisoformat(row.received_on),
        given_name=row.given_name,
        family_name=row.family_name,
        date_of_birth=read_day(row.date_of_birth),
        phone=row.phone,
        email=row.email,
        postcode=row.postcode,
        reason=row.reason,
        consent=row.consent,
        sent=tuple((name, cell) for name, cell in json.loads(row.sent)),
        problems=tuple(json.loads(row.problems)),
        decision=read_code(Decision, row.decision),
        decided_on=read_day(row.decided_on),
        words=row.words,
        resident_id=None if who is None else ResidentId(read_id(who)),
    )
