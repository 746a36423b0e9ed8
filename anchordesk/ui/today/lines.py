"""Says each line of the Today list in words: what to do, and why it is there."""

from __future__ import annotations

from datetime import date

from anchordesk.domain.appointment import Appointment
from anchordesk.domain.outcome import JobOutcome
from anchordesk.services.today import TodayKind, TodayLine, TodayList
from anchordesk.ui.kit.table_delegate import Cell, CellLook
from anchordesk.ui.kit.tag import Tone
from anchordesk.ui.rates import renewal_words
from anchordesk.ui.warnings import warning_cell_at_home
from anchordesk.ui.words import (
    count,
    cover_words,
    long_date,
    noun,
    short_date,
    translate,
    translated,
    weekday,
)


def column_titles() -> tuple[str, ...]:
    """Return what the columns are called."""
    return (
        translate("words", "For"),
        translate("words", "Resident"),
        translate("words", "What to do"),
        translate("words", "Why it is here"),
        translate("words", "Alerts"),
    )


def words_below(found: TodayList) -> str:
    """Return how many lines are not shown and why, and which tables of rates end."""
    told = []
    if found.left_out:
        words = translate("today", "{lines} more are not shown: the most urgent come first.")
        told.append(words.format(lines=count(found.left_out, "line", "lines")))
    if found.left_alone:
        words = translate(
            "today", "Nothing of {people} is listed: they asked that it is left as it is."
        )
        told.append(words.format(people=count(found.left_alone, "resident", "residents")))
    told += [renewal_words(table, found.day) for table in found.tables]
    return " ".join(told)


def title_of_day(day: date) -> str:
    """Return Monday 23 November 2026."""
    return f"{weekday(day)} {long_date(day)}"


def cells_of(line: TodayLine, today: date) -> tuple[Cell, ...]:
    """Return what the table shows of a line."""
    kind, tone = _kind_words(line.kind)
    if line.kind is TodayKind.APPOINTMENT and line.appointment is not None:
        kind = f"{line.appointment.starts_at.astimezone():%H:%M}"
    return (
        Cell(kind, CellLook.TAG, tone),
        Cell(line.resident.name, CellLook.BOLD),
        Cell(what_to_do(line)),
        Cell(_why_here(line, today), CellLook.MUTED),
        warning_cell_at_home(line.resident.alerts, line.resident.safety_instruction, line.at_home),
    )


def _why_here(line: TodayLine, today: date) -> str:
    told = why(line, today)
    covered = line.resident.cover_for
    return f"{cover_words(covered)}. {told}" if covered else told


def what_to_do(line: TodayLine) -> str:
    """Return the action's words, the check, or that somebody is to be spoken to."""
    if line.document is not None:
        words = translate("words", "Ask for a new one: {document}")
        return words.format(document=translated(line.what))
    if line.kind is TodayKind.CONCERN or line.job is not None:
        words = translate("words", "Good Work check: {when}")
        if line.job is None:
            words = translate("words", "Review the safeguarding concern: {when}")
        return words.format(when=_lower_first(translated(line.what)))
    if line.kind is TodayKind.REVIEW or (line.kind is TodayKind.COMING and not line.what):
        return translate("words", "Look at the plan again")
    if line.kind is TodayKind.CONSENT:
        return translate("words", "Ask again: {what}").format(what=translated(line.what))
    if line.appointment is not None and line.appointment.place:
        return f"{line.what}, {line.appointment.place}"
    return line.what or translate("words", "Get in touch")


def why(line: TodayLine, today: date) -> str:
    """Return in one sentence why a line is on the list."""
    if line.appointment is not None:
        return _why_appointment(line.kind, line.appointment)
    if not line.what and line.due_on is not None and line.since is not None:
        return _why_review(line.due_on, line.since)
    match line.kind:
        case TodayKind.OVERDUE | TodayKind.DUE | TodayKind.COMING if line.action_id is not None:
            return _after_words(line, _why_due(line, today))
        case TodayKind.QUIET | TodayKind.CONCERN:
            return _why_quiet(line, today) if line.what == "" else _why_concern(line)
        case _ if line.consent is not None or line.document is not None:
            return _why_paper(line, today)
        case _:
            return _why_check(line, today)


