"""What residents were asked and answered, as rows and back, and who must be asked again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, and_, exists, func, not_, or_, select

from anchordesk.adapters.vault.case_rows import Values
from anchordesk.adapters.vault.consent_tables import consents
from anchordesk.adapters.vault.tables import residents
from anchordesk.adapters.vault.today import WHO, has_left, listed_resident
from anchordesk.adapters.vault.values import day_text, read_code, read_day, read_id
from anchordesk.domain.consent import Consent, ConsentPurpose, ConsentWay
from anchordesk.domain.identifiers import AttachmentId, ConsentId, ResidentId
from anchordesk.services.consent_records import AskAgain, ConsentWatch

_KEPT = residents.c.deleted_at.is_(None)
_LATER = consents.alias("later")
# A later answer to the same: of a later day, or of that day and recorded after (ids are UUIDv7).
# Asked of the few rows that matter: to find everybody's newest answer first takes eight times as
# long with 10,000 residents.
_REPLACED = exists(
    select(_LATER.c.position).where(
        _LATER.c.resident_id == consents.c.resident_id,
        _LATER.c.purpose == consents.c.purpose,
        or_(
            _LATER.c.given_on > consents.c.given_on,
            and_(_LATER.c.given_on == consents.c.given_on, _LATER.c.id > consents.c.id),
        ),
    )
)


def consent_values(consent: Consent) -> Values:
    """Return the columns of an answer, without stamps."""
    return {
        "id": consent.id.bytes,
        "resident_id": consent.resident_id.bytes,
        "purpose": consent.purpose.value,
        "given": int(consent.given),
        "text_version": consent.text_version,
        "language": consent.language,
        "way": consent.way.value,
        "given_on": day_text(consent.on),
        "note": consent.note,
        "paper": None if consent.paper is None else consent.paper.bytes,
        "withdrawn_on": day_text(consent.withdrawn_on),
        "withdrawn_by": consent.withdrawn_by,
        "withdrawal_reason": consent.withdrawal_reason,
    }


def read_consent(row: Row[Any]) -> Consent:
    """Return an answer from its row."""
    return Consent(
        id=ConsentId(read_id(row.id)),
        resident_id=ResidentId(read_id(row.resident_id)),
        purpose=read_code(ConsentPurpose, row.purpose),
        given=bool(row.given),
        text_version=row.text_version,
        language=row.language,
        way=read_code(ConsentWay, row.way),
        on=date.fromisoformat(row.given_on),
        worker=row.worker,
        note=row.note,
        paper=None if row.paper is None else AttachmentId(read_id(row.paper)),
        withdrawn_on=read_day(row.withdrawn_on),
        withdrawn_by=row.withdrawn_by,
        withdrawal_reason=row.withdrawal_reason,
    )


class StoredConsents:
    """Meets the port ConsentReading on one connection."""

    _connection: Connection

    def consents(self, resident_id: ResidentId) -> tuple[Consent, ...]:
        """Return every answer of a resident, in the order in which it was recorded."""
        kept = consents.c
        found = (
            select(consents)
            .join(residents, residents.c.id == kept.resident_id)
            .where(_KEPT, kept.resident_id == resident_id.bytes)
            .order_by(kept.position)
        )
        return tuple(read_consent(row) for row in self._connection.execute(found))

    def said_no(self, purpose: ConsentPurpose) -> frozenset[ResidentId]:
        """Return whose newest answer for a purpose is a no, or was withdrawn."""
        kept = consents.c
        found = select(kept.resident_id).where(
            kept.purpose == purpose.value,
            or_(kept.given == 0, kept.withdrawn_on.is_not(None)),
            ~_REPLACED,
        )
        keys = self._connection.execute(found).scalars()
        return frozenset(ResidentId(read_id(key)) for key in keys)

    def to_ask_again(
        self, watches: Sequence[ConsentWatch], stages: Sequence[str], most: int
    ) -> tuple[tuple[AskAgain, ...], int]:
        """Return who agreed to earlier words or long ago, the earliest first, and how many."""
        if not watches:
            return (), 0
        given = consents.c
        stale = or_(
            *(
                and_(
                    given.purpose == watch.purpose.value,
                    or_(
                        given.text_version < watch.version,
                        given.given_on < watch.asked_before.isoformat(),
                    ),
                )
                for watch in watches
            )
        )
        rows = self._connection.execute(
            select(consents, *WHO, func.count().over().label("in_all"))
            .join(residents, residents.c.id == given.resident_id)
            .where(
                *(_KEPT, stale, given.given == 1, given.withdrawn_on.is_(None)),
                *(~_REPLACED, not_(has_left(given.resident_id, stages))),
            )
            .order_by(given.given_on, given.position)
            .limit(most)
        ).all()
        found = tuple(AskAgain(listed_resident(row), read_consent(row)) for row in rows)
        return found, int(rows[0].in_all) if rows else 0
