"""The pages on which people sign in and out."""

from __future__ import annotations

import asyncio

from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from anchordesk.hub.access import cookie_name, reader_of, require_own_form
from anchordesk.hub.accounts import admit
from anchordesk.hub.forms import read_form, read_own_form
from anchordesk.hub.guards import place_of_client
from anchordesk.hub.problems import too_many
from anchordesk.hub.rendering import page
from anchordesk.hub.service import service_of
from anchordesk.hub.sessions import LONGEST, begin_session, end_session


async def sign_in_page(request: Request) -> Response:
    """GET /sign-in: the form."""
    return page("sign_in.html", request, refused=False)


async def sign_in(request: Request) -> Response:
    """POST /sign-in: admits whoever has account, key and a fresh code; says no in one sentence."""
    require_own_form(request)
    service = service_of(request)
    told = await read_form(request)
    name = told.one("account")
    for place in (place_of_client(request.scope), f"account {name}"):
        seconds = service.sign_in_rates.take(place)
        if seconds:
            raise too_many(seconds)
    now = service.now()

    def change(connection: Connection) -> str | None:
        account = admit(connection, name, told.one("key"), told.one("code"), now)
        return None if account is None else begin_session(connection, account, now)

    token = await asyncio.wrap_future(service.store.write(change))
    if token is None:
        return page("sign_in.html", request, status=403, refused=True)
    answer = RedirectResponse("/", status_code=303)
    answer.set_cookie(
        cookie_name(service),
        token,
        max_age=int(LONGEST.total_seconds()),
        secure=bool(service.options.public_url),
        httponly=True,
        samesite="lax",
    )
    return answer


async def sign_out(request: Request) -> Response:
    """POST /sign-out: ends the session, here and in the hub."""
    service = service_of(request)
    await read_own_form(request, await reader_of(request))
    token = request.cookies.get(cookie_name(service), "")
    await asyncio.wrap_future(
        service.store.write(lambda connection: end_session(connection, token))
    )
    answer = RedirectResponse("/sign-in", status_code=303)
    answer.delete_cookie(
        cookie_name(service), secure=bool(service.options.public_url), httponly=True, samesite="lax"
    )
    return answer


ROUTES = (
    Route("/sign-in", sign_in_page, methods=["GET"]),
    Route("/sign-in", sign_in, methods=["POST"]),
    Route("/sign-out", sign_out, methods=["POST"]),
)
