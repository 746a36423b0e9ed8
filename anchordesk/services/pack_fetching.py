"""Fetches the network's packs from the hub, and takes into use what is newer and in its hand.

The hub only carries: a pack is believed for the co-ordinator's signature, as one from a stick is.
What vacancies and priorities say is used at once, the rest from the next unlock on.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import get_args

from anchordesk.domain.roles import UseCase
from anchordesk.services.doors import door
from anchordesk.services.exchange_records import HubRegistration
from anchordesk.services.pack_contents import PackRefusedError
from anchordesk.services.packs import PackSeen, take_pack
from anchordesk.services.sending import keep_traffic
from anchordesk.services.workspace import Workspace
from anchordesk.wire.addresses import digest_of
from anchordesk.wire.codec import decode
from anchordesk.wire.errors import WireError
from anchordesk.wire.framing import ANYONE
from anchordesk.wire.packs import (
    PACK_LIST,
    PACK_LIST_PATH,
    ListedPack,
    PackContents,
    PackList,
    pack_path,
)
from anchordesk.wire.signing import verify_statement

ANSWERED_BY_ANOTHER = "Something answered in the hub's place. You can carry on working."
NOT_WHOLE = "A list from the network did not arrive whole. It is fetched again next time."


@dataclass(frozen=True, slots=True)
class PacksFetched:
    """What a look at the hub's packs brought.

    Attributes:
        taken: Packs that are in use now.
        refused: By digest, a sentence for each pack that this desk does not use.
        problem: Why the look did not come to its end, in plain words; empty if it did.
    """

    taken: tuple[PackSeen, ...] = ()
    refused: dict[str, str] = field(default_factory=dict)
    problem: str = ""


@door(UseCase.TAKE_PACKS)
def fetch_packs(workspace: Workspace, known_bad: Collection[str] = ()) -> PacksFetched:
    """Fetch what is newer than what is in use; nothing where no hub, or no hand, is known.

    Args:
        known_bad: Digests of packs that were refused before, so that they are not fetched again.
    """
    with workspace.records.reading() as reading:
        hub, trusted = reading.hub(), reading.network.trusted()
        in_use = {
            contents: 0 if newest is None else newest.version
            for contents in get_args(PackContents)
            for newest in (reading.network.newest_pack(contents),)
        }
    if hub is None or trusted is None:
        return PacksFetched()
    look = _Look(workspace, hub)
    for listed in look.listed():
        # A list may tell of an older pack: of a hub that was restored, or that somebody holds.
        is_newer = listed.contents in in_use and listed.version > in_use[listed.contents]
        if is_newer and listed.digest not in known_bad and not look.problem:
            look.take(listed)
    keep_traffic(workspace, 0, look.received_bytes)
    return PacksFetched(tuple(look.taken), look.refused, look.problem)


class _Look:
    """One look at the hub's packs."""

    def __init__(self, workspace: Workspace, hub: HubRegistration) -> None:
        self.taken: list[PackSeen] = []
        self.refused: dict[str, str] = {}
        self.problem = ""
        self.received_bytes = 0
        self._workspace = workspace
        self._hub = hub

    def listed(self) -> tuple[ListedPack, ...]:
        """What the hub has; nothing if it cannot be asked."""
        content = self._ask(PACK_LIST_PATH)
        if content is None:
            return ()
        try:
            payload = verify_statement(
                content, type_=PACK_LIST, public_key=self._hub.public_key, recipient=ANYONE
            )
            return decode(payload, PackList).packs
        except WireError:
            self.problem = ANSWERED_BY_ANOTHER
            return ()

    def take(self, listed: ListedPack) -> None:
        """Fetch one pack, check it, and take it into use or say why not."""
        content = self._ask(pack_path(listed.digest))
        if content is None:
            return
        if digest_of(content) != listed.digest:
            self.problem = NOT_WHOLE
            return
        try:
            self._workspace, seen = take_pack(self._workspace, content)
        except PackRefusedError as problem:
            self.refused[listed.digest] = f"{problem.what_happened} {problem.what_is_safe}"
            return
        if seen is not None:
            self.taken.append(seen)

    def _ask(self, path: str) -> bytes | None:
        reply = self._workspace.hub_transport.read(self._hub.url, path)
        self.received_bytes += reply.received_bytes
        if reply.receipt is None:
            self.problem = reply.problem
        return reply.receipt
