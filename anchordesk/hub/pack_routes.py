"""The hub's addresses for packs: what there is, fetching one, and storing what the key signed.

Anybody who reaches the hub may fetch: a pack tells what the network tells all its desks, holds
nobody, and a desk that shows no token stays unknown. Storing needs no account: the signature does.
"""

from __future__ import annotations

import asyncio

from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from anchordesk.hub.answers import (
    body_at_digest,
    digest_in_path,
    receipt_response,
    statement_response,
)
from anchordesk.hub.log import Stored
from anchordesk.hub.packs import list_of_packs, pack_bytes, receive_pack, storing_pack
from anchordesk.hub.problems import ProblemError, Refusal
from anchordesk.hub.service import service_of
from anchordesk.wire.packs import LARGEST_PACK, PACK_LIST, PACK_LIST_PATH, Pack


async def list_packs(request: Request) -> Response:
    """GET /v1/packs: the newest pack of each contents."""
    service = service_of(request)
    found = await service.read(list_of_packs)
    return statement_response(service.sign_for_anyone(PACK_LIST, found))


async def get_pack(request: Request) -> Response:
    """GET /v1/packs/{sha256}: the pack as the co-ordinator signed it."""
    digest = digest_in_path(request)
    body = await service_of(request).read(lambda connection: pack_bytes(connection, digest))
    if body is None:
        raise ProblemError(Refusal.NOT_FOUND, "No pack that is given out has this digest.")
    return statement_response(body)


async def put_pack(request: Request) -> Response:
    """PUT /v1/packs/{sha256}: 201 when stored, 200 when it was; the body is the receipt."""
    service = service_of(request)
    body, _ = await body_at_digest(request, largest=LARGEST_PACK)

    def look(connection: Connection) -> Stored | Pack:
        return receive_pack(connection, body)

    found = await service.ask(look)
    if isinstance(found, Stored):
        return receipt_response(found)
    change = storing_pack(body, found, service.identity, service.now())
    return receipt_response(await asyncio.wrap_future(service.store.write(change)))


ROUTES = (
    Route(PACK_LIST_PATH, list_packs, methods=["GET"]),
    Route(PACK_LIST_PATH + "/{digest}", get_pack, methods=["GET"]),
    Route(PACK_LIST_PATH + "/{digest}", put_pack, methods=["PUT"]),
)
