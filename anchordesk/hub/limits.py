"""How much a hub takes from one place, and how slowly: the numbers, and buckets that count."""

from __future__ import annotations

import ipaddress
import math
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

MOST_BUCKETS = 10_000
"""How many places are remembered; the one that was quiet longest is forgotten first."""


@dataclass(frozen=True)
class Rate:
    """So many requests at once, and so many more each minute."""

    burst: int
    per_minute: float


@dataclass(frozen=True)
class Limits:
    """What one client may ask of a hub.

    Attributes:
        reading: Requests that change nothing, from one address.
        writing: Requests that may store, from one address: a whole office can share one.
        member: Returns under one signing key, stored or not.
        depositor: Envelopes from all desks of one organisation.
        signing_in: Attempts to sign in, from one address.
        head_seconds: The time until a request's head has arrived whole.
        body_seconds: The time until its body has.
        answer_seconds: The time a client may take to read an answer.
    """

    reading: Rate = Rate(600, 600)
    writing: Rate = Rate(300, 300)
    member: Rate = Rate(120, 60)
    depositor: Rate = Rate(1200, 600)
    signing_in: Rate = Rate(10, 2)
    head_seconds: float = 15.0
    body_seconds: float = 60.0
    answer_seconds: float = 120.0


@dataclass
class _Bucket:
    left: float
    filled_at: float


class Buckets:
    """Token buckets, one for each place; in memory only, so no address is ever written down."""

    def __init__(self, rate: Rate, clock: Callable[[], float] = time.monotonic) -> None:
        self._rate = rate
        self._clock = clock
        self._buckets: OrderedDict[str, _Bucket] = OrderedDict()
        self._guard = threading.Lock()

    def take(self, place: str) -> float:
        """Use one request of a place.

        Returns:
            0 if it may go on, otherwise the seconds until the next one may.
        """
        now = self._clock()
        a_second = self._rate.per_minute / 60
        with self._guard:
            bucket = self._buckets.pop(place, None) or _Bucket(self._rate.burst, now)
            self._buckets[place] = bucket
            if len(self._buckets) > MOST_BUCKETS:
                self._buckets.popitem(last=False)
            grown = bucket.left + (now - bucket.filled_at) * a_second
            bucket.left = min(float(self._rate.burst), grown)
            bucket.filled_at = now
            if bucket.left >= 1:
                bucket.left -= 1
                return 0.0
            return (1 - bucket.left) / a_second


@lru_cache(MOST_BUCKETS)
def place_of(address: str) -> str:
    """What counts as one place: an IPv4 address, or the /64 network of an IPv6 one."""
    try:
        told = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(told, ipaddress.IPv6Address):
        return str(ipaddress.ip_network((told, 64), strict=False))
    return address


def whole_seconds(seconds: float) -> str:
    """Seconds as `Retry-After` has them, never too early."""
    return str(max(1, math.ceil(seconds)))
