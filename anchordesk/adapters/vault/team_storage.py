"""Keeps the organisation, its invitations, and the hub's standing and traffic."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert

from anchordesk.adapters.vault.exchange_rows import read_tally
from anchordesk.adapters.vault.tables import colleagues, tallies
from anchordesk.adapters.vault.team_tables import (
    hub_standing,
    hub_traffic,
    joining,
    organisation,
    return_requests,
    team_invitations,
)
from anchordesk.adapters.vault.values import moment_text
from anchordesk.services.exchange_records import StoredTally
from anchordesk.services.team_records import (
    HubStanding,
    HubTraffic,
    InvitationKept,
    InvitationState,
    Joining,
    OrganisationKept,
    ReturnRequest,
)

_ONLY_ROW = 1


class StoredTeam:
    """Meets the ports TeamReading and TeamChanging on one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def organisation(self) -> OrganisationKept | None:
        """Return the organisation, None before one was made or joined."""
        row = self._connection.execute(select(organisation)).one_or_none()
        if row is None:
            return None
        return OrganisationKept(
            public_key=row.public_key,
            signing_key=row.signing_key,
            roster=row.roster,
            version=row.version,
            seen_at=datetime.fromisoformat(row.seen_at),
        )

    def save_organisation(self, kept: OrganisationKept) -> None:
        """Keep the organisation."""
        values = {
            "public_key": kept.public_key,
            "signing_key": kept.signing_key,
            "roster": kept.roster,
            "version": kept.version,
            "seen_at": moment_text(kept.seen_at),
        }
        self._connection.execute(
            insert(organisation)
            .values(position=_ONLY_ROW, **values)
            .on_conflict_do_update(index_elements=["position"], set_=values)
        )

    def invitations(self) -> tuple[InvitationKept, ...]:
        """Return this lead's invitations, newest first."""
        found = select(team_invitations).order_by(team_invitations.c.position.desc())
        return tuple(
            InvitationKept(
                id=UUID(bytes=row.id),
                payload=row.payload,
                for_name=row.for_name,
                state=InvitationState(row.state),
                request=row.request,
                made_at=datetime.fromisoformat(row.made_at),
            )
            for row in self._connection.execute(found)
        )

    def save_invitation(self, kept: InvitationKept) -> None:
        """Keep an invitation, in place of what was kept of it."""
        values = {
            "payload": kept.payload,
            "for_name": kept.for_name,
            "state": kept.state.value,
            "request": kept.request,
            "made_at": moment_text(kept.made_at),
        }
        self._connection.execute(
            insert(team_invitations)
            .values(id=kept.id.bytes, **values)
            .on_conflict_do_update(index_elements=["id"], set_=values)
        )

    def joining(self) -> Joining | None:
        """Return what this desk waits upon."""
        row = self._connection.execute(select(joining)).one_or_none()
        return None if row is None else Joining(row.invitation, row.request)

    def save_joining(self, waits_upon: Joining | None) -> None:
        """Keep what this desk waits upon; None for nothing any more."""
        self._connection.execute(delete(joining))
        if waits_upon is not None:
            self._connection.execute(
                insert(joining).values(
                    position=_ONLY_ROW,
                    invitation=waits_upon.invitation,
                    request=waits_upon.request,
                )
            )

    def remove_colleague(self, signing_public_key: bytes) -> None:
        """Know a desk no more."""
        known = colleagues.c.signing_public_key
        self._connection.execute(delete(colleagues).where(known == signing_public_key))

    def hub_standing(self) -> HubStanding | None:
        """Return how far the hub's log was."""
        row = self._connection.execute(select(hub_standing)).one_or_none()
        if row is None:
            return None
        return HubStanding(row.public_key, UUID(bytes=row.epoch), row.log_index, row.log_head)

    def save_hub_standing(self, standing: HubStanding) -> None:
        """Keep how far the hub's log is."""
        values = {
            "public_key": standing.public_key,
            "epoch": standing.epoch.bytes,
            "log_index": standing.log_index,
            "log_head": standing.log_head,
        }
        self._connection.execute(
            insert(hub_standing)
            .values(position=_ONLY_ROW, **values)
            .on_conflict_do_update(index_elements=["position"], set_=values)
        )

    def return_requests(self) -> tuple[ReturnRequest, ...]:
        """Return the returns that a second lead was asked to approve, newest first."""
        found = select(return_requests).order_by(return_requests.c.position.desc())
        return tuple(
            ReturnRequest(
                digest=row.digest,
                asked_by=row.asked_by,
                asked_of=row.asked_of,
                payload=row.payload,
                published=row.published,
                ties=row.ties,
                asked_at=datetime.fromisoformat(row.asked_at),
                decision=row.decision,
            )
            for row in self._connection.execute(found)
        )

    def keep_return_request(self, request: ReturnRequest) -> None:
        """Keep a request, in place of what was kept of the same bytes."""
        values = {
            "asked_by": request.asked_by,
            "asked_of": request.asked_of,
            "payload": request.payload,
            "published": request.published,
            "ties": request.ties,
            "asked_at": moment_text(request.asked_at),
            "decision": request.decision,
        }
        self._connection.execute(
            insert(return_requests)
            .values(digest=request.digest, **values)
            .on_conflict_do_update(index_elements=["digest"], set_=values)
        )

    def tallies_of(self, desk: str) -> tuple[StoredTally, ...]:
        """Return the newest tally of one desk for each template and period."""
        found = select(tallies).where(tallies.c.desk == desk).order_by(tallies.c.position)
        return tuple(read_tally(row) for row in self._connection.execute(found))

    def traffic(self, month: str) -> HubTraffic:
        """Return what went to and fro in a month."""
        found = select(hub_traffic).where(hub_traffic.c.month == month)
        row = self._connection.execute(found).one_or_none()
        return (
            HubTraffic(month, row.sent_bytes, row.received_bytes)
            if row
            else HubTraffic(month, 0, 0)
        )

    def add_traffic(self, traffic: HubTraffic) -> None:
        """Add to what went to and fro in a month."""
        kept = hub_traffic.c
        self._connection.execute(
            insert(hub_traffic)
            .values(
                month=traffic.month,
                sent_bytes=traffic.sent_bytes,
                received_bytes=traffic.received_bytes,
            )
            .on_conflict_do_update(
                index_elements=["month"],
                set_={
                    "sent_bytes": kept.sent_bytes + traffic.sent_bytes,
                    "received_bytes": kept.received_bytes + traffic.received_bytes,
                },
            )
        )
