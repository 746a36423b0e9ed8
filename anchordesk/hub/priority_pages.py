"""The pages of the network's priorities: what is to be reached, how far it is, what was decided."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import Connection
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from anchordesk.domain.period import FinancialYear, year_of
from anchordesk.domain.priority_file import write_priorities
from anchordesk.hub.access import Reader, reader_of
from anchordesk.hub.choosing import Option
from anchordesk.hub.forms import Form, read_own_form
from anchordesk.hub.measures import Sums
from anchordesk.hub.priorities import (
    Priority,
    decide,
    decisions_of,
    newest_of,
    next_reference,
    priorities_of,
)
from anchordesk.hub.priority_form import Decision, as_entered, read_priority
from anchordesk.hub.priority_progress import FollowedPriority, followed, for_desks
from anchordesk.hub.problems import ProblemError, Refusal
from anchordesk.hub.register import ReceivedReturn, counted_returns
from anchordesk.hub.rendering import page
from anchordesk.hub.service import service_of
from anchordesk.hub.vacancy_form import FieldProblem

LARGEST_PRIORITY_FORM = 8 * 1024


@dataclass(frozen=True)
class Year:
    """A year's priorities with the decisions about them, the newest first."""

    year: FinancialYear
    followed: tuple[FollowedPriority, ...]
    decisions: tuple[Priority, ...]


async def priorities(request: Request) -> Response:
    """GET /priorities: a year's priorities with progress from audited sums, and the decisions."""
    reader = await reader_of(request)
    found = await look_at_year(request)
    return page(
        "priorities.html",
        request,
        reader=reader,
        here="priorities",
        found=found,
        years=_options(_years(request), found.year),
    )


async def priorities_file(request: Request) -> Response:
    """GET /priorities.toml: the file that the co-ordinator signs as a pack for desks."""
    await reader_of(request)
    found = await look_at_year(request)
    return Response(
        write_priorities(for_desks(found.followed)),
        media_type="application/toml; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="priorities.toml"'},
    )


async def new_priority(request: Request) -> Response:
    """GET /priorities/new: an empty form."""
    reader = await _coordinator(request)
    return await _form_page(request, reader, Form({}))


async def edit_priority(request: Request) -> Response:
    """GET /priorities/{reference}: the form, filled in."""
    reader = await _coordinator(request)
    known = await _known(request)
    return await _form_page(request, reader, as_entered(known), newest=known)


async def decide_priority(request: Request) -> Response:
    """POST /priorities/new or to one: keeps the decision, or tells what is wrong."""
    reader = await _coordinator(request)
    form = await read_own_form(request, reader, largest=LARGEST_PRIORITY_FORM)
    known = await _known(request) if "reference" in request.path_params else None
    service = service_of(request)
    edition = form.number("edition", otherwise=1)
    decision = Decision("" if known is None else known.id, edition, service.now(), reader.signs_as)
    sums = await _sums(request)
    read = await run_in_threadpool(
        lambda: read_priority(form, decision, _years(request), sums.measures())
    )
    if read.priority is None:
        return await _form_page(request, reader, form, read.problems, known)
    decided = read.priority

    def change(connection: Connection) -> None:
        reference = decided.id or next_reference(connection)
        decide(connection, replace(decided, id=reference))

    await asyncio.wrap_future(service.store.write(change))
    return RedirectResponse(f"/priorities?year={decided.year.code}", status_code=303)


ROUTES = (
    Route("/priorities", priorities, methods=["GET"]),
    Route("/priorities.toml", priorities_file, methods=["GET"]),
    Route("/priorities/new", new_priority, methods=["GET"]),
    Route("/priorities/new", decide_priority, methods=["POST"]),
    Route("/priorities/{reference}", edit_priority, methods=["GET"]),
    Route("/priorities/{reference}", decide_priority, methods=["POST"]),
)


async def look_at_year(request: Request) -> Year:
    """The priorities of the year in the address, or of this one."""
    asked = request.query_params.get("year", "")
    years = _years(request)
    year = next((one for one in years if one.code == asked), year_of(_today(request)))
    set_, decisions, counted = await service_of(request).read(
        lambda connection: (
            priorities_of(connection, year),
            decisions_of(connection, year),
            counted_returns(connection),
        )
    )
    progress = await run_in_threadpool(lambda: followed(set_, Sums(counted)))
    return Year(year, progress, decisions)


async def _sums(request: Request) -> Sums:
    counted: tuple[ReceivedReturn, ...] = await service_of(request).read(counted_returns)
    return Sums(counted)


async def _coordinator(request: Request) -> Reader:
    reader = await reader_of(request)
    if not reader.reads_every_return:
        raise ProblemError(Refusal.NOT_YOURS, "The co-ordinator keeps the network's decisions.")
    return reader


async def _known(request: Request) -> Priority:
    reference = str(request.path_params["reference"])
    known = await service_of(request).read(lambda connection: newest_of(connection, reference))
    if known is None:
        raise ProblemError(Refusal.NOT_FOUND, "There is no such priority.")
    return known


def _today(request: Request) -> date:
    return service_of(request).now().date()


def _years(request: Request) -> tuple[FinancialYear, ...]:
    """Last year, this one and the next: what is spoken of in a meeting."""
    this = year_of(_today(request))
    return (this.preceding, this, this.following)


def _options(years: Sequence[FinancialYear], chosen: FinancialYear) -> tuple[Option, ...]:
    return tuple(Option(one.code, one.title, one == chosen) for one in years)


async def _form_page(
    request: Request,
    reader: Reader,
    form: Form,
    problems: tuple[FieldProblem, ...] = (),
    newest: Priority | None = None,
) -> Response:
    sums = await _sums(request)
    measures = await run_in_threadpool(sums.measures)
    year = next((one for one in _years(request) if one.code == form.one("year")), None)
    return page(
        "priority_form.html",
        request,
        422 if problems else 200,
        reader=reader,
        here="priority-form",
        form=form,
        problems=problems,
        wrong={problem.field: problem.words for problem in reversed(problems)},
        newest=newest,
        years=_options(_years(request), year or year_of(_today(request))),
        measures=measures,
    )
