"""Fits the two carriers, HTTP and folder, to the ports of the use cases."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, assert_never

from anchordesk.adapters.file_drop import (
    DropDamagedError,
    DropMissingError,
    DropUnavailableError,
    FileDrop,
)
from anchordesk.adapters.hub_answers import (
    Done,
    EnvelopeAnswer,
    HubAnswer,
    Interference,
    Problem,
    ReceiptAnswer,
    Unreachable,
)
from anchordesk.adapters.system_proxy import system_proxy_for
from anchordesk.services.errors import StorageError
from anchordesk.services.ports import HubReply

if TYPE_CHECKING:
    from anchordesk.adapters.hub_http import HubHttp


_HELPS_NOBODY = frozenset({"too-many", "busy", "storage-full"})
"""Problems by which a hub speaks of itself, so that every other message would meet them too."""


class HubCarrier:
    """Speaks to hubs over HTTP, one connection a time, by the proxy that the system names.

    Args:
        find_proxy: Answers with the proxy for an address; None for a direct connection. It is
            asked for each request, since a laptop moves between networks.
    """

    def __init__(
        self,
        total_seconds: float = 60.0,
        find_proxy: Callable[[str], str | None] = system_proxy_for,
    ) -> None:
        self._total_seconds = total_seconds
        self._find_proxy = find_proxy

    def send(
        self, hub_url: str, path: str, body: bytes, *, is_join: bool, token: bytes = b""
    ) -> HubReply:
        """Send an item's exact bytes and return what came back."""
        reply = self._ask(
            hub_url,
            lambda hub: hub.post(path, body) if is_join else hub.put(path, body, token),
        )
        return replace(reply, sent_bytes=len(body))

    def read(self, hub_url: str, path: str, *, token: bytes = b"") -> HubReply:
        """Return what is at a path, in place of a receipt."""
        return self._ask(hub_url, lambda hub: hub.get(path, token))

    def take_out(self, hub_url: str, path: str, *, token: bytes) -> HubReply:
        """Let an envelope wait no more; an empty receipt says that it was done."""
        return self._ask(hub_url, lambda hub: hub.delete(path, token))

    def _ask(self, hub_url: str, question: Callable[[HubHttp], HubAnswer]) -> HubReply:
        # Loaded when wanted: most days of casework never speak to the hub.
        from anchordesk.adapters.hub_http import connect  # noqa: PLC0415

        connection = connect(
            hub_url, total_seconds=self._total_seconds, proxy=self._find_proxy(hub_url)
        )
        if isinstance(connection, Unreachable):
            return _reply(connection)
        with connection as hub:
            return _reply(question(hub))


def _reply(answer: HubAnswer) -> HubReply:
    match answer:
        case ReceiptAnswer(content) | EnvelopeAnswer(content):
            return HubReply(receipt=content, received_bytes=len(content))
        case Done():
            return HubReply(receipt=b"")
        case Problem():
            return HubReply(
                receipt=None,
                problem=f"{answer.title}. {answer.detail}",
                try_again=answer.retry == "later",
                retry_after_seconds=answer.retry_after_seconds,
                of_this_alone=answer.code not in _HELPS_NOBODY,
            )
        case Interference(_, sentence):
            return HubReply(receipt=None, problem=f"{sentence} You can carry on working.")
        case Unreachable(sentence, _):
            return HubReply(receipt=None, problem=f"{sentence} You can carry on working.")
        case _:
            assert_never(answer)


class CarriedFolder:
    """A folder or stick with sealed envelopes."""

    def __init__(self, folder: Path) -> None:
        self._drop = FileDrop(folder)

    def put(self, digest: str, envelope: bytes) -> None:
        """Write an envelope whole."""
        try:
            written = self._drop.put(envelope)
        except DropUnavailableError as problem:
            raise _unusable(problem) from problem
        if written != digest:
            raise StorageError("An envelope in the outbox is not what it was when it was sealed.")

    def list_digests(self) -> tuple[str, ...]:
        """Return the digests of the envelopes there."""
        try:
            return self._drop.digests()
        except DropUnavailableError as problem:
            raise _unusable(problem) from problem

    def read(self, digest: str) -> bytes | None:
        """Return an envelope, or None if it is not whole."""
        try:
            return self._drop.read(digest)
        except (DropDamagedError, DropMissingError):
            # Still being copied, or taken away meanwhile: the next look finds it or not.
            return None
        except DropUnavailableError as problem:
            raise _unusable(problem) from problem


def _unusable(problem: DropUnavailableError) -> StorageError:
    return StorageError(
        problem.sentence,
        what_is_safe="Everything is still in your outbox.",
        what_to_do="Check the folder or stick, or choose another one.",
    )
