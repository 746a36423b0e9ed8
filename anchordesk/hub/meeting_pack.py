"""What the co-ordination group needs at its meeting, gathered for two pages of paper."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from anchordesk.hub.access import Reader, reader_of
from anchordesk.hub.priority_pages import Year, look_at_year
from anchordesk.hub.problems import ProblemError, Refusal
from anchordesk.hub.proposals import Proposal, all_proposals
from anchordesk.hub.register import counted_returns, members
from anchordesk.hub.returns_due import due_tables
from anchordesk.hub.service import service_of
from anchordesk.hub.vacancies import PublishedVacancy, newest_vacancies


@dataclass(frozen=True)
class OpenWork:
    """What one member offers now."""

    employer: str
    vacancies: int
    places: int
    guaranteed: int


@dataclass(frozen=True)
class ReturnsIn:
    """How the returns of one template stand."""

    title: str
    received: int
    corrected: int
    due: int


@dataclass(frozen=True)
class MeetingPack:
    """Everything that the two pages say."""

    network: str
    made: date
    year: Year
    proposals: tuple[Proposal, ...]
    open_work: tuple[OpenWork, ...]
    returns: tuple[ReturnsIn, ...]


async def meeting_pack(request: Request) -> Response:
    """GET /meeting-pack.pdf: two pages for the co-ordination group."""
    reader = await reader_of(request)
    if not reader.reads_every_return:
        raise ProblemError(Refusal.NOT_YOURS, "The co-ordinator makes the meeting's paper.")
    gathered = await gather(request, reader)

    def write() -> bytes:
        # Only whoever wants the file waits for what makes it.
        from anchordesk.hub.meeting_pack_pdf import meeting_pack_pdf  # noqa: PLC0415

        return meeting_pack_pdf(gathered)

    content = await run_in_threadpool(write)
    name = f"meeting-pack-{gathered.made.isoformat()}.pdf"
    return Response(
        content,
        media_type="application/pdf",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


ROUTES = (Route("/meeting-pack.pdf", meeting_pack, methods=["GET"]),)


async def gather(request: Request, reader: Reader) -> MeetingPack:
    """What stands on the hub's pages now."""
    service = service_of(request)
    today = service.now().date()
    year = await look_at_year(request)
    proposals, vacancies, counted, joined = await service.read(
        lambda connection: (
            all_proposals(connection),
            newest_vacancies(connection),
            counted_returns(connection),
            members(connection),
        )
    )
    return MeetingPack(
        network=service.identity.name,
        made=today,
        year=year,
        proposals=proposals,
        open_work=_open_work(vacancies, today),
        returns=tuple(
            ReturnsIn(table.title, table.received, table.corrected, table.due)
            for table in due_tables(counted, joined, reader, today)
        ),
    )


def _open_work(published: Iterable[PublishedVacancy], today: date) -> tuple[OpenWork, ...]:
    by_employer: dict[str, list[PublishedVacancy]] = {}
    for one in published:
        if not one.opportunity.is_closed(today):
            by_employer.setdefault(one.opportunity.employer, []).append(one)
    return tuple(
        OpenWork(
            employer=employer,
            vacancies=len(found),
            places=sum(one.opportunity.places_open for one in found),
            guaranteed=sum(
                one.opportunity.places_open for one in found if one.opportunity.guaranteed_interview
            ),
        )
        for employer, found in by_employer.items()
    )
