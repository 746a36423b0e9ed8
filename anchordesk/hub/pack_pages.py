"""The page on what desks have from the network: each pack, its age, and what changed since."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from anchordesk.domain.opportunity_file import read_opportunities
from anchordesk.domain.period import year_of
from anchordesk.domain.priority_file import read_priorities
from anchordesk.hub.access import reader_of
from anchordesk.hub.packs import PublishedPack, newest_packs, pack_bytes, pinned_card
from anchordesk.hub.priorities import priorities_of
from anchordesk.hub.problems import ProblemError, Refusal
from anchordesk.hub.rendering import page
from anchordesk.hub.service import service_of
from anchordesk.hub.vacancies import for_desks, newest_vacancies
from anchordesk.wire.packs import NetworkCard, PackContents, open_pack
from anchordesk.wire.problems import STATEMENT_MEDIA_TYPE

TITLES: dict[PackContents, str] = {
    "opportunities": "Vacancies and courses",
    "priorities": "Priorities",
    "pathways": "Pathways",
    "returns": "Returns",
    "wards": "Where wards are",
    "landlords": "Landlords by whom people are counted",
}


@dataclass(frozen=True)
class PackLine:
    """One line of the page.

    Attributes:
        pack: None where no pack of these contents is given out.
        changed_since: How many vacancies, or priorities, desks do not know as they stand here.
    """

    contents: str
    title: str
    pack: PublishedPack | None
    changed_since: int


async def packs_page(request: Request) -> Response:
    """GET /packs: what desks fetch, and what waits for the co-ordinator's hand."""
    reader = await reader_of(request)
    service = service_of(request)
    card, lines = await service.read(lambda connection: _look(connection, service.now()))
    vacancies = lines[0].pack
    return page(
        "packs.html",
        request,
        reader=reader,
        here="packs",
        card=card,
        lines=lines,
        next_version=1 if vacancies is None else vacancies.version + 1,
    )


async def pack_file(request: Request) -> Response:
    """GET /packs/{contents}.pack: the signed pack, to carry to a desk on a stick."""
    await reader_of(request)
    contents = str(request.path_params["contents"])

    def find(connection: Connection) -> bytes | None:
        found = {one.contents: one.digest for one in newest_packs(connection)}
        return pack_bytes(connection, found.get(contents, ""))

    body = await service_of(request).read(find)
    if body is None:
        raise ProblemError(Refusal.NOT_FOUND, "The hub has no such pack.")
    return Response(
        body,
        media_type=STATEMENT_MEDIA_TYPE,
        headers={"Content-Disposition": f'attachment; filename="{contents}.pack"'},
    )


ROUTES = (
    Route("/packs", packs_page, methods=["GET"]),
    Route("/packs/{contents}.pack", pack_file, methods=["GET"]),
)


def _look(connection: Connection, now: datetime) -> tuple[NetworkCard | None, tuple[PackLine, ...]]:
    known = {one.contents: one for one in newest_packs(connection)}
    card = pinned_card(connection)
    here: dict[str, set[object]] = {
        "opportunities": set(for_desks(newest_vacancies(connection), now)),
        "priorities": {
            (one.title, one.owner, one.target)
            for one in priorities_of(connection, year_of(now.date()))
            if one.is_followed
        },
    }
    there = {
        contents: _told(connection, card, known.get(contents)) if here.get(contents) else set()
        for contents in here
    }
    lines = tuple(
        PackLine(
            contents,
            title,
            known.get(contents),
            len(here.get(contents, set()) - there.get(contents, set())),
        )
        for contents, title in TITLES.items()
    )
    return card, lines


def _told(
    connection: Connection, card: NetworkCard | None, published: PublishedPack | None
) -> set[object]:
    """What a pack tells desks, to compare with what stands here."""
    body = None if published is None else pack_bytes(connection, published.digest)
    if body is None or card is None:
        return set()
    pack = open_pack(body, card.public_key)
    if pack.contents == "opportunities":
        return {job for one in pack.documents for job in read_opportunities(one.text, one.name)}
    return {
        (told.title, told.owner, told.target)
        for one in pack.documents
        for told in read_priorities(one.text, one.name)
    }
