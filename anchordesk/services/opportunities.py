"""Vacancies on the desk: what the network's pack lists, and whom of the caseload they suit.

Matching happens here and nowhere else: neither who was matched nor why ever leaves the desk.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from anchordesk.domain.consent import ConsentPurpose
from anchordesk.domain.draft import DraftKey
from anchordesk.domain.even_handedness import GroupShare, compare_groups
from anchordesk.domain.identifiers import ResidentId
from anchordesk.domain.job_quality import JobQuality, Verdict
from anchordesk.domain.match_reasons import MatchingKnowledge
from anchordesk.domain.matching import Fit, Match, Weights, rank_opportunities, rank_seekers
from anchordesk.domain.offer_quality import judge_offer, living_wage_of, pay_of
from anchordesk.domain.opportunity import Opportunity
from anchordesk.domain.opportunity_file import read_opportunities
from anchordesk.domain.roles import UseCase
from anchordesk.domain.work_wishes import JobSeeker, WorkWishes
from anchordesk.services.doors import door
from anchordesk.services.drafts import forget_with
from anchordesk.services.errors import NotFoundError
from anchordesk.services.own_vacancies import own_vacancies
from anchordesk.services.packs import OPPORTUNITIES
from anchordesk.services.records import RecordsReading
from anchordesk.services.rights import is_left_as_it_is, people_left_as_they_are
from anchordesk.services.today_records import ListedResident
from anchordesk.services.workspace import Workspace
from anchordesk.wire.packs import open_pack


@dataclass(frozen=True, slots=True)
class Vacancy:
    """A vacancy as the list shows it.

    Attributes:
        could_apply: How many of the caseload could apply now.
        ask_first: How many could if what is not known yet turns out well.
        pay_pence: What an hour pays, worked out from the NHS band where no pay is named.
        typed_here: Whether it was typed in on this desk, and can be changed here.
    """

    opportunity: Opportunity
    quality: JobQuality
    is_closed: bool
    is_stale: bool
    could_apply: int
    ask_first: int
    pay_pence: int | None = None
    typed_here: bool = False


@dataclass(frozen=True, slots=True)
class OpportunityList:
    """The vacancies of the network's newest pack and those typed in here.

    Open ones come first, of those the soonest to close.

    Attributes:
        issued_on: The day the pack was made; None where there is no pack.
        accepted_at: When this desk took it.
    """

    vacancies: tuple[Vacancy, ...] = ()
    issued_on: date | None = None
    accepted_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ForResident:
    """What one resident wishes for, and every vacancy for them, the best first.

    Attributes:
        objects: Whether they do not want to be compared with vacancies; then there is no match.
    """

    resident_id: ResidentId
    wishes: WorkWishes
    matches: tuple[Match, ...]
    objects: bool = False


@dataclass(frozen=True, slots=True)
class SeekerMatch:
    """A resident for a vacancy, by name; for the worker's own eyes."""

    who: ListedResident
    match: Match


@door(UseCase.LOOK_FOR_JOBS)
def list_opportunities(workspace: Workspace) -> OpportunityList:
    """Return the network's vacancies with their quality, and how many residents they suit."""
    with workspace.records.reading() as reading:
        jobs, issued_on, accepted_at = _newest(reading)
        seekers = _seekers(reading) if jobs else ()
        own = {stored.id for stored in reading.network.vacancies()}
    weights = Weights(jobs, knowledge_of(workspace))
    ready = weights.could_apply(seekers, Fit.READY)
    perhaps = weights.could_apply(seekers, Fit.ASK_FIRST)
    vacancies = [
        _vacancy(workspace, job, now, later - now, typed_here=job.id in own)
        for job, now, later in zip(jobs, ready, perhaps, strict=True)
    ]
    vacancies.sort(
        key=lambda seen: (
            seen.is_closed,
            seen.is_stale,
            seen.opportunity.closes_on or date.max,
            seen.opportunity.employer.casefold(),
            seen.opportunity.id,
        )
    )
    return OpportunityList(tuple(vacancies), issued_on, accepted_at)


@door(UseCase.LOOK_FOR_JOBS)
def look_for_resident(workspace: Workspace, resident_id: ResidentId) -> ForResident:
    """Return what a resident wishes for, and every vacancy for them, the best first.

    Raises:
        NotFoundError: if the resident is not in this vault.
    """
    with workspace.records.reading() as reading:
        seeker = reading.network.job_seeker(resident_id)
        jobs, _, _ = _newest(reading)
        objects = resident_id in reading.said_no(ConsentPurpose.VACANCIES) or is_left_as_it_is(
            reading, resident_id
        )
    ranked = () if objects else rank_opportunities(seeker, jobs, knowledge_of(workspace))
    return ForResident(resident_id, seeker.wishes, ranked, objects=objects)