def how_it_goes(line: TodayLine) -> str:
    """Return what makes a line go that is neither an action nor an appointment."""
    if line.kind is TodayKind.CONCERN:
        return translate("words", "Open the record, read the concern, and write on or close it.")
    if line.enrolment_id is not None:
        return translate("words", "Open the record and move the stage: that records the check.")
    if line.job is not None:
        return translate("words", "Ask the seven questions: that records the check.")
    if line.consent is not None:
        return translate("words", "Open the record and record the answer under Consent.")
    return translate("words", "Add a note of the contact: then this line goes.")


def summary(found: TodayList) -> str:
    """Return “3 overdue, 4 for today, 5 without contact”, naming only what there is."""
    parts = (
        (TodayKind.NOT_BACK, noun("safe return missing", "safe return missing")),
        (TodayKind.CONCERN, noun("concern to review", "concerns to review")),
        (TodayKind.OVERDUE, noun("overdue", "overdue")),
        (
            TodayKind.APPOINTMENT,
            noun("appointment", "appointments"),
        ),
        (TodayKind.DUE, noun("for today", "for today")),
        (TodayKind.CHECK, noun("check", "checks")),
        (TodayKind.JOB, noun("job to ask about", "jobs to ask about")),
        (TodayKind.DOCUMENT, noun("document", "documents")),
        (TodayKind.REVIEW, noun("plan", "plans")),
        (
            TodayKind.CONSENT,
            noun("consent to ask for", "consents to ask for"),
        ),
        (TodayKind.QUIET, noun("without contact", "without contact")),
        (TodayKind.COMING, noun("in the next 7 days", "in the next 7 days")),
    )
    counted = [(found.count_of(kind), words) for kind, words in parts]
    counted.append((found.referrals, noun("referral to decide on", "referrals to decide on")))
    return ", ".join(count(number, *words) for number, words in counted if number)


def _kind_words(kind: TodayKind) -> tuple[str, Tone]:
    return {
        TodayKind.NOT_BACK: (translate("words", "Not back"), Tone.DANGER),
        TodayKind.CONCERN: (translate("words", "Concern"), Tone.DANGER),
        TodayKind.OVERDUE: (translate("words", "Overdue"), Tone.DANGER),
        TodayKind.APPOINTMENT: (translate("words", "Appointment"), Tone.INFO),
        TodayKind.DUE: (translate("words", "Today"), Tone.WARN),
        TodayKind.CHECK: (translate("words", "Check"), Tone.OK),
        TodayKind.JOB: (translate("words", "Job"), Tone.OK),
        TodayKind.DOCUMENT: (translate("words", "Document"), Tone.WARN),
        TodayKind.REVIEW: (translate("words", "Plan"), Tone.OK),
        TodayKind.CONSENT: (translate("words", "Consent"), Tone.INFO),
        TodayKind.QUIET: (translate("words", "No contact"), Tone.INFO),
        TodayKind.COMING: (translate("words", "Coming up"), Tone.INFO),
    }[kind]


def _why_concern(line: TodayLine) -> str:
    words = translate("words", "Noticed on {noticed}; its review was set for {day}")
    if line.since is None or line.due_on is None:
        raise ValueError("a concern has the day on which it was noticed, and one of its review")
    return words.format(noticed=short_date(line.since), day=short_date(line.due_on))


def _why_appointment(kind: TodayKind, appointment: Appointment) -> str:
    start, end = appointment.starts_at.astimezone(), appointment.ends_at.astimezone()
    if kind is TodayKind.NOT_BACK:
        return translate(
            "words", "You went alone; it was to end at {time}. Say that you are back safely"
        ).format(time=f"{short_date(end.date())}, {end:%H:%M}")
    day = short_date(start.date()) if kind is TodayKind.COMING else translate("words", "Today")
    words = translate("words", "{day}, {start} to {end}").format(
        day=day, start=f"{start:%H:%M}", end=f"{end:%H:%M}"
    )
    if appointment.travel_minutes:
        leave = translate("words", "leave at {time}")
        words += ", " + leave.format(time=f"{appointment.leave_at.astimezone():%H:%M}")
    if appointment.lone_working:
        words += ", " + translate("words", "you go alone")
    return words


