"""Fits the two carriers, HTTP and folder, to the ports of the use cases."""

from __future__ import annotations

from pathlib import Path
from typing import assert_never

from anchordesk.adapters.file_drop import (
    DropDamagedError,
    DropMissingError,
    DropUnavailableError,
    FileDrop,
)
from anchordesk.adapters.hub_answers import (
    HubAnswer,
    Interference,
    Problem,
    ReceiptAnswer,
    Unreachable,
)
from anchordesk.services.errors import StorageError
from anchordesk.services.ports import HubReply


class HubCarrier:
    """Sends outbox items over HTTP, one connection a time."""

    def __init__(self, total_seconds: float = 60.0) -> None:
        self._total_seconds = total_seconds

    def send(self, hub_url: str, path: str, body: bytes, *, is_join: bool) -> HubReply:
        """Send an item's exact bytes and return what came back."""
        # Loaded when wanted: most days of casework never speak to the hub.
        from anchordesk.adapters.hub_http import connect  # noqa: PLC0415

        connection = connect(hub_url, total_seconds=self._total_seconds)
        if isinstance(connection, Unreachable):
            return _reply(connection)
        with connection as hub:
            return _reply(hub.post(path, body) if is_join else hub.put(path, body))

    def read(self, hub_url: str, path: str) -> HubReply:
        """Return what a hub says at a path that anybody may read."""
        from anchordesk.adapters.hub_http import connect  # noqa: PLC0415

        connection = connect(hub_url, total_seconds=self._total_seconds)
        if isinstance(connection, Unreachable):
            return _reply(connection)
        with connection as hub:
            return _reply(hub.get(path))


def _reply(answer: HubAnswer) -> HubReply:
    match answer:
        case ReceiptAnswer(content):
            return HubReply(receipt=content)
        case Problem():
            return HubReply(
                receipt=None,
                problem=f"{answer.title}. {answer.detail}",
                try_again=answer.retry == "later",
                retry_after_seconds=answer.retry_after_seconds,
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
