"""Fetches what waits for this desk at the hub; each envelope goes there once it is kept here."""

from __future__ import annotations

from anchordesk.domain.roles import UseCase
from anchordesk.services import hub_standing, inbox
from anchordesk.services.doors import door
from anchordesk.services.errors import HandoverRefusedError, TeamRefusedError
from anchordesk.services.exchange_records import HubRegistration
from anchordesk.services.inbox import Reading, Received
from anchordesk.services.roster import own_mailbox
from anchordesk.services.sending import keep_traffic
from anchordesk.services.workspace import Workspace
from anchordesk.wire.addresses import digest_of
from anchordesk.wire.codec import LARGEST_ANSWER, decode
from anchordesk.wire.errors import UpgradeNeededError, WireError
from anchordesk.wire.framing import ANYONE
from anchordesk.wire.mailboxes import MAILBOX_PAGE, MailboxPage, envelope_path, reading_key
from anchordesk.wire.signing import verify_statement

MOST_PAGES = 25


@door(UseCase.EXCHANGE)
def collect(workspace: Workspace) -> Reading:
    """Fetch and take in everything that waits, oldest first.

    What cannot be read by any version of this desk is taken out as well; what a newer version or a
    newer list of the team may read stays there.
    """
    with workspace.records.reading() as reading:
        hub, joined = reading.hub(), reading.team.organisation() or reading.team.joining()
    if hub is None or joined is None:
        return Reading((), ())
    hub_standing.look(workspace, hub)
    fetching = _Fetching(workspace, hub)
    after = 0
    for _ in range(MOST_PAGES):
        page = fetching.page(after)
        if page is None or not page.entries:
            break
        for entry in page.entries:
            if not fetching.take(entry.digest):
                break
        after = page.entries[-1].place
        if fetching.problem:
            break
    keep_traffic(fetching.workspace, 0, fetching.received_bytes)
    return Reading(tuple(fetching.received), tuple(fetching.refused), fetching.problem)


class _Fetching:
    """One look into this desk's mailbox."""

    def __init__(self, workspace: Workspace, hub: HubRegistration) -> None:
        self.workspace = workspace
        self.received: list[Received] = []
        self.refused: list[str] = []
        self.problem = ""
        self.received_bytes = 0
        self._hub = hub
        self._mailbox = own_mailbox(workspace)
        self._key = reading_key(workspace.profile.sealing_key)

    def page(self, after: int) -> MailboxPage | None:
        """What waits after a place; None if the hub cannot be asked."""
        content = self._ask(f"/v1/mailboxes/{self._mailbox}/envelopes?after={after}")
        if content is None:
            return None
        try:
            payload = verify_statement(
                content, type_=MAILBOX_PAGE, public_key=self._hub.public_key, recipient=ANYONE
            )
            page = decode(payload, MailboxPage, largest=LARGEST_ANSWER)
        except WireError:
            self.problem = "Something answered in the hub's place. You can carry on working."
            return None
        return page if page.mailbox == self._mailbox else None

    def take(self, digest: str) -> bool:
        """Fetch one envelope, keep what it brings, let it wait no more; tell whether to go on."""
        path = envelope_path(self._mailbox, digest)
        envelope = self._ask(path)
        if envelope is None:
            return False
        if digest_of(envelope) != digest:
            self.problem = "A message did not arrive whole. It is fetched again next time."
            return False
        try:
            received = inbox.receive(self.workspace, envelope)
        except UpgradeNeededError as problem:
            self.refused.append(problem.sentence)
            return True
        except WireError as problem:
            self.refused.append(problem.sentence)
        except (TeamRefusedError, HandoverRefusedError) as problem:
            self.refused.append(f"{problem.what_happened} {problem.what_to_do}".rstrip())
            return True
        else:
            self.received.append(received)
            self.workspace = inbox.with_profile(self.workspace, received.profile)
        reply = self.workspace.hub_transport.take_out(self._hub.url, path, token=self._key)
        if reply.receipt is None:
            self.problem = reply.problem
        return not self.problem

    def _ask(self, path: str) -> bytes | None:
        reply = self.workspace.hub_transport.read(self._hub.url, path, token=self._key)
        self.received_bytes += reply.received_bytes
        if reply.receipt is None:
            self.problem = reply.problem
        return reply.receipt
