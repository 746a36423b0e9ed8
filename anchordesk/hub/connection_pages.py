"""The co-ordinator's page of connections: where residents and vacancies of two members meet."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from anchordesk.domain.ward_places import KILOMETRES_IN_A_MILE, WardList, by_name
from anchordesk.hub.access import Reader, reader_of
from anchordesk.hub.choosing import Option
from anchordesk.hub.connection_audit import proven
from anchordesk.hub.forms import read_own_form
from anchordesk.hub.network_connections import (
    NetworkConnection,
    NotPlaced,
    find_connections,
    not_placed,
)
from anchordesk.hub.problems import ProblemError, Refusal
from anchordesk.hub.proposals import NewProposal, all_proposals, propose
from anchordesk.hub.register import counted_returns
from anchordesk.hub.rendering import page
from anchordesk.hub.service import HubService, service_of
from anchordesk.hub.supply import supplies_of
from anchordesk.hub.vacancies import newest_vacancies
from anchordesk.hub.ward_list import known_ward_list

DISTANCES = (2, 3, 5, 8, 16)
"""Kilometres."""
USUAL_DISTANCE = 5
SHOWN = 50
"""Connections on the page at first; the others are asked for."""


@dataclass(frozen=True)
class Found:
    """What meets within a distance.

    Attributes:
        withheld: How many connections could not be vouched for, and are not shown.
        wards: The list of wards with its source; None where none was loaded.
        not_placed: What that list leaves out.
    """

    kilometres: int
    connections: tuple[NetworkConnection, ...]
    withheld: int
    wards: WardList | None
    not_placed: NotPlaced


async def connections(request: Request) -> Response:
    """GET /connections: the ranked list, with the sum behind each."""
    reader = await _coordinator(request)
    kilometres = _distance(request.query_params.get("within", ""))
    shows_all = request.query_params.get("show", "") == "all"
    found, followed = await service_of(request).read(
        lambda connection: (
            look(connection, service_of(request), kilometres),
            {(one.supplier, one.employer): one for one in all_proposals(connection)},
        )
    )
    return page(
        "connections.html",
        request,
        reader=reader,
        here="connections",
        found=found,
        shown=found.connections if shows_all else found.connections[:SHOWN],
        followed=followed,
        because=sentence_of,
        distances=tuple(Option(str(one), in_words(one), one == kilometres) for one in DISTANCES),
    )


async def propose_one(request: Request) -> Response:
    """POST /connections: follows one as a proposed pathway, with the sum as it stands now."""
    reader = await _coordinator(request)
    form = await read_own_form(request, reader)
    service = service_of(request)
    kilometres, now, by = _distance(form.one("within")), service.now(), reader.signs_as
    found = await service.read(lambda connection: look(connection, service, kilometres))
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
    new = NewProposal(chosen.supplier, chosen.employer, sentence_of(chosen, kilometres))

    def change(connection: Connection) -> str:
        return propose(connection, new, by, now)

    reference = await asyncio.wrap_future(service.store.write(change))
    return RedirectResponse(f"/proposals/{reference}", status_code=303)


ROUTES = (
    Route("/connections", connections, methods=["GET"]),
    Route("/connections", propose_one, methods=["POST"]),
)


def look(connection: Connection, service: HubService, kilometres: int) -> Found:
    """What meets now, each connection checked against the returns themselves."""
    counted = counted_returns(connection)
    listed, published = known_ward_list(connection), newest_vacancies(connection)
    wards = by_name(() if listed is None else listed.wards)
    supplies, today = supplies_of(counted), service.now().date()
    most_miles = kilometres / KILOMETRES_IN_A_MILE
    found = find_connections(supplies, published, wards, most_miles=most_miles, today=today)
    shown = proven(found, counted)
    left_out = not_placed(supplies, published, wards, today)
    return Found(kilometres, shown, len(found) - len(shown), listed, left_out)


def sentence_of(connection: NetworkConnection, kilometres: int) -> str:
    """The sum behind a connection, in plain words."""
    who = "residents without a job yet" if connection.are_looking else "residents"
    if connection.leave_hospitality:
        who += " who leave hospitality"
    wards = [supply.ward for supply in connection.supplies if supply.ward]
    where = f" in {_listed(wards)}" if wards else ""
    near = f" within {in_words(kilometres)}" if connection.nearest is not None else ""
    places = "1 place" if connection.places == 1 else f"{connection.places:,} places"
    return (
        f"At least {connection.at_least:,} {who} of {connection.supplier_name}{where}; {places} in "
        f"entry-level work at {connection.employer_name}{near}. So at least "
        f"{connection.could_meet:,} could be offered one."
    )


def in_words(kilometres: int) -> str:
    """A distance in words."""
    return f"{kilometres} km"


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
