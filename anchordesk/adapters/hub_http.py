"""Carries wire messages to a hub over HTTP, and says plainly what came back.

It never decides that something was stored: only `wire.receipts.verify_receipt` does, from the
bytes that this returns. A captive portal's page with status 200 is an `Interference` here.
Redirects are not followed, trust is the operating system's, and each request is bounded in bytes
and in total time, however slowly the other side drips.
"""

from __future__ import annotations

import base64
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from email.utils import parsedate_to_datetime
from typing import Any

import httpx2

from anchordesk.adapters.hub_answers import (
    Done,
    EnvelopeAnswer,
    HubAnswer,
    Interference,
    Problem,
    Reason,
    ReceiptAnswer,
    Unreachable,
)
from anchordesk.wire.codec import decode
from anchordesk.wire.errors import WireError
from anchordesk.wire.framing import unpack_statement
from anchordesk.wire.mailboxes import ENVELOPE_MEDIA_TYPE
from anchordesk.wire.packs import LARGEST_PACK
from anchordesk.wire.problems import (
    PROBLEM_MEDIA_TYPE,
    STATEMENT_MEDIA_TYPE,
    ProblemDetails,
)

CONNECT_SECONDS = 10.0
LONGEST_WAIT_SECONDS = 24 * 60 * 60

_SENTENCES: dict[Reason, str] = {
    "dns": "The hub's address could not be found. This computer may be offline.",
    "refused": "The hub could not be reached.",
    "timeout": "The hub took too long to answer.",
    "tls": "The connection to the hub could not be made safe, so nothing was sent.",
    "proxy": "Your organisation's proxy did not let the connection to the hub through.",
    "broken": "The connection to the hub broke off.",
    "address": "The hub's address is not one that can be used.",
}

_BAD_ADDRESS = (httpx2.InvalidURL, httpx2.UnsupportedProtocol, UnicodeError)
"""A host's name that cannot be encoded comes as a UnicodeError, from below the client."""


class HubHttp:
    """A connection to one hub, for one thread at a time. Close it after use, or use `with`."""

    def __init__(
        self, hub_url: str, *, proxy: str | None = None, total_seconds: float = 60.0
    ) -> None:
        """Prepare; nothing is sent.

        Args:
            hub_url: Scheme, host and port, for example "https://hub.example.org".
            proxy: The proxy for this hub as the system says, for example "http://proxy:3128".
            total_seconds: The most that one request may take from start to end.

        Raises:
            httpx2.InvalidURL: if the address is none.
        """
        self._total_seconds = total_seconds
        step = min(CONNECT_SECONDS, total_seconds)
        self._client = httpx2.Client(
            base_url=hub_url,
            proxy=proxy,
            trust_env=False,
            follow_redirects=False,
            timeout=httpx2.Timeout(total_seconds, connect=step, pool=step),
            limits=httpx2.Limits(max_connections=1, max_keepalive_connections=1),
            headers={
                "Accept": f"{STATEMENT_MEDIA_TYPE}, {ENVELOPE_MEDIA_TYPE}, {PROBLEM_MEDIA_TYPE}",
                # Nothing is unpacked, so nothing small can unpack to something huge.
                "Accept-Encoding": "identity",
            },
        )

    def __enter__(self) -> HubHttp:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the connection."""
        self._client.close()

    def put(self, path: str, body: bytes, token: bytes = b"") -> HubAnswer:
        """PUT bytes at a path such as "/v1/returns/{sha256}"."""
        return self._ask("PUT", path, body, token)

    def post(self, path: str, body: bytes) -> HubAnswer:
        """POST bytes to a path such as "/v1/join/{invitation}"."""
        return self._ask("POST", path, body)

    def get(self, path: str, token: bytes = b"") -> HubAnswer:
        """GET a path such as "/v1/hub?nonce=00"."""
        return self._ask("GET", path, None, token)

    def delete(self, path: str, token: bytes) -> HubAnswer:
        """DELETE an envelope that is in the records now."""
        return self._ask("DELETE", path, None, token)

    def _ask(self, method: str, path: str, body: bytes | None, token: bytes = b"") -> HubAnswer:
        shown = base64.urlsafe_b64encode(token).decode("ascii")
        headers = {"Authorization": f"Bearer {shown}"} if token else {}
        deadline = _Deadline(self._total_seconds)
        try:
            with (
                deadline.running(),
                self._client.stream(
                    method,
                    path,
                    content=body,
                    headers=headers,
                    extensions={"trace": deadline.watch},
                ) as response,
            ):
                content = _read_bounded(response)
                return _classify(response, content)
        except (httpx2.HTTPError, httpx2.InvalidURL, UnicodeError) as error:
            reason = "timeout" if deadline.has_passed else _reason_of(error)
            return Unreachable(_SENTENCES[reason], reason)


def connect(
    hub_url: str, *, total_seconds: float, proxy: str | None = None
) -> HubHttp | Unreachable:
    """Prepare a connection, or say that no request can be made to that address."""
    try:
        return HubHttp(hub_url, proxy=proxy, total_seconds=total_seconds)
    except httpx2.InvalidURL:
        return Unreachable(_SENTENCES["address"], "address")


class _Deadline:
    """Ends a request when its total time is up, by shutting the socket that it waits on."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._ends = time.monotonic() + seconds
        self._socket: socket.socket | None = None
        self._guard = threading.Lock()

    @property
    def has_passed(self) -> bool:
        return time.monotonic() >= self._ends

    @contextmanager
    def running(self) -> Iterator[None]:
        timer = threading.Timer(self._seconds, self._shut)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()
            with self._guard:
                self._socket = None

    def watch(self, event: str, info: dict[str, Any]) -> None:
        """Follow the client's trace to learn which socket carries the request."""
        if event in ("connection.connect_tcp.complete", "connection.start_tls.complete"):
            found = info["return_value"].get_extra_info("socket")
            with self._guard:
                self._socket = found

    def _shut(self) -> None:
        with self._guard:
            if self._socket is None:
                return
            try:
                # The plain socket's shutdown, also under TLS: it wakes the waiting read at once.
                socket.socket.shutdown(self._socket, socket.SHUT_RDWR)
            except OSError:
                # Closed already by the other side; the request is ending by itself.
                return


