"""What can come back when a desk asks a hub: kinds of answer, none of them a delivery."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from anchordesk.wire.problems import Retry

Reason = Literal["dns", "refused", "timeout", "tls", "proxy", "broken", "address"]


@dataclass(frozen=True)
class ReceiptAnswer:
    """Bytes that have the shape of a signed statement; nothing in them is verified yet."""

    content: bytes


@dataclass(frozen=True)
class EnvelopeAnswer:
    """Bytes that are said to be a sealed envelope; nobody has opened or checked them yet."""

    content: bytes


@dataclass(frozen=True)
class Done:
    """The hub did what was asked, and has nothing to say."""


@dataclass(frozen=True)
class Problem:
    """The hub said no. `retry` tells when the same bytes may be sent again."""

    status: int
    code: str
    title: str
    detail: str
    retry: Retry
    retry_after_seconds: float | None


@dataclass(frozen=True)
class Interference:
    """Something between the desk and the hub answered: a login page, a proxy, a block page."""

    status: int
    sentence: str


@dataclass(frozen=True)
class Unreachable:
    """Nothing that can be used came back."""

    sentence: str
    reason: Reason


HubAnswer = ReceiptAnswer | EnvelopeAnswer | Done | Problem | Interference | Unreachable
