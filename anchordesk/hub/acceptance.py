"""Which returns the hub accepts: signed by a member's key, whole, and next in their line.

Replace, never add: of all revisions for one organisation, template and period only the highest
accepted one counts. A resend gets its old receipt. A lower revision comes too late; a different
return in a taken place is a fork, which people must sort out.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, select

from anchordesk.hub.identity import HubIdentity
from anchordesk.hub.problems import ProblemError, Refusal, problem_from_wire
from anchordesk.hub.tables import returns
from anchordesk.wire.codec import decode
from anchordesk.wire.errors import WireError
from anchordesk.wire.problems import CountedReturn
from anchordesk.wire.returns import RETURN, Return
from anchordesk.wire.signing import verify_statement

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


@dataclass(frozen=True)
class MemberKey:
    """A key that an organisation registered to sign its returns with."""

    organisation: str
    public_key: bytes
    is_revoked: bool


@dataclass(frozen=True)
class VerifiedReturn:
    """A return that one of its organisation's keys signed for this hub."""

    body: bytes
    digest: str
    content: Return


def verified_return(
    identity: HubIdentity, key: MemberKey | None, body: bytes, digest: str
) -> VerifiedReturn:
    """A return that is not stored yet, once its signature holds and it may be stored.

    Args:
        key: That which the return says it is signed with; None if nobody registered it.

    Raises:
        ProblemError: if the key is unknown or withdrawn, the signature is wrong, the content is
            no return, it speaks for an organisation that the key is not registered for, or it
            prints a count of people that its own method says must be withheld.
    """
    if key is None:
        raise ProblemError(
            Refusal.KEY_UNKNOWN,
            "No member organisation has joined this hub with that key. "
            "Ask the network's co-ordinator for an invitation.",
        )
    try:
        payload = verify_statement(
            body, type_=RETURN, public_key=key.public_key, recipient=identity.key_id
        )
        content = decode(payload, Return)
    except WireError as error:
        raise problem_from_wire(error) from error
    if key.is_revoked:
        raise ProblemError(
            Refusal.KEY_REVOKED, "Ask your team lead: this key was withdrawn from the network."
        )
    if key.organisation != str(content.head.organisation):
        raise ProblemError(
            Refusal.BAD_SIGNATURE, "The key belongs to another organisation than the return."
        )
    _refuse_small_counts(content)
    return VerifiedReturn(body, digest, content)


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


def refuse_out_of_line(content: Return, counted: CountedReturn) -> None:
    """Refuse a return that does not follow on the one that counts.

    Raises:
        ProblemError: if it is stale or forked.
    """
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
