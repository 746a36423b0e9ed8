"""Which returns the hub accepts: signed by a member's key, whole, and next in their line.

Replace, never add: of all revisions for one organisation, template and period only the highest
accepted one counts. A resend gets its old receipt. A lower revision comes too late; a different
return in a taken place is a fork, which people must sort out.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, insert, select

from anchordesk.hub.identity import HubIdentity
from anchordesk.hub.log import LAST, RECEIPT, LogHead, Stored, append
from anchordesk.hub.problems import ProblemError, Refusal, problem_from_wire
from anchordesk.hub.tables import log, organisation_keys, returns
from anchordesk.wire.addresses import digest_of
from anchordesk.wire.codec import decode
from anchordesk.wire.errors import WireError
from anchordesk.wire.log_chain import FIRST_HEAD
from anchordesk.wire.problems import CountedReturn
from anchordesk.wire.returns import RETURN, Return
from anchordesk.wire.signing import claimed_signer, verify_statement

# Built once: building a statement costs more than running it, and every return needs these.
# Each that a return needs is one question: to a server each costs a way there and back.
_SENT_BY = organisation_keys.c.key_id == bindparam("key_id")
_ARRIVAL = select(
    RECEIPT.scalar_subquery().label("receipt"),
    select(organisation_keys.c.public_key).where(_SENT_BY).scalar_subquery().label("public_key"),
    select(organisation_keys.c.organisation)
    .where(_SENT_BY)
    .scalar_subquery()
    .label("organisation"),
    select(organisation_keys.c.revoked_at).where(_SENT_BY).scalar_subquery().label("revoked_at"),
)
_COUNTED = (
    select(returns.c.revision, returns.c.digest)
    .where(
        returns.c.organisation == bindparam("organisation"),
        returns.c.template == bindparam("template"),
        returns.c.period == bindparam("period"),
    )
    .order_by(returns.c.revision.desc())
    .limit(1)
)
_TAKEN = select(returns.c.digest).where(
    returns.c.organisation == bindparam("organisation"),
    returns.c.incarnation == bindparam("incarnation"),
    returns.c.seq == bindparam("seq"),
)
_STANDING = select(
    RECEIPT.scalar_subquery().label("receipt"),
    _COUNTED.with_only_columns(returns.c.revision).scalar_subquery().label("revision"),
    _COUNTED.with_only_columns(returns.c.digest).scalar_subquery().label("counted"),
    _TAKEN.limit(1).scalar_subquery().label("taken"),
    LAST.with_only_columns(log.c.log_index).scalar_subquery().label("log_index"),
    LAST.with_only_columns(log.c.head).scalar_subquery().label("head"),
)
_ADD = insert(returns)


@dataclass(frozen=True)
class VerifiedReturn:
    """A return that one of its organisation's keys signed for this hub."""

    body: bytes
    content: Return

    @property
    def digest(self) -> str:
        """The address of the signed bytes."""
        return digest_of(self.body)


def receive_return(
    connection: Connection, identity: HubIdentity, body: bytes, digest: str
) -> Stored | VerifiedReturn:
    """Return the receipt of a return that is stored already; else find its key, verify, read it.

    Raises:
        ProblemError: if the key is unknown or withdrawn, the signature is wrong, the content is
            no return, it speaks for an organisation that the key is not registered for, or it
            prints a count of people that its own method says must be withheld.
    """
    try:
        asked = {"digest": digest, "key_id": claimed_signer(body).hex()}
        found = connection.execute(_ARRIVAL, asked).one()
        if found.receipt is not None:
            return Stored(found.receipt, is_new=False)
        if found.public_key is None:
            raise ProblemError(
                Refusal.KEY_UNKNOWN,
                "No member organisation has joined this hub with that key. "
                "Ask the network's co-ordinator for an invitation.",
            )
        payload = verify_statement(
            body, type_=RETURN, public_key=found.public_key, recipient=identity.key_id
        )
        content = decode(payload, Return)
    except WireError as error:
        raise problem_from_wire(error) from error
    if found.revoked_at is not None:
        raise ProblemError(
            Refusal.KEY_REVOKED, "Ask your team lead: this key was withdrawn from the network."
        )
    if found.organisation != str(content.head.organisation):
        raise ProblemError(
            Refusal.BAD_SIGNATURE, "The key belongs to another organisation than the return."
        )
    _refuse_small_counts(content)
    return VerifiedReturn(body, content)


def _refuse_small_counts(content: Return) -> None:
    """A last look, beside the desk's own audit: what is stored once is stored for good."""
    smallest = content.method.threshold
    for cell in content.published.cells:
        of_people = cell.dims.get("measure", "people") == "people"
        if of_people and isinstance(cell.value, int) and 0 < cell.value < smallest:
            raise ProblemError(
                Refusal.SMALL_COUNT,
                f"A count from 1 to {smallest - 1} stands in it. Nothing was stored. "
                "Tell whoever looks after AnchorDesk at your organisation.",
            )


def storing(
    verified: VerifiedReturn, identity: HubIdentity, now: datetime
) -> Callable[[Connection], Stored]:
    """The change that stores a verified return, for the hub's writer.

    The change raises `ProblemError` if the return is stale or forked.
    """

    def change(connection: Connection) -> Stored:
        content = verified.content
        place = {
            "digest": verified.digest,
            "organisation": str(content.head.organisation),
            "template": content.template,
            "period": content.period,
            "revision": content.revision,
            "incarnation": str(content.head.incarnation),
            "seq": content.head.seq,
        }
        standing = connection.execute(_STANDING, place).one()
        if standing.receipt is not None:
            return Stored(standing.receipt, is_new=False)
        if standing.revision is not None:
            counted = CountedReturn(revision=standing.revision, digest=standing.counted)
            _refuse_against_counted(content, counted)
        if standing.taken is not None:
            raise ProblemError(
                Refusal.REVISION_FORK,
                "Another return holds this place in the desk's own numbering. "
                "The same case file may be open on two computers.",
            )
        is_first = standing.log_index is None
        end = LogHead(0, FIRST_HEAD) if is_first else LogHead(standing.log_index, standing.head)
        stored = append(
            connection, identity, body=verified.body, stored_kind=RETURN, now=now, after=end
        )
        connection.execute(_ADD, place)
        return stored

    return change


def _refuse_against_counted(content: Return, counted: CountedReturn) -> None:
    if content.revision < counted.revision:
        raise ProblemError(
            Refusal.REVISION_STALE,
            f"Revision {counted.revision} of this return counts already, so revision "
            f"{content.revision} changes nothing. Make a new revision to correct it.",
            head=counted,
        )
    is_same_place = content.revision == counted.revision
    # After a gap the hub cannot know what was superseded; next to the counted one it does.
    skips_counted = (
        content.revision == counted.revision + 1 and content.supersedes != counted.digest
    )
    if is_same_place or skips_counted:
        raise ProblemError(
            Refusal.REVISION_FORK,
            "A different return stands where this one was to follow. "
            "Two people may have made it at the same time.",
            head=counted,
        )


def counted_return(
    connection: Connection, organisation: str, template: str, period: str
) -> CountedReturn | None:
    """The return that counts: the highest revision accepted for this place."""
    place = {"organisation": organisation, "template": template, "period": period}
    row = connection.execute(_COUNTED, place).first()
    return None if row is None else CountedReturn(revision=row.revision, digest=row.digest)
