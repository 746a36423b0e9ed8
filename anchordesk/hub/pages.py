"""The co-ordinator's pages: the network picture, one return, and its figures as CSV.

Rendered on the server without any script. All text is escaped by the templates: organisations'
names and titles come from outside.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from sqlalchemy import Connection
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from anchordesk.hub.acceptance import counted_return
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
from anchordesk.hub.service import service_of
from anchordesk.wire.problems import CountedReturn

_FOLDER = Path(__file__).parent / "templates"
_FORMULA_STARTS = ("=", "+", "-", "@", "\t")

Result = TypeVar("Result")


@dataclass(frozen=True)
class PeriodSection:
    """One template and period on the network picture."""

    anchor: str
    picture: Picture
    received: tuple[ReceivedReturn, ...]
    missing: tuple[str, ...]


def _moment(moment: datetime) -> str:
    return f"{moment.day} {moment:%B %Y, %H:%M} UTC"


_templates = Environment(
    loader=FileSystemLoader(_FOLDER),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_templates.filters["moment"] = _moment


async def network(request: Request) -> Response:
    """GET /: the sums over members, what came in, and what is missing."""

    def gather(connection: Connection) -> tuple[tuple[PeriodSection, ...], int, LogHead]:
        joined = members(connection)
        sections = _sections(counted_returns(connection), joined)
        return sections, len(joined), head_of_log(connection)

    sections, member_count, head = await _reading(request, gather)
    return _page("network.html", request, sections=sections, member_count=member_count, head=head)


async def one_return(request: Request) -> Response:
    """GET /returns/{digest}: one return laid out as tables, with the key to its symbols."""
    received, counted = await _find(request)
    return _page(
        "return.html",
        request,
        received=received,
        counted=counted,
        grids=grids_of(received.content),
    )


async def one_return_as_csv(request: Request) -> Response:
    """GET /returns/{digest}.csv: one line for each cell; withheld ones hold the symbol."""
    received, _ = await _find(request)
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


_STYLESHEET = (_FOLDER / "hub.css").read_text(encoding="utf-8")

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


async def _find(request: Request) -> tuple[ReceivedReturn, CountedReturn]:
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

    found = await _reading(request, gather)
    if found is None:
        raise ProblemError(Refusal.NOT_FOUND, "This hub holds no return with that digest.")
    return found


async def _reading(request: Request, question: Callable[[Connection], Result]) -> Result:
    def ask() -> Result:
        with service_of(request).store.read() as connection:
            return question(connection)

    return await run_in_threadpool(ask)


def _page(template: str, request: Request, status: int = 200, **content: object) -> Response:
    hub_name = service_of(request).identity.name
    html = _templates.get_template(template).render(hub_name=hub_name, **content)
    return Response(html, status, media_type="text/html; charset=utf-8")


def problem_page(request: Request, error: ProblemError) -> Response:
    """A refusal as a page, for somebody who reads it in a browser."""
    document = error.document
    return _page("problem.html", request, document.status, problem=document)


def _no_formula(text: str) -> str:
    """Keep a spreadsheet from running a title that looks like a formula."""
    return "'" + text if text.startswith(_FORMULA_STARTS) else text
