"""Says each event of the timeline in words: an icon, a title and a text."""

from __future__ import annotations

from typing import assert_never

from anchordesk.domain.agreed_plan import AgreedPlan
from anchordesk.domain.amounts import pounds
from anchordesk.domain.application import ApplicationState
from anchordesk.domain.appointment import Appointment
from anchordesk.domain.approval import Approval
from anchordesk.domain.attachment import Attachment
from anchordesk.domain.casework import Contact, ContactKind
from anchordesk.domain.consent import Consent
from anchordesk.domain.document import Document, DocumentKind
from anchordesk.domain.good_work import PREFERS_NOT_TO_SAY
from anchordesk.domain.outcome import Contract, JobOutcome, NhsBand
from anchordesk.domain.printed_letter import PrintedLetter
from anchordesk.domain.referral import Referral
from anchordesk.domain.sensitivity import Sensitivity
from anchordesk.services.timeline import (
    ApprovalAnswer,
    Event,
    JobEnd,
    NewTerms,
    ReferralAnswer,
    SaidOfJob,
    StageChange,
    StepTaken,
    TimelineKind,
    Withdrawal,
)
from anchordesk.ui.words import count, short_date, translate, translated

ICONS = {
    ContactKind.PHONE: "phone",
    ContactKind.MEETING: "handshake",
    ContactKind.TEXT: "message-square",
    ContactKind.EMAIL: "mail",
    ContactKind.OTHER: "users",
}

Described = tuple[str, str, str]


def kind_title(kind: TimelineKind) -> str:
    """Return what the events of a kind are called where they can be chosen."""
    return {
        TimelineKind.CONTACT: translate("words", "Contacts"),
        TimelineKind.APPOINTMENT: translate("words", "Appointments"),
        TimelineKind.STAGE: translate("words", "Stages"),
        TimelineKind.PLAN: translate("words", "Plans that were agreed"),
        TimelineKind.WORK: translate("words", "Jobs and applications"),
        TimelineKind.CONSENT: translate("words", "Consent"),
        TimelineKind.REFERRAL: translate("words", "Referrals"),
        TimelineKind.APPROVAL: translate("words", "Supervisor's approval"),
        TimelineKind.PAPER: translate("words", "Photos, documents and letters"),
    }[kind]


def describe(event: Event) -> Described:
    """Return the icon, the title and the text of an event."""
    match event:
        case Contact():
            kind = translated(event.kind.title_text)
            described = ICONS[event.kind], kind, contact_words(event)
        case StageChange():
            described = "flag", _move_title(event), event.move.reason
        case AgreedPlan():
            described = "handshake", translate("words", "Plan agreed"), agreed_words(event)
        case SaidOfJob():
            described = _describe_said(event)
        case JobOutcome() | JobEnd() | NewTerms() | StepTaken():
            described = _describe_work(event)
        case Consent() | Withdrawal():
            described = _describe_consent(event)
        case Appointment():
            described = _describe_appointment(event)
        case Referral() | ReferralAnswer():
            described = _describe_referral(event)
        case Approval() | ApprovalAnswer():
            described = _describe_approval(event)
        case PrintedLetter():
            title = translate("words", "Letter printed: {title}")
            described = "mail", title.format(title=translated(event.title)), ""
        case Attachment():
            title = translate("words", "Attached: {name}").format(name=event.name)
            described = "folder-open", title, _paper_words(event)
        case _:
            assert_never(event)
    return described


def contact_words(contact: Contact) -> str:
    """Return a note with its place and length, where they are known."""
    facts = [contact.place] if contact.place else []
    if contact.minutes is not None:
        facts.append(translate("words", "{minutes} minutes").format(minutes=contact.minutes))
    said = hidden_words(contact.sensitivity) if contact.sealed else contact.note
    return f"{said}\n{', '.join(facts)}" if facts else said


def hidden_words(sensitivity: Sensitivity) -> str:
    """Return what stands in place of a restricted note's words."""
    words = translate("words", "{level}. Its words are shown on asking only.")
    return words.format(level=translated(sensitivity.title_text))


