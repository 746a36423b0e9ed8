"""The co-ordinator's pages of sums: one template's period, the periods together, and as files.

A form without any script chooses. All text is escaped by the templates.
"""

from __future__ import annotations

import re

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from anchordesk.hub.access import reader_of
from anchordesk.hub.choosing import choose, choose_in_time
from anchordesk.hub.log import head_of_log
from anchordesk.hub.problems import ProblemError, Refusal
from anchordesk.hub.register import Member, ReceivedReturn, counted_returns, members
from anchordesk.hub.rendering import page
from anchordesk.hub.report import KEY, TWICE, Report, csv_of
from anchordesk.hub.service import service_of

_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


async def network(request: Request) -> Response:
    """GET /: the sums over members; for a co-ordinator also what came in and what is missing."""
    reader = await reader_of(request)
    counted, joined = await _counted(request)
    head = await service_of(request).read(head_of_log)
    chosen = None
    if counted:
        chosen = await run_in_threadpool(choose, request.query_params, counted, joined, reader)
    return page(
        "network.html",
        request,
        reader=reader,
        here="network",
        chosen=chosen,
        member_count=len(joined),
        head=head,
    )


async def periods(request: Request) -> Response:
    """GET /over-time: the sums of one template's periods, oldest first."""
    reader = await reader_of(request)
    counted, _ = await _counted(request)
    chosen = None
    if counted:
        chosen = await run_in_threadpool(choose_in_time, request.query_params, counted)
    return page("over_time.html", request, reader=reader, here="over-time", chosen=chosen)


async def network_file(request: Request) -> Response:
    """GET /network.csv, .xlsx or .pdf: what the page with the same choices shows."""
    reader = await reader_of(request)
    counted, joined = await _counted(request)
    if not counted:
        raise ProblemError(Refusal.NOT_FOUND, "No return has come in yet.")
    made = service_of(request).now()

    def write() -> Response:
        chosen = choose(request.query_params, counted, joined, reader)
        picture = chosen.picture
        returns = f"Returns of {picture.returns} of {len(joined)} organisations. "
        report = Report(
            file_name=f"network-{chosen.received[0].content.period}",
            title=f"{picture.template_title}, {picture.period_title}",
            subtitle=f"{returns}Made on {made.day} {made:%B %Y}.",
            notes=(KEY, TWICE),
            grids=chosen.grids,
            made=made,
        )
        return _as_file(report, str(request.path_params["ending"]))

    return await run_in_threadpool(write)


async def periods_file(request: Request) -> Response:
    """GET /over-time.csv, .xlsx or .pdf: the same tables as the page."""
    await reader_of(request)
    counted, _ = await _counted(request)
    if not counted:
        raise ProblemError(Refusal.NOT_FOUND, "No return has come in yet.")
    made = service_of(request).now()

    def write() -> Response:
        chosen = choose_in_time(request.query_params, counted)
        report = Report(
            file_name="network-over-time",
            title=f"{chosen.title}, over time",
            subtitle=f"Sums over the members of the network. Made on {made.day} {made:%B %Y}.",
            notes=tuple(note for note in (KEY, TWICE, chosen.caution) if note),
            grids=chosen.grids,
            made=made,
        )
        return _as_file(report, str(request.path_params["ending"]))

    return await run_in_threadpool(write)


ROUTES = (
    Route("/", network, methods=["GET"]),
    Route("/network.{ending}", network_file, methods=["GET"]),
    Route("/over-time", periods, methods=["GET"]),
    Route("/over-time.{ending}", periods_file, methods=["GET"]),
)


async def _counted(request: Request) -> tuple[tuple[ReceivedReturn, ...], tuple[Member, ...]]:
    return await service_of(request).read(
        lambda connection: (counted_returns(connection), members(connection))
    )


def _as_file(report: Report, ending: str) -> Response:
    match ending:
        case "csv":
            content, media_type = csv_of(report.grids), "text/csv; charset=utf-8"
        case "xlsx":
            # Only whoever wants a file waits for what makes it.
            from anchordesk.hub.report_spreadsheet import spreadsheet_of  # noqa: PLC0415

            content, media_type = spreadsheet_of(report), _EXCEL
        case "pdf":
            from anchordesk.hub.report_pdf import pdf_of  # noqa: PLC0415

            content, media_type = pdf_of(report), "application/pdf"
        case _:
            raise ProblemError(Refusal.NOT_FOUND, "Files end in .csv, .xlsx or .pdf.")
    # A period's code may hold signs that a file's name may not.
    name = re.sub(r"[^A-Za-z0-9.-]", "-", report.file_name)
    return Response(
        content,
        media_type=media_type,
        headers={"Content-Disposition": f'attachment; filename="{name}.{ending}"'},
    )
