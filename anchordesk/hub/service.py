"""What a running hub has at hand: its identity, database, clock and limits."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property

import msgspec
from starlette.requests import Request

from anchordesk.hub.identity import HubIdentity
from anchordesk.hub.journal import Metrics
from anchordesk.hub.limits import Buckets, Limits
from anchordesk.hub.store import Store
from anchordesk.wire.codec import encode
from anchordesk.wire.framing import ANYONE
from anchordesk.wire.signing import sign_statement


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True)
class Options:
    """How a hub is run, as far as whoever runs it may choose.

    Attributes:
        limits: How much one client may ask.
        tells_addresses: Whether the journal holds the addresses of clients.
    """

    limits: Limits = field(default_factory=Limits)
    tells_addresses: bool = False


@dataclass(frozen=True)
class HubService:
    """The parts that every request needs."""

    identity: HubIdentity
    store: Store
    now: Callable[[], datetime] = _now
    options: Options = field(default_factory=Options)
    metrics: Metrics = field(default_factory=Metrics)

    @cached_property
    def member_rates(self) -> Buckets:
        """How often each signing key sent returns lately."""
        return Buckets(self.options.limits.member)

    def sign_for_anyone(self, kind: str, message: msgspec.Struct) -> bytes:
        """A message in the hub's hand, readable by anyone."""
        return sign_statement(
            kind, encode(message), private_key=self.identity.private_key, recipient=ANYONE
        )


def service_of(request: Request) -> HubService:
    """The hub that this request came to."""
    service = request.app.state.service
    if not isinstance(service, HubService):
        raise TypeError("the application was built without its hub")
    return service
