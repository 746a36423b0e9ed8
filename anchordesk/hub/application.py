"""Puts the hub's web application together: addresses, headers, hosts, and one way to say no."""

from __future__ import annotations

import logging

from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as NoFreeConnection
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from anchordesk.hub import pages, routes
from anchordesk.hub.database import is_out_of_room
from anchordesk.hub.problems import ProblemError, Refusal
from anchordesk.hub.service import HubService
from anchordesk.wire.codec import encode
from anchordesk.wire.problems import PROBLEM_MEDIA_TYPE

LOOPBACK_HOSTS = ("127.0.0.1", "localhost", "::1", "[::1]")
RETRY_AFTER_SECONDS = "30"

_HEADERS = (
    (
        b"content-security-policy",
        b"default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; "
        b"frame-ancestors 'none'",
    ),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"cache-control", b"no-store"),
)

_journal = logging.getLogger(__name__)


def build_application(service: HubService) -> Starlette:
    """The web application of one hub."""
    application = Starlette(
        routes=[*routes.ROUTES, *pages.ROUTES],
        middleware=[
            Middleware(_SecureHeaders),
            # Stops a web page elsewhere from reaching the hub under a name of its own.
            Middleware(TrustedHostMiddleware, allowed_hosts=LOOPBACK_HOSTS, www_redirect=False),
        ],
        exception_handlers={
            ProblemError: _answer_problem,
            HTTPException: _answer_routing,
            OperationalError: _answer_database,
            InterfaceError: _answer_database,
            NoFreeConnection: _answer_database,
            Exception: _answer_fault,
        },
    )
    application.state.service = service
    return application


class _SecureHeaders:
    """Adds the headers that every answer carries."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *_HEADERS]
            await send(message)

        await self._app(scope, receive, send_with_headers)


def _answer(request: Request, error: ProblemError) -> Response:
    is_page = not request.url.path.startswith(("/v1", "/healthz", "/readyz"))
    if is_page and "text/html" in request.headers.get("accept", ""):
        return pages.problem_page(request, error)
    document = error.document
    response = Response(encode(document), document.status, media_type=PROBLEM_MEDIA_TYPE)
    if error.refusal in (Refusal.BUSY, Refusal.STORAGE_FULL):
        response.headers["Retry-After"] = RETRY_AFTER_SECONDS
    if error.refusal in (Refusal.TOO_LARGE, Refusal.TOO_SLOW):
        # The rest of the body is not read, so the connection cannot be used again.
        response.headers["Connection"] = "close"
    return response


async def _answer_problem(request: Request, error: Exception) -> Response:
    if not isinstance(error, ProblemError):
        raise error
    return _answer(request, error)


async def _answer_routing(request: Request, error: Exception) -> Response:
    is_wrong_method = isinstance(error, HTTPException) and error.status_code == 405
    if is_wrong_method:
        refusal = ProblemError(Refusal.WRONG_METHOD, "Check the address and the program's version.")
    else:
        refusal = ProblemError(Refusal.NOT_FOUND, "Check the address.")
    return _answer(request, refusal)


async def _answer_database(request: Request, error: Exception) -> Response:
    is_full = isinstance(error, DBAPIError) and is_out_of_room(error)
    _journal.error("database refused a request: %s", "full" if is_full else "busy")
    if is_full:
        return _answer(request, ProblemError(Refusal.STORAGE_FULL, "Nothing was stored."))
    return _answer(
        request, ProblemError(Refusal.BUSY, "It is not known whether it was stored. Try again.")
    )


async def _answer_fault(request: Request, _error: Exception) -> Response:
    return _answer(request, ProblemError(Refusal.BROKEN, "Whoever runs it can see why in its log."))
