"""Pages of single returns: what came in and what is due, one return, and its figures as CSV.

Rendered on the server without any script. All text is escaped by the templates: organisations'
names and titles come from outside.
"""

from __future__ import annotations

from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from anchordesk.hub.acceptance import counted_return
from anchordesk.hub.access import Reader, reader_of
from anchordesk.hub.picture import grids_of
from anchordesk.hub.problems import ProblemError, Refusal
from anchordesk.hub.register import (
    ReceivedReturn,
    counted_returns,
    members,
    return_with_digest,
)
from anchordesk.hub.rendering import TEMPLATES, page
from anchordesk.hub.report import csv_of
from anchordesk.hub.returns_due import due_tables
from anchordesk.hub.service import service_of
from anchordesk.wire.problems import CountedReturn


async def returns(request: Request) -> Response:
    """GET /returns: what came in, was corrected, and is due."""
    reader = await reader_of(request)
    service = service_of(request)
    counted, joined = await service.read(
        lambda connection: (counted_returns(connection), members(connection))
    )
    tables = due_tables(counted, joined, reader, service.now().date())
    return page("returns.html", request, reader=reader, here="returns", tables=tables)


async def one_return(request: Request) -> Response:
    """GET /returns/{digest}: one return laid out as tables, with the key to its symbols."""
    reader = await reader_of(request)
    received, counted = await _find(request, reader)
    return page(
        "return.html",
        request,
        reader=reader,
        here="return",
        received=received,
        counted=counted,
        grids=grids_of(received.content),
    )


async def one_return_as_csv(request: Request) -> Response:
    """GET /returns/{digest}.csv: one line for each cell; withheld ones hold the symbol."""
    received, _ = await _find(request, await reader_of(request))
    return Response(
        csv_of(grids_of(received.content)),
        media_type="text/csv; charset=utf-8",
        headers={
            "Content-Disposition": f'attachment; filename="return-{received.digest[:12]}.csv"'
        },
    )


async def stylesheet(_request: Request) -> Response:
    """GET /hub.css."""
    return Response(_STYLESHEET, media_type="text/css; charset=utf-8")


_STYLESHEET = (TEMPLATES / "hub.css").read_text(encoding="utf-8")

ROUTES = (
    Route("/hub.css", stylesheet, methods=["GET"]),
    Route("/returns", returns, methods=["GET"]),
    Route("/returns/{digest}.csv", one_return_as_csv, methods=["GET"]),
    Route("/returns/{digest}", one_return, methods=["GET"]),
)


async def _find(request: Request, reader: Reader) -> tuple[ReceivedReturn, CountedReturn]:
    digest = str(request.path_params["digest"])

    def gather(connection: Connection) -> tuple[ReceivedReturn, CountedReturn] | None:
        received = return_with_digest(connection, digest)
        if received is None:
            return None
        content = received.content
        counted = counted_return(
            connection, str(content.head.organisation), content.template, content.period
        )
        return None if counted is None else (received, counted)

    found = await service_of(request).read(gather)
    if found is None:
        raise ProblemError(Refusal.NOT_FOUND, "This hub holds no return with that digest.")
    if not reader.may_read(found[0].content.head.organisation):
        raise ProblemError(Refusal.NOT_YOURS, "Members read the sums and their own returns.")
    return found


def problem_page(request: Request, error: ProblemError) -> Response:
    """A refusal as a page, for somebody who reads it in a browser."""
    if error.refusal is Refusal.SIGN_IN_NEEDED:
        return RedirectResponse("/sign-in", status_code=303)
    document = error.document
    return page("problem.html", request, document.status, problem=document)
