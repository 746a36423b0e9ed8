"""Imports, desks, tallies, releases and the outbox, as rows and back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Row

from anchordesk.adapters.vault.values import (
    moment_or_none,
    moment_text,
    read_id,
    read_moment,
)
from anchordesk.domain.identifiers import ImportId, ReturnId
from anchordesk.domain.roles import DeskRole
from anchordesk.services.exchange_records import (
    Colleague,
    DeskProfile,
    Destination,
    HubRegistration,
    OutboxItem,
    OutboxState,
    Release,
    StoredTally,
)
from anchordesk.services.import_records import ImportBatch

Values = Mapping[str, object]


def import_values(batch: ImportBatch) -> Values:
    """Return the columns of an import, without stamps."""
    return {
        "id": batch.id.bytes,
        # A name in another encoding cannot be kept as text: what is readable of it is.
        "file_name": batch.file_name.encode("utf-8", "replace").decode("utf-8"),
        "imported_at": moment_text(batch.imported_at),
        "residents": batch.residents,
        "undone_at": moment_or_none(batch.undone_at),
        "changes": batch.changes,
    }


def read_import(row: Row[Any]) -> ImportBatch:
    """Return an import from its row."""
    return ImportBatch(
        id=ImportId(read_id(row.id)),
        file_name=row.file_name,
        imported_at=datetime.fromisoformat(row.imported_at),
        residents=row.residents,
        undone_at=read_moment(row.undone_at),
        changes=row.changes,
    )


def profile_values(profile: DeskProfile) -> Values:
    """Return the columns of the desk's profile."""
    return {
        "organisation_id": profile.organisation_id.bytes,
        "organisation_name": profile.organisation_name,
        "worker_name": profile.worker_name,
        "role": profile.role.value,
        "signing_key": profile.signing_key,
        "sealing_key": profile.sealing_key,
        "tie_break_key": profile.tie_break_key,
        "incarnation": profile.incarnation,
        "sample": int(profile.sample),
    }


def read_profile(row: Row[Any]) -> DeskProfile:
    """Return the desk's profile from its row."""
    return DeskProfile(
        organisation_id=read_id(row.organisation_id),
        organisation_name=row.organisation_name,
        worker_name=row.worker_name,
        role=DeskRole(row.role),
        signing_key=row.signing_key,
        sealing_key=row.sealing_key,
        tie_break_key=row.tie_break_key,
        incarnation=row.incarnation,
        sample=bool(row.sample),
    )


def colleague_values(colleague: Colleague) -> Values:
    """Return the columns of a colleague."""
    return {
        "name": colleague.name,
        "role": colleague.role.value,
        "signing_public_key": colleague.signing_public_key,
        "sealing_public_key": colleague.sealing_public_key,
    }


def read_colleague(row: Row[Any]) -> Colleague:
    """Return a colleague from its row."""
    return Colleague(
        name=row.name,
        role=DeskRole(row.role),
        signing_public_key=row.signing_public_key,
        sealing_public_key=row.sealing_public_key,
    )


def read_hub(row: Row[Any]) -> HubRegistration:
    """Return the pinned hub from its row."""
    return HubRegistration(url=row.url, public_key=row.public_key)


def tally_values(tally: StoredTally) -> Values:
    """Return the columns of a tally."""
    return {
        "desk": tally.desk,
        "template": tally.template,
        "period": tally.period,
        "revision": tally.revision,
        "payload": tally.payload,
        "received_at": moment_text(tally.received_at),
    }


def read_tally(row: Row[Any]) -> StoredTally:
    """Return a tally from its row."""
    return StoredTally(
        desk=row.desk,
        template=row.template,
        period=row.period,
        revision=row.revision,
        payload=row.payload,
        received_at=datetime.fromisoformat(row.received_at),
    )


def release_values(release: Release) -> Values:
    """Return the columns of a line of the release ledger."""
    return {
        "id": release.id.bytes,
        "template": release.template,
        "template_version": release.template_version,
        "period": release.period,
        "revision": release.revision,
        "approved_at": moment_text(release.approved_at),
        "approved_by": release.approved_by,
        "payload": release.payload,
        "published": release.published,
        "digest": release.digest,
        "previous": release.previous,
        "known": release.known,
    }


def read_release(row: Row[Any]) -> Release:
    """Return a line of the release ledger from its row."""
    return Release(
        id=ReturnId(read_id(row.id)),
        template=row.template,
        template_version=row.template_version,
        period=row.period,
        revision=row.revision,
        approved_at=datetime.fromisoformat(row.approved_at),
        approved_by=row.approved_by,
        payload=row.payload,
        published=row.published,
        digest=row.digest,
        previous=row.previous,
        known=row.known or b"",
    )


def outbox_values(item: OutboxItem) -> Values:
    """Return the columns of an item of the outbox."""
    return {
        "id": item.id.bytes,
        "kind": item.kind,
        "title": item.title,
        "destination": item.destination.value,
        "path": item.path,
        "body": item.body,
        "digest": item.digest,
        "created_at": moment_text(item.created_at),
        **settlement_values(item),
    }


def settlement_values(item: OutboxItem) -> Values:
    """Return the columns of an item that change on its way."""
    return {
        "state": item.state.value,
        "attempts": item.attempts,
        "next_attempt_at": moment_or_none(item.next_attempt_at),
        "problem": item.problem,
        "receipt": item.receipt,
        "settled_at": moment_or_none(item.settled_at),
    }


def read_outbox_item(row: Row[Any]) -> OutboxItem:
    """Return an item of the outbox from its row."""
    return OutboxItem(
        id=read_id(row.id),
        kind=row.kind,
        title=row.title,
        destination=Destination(row.destination),
        path=row.path,
        body=row.body,
        digest=row.digest,
        state=OutboxState(row.state),
        created_at=datetime.fromisoformat(row.created_at),
        attempts=row.attempts,
        next_attempt_at=read_moment(row.next_attempt_at),
        problem=row.problem,
        receipt=row.receipt,
        settled_at=read_moment(row.settled_at),
    )
