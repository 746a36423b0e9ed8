"""Keeps what comes from the network, and what residents wish for in a job."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, select
from sqlalchemy.dialects.sqlite import insert

from anchordesk.adapters.vault.casework_tables import needs
from anchordesk.adapters.vault.network_tables import (
    desk_vacancies,
    member_cards,
    network_card,
    packs,
    work_wishes,
)
from anchordesk.adapters.vault.resident_tables import equality_monitoring
from anchordesk.adapters.vault.tables import residents
from anchordesk.adapters.vault.values import Stamp, moment_text, read_id
from anchordesk.adapters.vault.work_wish_rows import (
    OPEN_NEEDS,
    SEEKERS,
    by_name,
    read_open_needs,
    read_seeker,
    read_wishes,
    wishes_values,
)
from anchordesk.domain.categories import Disability, EthnicityGroup, Sex
from anchordesk.domain.even_handedness import ProtectedGroup
from anchordesk.domain.identifiers import ResidentId
from anchordesk.domain.work_wishes import JobSeeker, WorkWishes
from anchordesk.services.errors import NotFoundError
from anchordesk.services.network_records import (
    OWN_PACK,
    KnownMember,
    StoredPack,
    StoredVacancy,
    TrustedNetwork,
)

_ONLY_ROW = 1


class StoredNetworkReading:
    """Meets the port NetworkReading on one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def trusted(self) -> TrustedNetwork | None:
        """Return whose packs are believed; None before anybody's are."""
        row = self._connection.execute(select(network_card)).one_or_none()
        if row is None:
            return None
        return TrustedNetwork(
            name=row.network,
            public_key=row.public_key,
            trusted_at=datetime.fromisoformat(row.trusted_at),
            worker=row.worker,
        )

    def members(self) -> tuple[KnownMember, ...]:
        """Return the members whose cards are believed, by name."""
        rows = self._connection.execute(select(member_cards))
        found = (
            KnownMember(
                row.organisation,
                row.signing_key,
                row.sealing_key,
                datetime.fromisoformat(row.trusted_at),
            )
            for row in rows
        )
        return tuple(sorted(found, key=lambda one: one.organisation.casefold()))

    def vacancies(self) -> tuple[StoredVacancy, ...]:
        """Return the vacancies that were typed in here, in the order in which they were made."""
        found = select(desk_vacancies).order_by(desk_vacancies.c.position)
        return tuple(StoredVacancy(row.id, row.body) for row in self._connection.execute(found))

    def packs(self) -> tuple[StoredPack, ...]:
        """Return every accepted pack, in the order in which they were accepted."""
        found = select(packs).order_by(packs.c.position)
        return tuple(_read_pack(row) for row in self._connection.execute(found))

    def newest_pack(self, contents: str) -> StoredPack | None:
        """Return the pack that counts for some contents; None if there is none."""
        kept = packs.c
        found = select(packs).where(kept.contents == contents).order_by(kept.version.desc())
        row = self._connection.execute(found.limit(1)).one_or_none()
        return None if row is None else _read_pack(row)

    def wishes_of(self, resident_id: ResidentId) -> WorkWishes | None:
        """Return what a resident wishes for in a job; None where nobody asked."""
        found = select(work_wishes).where(work_wishes.c.resident_id == resident_id.bytes)
        row = self._connection.execute(found).one_or_none()
        return None if row is None else read_wishes(row)

    def job_seekers(self) -> tuple[JobSeeker, ...]:
        """Return what matching may know of every resident, by name, then reference."""
        rows = self._connection.execute(SEEKERS).all()
        open_needs = read_open_needs(self._connection.execute(OPEN_NEEDS))
        return tuple(
            read_seeker(row, open_needs.get(row.id, ())) for row in sorted(rows, key=by_name)
        )

    def job_seeker(self, resident_id: ResidentId) -> JobSeeker:
        """Return what matching may know of one resident. Raises NotFoundError."""
        found = SEEKERS.where(residents.c.id == resident_id.bytes)
        row = self._connection.execute(found).one_or_none()
        if row is None:
            raise NotFoundError("That resident is not in this vault.")
        of_them = OPEN_NEEDS.where(needs.c.resident_id == resident_id.bytes)
        open_needs = read_open_needs(self._connection.execute(of_them))
        return read_seeker(row, open_needs.get(row.id, ()))

    def protected_groups(self) -> Mapping[ResidentId, tuple[ProtectedGroup, ...]]:
        """Return the groups, by title, that the check for bias compares; never shown of anyone."""
        kept = equality_monitoring.c
        found = select(kept.resident_id, kept.sex, kept.ethnicity_group, kept.disability)
        return {
            ResidentId(read_id(row.resident_id)): (
                ProtectedGroup("Sex", Sex.of(row.sex).title_text),
                ProtectedGroup("Ethnic group", EthnicityGroup.of(row.ethnicity_group).title_text),
                ProtectedGroup("Disability", Disability.of(row.disability).title_text),
            )
            for row in self._connection.execute(found)
        }


