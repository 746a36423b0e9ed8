"""The privacy notice, made from the register of fields: in full, or easy to read.

It is a draft for the organisation, which names itself, its data protection officer and its own
lawful bases before it gives it to anybody.
"""

from __future__ import annotations

from collections.abc import Iterator

from anchordesk.domain.field_register import STAFF, FieldGroup, FieldRegister, SpecialCondition
from anchordesk.domain.roles import UseCase
from anchordesk.services.doors import door
from anchordesk.services.workspace import Workspace

RIGHTS = (
    "ask for a copy of what we hold about you (we answer within one month)",
    "ask us to correct what is wrong",
    "ask us to erase it",
    "ask us to stop using it while something is looked into",
    "object to how we use it",
    "complain to the Information Commissioner's Office: ico.org.uk, 0303 123 1113",
)
EASY = (
    "We write down things about you so that we can help you find work.",
    "It is kept on one laptop, locked with a long password.",
    "Your worker can read it. If your worker changes, the new one can read it.",
    "We do not sell it. We do not show it to employers without asking you.",
    "Others only get numbers, such as how many people found work. Your name is never in them.",
    "You can say “prefer not to say”. We still help you.",
    "You can ask to see what we wrote. It is free. We answer within one month.",
    "You can ask us to correct or delete it.",
    "If you are unhappy with us, you can tell the ICO: ico.org.uk, 0303 123 1113.",
)


@door(UseCase.READ_REGISTERS)
def notice(workspace: Workspace) -> str:
    """Return the full notice of this desk's organisation, as Markdown."""
    return notice_of(workspace.library.read_register(), _organisation(workspace))


@door(UseCase.READ_REGISTERS)
def easy_notice(workspace: Workspace) -> str:
    """Return the notice in short sentences, as Markdown."""
    return easy_notice_of(_organisation(workspace))


def notice_of(register: FieldRegister, organisation: str) -> str:
    """Return the full notice of an organisation, as Markdown."""
    return "\n".join(notice_lines(register, organisation)) + "\n"


def easy_notice_of(organisation: str) -> str:
    """Return the notice in short sentences, as Markdown."""
    return "\n\n".join((f"# Your information at {organisation}", *EASY)) + "\n"


def record_of(register: FieldRegister, organisation: str) -> str:
    """Return the record of processing of an organisation, as Markdown."""
    return "\n".join(_record_lines(register, organisation)) + "\n"


def notice_lines(register: FieldRegister, organisation: str) -> Iterator[str]:
    """Yield the lines of the full notice."""
    yield f"# How {organisation} uses information about you"
    yield ""
    yield f"{organisation} is the controller of what is written here. [Name and reach of your data"
    yield "protection officer: to be filled in.] Only what somebody needs for helping you is kept."
    for group in register.groups:
        yield from _group(group)
    yield ""
    yield "## Where it is and who gets it"
    yield ""
    yield "It is kept encrypted on the laptop of the person who works with you, and in encrypted"
    yield "backups. Other organisations get counts in which nobody can be made out. A case passes"
    yield "to a colleague sealed, and is then erased on the first laptop. No decision about you is"
    yield "made by a computer alone."
    yield ""
    yield "## What you can ask for"
    yield ""
    yield from (f"- {right}" for right in RIGHTS)


@door(UseCase.READ_REGISTERS)
def record_of_processing(workspace: Workspace) -> str:
    """Return the register as the record of processing that Article 30 asks for, as Markdown."""
    return record_of(workspace.library.read_register(), _organisation(workspace))


def _record_lines(register: FieldRegister, organisation: str) -> Iterator[str]:
    yield f"# Record of processing: {organisation}"
    yield ""
    yield f"Made from the register of fields, version {register.version}."
    yield "Data subjects: residents supported into work, and staff. Recipients: nobody outside of"
    yield "the organisation gets personal data. Transfers abroad: none. Security: encrypted vaults."
    for group in register.groups:
        yield ""
        yield f"## {group.title}"
        yield ""
        yield f"- Purpose: {group.purpose}"
        yield f"- Lawful basis: {group.basis.words}"
        yield f"- Special category condition: {group.condition.words or 'not needed'}"
        kept = months_in_words(group.retention_months)
        yield f"- Kept for: {kept} after the last entry in the case"
        for longer in register.longer:
            if longer.is_about(group, frozenset(longer.pathways)):
                yield f"- Longer for {longer.title}: {months_in_words(longer.months)}. {longer.why}"
        yield f"- Seen by: {', '.join(group.seen_by)}"
        for one in group.fields:
            yield f"- `{one.table}.{one.column}`: {one.title}"


def _group(group: FieldGroup) -> Iterator[str]:
    titles: list[str] = []
    for one in group.fields:
        if one.title not in titles:
            titles.append(one.title)
    yield ""
    yield f"## {group.title}"
    yield ""
    yield f"{group.purpose} We rely on {group.basis.words}."
    if group.condition is not SpecialCondition.NONE:
        yield "Where it tells of health, origin or belief, we also rely on"
        yield f"{group.condition.words}."
    yield f"Seen by: {', '.join(group.seen_by)}."
    yield f"Kept for {months_in_words(group.retention_months)} after the last entry in your case."
    if group.code != STAFF:
        yield ""
        yield f"What: {', '.join(title.lower() for title in titles)}."


def months_in_words(months: int) -> str:
    """Return months as years where they are whole ones."""
    years, left = divmod(months, 12)
    if left:
        return f"{months} months"
    return "1 year" if years == 1 else f"{years} years"


def _organisation(workspace: Workspace) -> str:
    return workspace.profile.organisation_name