def _read_bounded(response: httpx2.Response) -> bytes | None:
    """The answer's bytes, or None if there are more than any hub sends."""
    content = bytearray()
    for part in response.iter_raw():
        content += part
        if len(content) > LARGEST_PACK:  # the largest of what a hub sends
            return None
    return bytes(content)


def _classify(response: httpx2.Response, content: bytes | None) -> HubAnswer:
    media_type = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    try:
        if content is not None and media_type == STATEMENT_MEDIA_TYPE and response.is_success:
            unpack_statement(content)
            return ReceiptAnswer(content)
        if content is not None and media_type == ENVELOPE_MEDIA_TYPE and response.is_success:
            return EnvelopeAnswer(content)
        if response.status_code == 204 and not content:
            return Done()
        if content is not None and media_type == PROBLEM_MEDIA_TYPE and response.is_error:
            document = decode(content, ProblemDetails)
            return Problem(
                status=response.status_code,
                code=document.code,
                title=document.title,
                detail=document.detail,
                retry=document.retry,
                retry_after_seconds=_retry_after(response.headers.get("retry-after")),
            )
    except WireError:
        return _interference(response)
    return _interference(response)


def _interference(response: httpx2.Response) -> Interference:
    status = response.status_code
    if status == 407:
        sentence = "Your organisation's proxy asks for a sign-in before it lets anything through."
    elif response.is_redirect or status == 511:
        sentence = "This network asks you to sign in on a web page first."
    elif response.is_success:
        sentence = "A web page answered instead of the hub. This network may ask you to sign in."
    else:
        sentence = "Something between this computer and the hub answered in its place."
    return Interference(status, sentence)


def _retry_after(told: str | None) -> float | None:
    """Seconds to wait (RFC 9110, section 10.2.3), from 0 to a day; None if told nothing usable."""
    if told is None:
        return None
    if told.isascii() and told.isdecimal() and len(told) <= 9:
        return min(float(told), LONGEST_WAIT_SECONDS)
    try:
        until = parsedate_to_datetime(told).timestamp()
    except (ValueError, TypeError, OverflowError):
        return None
    return min(max(until - time.time(), 0.0), LONGEST_WAIT_SECONDS)


def _reason_of(error: httpx2.HTTPError | httpx2.InvalidURL | UnicodeError) -> Reason:
    causes = _causes(error)
    tests: tuple[tuple[Reason, bool], ...] = (
        ("tls", any(isinstance(cause, ssl.SSLError) for cause in causes)),
        ("address", isinstance(error, _BAD_ADDRESS)),
        ("timeout", isinstance(error, httpx2.TimeoutException)),
        ("proxy", isinstance(error, httpx2.ProxyError)),
        ("dns", any(isinstance(cause, socket.gaierror) for cause in causes)),
        ("refused", isinstance(error, httpx2.ConnectError)),
    )
    return next((reason for reason, holds in tests if holds), "broken")


def _causes(error: BaseException) -> tuple[BaseException, ...]:
    found: list[BaseException] = []
    at: BaseException | None = error
    while at is not None and at not in found:
        found.append(at)
        at = at.__cause__ or at.__context__
    return tuple(found)
