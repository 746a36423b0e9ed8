"""Says vacancies and matches in words: cells of the lists, and the card of one vacancy."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from anchordesk.domain.amounts import plain_number, pounds
from anchordesk.domain.job_kinds import JobFamily
from anchordesk.domain.job_quality import Aspect, Verdict
from anchordesk.domain.match_reason import Reason, Side
from anchordesk.domain.matching import Fit, Match
from anchordesk.domain.opportunity import Opportunity
from anchordesk.domain.outcome import Contract, NhsBand
from anchordesk.domain.work_wishes import WorkWishes
from anchordesk.services.opportunities import Vacancy
from anchordesk.ui.kit.table_delegate import Cell, CellLook
from anchordesk.ui.kit.tag import Tone
from anchordesk.ui.words import count, short_date, translate, translated


class Only(Enum):
    """What else the list can be narrowed to."""

    ALL = "all"
    LIVING_WAGE = "living_wage"
    INTERVIEW = "interview"
    SUITS_NOW = "suits_now"


def only_words(only: Only) -> str:
    """Return what a person reads of it."""
    match only:
        case Only.ALL:
            return translate("words", "Any pay, anybody")
        case Only.LIVING_WAGE:
            return translate("words", "Pays the Real Living Wage")
        case Only.INTERVIEW:
            return translate("words", "Interview guaranteed")
        case Only.SUITS_NOW:
            return translate("words", "Somebody could apply now")


@dataclass(frozen=True, slots=True)
class Filter:
    """What the list is narrowed to.

    Attributes:
        words: Parts of words that must all be there; not case-sensitive.
        family: Only this kind of work; None for all.
        closed: Whether closed ones are shown as well.
        only: What else must hold.
    """

    words: str = ""
    family: JobFamily | None = None
    closed: bool = False
    only: Only = Only.ALL


NO_FILTER = Filter()


def matches_filter(vacancy: Vacancy, wanted: Filter) -> bool:
    """Tell whether a vacancy is to be shown."""
    job = vacancy.opportunity
    if vacancy.is_closed and not wanted.closed:
        return False
    if wanted.family is not None and job.family is not wanted.family:
        return False
    if not _holds(wanted.only, vacancy):
        return False
    text = " ".join((job.role, job.employer, job.place, job.ward, job.id)).casefold()
    return all(part in text for part in wanted.words.casefold().split())


def _holds(only: Only, vacancy: Vacancy) -> bool:
    match only:
        case Only.ALL:
            return True
        case Only.LIVING_WAGE:
            return vacancy.quality.verdict(Aspect.REAL_LIVING_WAGE) is Verdict.YES
        case Only.INTERVIEW:
            return vacancy.opportunity.guaranteed_interview
        case Only.SUITS_NOW:
            return vacancy.could_apply > 0


def vacancy_titles() -> tuple[str, ...]:
    """Return what the columns of the list of vacancies are called."""
    return (
        translate("words", "Role"),
        translate("words", "Employer"),
        translate("words", "Pay"),
        translate("words", "Hours"),
        translate("words", "Where"),
        translate("words", "Closes"),
        translate("words", "Suits"),
    )


def vacancy_cells(vacancy: Vacancy) -> tuple[Cell, ...]:
    """Return what the list shows of a vacancy; closed and old ones are greyed."""
    job = vacancy.opportunity
    faded = vacancy.is_closed or vacancy.is_stale
    look = CellLook.MUTED if faded else CellLook.PLAIN
    return (
        Cell(job.role, CellLook.MUTED if faded else CellLook.BOLD),
        Cell(job.employer, look),
        Cell(pay_words(vacancy), look),
        Cell(hours_words(job), look),
        Cell(job.ward or job.place, look),
        Cell(closing_words(vacancy), look),
        Cell(suits_words(vacancy), look),
    )


def pay_words(vacancy: Vacancy) -> str:
    """Return £12.60 an hour, £12.92 with its NHS band, or that it is not known."""
    job, pence = vacancy.opportunity, vacancy.pay_pence
    if job.pay_pence_per_hour is not None:
        return translate("words", "{pay} an hour").format(pay=pounds(job.pay_pence_per_hour))
    if job.nhs_band is not NhsBand.NONE:
        band = translated(job.nhs_band.title_text)
        if pence is None:
            return band
        return translate("words", "{pay}, {band}").format(band=band, pay=pounds(pence))
    return translate("words", "Not known")


def hours_words(job: Opportunity) -> str:
    """Return 22.5 to 37.5, or that it is not known."""
    found = sorted({hours for hours in (job.least_hours, job.most_hours) if hours is not None})
    if not found:
        return translate("words", "Not known")
    return translate("words", " to ").join(map(plain_number, found))


def closing_words(vacancy: Vacancy) -> str:
    """Return when it closes, or that it is closed, full or old."""
    job = vacancy.opportunity
    if job.places_open == 0:
        return translate("words", "No places left")
    if job.closes_on is not None:
        day = short_date(job.closes_on)
        closed = translate("words", "Closed {day}")
        return closed.format(day=day) if vacancy.is_closed else day
    if vacancy.is_stale:
        return translate("words", "Old: ask first")
    return translate("words", "No closing day")


def suits_words(vacancy: Vacancy) -> str:
    """Return how many of the caseload could apply, and of how many something must be asked."""
    if vacancy.is_closed:
        return ""
    parts = []
    if vacancy.could_apply:
        parts.append(translate("words", "{number} now").format(number=vacancy.could_apply))
    if vacancy.ask_first:
        parts.append(translate("words", "{number} ask first").format(number=vacancy.ask_first))
    return ", ".join(parts) or translate("words", "Nobody yet")


def about(vacancy: Vacancy) -> tuple[str, ...]:
    """Return what else is to be known of a vacancy, a sentence or two each."""
    job = vacancy.opportunity
    places = count(job.places_open, "place", "places")
    lines = [f"{translated(job.kind.title_text)}: {places}"]
    if job.place:
        lines[0] += f". {job.place}"
    if job.contract is not Contract.NOT_KNOWN:
        lines.append(
            translate("words", "Contract: {kind}").format(kind=translated(job.contract.title_text))
        )
    if job.guaranteed_hours is not None:
        hours = plain_number(job.guaranteed_hours)
        lines.append(translate("words", "Guaranteed: {hours} hours a week").format(hours=hours))
    if job.shifts:
        titles = ", ".join(translated(shift.title_text) for shift in job.shifts)
        lines.append(translate("words", "Shifts: {titles}").format(titles=titles))
    if job.must:
        titles = ", ".join(translated(each.title_text) for each in job.must)
        lines.append(translate("words", "Needed: {titles}").format(titles=titles))
    if job.shift_pattern:
        lines.append(translate("words", "How shifts go: {words}").format(words=job.shift_pattern))
    if job.getting_there:
        words = translate("words", "Getting there: {words}")
        lines.append(words.format(words=job.getting_there))
    for line in job.essential:
        lines.append(translate("words", "They insist on: {words}").format(words=line))
    if job.helps:
        titles = ", ".join(translated(each.title_text) for each in job.helps)
        lines.append(translate("words", "Helps: {titles}").format(titles=titles))
    if job.guaranteed_interview:
        lines.append(translate("words", "An interview is guaranteed."))
    if job.how_to_apply:
        lines.append(translate("words", "How to apply: {how}").format(how=job.how_to_apply))
    if vacancy.typed_here:
        day = short_date(job.published_on)
        lines.append(translate("words", "Typed in on this desk, last on {day}.").format(day=day))
    return tuple(lines)


def quality_badge(vacancy: Vacancy) -> tuple[str, Tone, str]:
    """Return the badge of a job's quality, its tone, and the reason; a table that ended is told."""
    found = {judged.aspect: judged for judged in vacancy.quality.judgements}
    wage, secure = found[Aspect.REAL_LIVING_WAGE], found[Aspect.SECURE]
    reason = " ".join((wage.reason, secure.reason, *vacancy.quality.warnings))
    if wage.verdict is Verdict.YES and secure.verdict is Verdict.YES:
        return translate("words", "Real Living Wage, secure"), Tone.OK, reason
    if wage.verdict is Verdict.YES:
        return translate("words", "Real Living Wage"), Tone.OK, reason
    if wage.verdict is Verdict.NO:
        return translate("words", "Below the Real Living Wage"), Tone.WARN, reason
    return translate("words", "Pay not compared"), Tone.INFO, reason


