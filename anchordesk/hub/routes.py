"""The hub's addresses for desks, under /v1: signed answers, receipts, or problem documents."""

from __future__ import annotations

import asyncio
import re
from uuid import UUID

import msgspec
from sqlalchemy import Connection
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from anchordesk.hub import mailbox_routes, pack_routes
from anchordesk.hub.answers import (
    body_at_digest,
    place_asked_for,
    receipt_response,
    statement_response,
)
from anchordesk.hub.bodies import read_body
from anchordesk.hub.guards import is_on_this_computer
from anchordesk.hub.journal import METRICS_MEDIA_TYPE
from anchordesk.hub.log import head_at, head_of_log, lines_after
from anchordesk.hub.membership import LARGEST_JOIN_REQUEST, joining
from anchordesk.hub.openapi import openapi_document
from anchordesk.hub.problems import ProblemError, Refusal
from anchordesk.hub.register import head_of_organisation
from anchordesk.hub.return_intake import ArrivedReturn
from anchordesk.hub.service import service_of
from anchordesk.wire.codec import LARGEST_RETURN
from anchordesk.wire.messages import (
    HUB_CARD,
    LOG_PAGE,
    ORGANISATION_HEAD,
    HubCard,
    LogPage,
)

LOG_PAGE_LINES = 500
MINIMUM_APP = "0.1.0"
"""The oldest desk whose messages this hub still reads."""

_NONCE = re.compile(r"[0-9a-f]{0,64}")


async def hub_card(request: Request) -> Response:
    """GET /v1/hub: who the hub is, with the asker's nonce signed back; tells a portal apart."""
    service = service_of(request)
    nonce = request.query_params.get("nonce", "")
    if _NONCE.fullmatch(nonce) is None:
        raise ProblemError(Refusal.BAD_ENVELOPE, "A nonce is up to 64 hexadecimal figures.")
    head = await service.read(head_of_log)
    identity = service.identity
    card = HubCard(
        hub=identity.id,
        name=identity.name,
        epoch=identity.epoch,
        public_key=identity.public_key,
        nonce=nonce,
        time=service.now(),
        minimum_app=MINIMUM_APP,
        largest_return=LARGEST_RETURN,
        log_index=head.log_index,
        log_head=head.head,
    )
    return statement_response(service.sign_for_anyone(HUB_CARD, card))


async def put_return(request: Request) -> Response:
    """PUT /v1/returns/{sha256}: 201 when stored, 200 when it was; the body is the receipt."""
    service = service_of(request)
    body, digest = await body_at_digest(request, largest=LARGEST_RETURN)
    arrived = ArrivedReturn(body, digest)
    return receipt_response(await service.store.write_together(service.returns.take, arrived))


async def post_join(request: Request) -> Response:
    """POST /v1/join/{invitation}: registers an organisation's key; the body is the receipt."""
    service = service_of(request)
    body = await read_body(
        request, largest=LARGEST_JOIN_REQUEST, seconds=service.options.limits.body_seconds
    )
    invitation = str(request.path_params["invitation"])
    change = joining(body, invitation, service.identity, service.now())
    return receipt_response(await asyncio.wrap_future(service.store.write(change)))


async def organisation_head(request: Request) -> Response:
    """GET /v1/organisations/{id}/head: what counts from it, for a lead desk that was restored."""
    service = service_of(request)
    organisation: UUID = request.path_params["organisation"]
    head = await service.read(lambda connection: head_of_organisation(connection, organisation))
    if head is None:
        raise ProblemError(Refusal.NOT_FOUND, "That organisation has not joined this hub.")
    return statement_response(service.sign_for_anyone(ORGANISATION_HEAD, head))


async def log_page(request: Request) -> Response:
    """GET /v1/log?after=: up to 500 entries of the log, for members to check the chain."""
    service = service_of(request)
    after = place_asked_for(request, "an entry")

    def page(connection: Connection) -> LogPage:
        if after > head_of_log(connection).log_index:
            raise ProblemError(
                Refusal.NOT_FOUND,
                "The log does not go that far. If a receipt says it did, this hub was restored "
                "from an older backup: send the returns again.",
            )
        return LogPage(
            previous_head=head_at(connection, after),
            lines=lines_after(connection, after, LOG_PAGE_LINES),
        )

    return statement_response(service.sign_for_anyone(LOG_PAGE, await service.read(page)))


async def healthz(_request: Request) -> Response:
    """GET /healthz: the process answers."""
    return PlainTextResponse("ok\n")


async def readyz(request: Request) -> Response:
    """GET /readyz: the database takes a write."""
    if not await run_in_threadpool(service_of(request).store.can_write):
        raise ProblemError(Refusal.BUSY, "The hub's database takes no writes at the moment.")
    return PlainTextResponse("ready\n")


async def metrics(request: Request) -> Response:
    """GET /metrics: figures for monitoring, for programs on the hub's own computer."""
    service = service_of(request)
    if not is_on_this_computer(request):
        raise ProblemError(Refusal.NOT_FOUND, "Check the address.")
    head = await service.read(head_of_log)
    service.metrics.log_entries.set(head.log_index)
    return Response(service.metrics.page(), media_type=METRICS_MEDIA_TYPE)


async def openapi(_request: Request) -> Response:
    """GET /v1/openapi.json: these addresses, described for programs."""
    return Response(msgspec.json.encode(openapi_document()), media_type="application/json")


ROUTES = (
    Route("/v1/openapi.json", openapi, methods=["GET"]),
    Route("/v1/hub", hub_card, methods=["GET"]),
    Route("/v1/returns/{digest}", put_return, methods=["PUT"]),
    Route("/v1/join/{invitation:uuid}", post_join, methods=["POST"]),
    Route("/v1/organisations/{organisation:uuid}/head", organisation_head, methods=["GET"]),
    Route("/v1/log", log_page, methods=["GET"]),
    Route("/healthz", healthz, methods=["GET"]),
    Route("/readyz", readyz, methods=["GET"]),
    Route("/metrics", metrics, methods=["GET"]),
    *mailbox_routes.ROUTES,
    *pack_routes.ROUTES,
)
