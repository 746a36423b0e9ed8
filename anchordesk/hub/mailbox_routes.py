"""The hub's addresses for sealed envelopes: leaving them, listing, fetching and taking them out."""

from __future__ import annotations

import asyncio
import base64
import binascii
import re
from uuid import UUID

from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from anchordesk.hub import mailboxes
from anchordesk.hub.answers import (
    digest_in_path,
    place_asked_for,
    receipt_response,
    statement_response,
)
from anchordesk.hub.bodies import read_body, require_digest
from anchordesk.hub.log import Stored
from anchordesk.hub.problems import ProblemError, Refusal, too_many
from anchordesk.hub.service import service_of
from anchordesk.wire.mailboxes import ENVELOPE_MEDIA_TYPE, MAILBOX_PAGE, TOKEN_BYTES
from anchordesk.wire.sealing import BUCKETS

_MAILBOX = re.compile(r"[0-9a-f]{32}")


async def put_grant(request: Request) -> Response:
    """PUT /v1/organisations/{id}/deposit-grants/{version}: a lead names the deposit token."""
    service = service_of(request)
    organisation: UUID = request.path_params["organisation"]
    version: int = request.path_params["version"]
    body = await read_body(
        request,
        largest=mailboxes.LARGEST_GRANT,
        seconds=service.options.limits.body_seconds,
    )
    change = mailboxes.granting(body, str(organisation), version, service.identity, service.now())
    return receipt_response(await asyncio.wrap_future(service.store.write(change)))


async def put_envelope(request: Request) -> Response:
    """PUT /v1/mailboxes/{mailbox}/envelopes/{sha256}: 201 when kept, 200 when it was."""
    service = service_of(request)
    mailbox, digest = _mailbox_in_path(request), digest_in_path(request)
    token = _token(request)
    body = await read_body(
        request, largest=BUCKETS[-1], seconds=service.options.limits.body_seconds
    )

    def look(connection: Connection) -> Stored | str:
        organisation = mailboxes.depositor(connection, token, service.now())
        known = mailboxes.receipt_for_envelope(connection, mailbox, digest)
        return known or organisation

    found = await service.ask(look)
    require_digest(body, digest)
    if isinstance(found, Stored):
        return receipt_response(found)
    mailboxes.check_envelope(body)
    seconds = service.depositor_rates.take(found)
    if seconds:
        raise too_many(seconds)
    change = mailboxes.depositing(body, mailbox, found, service.identity, service.now())
    return receipt_response(await asyncio.wrap_future(service.store.write(change)))


async def list_envelopes(request: Request) -> Response:
    """GET /v1/mailboxes/{mailbox}/envelopes?after=: what waits, oldest first."""
    service = service_of(request)
    mailbox = _mailbox_in_path(request)
    mailboxes.require_reader(mailbox, _token(request))
    after = place_asked_for(request, "an envelope")
    page = await service.read(lambda c: mailboxes.page_of(c, mailbox, after))
    return statement_response(service.sign_for_anyone(MAILBOX_PAGE, page))


async def get_envelope(request: Request) -> Response:
    """GET /v1/mailboxes/{mailbox}/envelopes/{sha256}: the sealed bytes."""
    service = service_of(request)
    mailbox, digest = _mailbox_in_path(request), digest_in_path(request)
    mailboxes.require_reader(mailbox, _token(request))
    body = await service.read(lambda c: mailboxes.envelope_in(c, mailbox, digest))
    if body is None:
        raise ProblemError(Refusal.NOT_FOUND, "That envelope does not wait here any more.")
    return Response(body, media_type=ENVELOPE_MEDIA_TYPE)


async def take_out_envelope(request: Request) -> Response:
    """DELETE /v1/mailboxes/{mailbox}/envelopes/{sha256}: it is in the desk's records now."""
    service = service_of(request)
    mailbox, digest = _mailbox_in_path(request), digest_in_path(request)
    mailboxes.require_reader(mailbox, _token(request))
    await asyncio.wrap_future(service.store.write(mailboxes.taking_out(mailbox, digest)))
    return Response(status_code=204)


ROUTES = (
    Route(
        "/v1/organisations/{organisation:uuid}/deposit-grants/{version:int}",
        put_grant,
        methods=["PUT"],
    ),
    Route("/v1/mailboxes/{mailbox}/envelopes", list_envelopes, methods=["GET"]),
    Route("/v1/mailboxes/{mailbox}/envelopes/{digest}", put_envelope, methods=["PUT"]),
    Route("/v1/mailboxes/{mailbox}/envelopes/{digest}", get_envelope, methods=["GET"]),
    Route("/v1/mailboxes/{mailbox}/envelopes/{digest}", take_out_envelope, methods=["DELETE"]),
)


def _mailbox_in_path(request: Request) -> str:
    mailbox = str(request.path_params["mailbox"])
    if _MAILBOX.fullmatch(mailbox) is None:
        raise ProblemError(Refusal.NOT_FOUND, "The address is not a mailbox.")
    return mailbox


def _token(request: Request) -> bytes | None:
    """The key or token that a request shows (RFC 6750, section 2.1); None without a usable one."""
    scheme, _, told = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not told.isascii():
        return None
    try:
        token = base64.b64decode(told, altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        return None
    return token if len(token) == TOKEN_BYTES else None
