"""Takes in all returns that wait together: one transaction and one commit for them all.

Each question to the database costs more than checking a return does, so the returns that arrived
meanwhile share them. Every return is still judged by itself, in the order of arrival: its
signature before anything is written, its place in the line inside the writing transaction. Who is
refused takes nothing of the others with it, and who is answered is stored.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError, SQLAlchemyError

from anchordesk.hub.acceptance import (
    VerifiedReturn,
    refuse_key,
    refuse_out_of_line,
    verified_return,
)
from anchordesk.hub.identity import HubIdentity
from anchordesk.hub.limits import Buckets
from anchordesk.hub.log import LogHead, Stored, entry_after
from anchordesk.hub.many_rows import add_rows
from anchordesk.hub.problems import ProblemError, Refusal, problem_from_wire, too_many
from anchordesk.hub.standing import Standing, public_keys, receipts_of, standing_of
from anchordesk.hub.store import Store
from anchordesk.hub.tables import log, returns
from anchordesk.wire.errors import WireError
from anchordesk.wire.problems import CountedReturn
from anchordesk.wire.returns import RETURN
from anchordesk.wire.signing import claimed_signer

Outcome = Stored | Exception


@dataclass(frozen=True)
class ArrivedReturn:
    """Bytes that somebody sent as a return, whole and of this digest."""

    body: bytes
    digest: str


class ReturnIntake:
    """What the hub's writer does with returns.

    Args:
        rates: How often each signing key may send a return that is not stored yet.
        now: The hub's clock.
    """

    def __init__(
        self, store: Store, identity: HubIdentity, rates: Buckets, now: Callable[[], datetime]
    ) -> None:
        self._store = store
        self._identity = identity
        self._rates = rates
        self._now = now
        self._public_keys: dict[str, bytes] = {}

    def take(self, arrived: Sequence[ArrivedReturn]) -> list[Outcome]:
        """Store what may be stored. In the writer's thread.

        Returns:
            For each, in order, its receipt or why it was refused; the database's error where it
            is not known whether it was stored.

        Raises:
            SQLAlchemyError: if the database could not even be asked; then none was stored.
        """
        checked = self._checked(arrived)
        verified = [one for one in checked if isinstance(one, VerifiedReturn)]
        try:
            stored = iter(self._stored(verified))
        except SQLAlchemyError as failure:
            stored = iter([failure] * len(verified))
        return [next(stored) if isinstance(one, VerifiedReturn) else one for one in checked]

    def _checked(self, arrived: Sequence[ArrivedReturn]) -> list[VerifiedReturn | Outcome]:
        """Each return with its signature checked, outside of any writing transaction."""
        signers = [_signer_of(one.body) for one in arrived]
        self._look_up({signer for signer in signers if isinstance(signer, str)})
        checked = [self._check(one, signer) for one, signer in zip(arrived, signers, strict=True)]
        refused = [
            one.digest
            for one, signer, found in zip(arrived, signers, checked, strict=True)
            if isinstance(signer, str) and isinstance(found, Exception)
        ]
        if refused:
            # What was stored once has its receipt, also where later rules would refuse it.
            stored = self._store.ask(lambda c: receipts_of(c, refused))
            checked = [
                Stored(stored[one.digest], is_new=False) if one.digest in stored else found
                for one, found in zip(arrived, checked, strict=True)
            ]
        return checked

    def _look_up(self, signers: set[str]) -> None:
        """Ask for the keys that are not known yet.

        An id is the hash of its key, so what is known stays true. Whose a key is and whether it was
        withdrawn is asked each time, in the transaction that would store something.
        """
        unknown = signers - self._public_keys.keys()
        if unknown:
            self._public_keys |= self._store.ask(lambda c: public_keys(c, unknown))

    def _check(self, one: ArrivedReturn, signer: str | Exception) -> VerifiedReturn | Outcome:
        if isinstance(signer, Exception):
            return signer
        try:
            return verified_return(
                self._identity, self._public_keys.get(signer), one.body, one.digest, signer
            )
        except Exception as refused:  # noqa: BLE001 - handed to the caller, and to no other
            return refused

    def _stored(self, verified: list[VerifiedReturn]) -> list[Outcome]:
        if not verified:
            return []
        waits: dict[str, float] = {}

        def admit(one: VerifiedReturn) -> None:
            """Count it once, even if the transaction is tried again."""
            if one.digest not in waits:
                waits[one.digest] = self._rates.take(one.signer)
            if waits[one.digest]:
                raise too_many(waits[one.digest])

        return self._stored_together(verified, admit)

    def _stored_together(
        self, verified: list[VerifiedReturn], admit: Callable[[VerifiedReturn], None]
    ) -> list[Outcome]:
        now = self._now()
        try:
            return self._store.change(
                lambda c: store_together(c, self._identity, verified, admit, now)
            )
        except IntegrityError as failure:
            # A row that the tables themselves refuse: nothing was kept. Only that one is at fault.
            if len(verified) == 1:
                return [failure]
        return [outcome for one in verified for outcome in self._stored_together([one], admit)]


def store_together(
    connection: Connection,
    identity: HubIdentity,
    verified: Sequence[VerifiedReturn],
    admit: Callable[[VerifiedReturn], None],
    now: datetime,
) -> list[Outcome]:
    """Add verified returns to the log, in the caller's writing transaction, each if it follows.

    Args:
        admit: Counts a return that is not stored yet; raises ProblemError if its signer must wait.
    """
    line = _Line(standing_of(connection, verified))
    outcomes: list[Outcome] = []
    entries: list[dict[str, object]] = []
    for one in verified:
        try:
            known = line.receipt_of(one)
            if known is None:
                admit(one)
                line.refuse(one)
                known, entry, line.end = entry_after(
                    line.end,
                    identity,
                    body=one.body,
                    digest=one.digest,
                    stored_kind=RETURN,
                    now=now,
                )
                entries.append(entry)
                line.add(one, known)
            outcomes.append(known)
        except ProblemError as refused:
            outcomes.append(refused)
    if entries:
        add_rows(connection, {log: entries, returns: line.added})
    return outcomes


class _Line:
    """Where the log and each member's returns stand, and where they go while returns are added."""

    def __init__(self, standing: Standing) -> None:
        self._counted = standing.counted
        self._numbers = standing.numbers
        self._keys = standing.keys
        self._receipts = {
            digest: Stored(receipt, is_new=False) for digest, receipt in standing.receipts.items()
        }
        self.end: LogHead = standing.end
        self.added: list[dict[str, object]] = []

    def receipt_of(self, one: VerifiedReturn) -> Stored | None:
        """The receipt of bytes that are stored already."""
        return self._receipts.get(one.digest)

    def refuse(self, one: VerifiedReturn) -> None:
        """Refuse what may not be stored now.

        Raises:
            ProblemError: if its key may not speak for the organisation, or it is stale or forked.
        """
        refuse_key(one, self._keys.get(one.signer))
        counted = self._counted.get(one.place)
        if counted is not None:
            refuse_out_of_line(one.content, counted)
        if one.number in self._numbers:
            raise ProblemError(
                Refusal.REVISION_FORK,
                "Another return holds this place in the desk's own numbering. "
                "The same case file may be open on two computers.",
            )

    def add(self, one: VerifiedReturn, stored: Stored) -> None:
        """Let it count for those that come after it."""
        revision = one.content.revision
        organisation, template, period = one.place
        _, incarnation, seq = one.number
        self._counted[one.place] = CountedReturn(revision=revision, digest=one.digest)
        self._numbers.add(one.number)
        self._receipts[one.digest] = Stored(stored.receipt, is_new=False)
        self.added.append(
            {
                "digest": one.digest,
                "organisation": organisation,
                "template": template,
                "period": period,
                "revision": revision,
                "incarnation": incarnation,
                "seq": seq,
            }
        )


def _signer_of(body: bytes) -> str | Exception:
    try:
        return claimed_signer(body).hex()
    except WireError as error:
        return problem_from_wire(error)