def fit_words(fit: Fit) -> tuple[str, Tone]:
    """Return how somebody stands with a vacancy."""
    match fit:
        case Fit.READY:
            return translate("words", "Could apply now"), Tone.OK
        case Fit.ASK_FIRST:
            return translate("words", "Ask first"), Tone.INFO
        case Fit.NOT_YET:
            return translate("words", "Not yet"), Tone.WARN


def wishes_words(wishes: WorkWishes) -> str:
    """Return what somebody wishes for in a few words, or that nobody asked yet."""
    parts = []
    if wishes.families:
        parts.append(", ".join(translated(each.title_text) for each in wishes.families))
    if wishes.least_hours is not None or wishes.most_hours is not None:
        parts.append(_hours_wanted(wishes.least_hours, wishes.most_hours))
    if wishes.shifts:
        parts.append(", ".join(translated(each.title_text) for each in wishes.shifts))
    if wishes.most_miles is not None:
        miles = count(wishes.most_miles, "mile", "miles")
        parts.append(translate("words", "up to {miles} away").format(miles=miles))
    if wishes.least_pay_pence is not None:
        pay = pounds(wishes.least_pay_pence)
        parts.append(translate("words", "at least {pay} an hour").format(pay=pay))
    if wishes.has:
        titles = ", ".join(translated(each.title_text) for each in wishes.has)
        parts.append(translate("words", "has: {titles}").format(titles=titles))
    if wishes.lacks:
        titles = ", ".join(translated(each.title_text) for each in wishes.lacks)
        parts.append(translate("words", "not yet: {titles}").format(titles=titles))
    return "  ·  ".join(parts) or translate("words", "Nobody has asked yet.")


