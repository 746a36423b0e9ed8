"""The co-ordinator's page of connections: where residents and vacancies of two members meet."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from anchordesk.hub.access import Reader, reader_of
from anchordesk.hub.choosing import Option
from anchordesk.hub.connection_audit import proven
from anchordesk.hub.forms import read_own_form
from anchordesk.hub.network_connections import NetworkConnection, find_connections
from anchordesk.hub.problems import ProblemError, Refusal
from anchordesk.hub.proposals import NewProposal, all_proposals, propose
from anchordesk.hub.register import counted_returns
from anchordesk.hub.rendering import page
from anchordesk.hub.service import HubService, service_of
from anchordesk.hub.supply import supplies_of
from anchordesk.hub.vacancies import newest_vacancies
from anchordesk.hub.ward_list import known_wards

DISTANCES = (1, 2, 3, 5, 10)
USUAL_DISTANCE = 3
"""Miles; a little less than five kilometres."""


@dataclass(frozen=True)
class Found:
    """What meets within a distance.

    Attributes:
        withheld: How many connections could not be vouched for, and are not shown.
        knows_wards: Whether a list of wards was loaded.
    """

    miles: int
    connections: tuple[NetworkConnection, ...]
    withheld: int
    knows_wards: bool


async def connections(request: Request) -> Response:
    """GET /connections: the ranked list, with the sum behind each."""
    reader = await _coordinator(request)
    miles = _distance(request.query_params.get("within", ""))
    found, followed = await service_of(request).read(
        lambda connection: (
            look(connection, service_of(request), miles),
            {(one.supplier, one.employer): one for one in all_proposals(connection)},
        )
    )
    return page(
        "connections.html",
        request,
        reader=reader,
        here="connections",
        found=found,
        followed=followed,
        because=sentence_of,
        distances=tuple(Option(str(one), counted_miles(one), one == miles) for one in DISTANCES),
    )


async def propose_one(request: Request) -> Response:
    """POST /connections: follows one as a proposed pathway, with the sum as it stands now."""
    reader = await _coordinator(request)
    form = await read_own_form(request, reader)
    service = service_of(request)
    miles, now, by = _distance(form.one("within")), service.now(), reader.signs_as
    found = await service.read(lambda connection: look(connection, service, miles))
    chosen = next(
        (
            one
            for one in found.connections
            if (_id(form.one("supplier")), _id(form.one("employer")))
            == (one.supplier, one.employer)
        ),
        None,
    )
    if chosen is None:
        raise ProblemError(Refusal.NOT_FOUND, "These two do not meet any more. Look again.")
    new = NewProposal(chosen.supplier, chosen.employer, sentence_of(chosen, miles))

    def change(connection: Connection) -> str:
        return propose(connection, new, by, now)

    reference = await asyncio.wrap_future(service.store.write(change))
    return RedirectResponse(f"/proposals/{reference}", status_code=303)


ROUTES = (
    Route("/connections", connections, methods=["GET"]),
    Route("/connections", propose_one, methods=["POST"]),
)


def look(connection: Connection, service: HubService, miles: int) -> Found:
    """What meets now, each connection checked against the returns themselves."""
    counted = counted_returns(connection)
    wards = known_wards(connection)
    found = find_connections(
        supplies_of(counted),
        newest_vacancies(connection),
        wards,
        most_miles=miles,
        today=service.now().date(),
    )
    shown = proven(found, counted)
    return Found(miles, shown, len(found) - len(shown), knows_wards=bool(wards))


def sentence_of(connection: NetworkConnection, miles: int) -> str:
    """The sum behind a connection, in plain words."""
    who = "residents without a job yet" if connection.are_looking else "residents"
    if connection.leave_hospitality:
        who += " who leave hospitality"
    wards = [supply.ward for supply in connection.supplies if supply.ward]
    where = f" in {_listed(wards)}" if wards else ""
    near = f" within {counted_miles(miles)}" if connection.nearest is not None else ""
    places = "1 place" if connection.places == 1 else f"{connection.places:,} places"
    return (
        f"At least {connection.at_least:,} {who} of {connection.supplier_name}{where}; {places} in "
        f"entry-level work at {connection.employer_name}{near}. So at least "
        f"{connection.could_meet:,} could be offered one."
    )


def counted_miles(miles: int) -> str:
    """A distance in words."""
    return "1 mile" if miles == 1 else f"{miles} miles"


async def _coordinator(request: Request) -> Reader:
    reader = await reader_of(request)
    if not reader.reads_every_return:
        raise ProblemError(
            Refusal.NOT_YOURS, "Connections stand on single returns, which co-ordinators read."
        )
    return reader


def _distance(told: str) -> int:
    return next((one for one in DISTANCES if str(one) == told), USUAL_DISTANCE)


def _id(told: str) -> UUID | None:
    try:
        return UUID(told)
    except ValueError:
        return None


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
