"""Checks the audit trail of a vault, and the signed copies of it that auditors are given."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID

from anchordesk.domain.audit import AuditAction, AuditEvent, AuditFault, AuditHead, faults_in
from anchordesk.domain.errors import RefusedError
from anchordesk.domain.roles import UseCase
from anchordesk.services.audit import note_alone
from anchordesk.services.doors import door
from anchordesk.services.envelopes import own_keys
from anchordesk.services.files import read_small_file, write_whole_file
from anchordesk.services.workspace import Workspace
from anchordesk.wire.errors import WireError
from anchordesk.wire.framing import ANYONE
from anchordesk.wire.signing import sign_statement, signing_key_id, verify_statement

KIND = "audit-trail/1"
LARGEST_COPY = 512 * 1024 * 1024


class NoAuditCopyError(RefusedError):
    """A file is no copy of an audit trail, or not as it was signed."""

    code = "no-audit-copy"
    advice = "Ask for the file again, as “anchordesk audit export” wrote it."


@dataclass(frozen=True, slots=True)
class AuditCheck:
    """What checking a trail found.

    Attributes:
        head: Where it ends.
        faults: Every place at which it is not as it was written.
        desk: Key id of the desk that signed a copy; empty for a vault's own trail.
    """

    head: AuditHead
    faults: tuple[AuditFault, ...]
    desk: str = ""


@dataclass(frozen=True, slots=True)
class AuditCopy:
    """A signed copy of a trail, as an auditor holds it."""

    desk: str
    events: tuple[AuditEvent, ...]
    head: AuditHead


@door(UseCase.READ_TRAIL)
def verify(workspace: Workspace, copies: Sequence[AuditCopy] = ()) -> AuditCheck:
    """Check every event of the vault, and that the trail holds what earlier copies hold.

    Without a copy, somebody who opens the vault and rewrites the end of the trail and the note of
    its end is not found out.
    """
    own = own_keys(workspace).key_id
    foreign = next((copy for copy in copies if copy.desk != own), None)
    if foreign is not None:
        raise NoAuditCopyError("That copy was made on another desk.")
    with workspace.records.reading() as reading:
        head = reading.audit.head()
        known = [copy.head for copy in copies]
        faults = tuple(faults_in(reading.audit.events(), head, known))
    return AuditCheck(head, faults)


def verify_copy(copy: AuditCopy) -> AuditCheck:
    """Check a copy by itself, as an auditor does without the vault."""
    return AuditCheck(copy.head, tuple(faults_in(copy.events, copy.head)), copy.desk)


@door(UseCase.READ_TRAIL)
def export(workspace: Workspace, path: Path) -> AuditHead:
    """Write the whole trail as signed lines of JSON; the export itself is its last event.

    Names of residents are not in it: their records are numbers. The worker's own name is.

    Raises:
        StorageError: if it cannot be written.
    """
    note_alone(workspace, AuditAction.AUDIT_EXPORTED)
    with workspace.records.reading() as reading:
        head = reading.audit.head()
        lines = list(_lines(workspace, reading.audit.events(), head))
    content = "".join(f"{line}\n" for line in lines).encode()
    keys = own_keys(workspace)
    statement = sign_statement(KIND, content, private_key=keys.signing, recipient=ANYONE)
    # The statement repeats the content; only what is before it, its signature, is added.
    signature = base64.b64encode(statement[: len(statement) - len(content)]).decode("ascii")
    write_whole_file(path, content + json.dumps({"signature": signature}).encode() + b"\n")
    return head


def read_copy(path: Path) -> AuditCopy:
    """Read a copy of a trail, once its signature holds.

    Raises:
        NotFoundError: if it cannot be read.
        NoAuditCopyError: if it is none, or was changed.
    """
    content = read_small_file(path, LARGEST_COPY)
    try:
        signed, last = content.rstrip(b"\n").rsplit(b"\n", 1)
        signed += b"\n"
        statement = base64.b64decode(json.loads(last)["signature"]) + signed
        first, *rest = (json.loads(line) for line in signed.splitlines())
        public_key = bytes.fromhex(first["signing_key"])
        verify_statement(statement, type_=KIND, public_key=public_key, recipient=ANYONE)
        events = tuple(_event(line) for line in rest)
        head = AuditHead(int(first["events"]), str(first["digest"]))
    except (ValueError, KeyError, TypeError, WireError) as problem:
        raise NoAuditCopyError(
            f"“{path.name}” is no copy of an audit trail, or it was changed since."
        ) from problem
    return AuditCopy(signing_key_id(public_key).hex(), events, head)


def _lines(workspace: Workspace, events: Iterator[AuditEvent], head: AuditHead) -> Iterator[str]:
    profile, keys = workspace.profile, own_keys(workspace)
    yield json.dumps(
        {
            "kind": KIND,
            "organisation": profile.organisation_name,
            "signing_key": keys.signing_public.hex(),
            "written_at": workspace.now().isoformat(),
            "events": head.events,
            "digest": head.digest,
        }
    )
    for event in events:
        yield json.dumps(
            {
                "number": event.number,
                "at": event.at.isoformat(),
                "worker": event.worker,
                "role": event.role,
                "action": event.action,
                "subject": None if event.subject is None else str(event.subject),
                "facts": event.facts,
                "previous": event.previous,
                "digest": event.digest,
            }
        )


def _event(line: dict[str, object]) -> AuditEvent:
    subject = line["subject"]
    return AuditEvent(
        number=int(str(line["number"])),
        at=datetime.fromisoformat(str(line["at"])),
        worker=str(line["worker"]),
        role=str(line["role"]),
        action=str(line["action"]),
        subject=None if subject is None else UUID(str(subject)),
        facts=str(line["facts"]),
        previous=str(line["previous"]),
        digest=str(line["digest"]),
    )