class StoredNetworkChanging(StoredNetworkReading):
    """Meets the port NetworkChanging on one connection.

    Args:
        stamp: When and by whom the changes are made.
    """

    def __init__(self, connection: Connection, stamp: Stamp) -> None:
        super().__init__(connection)
        self._stamp = stamp

    def trust(self, network: TrustedNetwork) -> None:
        """Believe a network's packs, in place of any other's."""
        values = {
            "position": _ONLY_ROW,
            "network": network.name,
            "public_key": network.public_key,
            "trusted_at": moment_text(network.trusted_at),
            "worker": network.worker,
        }
        self._connection.execute(delete(network_card))
        self._connection.execute(insert(network_card), values)

    def keep_member(self, member: KnownMember) -> None:
        """Believe a member's card, in place of an earlier one of that name."""
        values = {
            "signing_key": member.signing_key,
            "sealing_key": member.sealing_key,
            "trusted_at": moment_text(member.trusted_at),
            "worker": self._stamp.worker,
        }
        self._connection.execute(
            insert(member_cards)
            .values(organisation=member.organisation, **values)
            .on_conflict_do_update(index_elements=["organisation"], set_=values)
        )

    def forget_member(self, organisation: str) -> None:
        """Take a member's card away; nothing happens if there is none."""
        kept = member_cards.c
        self._connection.execute(delete(member_cards).where(kept.organisation == organisation))

    def keep_vacancy(self, vacancy: StoredVacancy) -> None:
        """Keep a vacancy, in place of what was kept of it before."""
        values = {
            "body": vacancy.body,
            "changed_at": moment_text(self._stamp.at),
            "worker": self._stamp.worker,
        }
        self._connection.execute(
            insert(desk_vacancies)
            .values(id=vacancy.id, **values)
            .on_conflict_do_update(index_elements=["id"], set_=values)
        )

    def forget_vacancy(self, vacancy_id: str) -> None:
        """Take a vacancy away; nothing happens if there is none."""
        self._connection.execute(delete(desk_vacancies).where(desk_vacancies.c.id == vacancy_id))

    def add_pack(self, pack: StoredPack) -> None:
        """Keep an accepted pack."""
        values = {
            "contents": pack.contents,
            "version": pack.version,
            "digest": pack.digest,
            "body": pack.body,
            "accepted_at": moment_text(pack.accepted_at),
            "worker": pack.worker,
        }
        self._connection.execute(insert(packs), values)

    def forget_packs(self) -> None:
        """Take all packs of the network away, as another network's are to come."""
        self._connection.execute(delete(packs).where(packs.c.contents != OWN_PACK))

    def save_wishes(self, resident_id: ResidentId, wishes: WorkWishes) -> None:
        """Keep what a resident wishes for, in place of what was kept before."""
        values = {
            **wishes_values(wishes),
            "changed_at": moment_text(self._stamp.at),
            "worker": self._stamp.worker,
        }
        self._connection.execute(
            insert(work_wishes)
            .values(resident_id=resident_id.bytes, **values)
            .on_conflict_do_update(index_elements=["resident_id"], set_=values)
        )


def _read_pack(row: Row[Any]) -> StoredPack:
    return StoredPack(
        contents=row.contents,
        version=row.version,
        digest=row.digest,
        body=row.body,
        accepted_at=datetime.fromisoformat(row.accepted_at),
        worker=row.worker,
    )
