"""Takes in all returns that wait together: one look, one transaction, and one commit for them all.

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
    MemberKey,
    VerifiedReturn,
    refuse_out_of_line,
    verified_return,
)
from anchordesk.hub.identity import HubIdentity
from anchordesk.hub.limits import Buckets
from anchordesk.hub.log import LogHead, Stored, entry_after
from anchordesk.hub.many_rows import add_rows
from anchordesk.hub.problems import ProblemError, Refusal, problem_from_wire, too_many
from anchordesk.hub.standing import Place, PlaceInChain, known_before, standing_of
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
        signers: list[str | Exception] = [_signer_of(one.body) for one in arrived]

        named = [signer for signer in signers if isinstance(signer, str)]
        digests = [one.digest for one in arrived]
        receipts, keys = self._store.ask(lambda c: known_before(c, digests, named))
        return [
            self._check(one, signer, receipts, keys)
            for one, signer in zip(arrived, signers, strict=True)
        ]

    def _check(
        self,
        one: ArrivedReturn,
        signer: str | Exception,
        receipts: dict[str, bytes],
        keys: dict[str, MemberKey],
    ) -> VerifiedReturn | Outcome:
        if isinstance(signer, Exception):
            return signer
        if one.digest in receipts:
            return Stored(receipts[one.digest], is_new=False)
        try:
            verified = verified_return(self._identity, keys.get(signer), one.body, one.digest)
        except Exception as refused:  # noqa: BLE001 - handed to the caller, and to no other
            return refused
        seconds = self._rates.take(signer)
        return too_many(seconds) if seconds else verified

    def _stored(self, verified: list[VerifiedReturn]) -> list[Outcome]:
        if not verified:
            return []
        now = self._now()
        try:
            return self._store.change(lambda c: store_together(c, self._identity, verified, now))
        except IntegrityError as failure:
            # A row that the tables themselves refuse: nothing was kept. Only that one is at fault.
            if len(verified) == 1:
                return [failure]
        return [outcome for one in verified for outcome in self._stored([one])]


def store_together(
    connection: Connection,
    identity: HubIdentity,
    verified: Sequence[VerifiedReturn],
    now: datetime,
) -> list[Outcome]:
    """Add verified returns to the log, in the caller's writing transaction, each if it follows."""
    line = _Line(connection, verified)
    outcomes: list[Outcome] = []
    entries: list[dict[str, object]] = []
    for one in verified:
        try:
            known = line.receipt_of(one)
            if known is None:
                stored, entry, line.end = entry_after(
                    line.end, identity, body=one.body, stored_kind=RETURN, now=now
                )
                entries.append(entry)
                line.add(one, stored)
                known = stored
            outcomes.append(known)
        except ProblemError as refused:
            outcomes.append(refused)
    if entries:
        add_rows(connection, {log: entries, returns: line.added})
    return outcomes


class _Line:
    """Where the log and each member's returns stand, and where they go while returns are added."""

    def __init__(self, connection: Connection, verified: Sequence[VerifiedReturn]) -> None:
        standing = standing_of(
            connection,
            [one.digest for one in verified],
            [_place(one) for one in verified],
            [_number(one) for one in verified],
        )
        self._counted = standing.counted
        self._numbers = standing.numbers
        self._receipts = {
            digest: Stored(receipt, is_new=False) for digest, receipt in standing.receipts.items()
        }
        self.end: LogHead = standing.end
        self.added: list[dict[str, object]] = []

    def receipt_of(self, one: VerifiedReturn) -> Stored | None:
        """The receipt of bytes that are stored already; None if they may be stored now.

        Raises:
            ProblemError: if the return is stale or forked.
        """
        known = self._receipts.get(one.digest)
        if known is not None:
            return known
        counted = self._counted.get(_place(one))
        if counted is not None:
            refuse_out_of_line(one.content, counted)
        if _number(one) in self._numbers:
            raise ProblemError(
                Refusal.REVISION_FORK,
                "Another return holds this place in the desk's own numbering. "
                "The same case file may be open on two computers.",
            )
        return None

    def add(self, one: VerifiedReturn, stored: Stored) -> None:
        """Let it count for those that come after it."""
        content = one.content
        organisation, template, period = _place(one)
        self._counted[_place(one)] = CountedReturn(revision=content.revision, digest=one.digest)
        self._numbers.add(_number(one))
        self._receipts[one.digest] = Stored(stored.receipt, is_new=False)
        self.added.append(
            {
                "digest": one.digest,
                "organisation": organisation,
                "template": template,
                "period": period,
                "revision": content.revision,
                "incarnation": str(content.head.incarnation),
                "seq": content.head.seq,
            }
        )


def _signer_of(body: bytes) -> str | Exception:
    try:
        return claimed_signer(body).hex()
    except WireError as error:
        return problem_from_wire(error)


def _place(one: VerifiedReturn) -> Place:
    return str(one.content.head.organisation), one.content.template, one.content.period


def _number(one: VerifiedReturn) -> PlaceInChain:
    head = one.content.head
    return str(head.organisation), str(head.incarnation), head.seq
