"""One client's connection, given up when it is too slow: its head, its body, or its reading.

uvicorn ends idle connections between requests, but lets a client take for ever over the head of a
request or over reading an answer (uvicorn, `h11_impl.py`). A few hundred such clients would keep
everybody else out.
"""

from __future__ import annotations

import asyncio
from typing import Any

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol, RequestResponseCycle

from anchordesk.hub.limits import Limits
from anchordesk.hub.problems import ProblemError, Refusal
from anchordesk.wire.codec import encode
from anchordesk.wire.problems import PROBLEM_MEDIA_TYPE


def bounded_connections(limits: Limits) -> type[asyncio.Protocol]:
    """The kind of connection that holds its client to these limits."""

    class Bounded(_BoundedConnection):
        _limits = limits

    return Bounded


class _BoundedConnection(H11Protocol):
    _limits: Limits
    transport: _TogetherTransport

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._deadline: asyncio.TimerHandle | None = None
        self._due = 0.0
        self._timed: object = None
        self.cycle: RequestResponseCycle | None = None  # type: ignore[assignment]

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(_TogetherTransport(transport, self.loop))
        self._set_deadline()

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        self._set_deadline()

    def on_response_complete(self) -> None:
        self.transport.send_now()
        super().on_response_complete()
        self._set_deadline()

    def connection_lost(self, exc: Exception | None) -> None:
        super().connection_lost(exc)
        if self._deadline is not None:
            self._deadline.cancel()

    def send_400_response(self, msg: str) -> None:
        """Refuse what is not HTTP in the hub's own form, instead of uvicorn's plain text."""
        document = ProblemError(Refusal.BAD_ENVELOPE, "It is not a request in HTTP.").document
        body = encode(document)
        headers = [
            (b"content-type", PROBLEM_MEDIA_TYPE.encode()),
            (b"content-length", str(len(body)).encode()),
            (b"connection", b"close"),
        ]
        for event in (
            h11.Response(status_code=document.status, headers=headers, reason=b"Bad Request"),
            h11.Data(data=body),
            h11.EndOfMessage(),
        ):
            self.transport.write(self.conn.send(event) or b"")
        self.transport.close()

    def _set_deadline(self) -> None:
        """Time each request once from its head on, and the wait for a head once."""
        is_asked = self.cycle is not None and not self.cycle.response_complete
        timed: object = self.cycle if is_asked else ("head after", self.cycle)
        if timed == self._timed:
            return
        self._timed = timed
        limits = self._limits
        is_unread = self.transport.get_write_buffer_size() > 0
        seconds = limits.answer_seconds if is_unread else limits.head_seconds
        if is_asked:
            seconds = limits.body_seconds + limits.answer_seconds
        self._due = self.loop.time() + seconds
        # A clock that is set for earlier stays: it is cheaper to let it ring in vain than to stop
        # and set one twice for each request.
        if self._deadline is None or self._deadline.when() > self._due:
            self._set_clock()

    def _set_clock(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
        self._deadline = self.loop.call_at(self._due, self._ring)

    def _ring(self) -> None:
        self._deadline = None
        if self.loop.time() < self._due:
            self._set_clock()
        else:
            self.transport.abort()


class _TogetherTransport(asyncio.Transport):
    """Sends what is written in one turn of the loop at once.

    uvicorn writes the head of an answer and its body apart. Each would be a message to the kernel,
    and often a packet, of its own.
    """

    def __init__(self, transport: asyncio.Transport, loop: asyncio.AbstractEventLoop) -> None:
        super().__init__()
        self._transport = transport
        self._loop = loop
        self._held: list[bytes | bytearray | memoryview] = []
        self._sending: asyncio.Handle | None = None

    def write(self, data: bytes | bytearray | memoryview) -> None:
        """Send these bytes when the turn ends, after those that were written before."""
        if not data:
            return
        self._held.append(data)
        if self._sending is None:
            self._sending = self._loop.call_soon(self.send_now)

    def send_now(self) -> None:
        """Send what was written."""
        if self._sending is not None:
            self._sending.cancel()
            self._sending = None
            held, self._held = self._held, []
            self._transport.write(b"".join(held))

    def close(self) -> None:
        """Close once everything is sent."""
        self.send_now()
        self._transport.close()

    def abort(self) -> None:
        """Close at once."""
        self._transport.abort()

    def is_closing(self) -> bool:
        """Whether it is closed, or about to be."""
        return self._transport.is_closing()

    def get_write_buffer_size(self) -> int:
        """How many bytes wait to be sent."""
        return self._transport.get_write_buffer_size() + sum(map(len, self._held))

    def get_extra_info(self, name: str, default: Any = None) -> Any:
        """What the connection below says of itself."""
        return self._transport.get_extra_info(name, default)

    def pause_reading(self) -> None:
        """Read no more for now."""
        self._transport.pause_reading()

    def resume_reading(self) -> None:
        """Read on."""
        self._transport.resume_reading()
