"""The page of quality and place: how good jobs are, and a map of wards as tiles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from anchordesk.domain.ward_places import Wards, ward_key
from anchordesk.hub.access import reader_of
from anchordesk.hub.choosing import Option, pictures_by_template
from anchordesk.hub.figures import HIDDEN, Figure
from anchordesk.hub.quality import Share, WardFigures, shares_of, ward_figures_of
from anchordesk.hub.register import ReceivedReturn, counted_returns
from anchordesk.hub.rendering import page
from anchordesk.hub.service import service_of
from anchordesk.hub.tile_map import TileMap, tile_map
from anchordesk.hub.ward_list import known_wards


@dataclass(frozen=True)
class WardLine:
    """One ward of the table beside the map; `before` is None where there is no earlier period."""

    name: str
    before: Figure | None
    now: Figure


@dataclass(frozen=True)
class Places:
    """What the page shows.

    Attributes:
        shares: By the title of their return.
        chosen: What is counted by ward; None where no return tells wards.
        tiles: None where it is not known where the wards are.
    """

    shares: tuple[tuple[str, tuple[Share, ...]], ...]
    choices: tuple[Option, ...]
    chosen: WardFigures | None
    lines: tuple[WardLine, ...]
    tiles: TileMap | None


async def places(request: Request) -> Response:
    """GET /places: the quality of jobs, and what returns tell by ward."""
    reader = await reader_of(request)
    counted, wards = await service_of(request).read(
        lambda connection: (counted_returns(connection), known_wards(connection))
    )
    asked = request.query_params.get("of", "")
    found = await run_in_threadpool(lambda: look(counted, wards, asked))
    return page("places.html", request, reader=reader, here="places", found=found)


ROUTES = (Route("/places", places, methods=["GET"]),)


def look(counted: Sequence[ReceivedReturn], wards: Wards, asked: str) -> Places:
    """Everything that the page shows; what is asked for and not there is the first there is."""
    shares, by_ward = [], {}
    for key, title, pictures in pictures_by_template(counted):
        told = shares_of(pictures)
        if told:
            shares.append((title, told))
        for one in ward_figures_of(pictures):
            by_ward[f"{key}~{one.key}"] = (f"{title}: {one.title}", one)
    chosen_key = asked if asked in by_ward else next(iter(by_ward), "")
    chosen = by_ward[chosen_key][1] if by_ward else None
    return Places(
        shares=tuple(shares),
        choices=tuple(Option(key, by_ward[key][0], key == chosen_key) for key in by_ward),
        chosen=chosen,
        lines=() if chosen is None else _lines(chosen),
        tiles=None if chosen is None else _tiles(chosen, wards),
    )


def _lines(chosen: WardFigures) -> tuple[WardLine, ...]:
    return tuple(
        WardLine(name, chosen.before.get(name, HIDDEN) if chosen.before else None, figure)
        for name, figure in chosen.now.items()
    )


def _tiles(chosen: WardFigures, wards: Wards) -> TileMap | None:
    known = {
        place.name: figure
        for name, figure in chosen.now.items()
        if (place := wards.get(ward_key(name))) is not None
    }
    return tile_map(tuple(wards.values()), known)