def agreed_words(plan: AgreedPlan) -> str:
    """Return who agreed to a plan and when, how much stands in it, and when it is looked at."""
    words = translate("words", "{resident} on {day}, {worker} on {other_day}")
    who = words.format(
        resident=plan.resident.name,
        day=short_date(plan.resident.on),
        worker=plan.by_worker.name,
        other_day=short_date(plan.by_worker.on),
    )
    goals = count(sum(bool(goal.words) for goal in plan.goals), "goal", "goals")
    steps = count(plan.steps, "action", "actions")
    again = translate("words", "to be looked at again on {day}")
    return f"{who}. {goals}, {steps}, {again.format(day=short_date(plan.review_on))}."


def job_words(job: JobOutcome) -> str:
    """Return a job in one line; what is not known says so."""
    unknown = translate("words", "not known")
    pay = unknown if job.pay_pence_per_hour is None else pounds(job.pay_pence_per_hour)
    hours = unknown if job.hours_per_week is None else f"{job.hours_per_week.normalize():f}"
    words = translate(
        "words", "{employer}. {contract}. Pay an hour: {pay}. Hours a week: {hours}."
    ).format(employer=job.employer, contract=_contract_words(job), pay=pay, hours=hours)
    kinds = [translated(kind.title_text) for kind in (job.family, job.sector) if kind is not None]
    return f"{words} {', '.join(kinds)}." if kinds else words


def terms_words(job: JobOutcome) -> str:
    """Return the terms of a job in one line; what is not known says so."""
    unknown = translate("words", "not known")
    pay = unknown if job.pay_pence_per_hour is None else pounds(job.pay_pence_per_hour)
    hours = unknown if job.hours_per_week is None else f"{job.hours_per_week.normalize():f}"
    words = translate("words", "{role}. {contract}. Pay an hour: {pay}. Hours a week: {hours}.")
    told = words.format(
        role=job.role or translate("words", "Role not known"),
        contract=_contract_words(job),
        pay=pay,
        hours=hours,
    )
    if job.nhs_band is NhsBand.NONE:
        return told
    return f"{told} {translated(job.nhs_band.title_text)}."


def _contract_words(job: JobOutcome) -> str:
    if job.contract is Contract.NOT_KNOWN:
        return translate("words", "Contract not known")
    return translated(job.contract.title_text)


def document_words(document: Document, *, ended: bool) -> str:
    """Return what a document is, and when it ends or ended."""
    kind = translated(document.kind.title_text)
    if document.ends_on is None:
        return kind
    words = (
        translate("words", "{kind}, ended on {day}")
        if ended
        else translate("words", "{kind}, ends on {day}")
    )
    return words.format(kind=kind, day=short_date(document.ends_on))


def _paper_words(paper: Attachment) -> str:
    """Return what a file is, and of what kind."""
    file_kind = translated(paper.kind.title_text)
    if paper.document is None or paper.document.kind is DocumentKind.NOT_SAID:
        return file_kind
    kind = translated(paper.document.kind.title_text)
    if paper.document.ends_on is not None:
        words = translate("words", "{kind}, until {day}")
        kind = words.format(kind=kind, day=short_date(paper.document.ends_on))
    return f"{kind}\n{file_kind}"


def _move_title(change: StageChange) -> str:
    if change.left:
        return change.to_title
    title = (
        translate("words", "Joined: {stage}")
        if change.move.from_stage is None
        else translate("words", "Moved to {stage}")
    )
    return title.format(stage=change.to_title)


def _role_at(role: str, employer: str) -> str:
    return f"{role}, {employer}" if role else employer


def _describe_work(event: JobOutcome | JobEnd | NewTerms | StepTaken) -> Described:
    if isinstance(event, JobOutcome):
        role = event.role or translate("words", "role not known")
        title = translate("words", "Started a job: {role}").format(role=role)
        return "briefcase", title, job_words(event)
    if isinstance(event, JobEnd):
        title = translate("words", "Last day in a job: {job}")
        return "briefcase", title.format(job=_role_at(event.job.role, event.job.employer)), ""
    if isinstance(event, NewTerms):
        title = translate("words", "New terms in a job: {job}")
        job = _role_at(event.job.role, event.job.employer)
        return "briefcase", title.format(job=job), terms_words(event.job)
    application, step = event.application, event.step
    job = _role_at(application.role, application.employer)
    if step.state is ApplicationState.NOT_THIS_TIME:
        title = translate("words", "Application, not this time: {job}")
        return "x", title.format(job=job), step.reason
    title = translate("words", "Application, {state}: {job}")
    state = translated(step.state.title_text).lower()
    return "briefcase", title.format(state=state, job=job), step.reason


