"""Notices that the records of a vault are older than they were when it was last used.

Every change adds one to a count in the records (SQLite's `user_version`, kept with the change or
not at all). The count is also kept outside: in a sealed file beside the records after each change,
and in this computer's password store at each unlock, there with the newest signed message. Records
that are behind either have lost work: a damaged journal, a file or a whole folder put back by hand.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from threading import Lock
from uuid import UUID

from sqlalchemy import Connection, select

from anchordesk.adapters.vault.mark_file import Mark, MarkFile
from anchordesk.adapters.vault.tables import desk_profile, statement_chain
from anchordesk.services.errors import DeviceSecretMissingError
from anchordesk.services.exchange_records import ChainHead
from anchordesk.services.ports import Clock, DeviceSecrets, HowFar
from anchordesk.services.vault_care import MissingWork

COUNT = "PRAGMA user_version"


@dataclass(frozen=True, slots=True)
class Reached:
    """How far the records have come.

    Attributes:
        run: The incarnation of the desk; None before first run has ended.
        how_far: Its changes and its newest signed message.
    """

    run: UUID | None
    how_far: HowFar


def count_change(connection: Connection) -> int:
    """Add one to the count of changes, in the transaction that makes the change; return it."""
    changes = _count(connection) + 1
    connection.exec_driver_sql(f"{COUNT} = {changes}")
    return changes


def reached_by(connection: Connection) -> Reached:
    """Return how far the records have come."""
    incarnation = connection.execute(select(desk_profile.c.incarnation)).scalar_one_or_none()
    head = connection.execute(
        select(statement_chain.c.sequence, statement_chain.c.digest)
    ).one_or_none()
    sequence, digest = (0, "") if head is None else (int(head.sequence), str(head.digest))
    run = None if incarnation is None else UUID(bytes=incarnation)
    return Reached(run, HowFar(_count(connection), sequence, digest))


class HighWater:
    """How far one open vault had come and comes.

    Args:
        secrets: This computer's password store; None where the vault does without.
    """

    def __init__(
        self, file: MarkFile, secrets: DeviceSecrets | None, vault_id: UUID, clock: Clock
    ) -> None:
        self._file = file
        self._secrets = secrets
        self._vault_id = vault_id
        self._clock = clock
        self._reached: Reached | None = None
        self._missing: MissingWork | None = None
        self._lock = Lock()

    def look_back(self, reached: Reached) -> bool:
        """Compare the records just opened with what was kept of them.

        Returns whether messages were signed that they do not hold: then a new run must begin, as
        after restoring, since their numbers are taken and a return may be among them.
        """
        marked, noted = self._file.read(), self._noted(reached)
        found = None if marked is None else marked.missing
        lost = 0 if marked is None else max(0, marked.changes - reached.how_far.changes)
        lost += 0 if found is None else found.changes
        if noted is not None:
            lost = max(lost, noted.changes - reached.how_far.changes)
        signed_elsewhere = noted is not None and is_behind(reached.how_far, noted)
        other_copy = signed_elsewhere or (found is not None and found.other_copy)
        if lost > 0 or other_copy:
            noticed_at = self._clock.now() if found is None else found.noticed_at
            self._missing = MissingWork(lost, noticed_at, other_copy)
        return signed_elsewhere

    def go_on_from(self, reached: Reached) -> None:
        """Keep from now on how far the records come."""
        self._reached = reached
        self._file.write(Mark(reached.how_far.changes, self._missing))
        self._note()

    def changed(self, changes: int, signed: ChainHead | None) -> None:
        """Keep that a change was kept, and the message that was signed with it if there was one."""
        with self._lock:
            before = self._reached
            if before is None:
                return
            how_far = before.how_far
            sequence, digest = how_far.sequence, how_far.digest
            if signed is not None and signed.sequence > sequence:
                sequence, digest = signed.sequence, signed.digest
            newest = HowFar(max(changes, how_far.changes), sequence, digest)
            self._reached = Reached(before.run, newest)
            self._file.write(Mark(newest.changes, self._missing))
        if signed is not None:
            self._note()

    @property
    def missing(self) -> MissingWork | None:
        """What was found missing and nobody has seen yet."""
        return self._missing

    def missing_seen(self) -> None:
        """Forget what was found missing: a person has read it."""
        with self._lock:
            self._missing = None
            if self._reached is not None:
                self._file.write(Mark(self._reached.how_far.changes))
        self._note()

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def _noted(self, reached: Reached) -> HowFar | None:
        if self._secrets is None or reached.run is None:
            return None
        # A store that does not answer leaves a loss untold; the vault opens all the same.
        with suppress(DeviceSecretMissingError):
            return self._secrets.how_far(self._vault_id, reached.run)
        return None

    def _note(self) -> None:
        reached = self._reached
        if self._secrets is None or reached is None or reached.run is None:
            return
        noted = self._noted(reached)
        unseen = self._missing is not None and noted is not None
        if noted is not None and (noted == reached.how_far or is_behind(reached.how_far, noted)):
            # Never lowered: a new run that a full disk refused is tried again at the next unlock.
            return
        changes = reached.how_far.changes
        if unseen and noted is not None:
            changes = max(changes, noted.changes)
        how_far = HowFar(changes, reached.how_far.sequence, reached.how_far.digest)
        with suppress(DeviceSecretMissingError):
            self._secrets.note_how_far(self._vault_id, reached.run, how_far)


def is_behind(how_far: HowFar, noted: HowFar) -> bool:
    """Tell whether messages were signed that are not among those of the records."""
    if how_far.sequence == noted.sequence:
        return how_far.digest != noted.digest
    return how_far.sequence < noted.sequence


def _count(connection: Connection) -> int:
    return int(connection.exec_driver_sql(COUNT).scalar_one())