def _why_review(due_on: date, agreed_on: date) -> str:
    words = translate("words", "Agreed on {agreed}, to be looked at again on {due}")
    return words.format(agreed=short_date(agreed_on), due=short_date(due_on))


def _why_due(line: TodayLine, today: date) -> str:
    if line.due_on is None or line.due_on == today:
        return translate("words", "Due today")
    day = short_date(line.due_on)
    if line.due_on > today:
        return translate("words", "Due on {day}").format(day=day)
    late = _days((today - line.due_on).days)
    return translate("words", "{late} late: was due on {day}").format(late=late, day=day)


def _after_words(line: TodayLine, told: str) -> str:
    """Return “Due today. It follows “Book the place”, which is done”."""
    if not line.after:
        return told
    follows = translate("words", "It follows “{words}”, which is done")
    return f"{told}. {follows.format(words=line.after)}"


def _why_paper(line: TodayLine, today: date) -> str:
    """Return “DBS certificate of Ana Moss ends on 3 Dec 2026”, or when they agreed."""
    document, ends_on = line.document, line.due_on
    if document is None or ends_on is None:
        words = translate("words", "They agreed on {day}, to earlier words or long ago")
        return words.format(day="" if line.consent is None else short_date(line.consent.on))
    if document.ended_by(today):
        words = translate("words", "{document} of {name} ended on {day}")
    elif ends_on == today:
        words = translate("words", "{document} of {name} ends today")
    else:
        words = translate("words", "{document} of {name} ends on {day}")
    kind = translated(document.kind.title_text)
    return words.format(document=kind, name=line.resident.name, day=short_date(ends_on))


def _why_check(line: TodayLine, today: date) -> str:
    if line.job is not None:
        return _why_job(line.job, line)
    if line.due_on is None or line.since is None:
        raise ValueError("a check has its days")
    if line.due_on == today:
        words = translate("words", "{weeks} are up today: {stage} on {since}")
    elif line.due_on > today:
        words = translate("words", "{weeks} are up on {due}: {stage} on {since}")
    else:
        words = translate("words", "{weeks} were up on {due}: {stage} on {since}")
    return words.format(
        weeks=count(line.weeks, "week", "weeks"),
        due=short_date(line.due_on),
        stage=line.stage_title.casefold(),
        since=short_date(line.since),
    )


def _why_job(job: JobOutcome, line: TodayLine) -> str:
    """Return “13 weeks since the job began on 3 Aug 2026: Porter, Royal Infirmary”."""
    if line.since is None:
        raise ValueError("a job that is asked about has its first day")
    words = (
        translate("words", "{weeks} since the job began on {since}: {job}")
        if line.weeks
        else translate("words", "The job began on {since}: {job}")
    )
    called = f"{job.role}, {job.employer}" if job.role else job.employer
    weeks = count(line.weeks, "week", "weeks")
    return words.format(weeks=weeks, since=short_date(line.since), job=called)


def _lower_first(words: str) -> str:
    return words[:1].lower() + words[1:]


def _why_quiet(line: TodayLine, today: date) -> str:
    if line.since is not None:
        words = translate("words", "{days} without contact, since {day}; at {stage}")
        days = _days((today - line.since).days)
        return words.format(days=days, day=short_date(line.since), stage=line.stage_title)
    if line.joined_on is None:
        raise ValueError("who was never in touch has joined on some day")
    words = translate("words", "No contact recorded since they joined on {day}; at {stage}")
    return words.format(day=short_date(line.joined_on), stage=line.stage_title)


def _days(number: int) -> str:
    return count(number, "day", "days")
