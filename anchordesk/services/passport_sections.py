"""The sections of a record that a resident may carry away, each as the lines that would go."""

from __future__ import annotations

from collections.abc import Iterator

from anchordesk.domain.amounts import plain_number, pounds
from anchordesk.domain.dates import long_date
from anchordesk.domain.needs import NeedState
from anchordesk.domain.passport import PassportSection
from anchordesk.domain.plan import GoalState
from anchordesk.domain.work_wishes import WorkWishes
from anchordesk.services.record import ResidentRecord
from anchordesk.wire.passports import PassportPart

LONGEST_LINE = 1000
MOST_LINES = 200


def parts_of(record: ResidentRecord) -> tuple[PassportPart, ...]:
    """Return every section that holds anything, in the order of `PassportSection`."""
    lines = {
        PassportSection.REACH: _reach,
        PassportSection.TALK: _talk,
        PassportSection.WISHES: lambda one: _wishes(one.wishes),
        PassportSection.WORK: _work,
        PassportSection.PATHWAY: _pathway,
        PassportSection.NEEDS: _needs,
        PassportSection.PLAN: _plan,
    }
    found = ((section, _cut(lines[section](record))) for section in PassportSection)
    return tuple(
        PassportPart(section.value, section.title_text, told) for section, told in found if told
    )


def _cut(lines: Iterator[str]) -> tuple[str, ...]:
    return tuple(" ".join(line.split())[:LONGEST_LINE] for line in lines)[:MOST_LINES]


def _told(*pairs: tuple[str, str]) -> Iterator[str]:
    return (f"{title}: {text}" for title, text in pairs if text)


def _reach(record: ResidentRecord) -> Iterator[str]:
    person = record.resident
    yield from _told(
        ("Phone", person.phone),
        ("Email", person.email),
        ("Address", person.address),
        ("Postcode", person.postcode),
        ("Would rather be reached by", person.contact_preference),
        ("Safe times to ring or call", person.safe_times),
        ("Do not reach them at", person.do_not_contact_at),
    )


def _talk(record: ResidentRecord) -> Iterator[str]:
    person = record.resident
    yield from _told(
        ("Pronouns", person.pronouns),
        ("Language", person.language),
        ("Interpreter", "needed" if person.needs_interpreter else ""),
        ("What helps in talking", person.communication_needs),
    )


def _wishes(wishes: WorkWishes) -> Iterator[str]:
    yield from _told(
        ("Kinds of work", ", ".join(one.title_text for one in wishes.families)),
        ("Hours a week", _hours(wishes)),
        ("Can work", ", ".join(one.title_text.lower() for one in wishes.shifts)),
        ("Can travel", f"{wishes.most_miles} miles" if wishes.most_miles else ""),
        ("Needs at least", f"{pounds(wishes.least_pay_pence)} an hour")
        if wishes.least_pay_pence
        else ("", ""),
        ("Has", ", ".join(one.title_text for one in wishes.has)),
    )


def _hours(wishes: WorkWishes) -> str:
    least, most = wishes.least_hours, wishes.most_hours
    if least is not None and most is not None:
        return f"{plain_number(least)} to {plain_number(most)}"
    if least is not None:
        return f"at least {plain_number(least)}"
    return "" if most is None else f"at most {plain_number(most)}"


def _work(record: ResidentRecord) -> Iterator[str]:
    person = record.resident
    known = person.qualification.value != "not_known"
    yield from _told(
        ("Highest qualification", person.qualification.title_text if known else ""),
        ("Leaves or fears to lose work in", person.sector_left),
        ("Occupation", person.work.occupation),
    )
    for job in record.jobs:
        since = "" if job.started_on is None else f" from {long_date(job.started_on)}"
        until = "" if job.ended_on is None else f" to {long_date(job.ended_on)}"
        yield f"Job: {job.role or 'role not known'}, {job.employer}{since}{until}"


def _pathway(record: ResidentRecord) -> Iterator[str]:
    if record.pathway is not None and record.enrolment is not None:
        yield f"{record.pathway.title}: {record.pathway.title_of(record.enrolment.stage)}"


def _needs(record: ResidentRecord) -> Iterator[str]:
    for need in record.case.needs:
        if need.state is not NeedState.RESOLVED:
            words = f": {need.words}" if need.words else ""
            yield f"{need.kind.title_text}{words}"


def _plan(record: ResidentRecord) -> Iterator[str]:
    for goal in record.case.goals:
        if goal.state is GoalState.OPEN:
            yield f"Goal: {goal.words}"
    for action in record.actions:
        if action.state.is_open:
            yield f"Next step: {action.words}, by {long_date(action.due_on)}"