def _describe_said(event: SaidOfJob) -> Described:
    """Return what was said of a job, a line for each question that was asked."""
    title = translate("words", "Good Work check, {when}: {job}")
    check, questions = event.check, event.questions
    point = None if questions is None else questions.point(check.point)
    when = check.point.replace("_", " ") if point is None else translated(point.title)
    gone = translate("words", "a job that was taken out")
    job = gone if event.job is None else _role_at(event.job.role, event.job.employer)
    lines = []
    for one in check.given:
        offered = None if questions is None else questions.offered(one.dimension, one.code)
        said = one.code.replace("_", " ") if offered is None else translated(offered.words)
        if one.code == PREFERS_NOT_TO_SAY:
            said = translate("words", "Prefers not to say")
        lines.append(f"{translated(one.dimension.title_text)}: {said}")
    if event.asked_again:
        lines.append(translate("words", "Recorded again since: the newer answers count."))
    return "briefcase", title.format(when=when[:1].lower() + when[1:], job=job), "\n".join(lines)


def _describe_consent(event: Consent | Withdrawal) -> Described:
    consent = event.consent if isinstance(event, Withdrawal) else event
    purpose = translated(consent.purpose.title_text)
    if isinstance(event, Withdrawal):
        title = translate("words", "Consent withdrawn: {purpose}")
        return "undo-2", title.format(purpose=purpose), consent.withdrawal_reason
    way = translate("words", "{way}, to version {version} of the words").format(
        way=translated(consent.way.title_text), version=consent.text_version
    )
    text = f"{way}\n{consent.note}" if consent.note else way
    if consent.given:
        return "check", translate("words", "Consent given: {purpose}").format(purpose=purpose), text
    return "x", translate("words", "Consent refused: {purpose}").format(purpose=purpose), text


def _describe_appointment(appointment: Appointment) -> Described:
    title = translate("words", "Appointment, {state}: {what}").format(
        state=translated(appointment.state.title_text).lower(), what=appointment.what
    )
    start, end = appointment.starts_at.astimezone(), appointment.ends_at.astimezone()
    facts = [f"{start:%H:%M} – {end:%H:%M}"]
    if appointment.place:
        facts.append(appointment.place)
    if appointment.lone_working:
        facts.append(translate("words", "lone visit"))
    if appointment.safe_at is not None:
        back = translate("words", "back safely at {time}")
        facts.append(back.format(time=f"{appointment.safe_at.astimezone():%H:%M}"))
    return "calendar-check", title, ", ".join(facts)


def _describe_referral(event: Referral | ReferralAnswer) -> Described:
    if isinstance(event, Referral):
        title = translate("words", "Referred to {whom}").format(whom=event.to_whom)
        because = translate("words", "Shared without consent: {reason}")
        parts = [event.for_what]
        if event.shared_because:
            parts.append(because.format(reason=event.shared_because))
        return "send", title, "\n".join(part for part in parts if part)
    referral = event.referral
    title = translate("words", "Referral to {whom}: {answer}").format(
        whom=referral.to_whom, answer=translated(referral.state.title_text).lower()
    )
    return "send", title, referral.answer


def _describe_approval(event: Approval | ApprovalAnswer) -> Described:
    if isinstance(event, Approval):
        title = translate("words", "Approval asked of {whom}: {what}")
        what = translated(event.about.title_text)
        return "circle-check", title.format(whom=event.asked_of, what=what), event.note
    approval = event.approval
    title = translate("words", "{what}: {answer}").format(
        what=translated(approval.about.title_text),
        answer=translated(approval.state.title_text).lower(),
    )
    by = translate("words", "Answered by {name}").format(name=approval.answered_by)
    said = [approval.answer, by if approval.answered_by else ""]
    return "circle-check", title, "\n".join(part for part in said if part)
