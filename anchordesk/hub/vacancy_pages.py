"""The pages on which members publish, change and close vacancies, and everybody reads them."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field, replace
from uuid import UUID

from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from anchordesk.domain.job_kinds import JobFamily
from anchordesk.domain.opportunity import Opportunity, OpportunityKind, Requirement, Shift
from anchordesk.domain.opportunity_writing import write_opportunities
from anchordesk.domain.outcome import Contract, NhsBand, PayPlace
from anchordesk.hub.access import Reader, reader_of
from anchordesk.hub.forms import Form, read_own_form
from anchordesk.hub.problems import ProblemError, Refusal
from anchordesk.hub.rendering import page
from anchordesk.hub.service import service_of
from anchordesk.hub.vacancies import (
    PublishedVacancy,
    editions_of,
    for_desks,
    names_of_members,
    newest_vacancies,
    publish,
    renew,
)
from anchordesk.hub.vacancy_choosing import choose_vacancies
from anchordesk.hub.vacancy_form import (
    LARGEST_VACANCY_FORM,
    MOST_VACANCY_FIELDS,
    FieldProblem,
    as_entered,
    read_vacancy,
)

CHOICES = {
    "kinds": OpportunityKind,
    "families": JobFamily,
    "bands": NhsBand,
    "pay_places": PayPlace,
    "contracts": Contract,
    "shifts": Shift,
    "requirements": Requirement,
}


async def vacancies(request: Request) -> Response:
    """GET /vacancies: what all members offer, or what of it was chosen."""
    reader = await reader_of(request)
    service = service_of(request)
    found, members = await service.read(
        lambda connection: (newest_vacancies(connection), names_of_members(connection))
    )
    today = service.now().date()
    chosen = choose_vacancies(request.query_params, found, members, today)
    return page(
        "vacancies.html",
        request,
        reader=reader,
        here="vacancies",
        chosen=chosen,
        today=today,
        places=sum(
            one.opportunity.places_open
            for one in chosen.vacancies
            if not one.opportunity.is_closed(today)
        ),
    )


async def vacancies_file(request: Request) -> Response:
    """GET /vacancies.toml: the file that the co-ordinator signs as a pack for desks."""
    await reader_of(request)
    service = service_of(request)
    found = await service.read(newest_vacancies)
    return Response(
        write_opportunities(for_desks(found, service.now())),
        media_type="application/toml; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="vacancies.toml"'},
    )


async def one_vacancy(request: Request) -> Response:
    """GET /vacancies/{reference}: all that is said of it, and when it was changed."""
    reader = await reader_of(request)
    editions = await _editions(request)
    return page(
        "vacancy.html",
        request,
        reader=reader,
        here="vacancy",
        vacancy=editions[0],
        editions=editions,
        is_own=reader.may_read(editions[0].organisation),
        today=service_of(request).now().date(),
    )


async def new_vacancy(request: Request) -> Response:
    """GET /vacancies/new: an empty form."""
    reader = await reader_of(request)
    members = await _may_publish_for(request, reader)
    return _form_page(request, reader, _Filled(Form({}), members))


async def publish_vacancy(request: Request) -> Response:
    """POST /vacancies/new: publishes it, or shows the form again with what is wrong."""
    reader = await reader_of(request)
    form = await _read(request, reader)
    members = await _may_publish_for(request, reader)
    member = _chosen(form, members)
    now = service_of(request).now()
    read = read_vacancy(form, "new", members.get(member, "?") if member else "?", now.date())
    problems = read.problems
    if member is None:
        problems = (FieldProblem("organisation", "Choose whose vacancy it is."), *problems)
    if read.opportunity is None or member is None:
        return _form_page(request, reader, _Filled(form, members, problems))
    job, owner, by = read.opportunity, member, reader.signs_as

    def change(connection: Connection) -> str:
        return publish(connection, job, owner, by, now)

    reference = await asyncio.wrap_future(service_of(request).store.write(change))
    return RedirectResponse(f"/vacancies/{reference}", status_code=303)


async def edit_vacancy(request: Request) -> Response:
    """GET /vacancies/{reference}/edit: the form, filled in."""
    reader = await reader_of(request)
    newest = await _own(request, reader)
    return _form_page(request, reader, _Filled(as_entered(newest.opportunity), newest=newest))


async def renew_vacancy(request: Request) -> Response:
    """POST /vacancies/{reference}/edit: publishes the change, or shows the form again."""
    reader = await reader_of(request)
    form = await _read(request, reader)
    newest = await _own(request, reader)
    now = service_of(request).now()
    read = read_vacancy(form, newest.opportunity.id, newest.opportunity.employer, now.date())
    if read.opportunity is None:
        return _form_page(request, reader, _Filled(form, problems=read.problems, newest=newest))
    return await _renewed(request, reader, form, read.opportunity)


async def close_vacancy(request: Request) -> Response:
    """POST /vacancies/{reference}/close: nothing is open any more."""
    reader = await reader_of(request)
    form = await _read(request, reader)
    newest = await _own(request, reader)
    return await _renewed(request, reader, form, replace(newest.opportunity, places_open=0))


ROUTES = (
    Route("/vacancies", vacancies, methods=["GET"]),
    Route("/vacancies.toml", vacancies_file, methods=["GET"]),
    Route("/vacancies/new", new_vacancy, methods=["GET"]),
    Route("/vacancies/new", publish_vacancy, methods=["POST"]),
    Route("/vacancies/{reference}", one_vacancy, methods=["GET"]),
    Route("/vacancies/{reference}/edit", edit_vacancy, methods=["GET"]),
    Route("/vacancies/{reference}/edit", renew_vacancy, methods=["POST"]),
    Route("/vacancies/{reference}/close", close_vacancy, methods=["POST"]),
)


async def _read(request: Request, reader: Reader) -> Form:
    return await read_own_form(
        request, reader, largest=LARGEST_VACANCY_FORM, most_fields=MOST_VACANCY_FIELDS
    )


async def _editions(request: Request) -> tuple[PublishedVacancy, ...]:
    reference = str(request.path_params["reference"])
    found = await service_of(request).read(lambda connection: editions_of(connection, reference))
    if not found:
        raise ProblemError(Refusal.NOT_FOUND, "There is no such vacancy.")
    return found


async def _own(request: Request, reader: Reader) -> PublishedVacancy:
    newest = (await _editions(request))[0]
    if not reader.may_read(newest.organisation):
        raise ProblemError(Refusal.NOT_YOURS, "Members change their own vacancies only.")
    return newest


async def _may_publish_for(request: Request, reader: Reader) -> dict[UUID, str]:
    members = await service_of(request).read(names_of_members)
    return {id_: name for id_, name in members.items() if reader.may_read(id_)}


def _chosen(form: Form, members: dict[UUID, str]) -> UUID | None:
    if len(members) == 1:
        return next(iter(members))
    return next((id_ for id_ in members if str(id_) == form.one("organisation")), None)


async def _renewed(request: Request, reader: Reader, form: Form, job: Opportunity) -> Response:
    """Publish a new edition of a vacancy after the one that the form was filled in for."""
    service = service_of(request)
    seen, by, now = form.number("edition"), reader.signs_as, service.now()

    def change(connection: Connection) -> None:
        renew(connection, job, seen, by, now)

    await asyncio.wrap_future(service.store.write(change))
    return RedirectResponse(f"/vacancies/{job.id}", status_code=303)


@dataclass(frozen=True)
class _Filled:
    """The form as it is shown: what was entered, what is wrong, and what it changes."""

    form: Form
    members: dict[UUID, str] = field(default_factory=dict)
    problems: tuple[FieldProblem, ...] = ()
    newest: PublishedVacancy | None = None


def _form_page(request: Request, reader: Reader, filled: _Filled) -> Response:
    return page(
        "vacancy_form.html",
        request,
        422 if filled.problems else 200,
        reader=reader,
        here="vacancy-form",
        form=filled.form,
        members=filled.members,
        problems=filled.problems,
        wrong={problem.field: problem.words for problem in reversed(filled.problems)},
        newest=filled.newest,
        **CHOICES,
    )
