"""The questions that matching asks of a resident and a vacancy, and the reasons that come of them.

Each aspect looks at one facet of the resident and one of the vacancy, and at nothing else, so equal
facets have equal reasons. What is not known is asked about, never taken for yes or no.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from anchordesk.domain.amounts import plain_number, pounds
from anchordesk.domain.categories import TitledCode
from anchordesk.domain.dates import long_date
from anchordesk.domain.job_kinds import JobFamily
from anchordesk.domain.job_quality import Verdict
from anchordesk.domain.match_reason import Reason, Side, minus, plus, stop
from anchordesk.domain.opportunity import Opportunity, Requirement, Shift
from anchordesk.domain.transferable_skills import TransferableSkill, shared_skills
from anchordesk.domain.ward_places import Wards, miles_between, ward_key
from anchordesk.domain.work_wishes import JobSeeker

NEAR_MILES = 3


@dataclass(frozen=True, slots=True)
class MatchingKnowledge:
    """What is known beside the resident and the vacancy.

    Attributes:
        wards: Where wards are, by `ward_key`.
        pay: Tells what an hour of a vacancy pays in pence, by its NHS band where it names no pay.
        living_wage: Tells of a vacancy whether its pay is a Real Living Wage, and why.
    """

    today: date
    skills: tuple[TransferableSkill, ...] = ()
    wards: Wards = field(default_factory=dict)
    living_wage: Callable[[Opportunity], tuple[Verdict, str]] | None = None
    pay: Callable[[Opportunity], int | None] | None = None


Reasons = tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Aspect:
    """One question: what it looks at in a resident and in a vacancy, and the reasons it gives."""

    of_seeker: Callable[[JobSeeker], Hashable]
    of_job: Callable[[Opportunity], Hashable]
    reasons: Callable[[Any, Any, MatchingKnowledge], Reasons]


class Held(TitledCode):
    """Whether a resident has what an employer asks for."""

    YES = "yes", "Yes"
    NO = "no", "No"
    NOT_ASKED = "not_asked", "Not asked"


def _closing(_: None, job: Opportunity, knowledge: MatchingKnowledge) -> Reasons:
    if job.places_open == 0:
        return (stop("No places are left."),)
    if job.closes_on is not None and job.closes_on < knowledge.today:
        return (stop(f"It closed on {long_date(job.closes_on)}."),)
    if job.is_stale(knowledge.today):
        words = f"Published on {long_date(job.published_on)} and not renewed: ask if it is open."
        return (Reason(Side.CONDITION, Verdict.NOT_KNOWN, words),)
    return ()


def _requirement(requirement: Requirement) -> Aspect:
    title = requirement.title_text

    def held(seeker: JobSeeker) -> Held:
        if requirement in seeker.wishes.has:
            return Held.YES
        return Held.NO if requirement in seeker.wishes.lacks else Held.NOT_ASKED

    def reasons(held: Held, wanted: tuple[bool, bool], _: MatchingKnowledge) -> Reasons:
        needed, helps = wanted
        if needed:
            match held:
                case Held.YES:
                    return (Reason(Side.CONDITION, Verdict.YES, f"Needed, and there: {title}."),)
                case Held.NO:
                    return (stop(f"Needed, and not there yet: {title}."),)
                case Held.NOT_ASKED:
                    return (Reason(Side.CONDITION, Verdict.NOT_KNOWN, f"Needed: {title}. Ask."),)
        if helps and held is Held.YES:
            return (plus(3, f"Helps, and there: {title}."),)
        return ()

    return Aspect(held, lambda job: (requirement in job.must, requirement in job.helps), reasons)


def _shifts(able: tuple[Shift, ...], asked: tuple[Shift, ...], _: MatchingKnowledge) -> Reasons:
    if not asked or not able:
        return ()
    fitting = [shift for shift in asked if shift in able]
    others = [shift for shift in asked if shift not in able]
    if not fitting:
        return (stop(f"Only {_list(asked)}, which they cannot do."),)
    if others:
        return (plus(4, f"{_list(fitting, capital=True)} fit; {_list(others)} do not."),)
    return (plus(10, f"{_list(fitting, capital=True)} fit."),)


def _family(wanted: tuple[JobFamily, ...], family: JobFamily, _: MatchingKnowledge) -> Reasons:
    if not wanted:
        return ()
    if family in wanted:
        return (plus(20, f"The kind of work they want: {family.title_text}."),)
    return (minus(10, f"Not the kind of work they named: {family.title_text}."),)


def _skills(occupation: str, wanted_in: str, knowledge: MatchingKnowledge) -> Reasons:
    if not occupation or not wanted_in:
        return ()
    if occupation == wanted_in:
        return (plus(20, "The same occupation as before."),)
    shared = shared_skills(knowledge.skills, occupation, wanted_in)
    if not shared:
        return ()
    return (plus(min(20, 5 * len(shared)), f"Brings: {'; '.join(shared)}."),)


def _hours(
    wanted: tuple[Decimal | None, Decimal | None],
    offer: tuple[Decimal | None, Decimal | None],
    _: MatchingKnowledge,
) -> Reasons:
    least, most = wanted
    offered_least, offered_most = offer[0] or offer[1], offer[1] or offer[0]
    if offered_least is None or offered_most is None or (least is None and most is None):
        return ()
    offered = _range(offered_least, offered_most)
    if (least is None or offered_most >= least) and (most is None or offered_least <= most):
        return (plus(15, f"{offered} hours a week fit what they want."),)
    return (minus(15, f"{offered} hours a week; they want {_wanted(least, most)}."),)


def _travel(facet: tuple[str, int | None], work: str, knowledge: MatchingKnowledge) -> Reasons:
    ward, most_miles = facet
    if not ward or not work:
        return ()
    if ward == ward_key(work):
        return (plus(15, f"In their own ward, {work}."),)
    here, there = knowledge.wards.get(ward), knowledge.wards.get(ward_key(work))
    if here is None or there is None:
        return ()
    miles = max(1, round(miles_between(here, there)))
    words = f"{miles} {'mile' if miles == 1 else 'miles'} from ward to ward, as the crow flies"
    if most_miles is not None and miles > most_miles:
        return (minus(15, f"{words}; they can travel {most_miles}."),)
    return (plus(10 if miles <= NEAR_MILES else 5, f"{words}."),)


def _guaranteed(least: Decimal | None, sure: Decimal | None, _: MatchingKnowledge) -> Reasons:
    if sure is None:
        return ()
    words = f"{plain_number(sure)} hours a week are guaranteed"
    if least is None:
        return (plus(2, f"{words}."),)
    if sure >= least:
        return (plus(5, f"{words}: enough for what they want."),)
    return (minus(10, f"Only {words}; they want at least {plain_number(least)}."),)


def _essential(_: None, criteria: tuple[str, ...], __: MatchingKnowledge) -> Reasons:
    """What an employer insists on in words of their own: nobody is taken to meet it unasked."""
    return tuple(
        Reason(Side.CONDITION, Verdict.NOT_KNOWN, f"The employer insists on: {line}. Ask.")
        for line in criteria
    )


def _told(_: None, told: tuple[str, str], __: MatchingKnowledge) -> Reasons:
    titles = ("Shifts", "Getting there")
    return tuple(
        Reason(Side.TO_TALK_ABOUT, Verdict.NOT_KNOWN, f"{title}: {words.rstrip('.')}.")
        for title, words in zip(titles, told, strict=True)
        if words
    )


def _pay(least: int | None, job: Opportunity, knowledge: MatchingKnowledge) -> Reasons:
    offered = job.pay_pence_per_hour if knowledge.pay is None else knowledge.pay(job)
    if least is None or offered is None:
        return ()
    words = f"{pounds(offered)} an hour; they need {pounds(least)}."
    return (plus(10, words) if offered >= least else minus(20, words),)


def _living_wage(_: None, job: Opportunity, knowledge: MatchingKnowledge) -> Reasons:
    if knowledge.living_wage is None:
        return ()
    verdict, words = knowledge.living_wage(job)
    if verdict is Verdict.YES:
        return (plus(5, f"A Real Living Wage: {words}"),)
    if verdict is Verdict.NO:
        return (minus(5, f"Not a Real Living Wage: {words}"),)
    return ()


def _interview(_: None, guaranteed: bool, __: MatchingKnowledge) -> Reasons:
    return (plus(5, "An interview is guaranteed."),) if guaranteed else ()


def _needs(open_needs: tuple[str, ...], _: None, __: MatchingKnowledge) -> Reasons:
    if not open_needs:
        return ()
    words = f"Still open: {', '.join(open_needs)}."
    return (Reason(Side.TO_TALK_ABOUT, Verdict.NOT_KNOWN, words),)


def _nothing(_: JobSeeker | Opportunity) -> None:
    return None


def _all(job: Opportunity) -> Opportunity:
    return job


ASPECTS: tuple[Aspect, ...] = (
    Aspect(_nothing, _all, _closing),
    *map(_requirement, Requirement),
    Aspect(lambda seeker: seeker.wishes.shifts, lambda job: job.shifts, _shifts),
    Aspect(lambda seeker: seeker.wishes.families, lambda job: job.family, _family),
    Aspect(lambda seeker: seeker.occupation, lambda job: job.occupation, _skills),
    Aspect(
        lambda seeker: (seeker.wishes.least_hours, seeker.wishes.most_hours),
        lambda job: (job.least_hours, job.most_hours),
        _hours,
    ),
    Aspect(
        lambda seeker: (ward_key(seeker.ward), seeker.wishes.most_miles),
        lambda job: job.ward,
        _travel,
    ),
    Aspect(lambda seeker: seeker.wishes.least_hours, lambda job: job.guaranteed_hours, _guaranteed),
    Aspect(lambda seeker: seeker.wishes.least_pay_pence, _all, _pay),
    Aspect(_nothing, lambda job: job.essential, _essential),
    Aspect(_nothing, lambda job: (job.shift_pattern, job.getting_there), _told),
    Aspect(_nothing, _all, _living_wage),
    Aspect(_nothing, lambda job: job.guaranteed_interview, _interview),
    Aspect(lambda seeker: seeker.open_needs, _nothing, _needs),
)


def reasons_for(
    seeker: JobSeeker, opportunity: Opportunity, knowledge: MatchingKnowledge
) -> Reasons:
    """Ask every question of one resident and one vacancy."""
    return tuple(
        reason
        for aspect in ASPECTS
        for reason in aspect.reasons(
            aspect.of_seeker(seeker), aspect.of_job(opportunity), knowledge
        )
    )


def _list(shifts: tuple[Shift, ...] | list[Shift], *, capital: bool = False) -> str:
    words = " and ".join(shift.title_text.lower() for shift in shifts)
    return words.capitalize() if capital else words


def _range(least: Decimal, most: Decimal) -> str:
    return (
        plain_number(least) if least == most else f"{plain_number(least)} to {plain_number(most)}"
    )


def _wanted(least: Decimal | None, most: Decimal | None) -> str:
    if least is None:
        return f"at most {plain_number(most)}" if most is not None else "others"
    return f"at least {plain_number(least)}" if most is None else _range(least, most)
