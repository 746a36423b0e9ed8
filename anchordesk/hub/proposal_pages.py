"""The pages on which proposed pathways are followed, from the idea to the evaluation."""

from __future__ import annotations

import asyncio

from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from anchordesk.hub.access import Reader, reader_of
from anchordesk.hub.forms import Form, read_own_form
from anchordesk.hub.problems import ProblemError, Refusal
from anchordesk.hub.proposals import (
    Proposal,
    ProposalState,
    ProposalStep,
    all_proposals,
    one_proposal,
    take_step,
)
from anchordesk.hub.proposed_pathway import draft_of
from anchordesk.hub.rendering import page
from anchordesk.hub.service import service_of
from anchordesk.hub.vacancy_form import FieldProblem

LONGEST_WORDS = 600


async def proposals(request: Request) -> Response:
    """GET /proposals: all of them for a co-ordinator, a member's own for a member."""
    reader = await reader_of(request)
    found = await service_of(request).read(all_proposals)
    mine = tuple(one for one in found if _may_read(reader, one))
    return page("proposals.html", request, reader=reader, here="proposals", proposals=mine)


async def proposal(request: Request) -> Response:
    """GET /proposals/{reference}: the sum behind it, its history, and its next step."""
    reader = await reader_of(request)
    return _shown(request, reader, await _find(request, reader), Form({}))


async def next_step(request: Request) -> Response:
    """POST /proposals/{reference}: takes the next step, with why."""
    reader = await reader_of(request)
    form = await read_own_form(request, reader)
    known = await _find(request, reader)
    if not reader.reads_every_return:
        raise ProblemError(Refusal.NOT_YOURS, "The co-ordinator keeps the history.")
    words = " ".join(form.one("words").split())
    problems = []
    if form.one("state") not in set(ProposalState):
        problems.append(FieldProblem("state", "Choose where it stands now."))
    if not words or len(words) > LONGEST_WORDS:
        problems.append(
            FieldProblem("words", f"Say in 1 to {LONGEST_WORDS} characters what was decided.")
        )
    if problems:
        return _shown(request, reader, known, form, tuple(problems))
    service = service_of(request)
    step = ProposalStep(
        number=form.number("step"),
        state=ProposalState(form.one("state")),
        words=words,
        taken_at=service.now(),
        taken_by=reader.signs_as,
    )

    def change(connection: Connection) -> None:
        take_step(connection, known.id, step)

    await asyncio.wrap_future(service.store.write(change))
    return RedirectResponse(f"/proposals/{known.id}", status_code=303)


async def pathway_file(request: Request) -> Response:
    """GET /proposals/{reference}.toml: the draft of its pathway, to be signed as a pack."""
    known = await _find(request, await reader_of(request))
    return Response(
        draft_of(known),
        media_type="application/toml; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="pathway-{known.id.lower()}.toml"'},
    )


ROUTES = (
    Route("/proposals", proposals, methods=["GET"]),
    Route("/proposals/{reference}.toml", pathway_file, methods=["GET"]),
    Route("/proposals/{reference}", proposal, methods=["GET"]),
    Route("/proposals/{reference}", next_step, methods=["POST"]),
)


def _may_read(reader: Reader, one: Proposal) -> bool:
    return reader.may_read(one.supplier) or reader.may_read(one.employer)


async def _find(request: Request, reader: Reader) -> Proposal:
    reference = str(request.path_params["reference"])
    known = await service_of(request).read(lambda connection: one_proposal(connection, reference))
    if known is None:
        raise ProblemError(Refusal.NOT_FOUND, "There is no such proposal.")
    if not _may_read(reader, known):
        raise ProblemError(Refusal.NOT_YOURS, "The two members and the co-ordinator read this.")
    return known


def _shown(
    request: Request,
    reader: Reader,
    known: Proposal,
    form: Form,
    problems: tuple[FieldProblem, ...] = (),
) -> Response:
    return page(
        "proposal.html",
        request,
        422 if problems else 200,
        reader=reader,
        here="proposal",
        proposal=known,
        states=(known.state, *known.state.next),
        form=form,
        problems=problems,
        wrong={problem.field: problem.words for problem in problems},
    )
