"""What a running hub has at hand: its identity, database, clock and limits."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from typing import TypeVar

import msgspec
from sqlalchemy import Connection
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request

from anchordesk.hub.identity import HubIdentity
from anchordesk.hub.journal import Metrics
from anchordesk.hub.limits import Buckets, Limits
from anchordesk.hub.return_intake import ReturnIntake
from anchordesk.hub.store import Store
from anchordesk.wire.codec import encode
from anchordesk.wire.framing import ANYONE
from anchordesk.wire.signing import sign_statement

Result = TypeVar("Result")


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True)
class Options:
    """How a hub is run, as far as whoever runs it may choose.

    Attributes:
        limits: How much one client may ask.
        tells_addresses: Whether the journal holds the addresses of clients.
        public_url: The https address under which a proxy on this computer passes requests on;
            empty if nobody beyond this computer reaches the hub.
    """

    limits: Limits = field(default_factory=Limits)
    tells_addresses: bool = False
    public_url: str = ""


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

    @cached_property
    def returns(self) -> ReturnIntake:
        """What takes returns in."""
        return ReturnIntake(self.store, self.identity, self.member_rates, self.now)

    @cached_property
    def depositor_rates(self) -> Buckets:
        """How often the desks of each organisation left envelopes lately."""
        return Buckets(self.options.limits.depositor)

    @cached_property
    def sign_in_rates(self) -> Buckets:
        """How often each place and each account tried to sign in lately."""
        return Buckets(self.options.limits.signing_in)

    async def read(self, question: Callable[[Connection], Result]) -> Result:
        """Ask the database, beside the thread that answers requests."""

        def ask() -> Result:
            with self.store.read() as connection:
                return question(connection)

        return await run_in_threadpool(ask)

    async def ask(self, question: Callable[[Connection], Result]) -> Result:
        """Ask what needs no single moment of the database, beside that thread."""
        return await run_in_threadpool(self.store.ask, question)

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
