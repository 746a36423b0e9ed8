"""Checks the hub's public log from a member's desk: its chain, its hand, and our receipts in it.

The hub's own check (`anchordesk hub check`) believes the hub's disk. This one believes nothing but
the hub's pinned key and the receipts that this desk holds, so it also notices a log that was
rewritten, shortened, or shown differently to somebody else: heads can be compared by telephone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from anchordesk.domain.errors import UnavailableError
from anchordesk.domain.roles import UseCase
from anchordesk.services.doors import door
from anchordesk.services.errors import NotFoundError
from anchordesk.services.exchange_records import HubRegistration
from anchordesk.services.ports import HubReply
from anchordesk.services.workspace import Workspace
from anchordesk.wire.codec import LARGEST_ANSWER, decode
from anchordesk.wire.errors import WireError
from anchordesk.wire.framing import ANYONE
from anchordesk.wire.log_chain import FIRST_HEAD, check_page
from anchordesk.wire.messages import LOG_PAGE, LogPage, Receipt
from anchordesk.wire.receipts import verify_receipt
from anchordesk.wire.signing import verify_statement

MOST_PAGES = 10_000
"""A hub that never ends its log is not followed further; that is five million entries."""


class HubUnreachableError(UnavailableError):
    """The hub cannot be asked now, which says nothing about its log."""

    code = "hub-unreachable"
    safe = "Nothing was changed, and your work is saved."
    advice = "Try again later."


class HubReader(Protocol):
    """Asks a hub for what anybody may read."""

    def read(self, hub_url: str, path: str) -> HubReply:
        """Return the statement at a path, unverified, or why there is none."""


@dataclass(frozen=True, slots=True)
class HubLogCheck:
    """What a check found.

    Attributes:
        entries: How long the hub's log is.
        head: Its newest head; members that see the same log see the same head.
        receipts: How many receipts this desk holds for it.
        faults: What does not fit, in plain words; empty if all is well.
    """

    entries: int
    head: str
    receipts: int
    faults: tuple[str, ...]


@door(UseCase.EXCHANGE)
def check_hub_log(workspace: Workspace, reader: HubReader) -> HubLogCheck:
    """Check the log of the network that this desk belongs to.

    Raises:
        NotFoundError: if this desk belongs to no network.
        HubUnreachableError: if the hub cannot be asked now; that says nothing about its log.
    """
    with workspace.records.reading() as reading:
        hub, items = reading.hub(), reading.outbox()
    if hub is None:
        raise NotFoundError("This desk belongs to no network yet, so there is no log to check.")
    held = [
        verify_receipt(item.receipt, hub.public_key, item.digest)
        for item in items
        if item.receipt is not None
    ]
    return check_log(hub, held, reader)


def check_log(hub: HubRegistration, held: Sequence[Receipt], reader: HubReader) -> HubLogCheck:
    """Read a hub's whole log, and compare it with receipts that were verified before.

    Raises:
        HubUnreachableError: as above.
    """
    expected = {receipt.log_index: receipt for receipt in held}
    index, head = 0, FIRST_HEAD
    faults: list[str] = []
    for _ in range(MOST_PAGES):
        try:
            page = _page_after(hub, index, reader)
            if page.previous_head != head or (page.lines and page.lines[0].log_index != index + 1):
                raise WireError
            head = check_page(page)
        except WireError:
            faults.append(
                f"After entry {index} the hub's log does not go on as its chain demands, or is not "
                "in the hub's own hand."
            )
            break
        if not page.lines:
            break
        for line in page.lines:
            receipt = expected.pop(line.log_index, None)
            if receipt and (receipt.digest, receipt.log_head) != (line.digest, line.head):
                faults.append(
                    f"Entry {line.log_index} is not what this desk has the hub's receipt for."
                )
        index = page.lines[-1].log_index
    if expected and not faults:
        faults.append(
            f"The hub gave this desk a receipt for entry {max(expected)}, but its log ends at "
            f"entry {index}. It was probably restored from an older backup."
        )
    return HubLogCheck(index, head, len(held), tuple(faults))


def _page_after(hub: HubRegistration, index: int, reader: HubReader) -> LogPage:
    reply = reader.read(hub.url, f"/v1/log?after={index}")
    if reply.receipt is None:
        raise HubUnreachableError(reply.problem)
    payload = verify_statement(
        reply.receipt, type_=LOG_PAGE, public_key=hub.public_key, recipient=ANYONE
    )
    return decode(payload, LogPage, largest=LARGEST_ANSWER)
