"""The page of quality and place: how good jobs are, and a map of wards as tiles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from anchordesk.domain.ward_changes import WardChanges
from anchordesk.domain.ward_places import WardList, by_name, ward_key
from anchordesk.hub.access import reader_of
from anchordesk.hub.by_place import (
    SharesByPlace,
    WardFigures,
    pair_of,
    shares_by_place,
    ward_figures_of,
)
from anchordesk.hub.choosing import Option, pictures_by_template
from anchordesk.hub.quality import Share, shares_of
from anchordesk.hub.register import ReceivedReturn, counted_returns
from anchordesk.hub.rendering import page
from anchordesk.hub.service import service_of
from anchordesk.hub.tile_map import TileMap, tile_map
from anchordesk.hub.ward_list import known_changes, known_ward_list


@dataclass(frozen=True)
class KnownPlaces:
    """The network's lists of wards; None where one was not loaded."""

    wards: WardList | None
    changes: WardChanges | None


@dataclass(frozen=True)
class Places:
    """What the page shows.

    Attributes:
        shares: By the title of their return.
        by_place: The same.
        measures: Of the choices those that are one of the shares, for links of their own.
        before: The code of the period that was asked for; empty if none was.
        chosen: What is counted by ward; None where no return tells wards.
        tiles: None where it is not known where the wards are.
    """

    shares: tuple[tuple[str, tuple[Share, ...]], ...]
    by_place: tuple[tuple[str, tuple[SharesByPlace, ...]], ...]
    choices: tuple[Option, ...]
    measures: tuple[Option, ...]
    earlier: tuple[Option, ...]
    before: str
    chosen: WardFigures | None
    tiles: TileMap | None
    lists: KnownPlaces


@dataclass(frozen=True)
class Asked:
    """What the address asks for: what is counted by ward, and the code of a period before."""

    of: str = ""
    before: str = ""


async def places(request: Request) -> Response:
    """GET /places: the quality of jobs, and what returns tell by ward."""
    reader = await reader_of(request)

    def gather(connection: Connection) -> tuple[tuple[ReceivedReturn, ...], KnownPlaces]:
        lists = KnownPlaces(known_ward_list(connection), known_changes(connection))
        return counted_returns(connection), lists

    counted, lists = await service_of(request).read(gather)
    asked = Asked(request.query_params.get("of", ""), request.query_params.get("before", ""))
    found = await run_in_threadpool(lambda: look(counted, lists, asked))
    return page("places.html", request, reader=reader, here="places", found=found)


ROUTES = (Route("/places", places, methods=["GET"]),)


def look(counted: Sequence[ReceivedReturn], lists: KnownPlaces, asked: Asked) -> Places:
    """Everything that the page shows; what is asked for and not there is the first there is."""
    shares, by_place, by_ward, earlier = [], [], {}, {}
    for key, title, pictures in pictures_by_template(counted):
        told = shares_of(pictures)
        if told:
            shares.append((title, told))
        pair = pair_of(pictures, asked.before)
        placed = tuple(shares_by_place(pair, lists.changes))
        if placed:
            by_place.append((title, placed))
        figures = ward_figures_of(pair, lists.changes)
        for one in figures:
            by_ward[f"{key}~{one.key}"] = (f"{title}: {one.title}", one)
        if placed or figures:
            earlier.update({one.period: one.period_title for one in pictures[:-1]})
    chosen_key = asked.of if asked.of in by_ward else next(iter(by_ward), "")
    chosen = by_ward[chosen_key][1] if by_ward else None
    return Places(
        shares=tuple(shares),
        by_place=tuple(by_place),
        choices=tuple(Option(key, by_ward[key][0], key == chosen_key) for key in by_ward),
        measures=tuple(
            Option(key, one.measure, key == chosen_key)
            for key, (_, one) in by_ward.items()
            if one.measure
        ),
        before=asked.before,
        earlier=tuple(
            Option(code, earlier[code], code == asked.before)
            for code in sorted(earlier, reverse=True)
        ),
        chosen=chosen,
        tiles=None if chosen is None or lists.wards is None else _tiles(chosen, lists.wards),
        lists=lists,
    )


def _tiles(chosen: WardFigures, listed: WardList) -> TileMap | None:
    wards = by_name(listed.wards)
    known = {
        place.name: figure
        for name, figure in chosen.now.items()
        if (place := wards.get(ward_key(name))) is not None
    }
    return tile_map(tuple(wards.values()), known)
