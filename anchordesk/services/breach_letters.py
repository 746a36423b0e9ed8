"""Drafts about a breach: for the Information Commissioner (Article 33) and for people (Article 34).

What only people know is left in square brackets. Nobody's name is filled in.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from uuid import UUID

from anchordesk.domain.audit import AuditAction
from anchordesk.domain.breach import Breach, BreachKind, BreachRefusedError, clock_of
from anchordesk.domain.dates import long_date
from anchordesk.domain.roles import UseCase
from anchordesk.services.audit import note_alone
from anchordesk.services.doors import door
from anchordesk.services.files import write_whole_file
from anchordesk.services.letter_file import Letter, rtf_of
from anchordesk.services.workspace import Workspace

SEALED = (
    "The records on the laptop are encrypted (SQLCipher, AES-256). Without the colleague's "
    "passphrase, and the part of the key in that computer's password store where it has one, they "
    "cannot be read."
)
NOT_KNOWN = "[how many people: not known yet]"


@door(UseCase.KEEP_BREACHES)
def write(workspace: Workspace, breach_id: UUID, folder: Path) -> tuple[Path, Path]:
    """Write both drafts into a folder, and return where they are.

    Raises:
        NotFoundError: if there is no such breach.
        BreachRefusedError: if drafts are there already; they are not written over.
        StorageError: if a file cannot be written.
    """
    with workspace.records.reading() as reading:
        breach = reading.oversight.breach(breach_id)
    organisation = workspace.profile.organisation_name
    drafts = (
        to_commissioner(breach, organisation, workspace.now()),
        to_people(breach, organisation),
    )
    report, letter = (folder / draft.file_name for draft in drafts)
    if report.exists() or letter.exists():
        raise BreachRefusedError(
            "Drafts of these letters are in that folder already.",
            what_is_safe="They were left as they are, with what you changed in them.",
            what_to_do="Choose another folder.",
        )
    note_alone(workspace, AuditAction.LETTERS_EXPORTED, breach=str(breach.id))
    for draft, path in zip(drafts, (report, letter), strict=True):
        write_whole_file(path, rtf_of(draft), private=True)
    return report, letter


def to_commissioner(breach: Breach, organisation: str, now: datetime) -> Letter:
    """Draft what Article 33(3) asks for; it can be copied into the commissioner's form."""
    clock = clock_of(breach, now)
    late = (
        "[More than 72 hours have passed. Say why this comes late.]"
        if now > clock.report_by
        else f"This report is due by {_moment(clock.report_by)}."
    )
    return Letter(
        "breach-report-to-ico.rtf",
        "Report of a personal data breach (draft)",
        (
            (
                "To",
                "Information Commissioner's Office, ico.org.uk/for-organisations/report-a-breach",
            ),
            ("From", f"{organisation}\n[address, registration number with the ICO]"),
            ("When we became aware", f"{_moment(breach.aware_at)}. {late}"),
            ("What happened", breach.happened),
            ("Whose data, and how many people", f"Residents whom we support. {_people(breach)}"),
            (
                "What kinds of data",
                "Names and contact details, notes of support, needs and plans, work and pay; for "
                "some people health, ethnicity, religion or sexual orientation. [Take out what was "
                "not concerned.]",
            ),
            ("How it was protected", _protection(breach)),
            (
                "What may follow for people",
                f"{breach.risk.title}. {breach.reason or '[Say why you judge it so.]'}",
            ),
            ("What we did and will do", breach.done or "[What was done, and what will be.]"),
            (
                "Have the people been told?",
                "[Not yet, and when.]"
                if breach.people_told_on is None
                else f"On {long_date(breach.people_told_on)}.",
            ),
            ("Whom to ask", "[Name, telephone and email of your data protection lead.]"),
        ),
    )


def to_people(breach: Breach, organisation: str) -> Letter:
    """Draft what Article 34(2) asks for, in plain words."""
    return Letter(
        "letter-to-residents.rtf",
        "Something went wrong with your information (draft)",
        (
            ("", "Dear [name],"),
            (
                "",
                f"We are {organisation}. We keep information about you so that we can help you. "
                "Something went wrong with it, and we want you to know.",
            ),
            ("What happened", breach.happened),
            (
                "What it means for you",
                f"{breach.reason or '[What could happen, in plain words.]'} {_protection(breach)}",
            ),
            ("What we have done", breach.done or "[What you did to put it right.]"),
            (
                "What you can do",
                "If somebody rings or writes and knows things about you, do not give them more. "
                "Ring us. If you feel in danger, ring 999.",
            ),
            (
                "Questions",
                "Ring [name] on [telephone]. You can ask for a copy of what we keep. You can "
                "complain to us, or to the Information Commissioner: ico.org.uk, 0303 123 1113.",
            ),
            ("", f"We are sorry.\n\n[name]\n{organisation}"),
        ),
    )


def _protection(breach: Breach) -> str:
    if breach.kind is BreachKind.LOST_LAPTOP:
        return f"{SEALED} [Was it locked? Was the passphrase or a recovery sheet with it?]"
    return "[How was it protected: encrypted, locked, under a false name, not at all?]"


def _people(breach: Breach) -> str:
    return NOT_KNOWN if breach.people is None else f"About {breach.people} people."


def _moment(moment: datetime) -> str:
    local = moment.astimezone()
    return f"{long_date(local.date())}, {local:%H:%M}"