@door(UseCase.LOOK_FOR_JOBS)
def for_opportunity(workspace: Workspace, opportunity_id: str) -> tuple[SeekerMatch, ...]:
    """Return every resident of this caseload for a vacancy, the best first, with the reasons.

    Raises:
        NotFoundError: if the newest pack has no such vacancy.
    """
    with workspace.records.reading() as reading:
        jobs, _, _ = _newest(reading)
        seekers = _seekers(reading)
        people = {row.resident_id: row.listed for row in reading.caseload()}
    found = next((job for job in jobs if job.id == opportunity_id), None)
    if found is None:
        raise NotFoundError("That vacancy is no longer on the list.")
    ranked = rank_seekers(seekers, found, knowledge_of(workspace))
    return tuple(SeekerMatch(people[each.resident_id], each) for each in ranked)


def _seekers(reading: RecordsReading) -> tuple[JobSeeker, ...]:
    """Return whom vacancies are compared with: everybody but those who do not want it.

    Who asked that their record is left as it is does not want it either.
    """
    objectors = reading.said_no(ConsentPurpose.VACANCIES) | people_left_as_they_are(reading)
    everybody = reading.network.job_seekers()
    return tuple(one for one in everybody if one.resident_id not in objectors)


@door(UseCase.CHANGE_RECORDS)
def save_wishes(
    workspace: Workspace,
    resident_id: ResidentId,
    wishes: WorkWishes,
    *,
    draft: DraftKey | None = None,
) -> None:
    """Keep what a resident wishes for, and forget the draft of the form.

    Raises:
        NotFoundError: if the resident is not in this vault.
    """
    with workspace.records.changing() as change:
        change.resident(resident_id)
        change.network.save_wishes(resident_id, wishes)
        forget_with(change, draft)


@door(UseCase.COMPARE_GROUPS)
def shares_of_groups(workspace: Workspace) -> tuple[GroupShare, ...]:
    """Compare how often people of each group could apply: a check that matching treats all alike.

    For the lead's own eyes, on the lead's own desk; about this caseload alone.
    """
    with workspace.records.reading() as reading:
        jobs, _, _ = _newest(reading)
        seekers = _seekers(reading)
        groups = reading.network.protected_groups()
    weights = Weights(jobs, knowledge_of(workspace))
    return compare_groups(
        (groups[each.resident_id], weights.could_apply_somewhere(each))
        for each in seekers
        if each.resident_id in groups
    )


def knowledge_of(workspace: Workspace) -> MatchingKnowledge:
    """Return what matching knows beside residents and vacancies."""
    library, today = workspace.library, workspace.clock.today()
    verdicts: dict[str, tuple[Verdict, str]] = {}

    def living_wage(job: Opportunity) -> tuple[Verdict, str]:
        if job.id not in verdicts:
            verdicts[job.id] = living_wage_of(job, library.reference, today)
        return verdicts[job.id]

    pays: dict[str, int | None] = {}

    def pay(job: Opportunity) -> int | None:
        if job.id not in pays:
            pays[job.id] = pay_of(job, library.reference, today)
        return pays[job.id]

    return MatchingKnowledge(today, library.skills, library.lists.wards, living_wage, pay)


def _newest(
    reading: RecordsReading,
) -> tuple[tuple[Opportunity, ...], date | None, datetime | None]:
    trusted = reading.network.trusted()
    stored = reading.network.newest_pack(OPPORTUNITIES)
    own = own_vacancies(reading)
    if trusted is None or stored is None:
        return own, None, None
    pack = open_pack(stored.body, trusted.public_key)
    jobs = tuple(
        job
        for document in pack.documents
        for job in read_opportunities(document.text, document.name)
    )
    return (*jobs, *own), pack.issued_on, stored.accepted_at


def _vacancy(
    workspace: Workspace, job: Opportunity, could_apply: int, ask_first: int, *, typed_here: bool
) -> Vacancy:
    today = workspace.clock.today()
    return Vacancy(
        opportunity=job,
        quality=judge_offer(job, workspace.library.reference, today),
        is_closed=job.is_closed(today),
        is_stale=job.is_stale(today),
        could_apply=could_apply,
        ask_first=ask_first,
        pay_pence=pay_of(job, workspace.library.reference, today),
        typed_here=typed_here,
    )
