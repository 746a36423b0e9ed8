"""Puts the hub's web application together: addresses, headers, hosts, and one way to say no."""

from __future__ import annotations

import logging
from urllib.parse import urlsplit

from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as NoFreeConnection
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response

from anchordesk.hub import (
    connection_pages,
    meeting_pack,
    network_pages,
    pack_pages,
    pages,
    place_pages,
    priority_pages,
    proposal_pages,
    routes,
    sign_in,
    vacancy_pages,
)
from anchordesk.hub.database import is_out_of_room
from anchordesk.hub.guards import LOOPBACK_HOSTS, KnownHosts, RateLimit, SecureHeaders
from anchordesk.hub.journal import RequestJournal
from anchordesk.hub.problems import ProblemError, Refusal, as_response
from anchordesk.hub.service import HubService

_journal = logging.getLogger(__name__)


def build_application(service: HubService) -> Starlette:
    """The web application of one hub."""
    public_url = service.options.public_url
    application = Starlette(
        routes=[
            *routes.ROUTES,
            *network_pages.ROUTES,
            *pages.ROUTES,
            *vacancy_pages.ROUTES,
            *connection_pages.ROUTES,
            *proposal_pages.ROUTES,
            *priority_pages.ROUTES,
            *meeting_pack.ROUTES,
            *place_pages.ROUTES,
            *pack_pages.ROUTES,
            *sign_in.ROUTES,
        ],
        middleware=[
            Middleware(
                RequestJournal,
                metrics=service.metrics,
                tells_addresses=service.options.tells_addresses,
            ),
            Middleware(SecureHeaders, over_tls=bool(public_url)),
            Middleware(KnownHosts, hosts=(*LOOPBACK_HOSTS, urlsplit(public_url).hostname or "")),
            Middleware(RateLimit, limits=service.options.limits),
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


def _answer(request: Request, error: ProblemError) -> Response:
    is_page = not request.url.path.startswith(("/v1", "/healthz", "/readyz", "/metrics"))
    if is_page and "text/html" in request.headers.get("accept", ""):
        return pages.problem_page(request, error)
    return as_response(error)


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