def _hours_wanted(least: Decimal | None, most: Decimal | None) -> str:
    if least is not None and most is not None:
        words = translate("words", "{least} to {most} hours a week")
        return words.format(least=plain_number(least), most=plain_number(most))
    if least is not None:
        return translate("words", "at least {least} hours a week").format(least=plain_number(least))
    words = translate("words", "at most {most} hours a week")
    return words.format(most=plain_number(most or Decimal()))


def first_reason(match: Match) -> str:
    """Return the reason that decides: what stops, then what to ask, then what speaks most for."""
    reasons = match.reasons
    for wanted in (
        [reason for reason in reasons if reason.stops],
        [reason for reason in reasons if reason.asks],
        sorted((r for r in reasons if r.points > 0), key=lambda r: -r.points),
    ):
        if wanted:
            return wanted[0].words
    return translate("words", "Nothing speaks for or against it yet: ask what they wish for.")


def reason_groups(match: Match) -> tuple[tuple[str, tuple[Reason, ...]], ...]:
    """Return the reasons under headings: conditions, for, against, to talk about."""
    reasons = match.reasons
    groups = (
        (
            translate("words", "Conditions"),
            tuple(reason for reason in reasons if reason.side is Side.CONDITION),
        ),
        (translate("words", "Speaks for it"), tuple(r for r in reasons if r.points > 0)),
        (translate("words", "Speaks against it"), tuple(r for r in reasons if r.points < 0)),
        (
            translate("words", "To talk about"),
            tuple(reason for reason in reasons if reason.side is Side.TO_TALK_ABOUT),
        ),
    )
    return tuple((heading, found) for heading, found in groups if found)
