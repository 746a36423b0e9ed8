"""What every request passes before any route sees it: its host, its headers, its rate."""

from __future__ import annotations

from collections.abc import Iterable

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from anchordesk.hub.limits import Buckets, Limits, place_of
from anchordesk.hub.problems import ProblemError, Refusal, as_response, too_many

LOOPBACK_HOSTS = ("127.0.0.1", "localhost", "::1", "[::1]")

_HEADERS = (
    (
        b"content-security-policy",
        b"default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; "
        b"form-action 'self'; frame-ancestors 'none'",
    ),
    (b"x-content-type-options", b"nosniff"),
    # Not "no-referrer": browsers would then hide where our own forms come from.
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
    (b"cache-control", b"no-store"),
)
_STRICT_TRANSPORT = (b"strict-transport-security", b"max-age=31536000")


class SecureHeaders:
    """Adds the headers that every answer carries."""

    def __init__(self, app: ASGIApp, over_tls: bool) -> None:
        self._app = app
        self._added = (*_HEADERS, _STRICT_TRANSPORT) if over_tls else _HEADERS

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Take one request (ASGI)."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *self._added]
            await send(message)

        await self._app(scope, receive, send_with_headers)


class KnownHosts:
    """Stops a web page elsewhere from reaching the hub under a name of its own."""

    def __init__(self, app: ASGIApp, hosts: Iterable[str]) -> None:
        self._app = app
        self._hosts = frozenset(hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Take one request (ASGI)."""
        if scope["type"] == "http" and host_of(Headers(scope=scope)) not in self._hosts:
            refusal = ProblemError(Refusal.WRONG_HOST, "Use the address in the invitation.")
            await as_response(refusal)(scope, receive, send)
            return
        await self._app(scope, receive, send)


def host_of(headers: Headers) -> str:
    """The host that a request was sent to, without its port."""
    told = headers.get("host", "")
    name = told[: told.find("]") + 1] if told.startswith("[") else told.partition(":")[0]
    return name.lower()


class RateLimit:
    """Lets each place ask only so often: more for reading than for what may store."""

    def __init__(self, app: ASGIApp, limits: Limits) -> None:
        self._app = app
        self._reading = Buckets(limits.reading)
        self._writing = Buckets(limits.writing)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Take one request (ASGI)."""
        if scope["type"] == "http":
            refused = self._refused(scope)
            if refused is not None:
                await refused(scope, receive, send)
                return
        await self._app(scope, receive, send)

    def _refused(self, scope: Scope) -> Response | None:
        is_reading = scope["method"] in ("GET", "HEAD")
        buckets = self._reading if is_reading else self._writing
        seconds = buckets.take(place_of_client(scope))
        return as_response(too_many(seconds)) if seconds else None


def place_of_client(scope: Scope) -> str:
    """Whose requests are counted together."""
    client = scope.get("client")
    return place_of(client[0]) if client else ""


def is_on_this_computer(request: Request) -> bool:
    """Whether a request came straight from a program beside the hub, and not through a proxy."""
    client = request.client.host if request.client else ""
    forwarded = {"forwarded", "x-forwarded-for"} & set(request.headers)
    is_near = client in ("127.0.0.1", "::1") and host_of(request.headers) in LOOPBACK_HOSTS
    return is_near and not forwarded
