"""Breaks what the exchange rests on, one thing at a time: the journey over faults must notice."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import count
from typing import Any
from unittest.mock import patch

import pytest

from anchordesk.services import sending, tallies
from anchordesk.services.exchange_records import OutboxItem, OutboxState, StoredTally
from anchordesk.services.ports import HubReply
from anchordesk.wire import sealing
from tests.services.test_exchange_machine import test_each_fault_is_met_and_got_over as journey

pytestmark = pytest.mark.long


@contextmanager
def tallies_are_added() -> Iterator[None]:
    """Each tally that comes stands beside the one before it, instead of in its place."""
    numbers = count()

    def beside(desk: str, *rest: Any) -> StoredTally:
        return StoredTally(f"{desk[:-4]}{next(numbers):04d}", *rest)

    def kept(*told: Any, **named: Any) -> StoredTally:
        return StoredTally(*told) if told else beside(named.pop("desk"), *named.values())

    with patch.object(tallies, "StoredTally", kept):
        yield


@contextmanager
def silence_is_a_yes() -> Iterator[None]:
    """What got no receipt counts as stored."""
    settled = sending._settled

    def believed(workspace: Any, hub: Any, item: OutboxItem, reply: HubReply) -> OutboxItem:
        true = settled(workspace, hub, item, reply)
        return replace(true, state=OutboxState.STORED) if reply.receipt is None else true

    with patch.object(sending, "_settled", believed):
        yield


@contextmanager
def nothing_is_sealed() -> Iterator[None]:
    """Envelopes are packed, and open to everybody."""

    class Open:
        def encrypt(self, inside: bytes, _key: object, *, info: bytes) -> bytes:
            return bytes(sealing.HPKE_OVERHEAD) + inside

        def decrypt(self, sealed: bytes, _key: object, *, info: bytes) -> bytes:
            return bytes(sealed)[sealing.HPKE_OVERHEAD :]

    with patch.object(sealing, "_SUITE", Open()):
        yield


@pytest.mark.parametrize("broken", [tallies_are_added, silence_is_a_yes, nothing_is_sealed])
def test_a_broken_exchange_is_noticed(broken: Any) -> None:
    with broken(), pytest.raises(AssertionError):
        journey()
