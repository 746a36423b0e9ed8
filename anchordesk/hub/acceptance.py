"""Which returns the hub accepts: signed by a member's key, whole, and next in their line.

Replace, never add: of all revisions for one organisation, template and period only the highest
accepted one counts. A resend gets its old receipt. A lower revision comes too late; a different
return in a taken place is a fork, which people must sort out.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from sqlalchemy import Connection, bindparam, select

from anchordesk.hub.identity import HubIdentity
from anchordesk.hub.problems import ProblemError, Refusal, problem_from_wire
from anchordesk.hub.signatures import verify
from anchordesk.hub.tables import returns
from anchordesk.wire.codec import decode
from anchordesk.wire.errors import WireError
from anchordesk.wire.problems import CountedReturn
from anchordesk.wire.returns import RETURN, Return
from anchordesk.wire.signing import verify_statement

Place = tuple[str, str, str]
"""Organisation, template and period."""
PlaceInChain = tuple[str, str, int]
"""Organisation, incarnation and number of a desk's message."""

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
    """How a key stands that an organisation registered to sign its returns with."""

    organisation: str
    is_revoked: bool


@dataclass(frozen=True)
class VerifiedReturn:
    """A return that was signed for this hub by the key that it names.

    Attributes:
        signer: The id of that key; whose it is, `refuse_key` looks at.
    """

    body: bytes
    digest: str
    signer: str
    content: Return

    @cached_property
    def place(self) -> Place:
        """What it counts for."""
        return str(self.content.head.organisation), self.content.template, self.content.period

    @cached_property
    def number(self) -> PlaceInChain:
        """Where it stands among its desk's messages."""
        head = self.content.head
        return self.place[0], str(head.incarnation), head.seq


def verified_return(
    identity: HubIdentity, public_key: bytes | None, body: bytes, digest: str, signer: str
) -> VerifiedReturn:
    """A return that may be stored as far as it alone can tell: its signature holds.

    Args:
        public_key: That of the signer; None if nobody registered it.
        signer: The id of the key that the return says it is signed with.

    Raises:
        ProblemError: if the key is unknown, the signature is wrong, the content is no return, or it
            prints a count of people that its own method says must be withheld.
    """
    if public_key is None:
        raise _unknown_key()
    try:
        payload = verify_statement(
            body, type_=RETURN, public_key=public_key, recipient=identity.key_id, verify=verify
        )
        content = decode(payload, Return)
    except WireError as error:
        raise problem_from_wire(error) from error
    _refuse_small_counts(content)
    return VerifiedReturn(body, digest, signer, content)


def refuse_key(one: VerifiedReturn, key: MemberKey | None) -> None:
    """Refuse a return whose key may not speak for its organisation now.

    Args:
        key: How the signer's key stands in the transaction that would store the return.

    Raises:
        ProblemError: if the key is unknown or withdrawn, or another organisation's.
    """
    if key is None:
        raise _unknown_key()
    if key.is_revoked:
        raise ProblemError(
            Refusal.KEY_REVOKED, "Ask your team lead: this key was withdrawn from the network."
        )
    if key.organisation != one.place[0]:
        raise ProblemError(
            Refusal.BAD_SIGNATURE, "The key belongs to another organisation than the return."
        )


def _unknown_key() -> ProblemError:
    return ProblemError(
        Refusal.KEY_UNKNOWN,
        "No member organisation has joined this hub with that key. "
        "Ask the network's co-ordinator for an invitation.",
    )


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
