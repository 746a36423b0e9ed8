"""The co-ordinator's pages: the network picture, one return, and its figures as CSV.

Rendered on the server without any script. All text is escaped by the templates: organisations'
names and titles come from outside.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass

from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from anchordesk.hub.acceptance import counted_return
from anchordesk.hub.access import Reader, reader_of
from anchordesk.hub.log import LogHead, head_of_log
from anchordesk.hub.picture import Picture, grids_of, network_picture
from anchordesk.hub.problems import ProblemError, Refusal
from anchordesk.hub.register import (
    Member,
    ReceivedReturn,
    counted_returns,
    members,
    return_with_digest,
)
from anchordesk.hub.rendering import TEMPLATES, page
from anchordesk.hub.service import service_of
from anchordesk.wire.problems import CountedReturn

_FORMULA_STARTS = ("=", "+", "-", "@", "\t")


@dataclass(frozen=True)
class PeriodSection:
    """One template and period on the network picture."""

    anchor: str
    picture: Picture
    received: tuple[ReceivedReturn, ...]
    missing: tuple[str, ...]


async def network(request: Request) -> Response:
    """GET /: the sums over members; for a co-ordinator also what came in and what is missing."""
    reader = await reader_of(request)

    def gather(connection: Connection) -> tuple[tuple[PeriodSection, ...], int, LogHead]:
        joined = members(connection)
        sections = _sections(counted_returns(connection), joined)
        return sections, len(joined), head_of_log(connection)

    sections, member_count, head = await service_of(request).read(gather)
    return page(
        "network.html",
        request,
        reader=reader,
        sections=sections,
        member_count=member_count,
        head=head,
    )


async def one_return(request: Request) -> Response:
    """GET /returns/{digest}: one return laid out as tables, with the key to its symbols."""
    reader = await reader_of(request)
    received, counted = await _find(request, reader)
    return page(
        "return.html",
        request,
        reader=reader,
        received=received,
        counted=counted,
        grids=grids_of(received.content),
    )


async def one_return_as_csv(request: Request) -> Response:
    """GET /returns/{digest}.csv: one line for each cell; withheld ones hold the symbol."""
    received, _ = await _find(request, await reader_of(request))
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(("table", "row", "column", "people"))
    for grid in grids_of(received.content):
        for row in grid.rows:
            for column, figure in zip(grid.columns, row.figures, strict=True):
                told = figure.text if figure.number is None else str(figure.number)
                writer.writerow((*map(_no_formula, (grid.title, row.title, column)), told))
    return Response(
        # The byte order mark makes spreadsheets read the names as UTF-8.
        text.getvalue().encode("utf-8-sig"),
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
    Route("/", network, methods=["GET"]),
    Route("/hub.css", stylesheet, methods=["GET"]),
    Route("/returns/{digest}.csv", one_return_as_csv, methods=["GET"]),
    Route("/returns/{digest}", one_return, methods=["GET"]),
)


def _sections(
    counted: tuple[ReceivedReturn, ...], joined: tuple[Member, ...]
) -> tuple[PeriodSection, ...]:
    """Group by period (newest first), template and version: versions may count differently."""
    groups: dict[tuple[str, str, int], list[ReceivedReturn]] = {}
    for received in counted:
        content = received.content
        place = (content.period, content.template, content.template_version)
        groups.setdefault(place, []).append(received)
    return tuple(
        PeriodSection(
            anchor=f"section-{number}",
            picture=network_picture([received.content for received in groups[place]]),
            received=tuple(groups[place]),
            missing=_missing(joined, groups[place]),
        )
        for number, place in enumerate(sorted(groups, reverse=True), start=1)
    )


def _missing(joined: tuple[Member, ...], group: list[ReceivedReturn]) -> tuple[str, ...]:
    sent = {received.content.head.organisation for received in group}
    return tuple(member.name for member in joined if member.id not in sent)


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


def _no_formula(text: str) -> str:
    """Keep a spreadsheet from running a title that looks like a formula."""
    return "'" + text if text.startswith(_FORMULA_STARTS) else text
