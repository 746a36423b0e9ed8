"""Letters to residents: filled in from the record, shown, and saved as PDFs to be printed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from anchordesk.domain.appointment import Appointment, AppointmentState
from anchordesk.domain.audit import AuditAction
from anchordesk.domain.draft import DraftKey
from anchordesk.domain.identifiers import LetterId, ResidentId
from anchordesk.domain.letter_template import LetterAbout, LettersFound, LetterTemplate
from anchordesk.domain.paper_language import IN_ENGLISH, PaperLanguage
from anchordesk.domain.printed_letter import PrintedLetter
from anchordesk.domain.resident import Resident
from anchordesk.domain.roles import UseCase
from anchordesk.domain.text import tidy_line
from anchordesk.services.doors import door
from anchordesk.services.drafts import forget_with
from anchordesk.services.paper_export import save_paper
from anchordesk.services.plan_document import PlanBlock, PlanDocument, PlanMark, PlanStyle
from anchordesk.services.policy import ExportKind
from anchordesk.services.rights import refuse_restricted
from anchordesk.services.undoing import Change
from anchordesk.services.workspace import Workspace

ROOM_TO_WRITE = "." * 40


@dataclass(frozen=True, slots=True)
class LetterChoice:
    """What a worker chose.

    Attributes:
        appointment: Which one it is about; None if about none.
        reply_to: Where the resident reaches the worker; room to write by hand if empty.
    """

    template: LetterTemplate
    appointment: Appointment | None = None
    reply_to: str = ""


@dataclass(frozen=True, slots=True)
class PreparedLetter:
    """A letter as it would be printed.

    Attributes:
        warning: What to heed before it is sent; empty if nothing.
        language: In which it is; English where it has no words in the one that was asked for.
        is_checked: Whether somebody who speaks it has read the words over.
    """

    document: PlanDocument
    resident_id: ResidentId
    template: str
    title: str
    warning: str
    language: PaperLanguage = IN_ENGLISH
    is_checked: bool = True


@dataclass(frozen=True, slots=True)
class FilledIn:
    """The words of a template for one resident.

    Attributes:
        language: In which they are; English where the template has none in the one asked for.
        is_checked: Whether somebody who speaks it has read them over.
    """

    resident: Resident
    paragraphs: tuple[str, ...]
    language: PaperLanguage
    is_checked: bool


@door(UseCase.READ_RECORDS)
def templates(workspace: Workspace) -> LettersFound:
    """Return the letters of this desk, and what is wrong with files of its own."""
    return workspace.library.read_letters()


def appointments_for(
    template: LetterTemplate, arranged: tuple[Appointment, ...]
) -> tuple[Appointment, ...]:
    """Return the appointments that a letter can be about, in the order given."""
    states = {
        LetterAbout.PLANNED: AppointmentState.PLANNED,
        LetterAbout.MISSED: AppointmentState.NO_SHOW,
    }
    return tuple(one for one in arranged if one.state is states.get(template.about))


def can_be_written(template: LetterTemplate, arranged: tuple[Appointment, ...]) -> bool:
    """Tell whether what a letter is about stands on the record."""
    return template.about is LetterAbout.NONE or bool(appointments_for(template, arranged))


@door(UseCase.READ_RECORDS)
def lay_out(
    workspace: Workspace,
    resident_id: ResidentId,
    choice: LetterChoice,
    language: PaperLanguage = IN_ENGLISH,
) -> PreparedLetter:
    """Return a letter as it would be printed today.

    Raises:
        NotFoundError: if there is no such resident.
        RequestRefusedError: while they ask that their record is left as it is.
    """
    template = choice.template
    gaps = {"reply_to": tidy_line(choice.reply_to) or ROOM_TO_WRITE}
    filled = filled_in(workspace, resident_id, template, choice.appointment, language, gaps=gaps)
    resident, used = filled.resident, filled.language
    address = (resident.display_name, *resident.address.splitlines(), resident.postcode)
    blocks = (
        PlanBlock(PlanMark.BODY, tuple(line for line in address if line.strip())),
        PlanBlock(PlanMark.BODY, (used.plain_day(workspace.clock.today()),)),
        *(PlanBlock(PlanMark.BODY, tuple(words.splitlines())) for words in filled.paragraphs),
    )
    document = PlanDocument(
        *(PlanStyle.PLAIN, blocks, resident_id),
        title="Letter",
        language=used.code,
        right_to_left=used.right_to_left,
    )
    return PreparedLetter(
        *(document, resident_id, template.code, template.title, resident.do_not_contact_at),
        language=used,
        is_checked=filled.is_checked,
    )


@door(UseCase.READ_RECORDS)
def filled_in(
    workspace: Workspace,
    resident_id: ResidentId,
    template: LetterTemplate,
    appointment: Appointment | None,
    language: PaperLanguage,
    *,
    gaps: Mapping[str, str],
) -> FilledIn:
    """Return the words of a letter or a text message, in English where there are no others.

    Args:
        gaps: What fills those that the record does not.

    Raises:
        NotFoundError: if there is no such resident.
        RequestRefusedError: while they ask that their record is left as it is.
    """
    with workspace.records.reading() as reading:
        resident = reading.resident(resident_id)
        refuse_restricted(reading, resident_id)
    used = language if template.is_in(language.code) else IN_ENGLISH
    known = {**_known_of(workspace, resident, appointment, used), **gaps}
    paragraphs = template.filled(known, used.code)
    return FilledIn(resident, paragraphs, used, used.code in template.checked)


@door(UseCase.EXPORT_RECORDS)
def write(
    workspace: Workspace, letter: PreparedLetter, path: Path, *, draft: DraftKey | None = None
) -> Change:
    """Write a letter that was shown, as a PDF, and keep in the record that it was.

    The file leaves the vault unprotected; its words are kept nowhere else.

    Raises:
        AgainstPolicyError: if IT settled that letters stay in.
        DocumentError: if it cannot be written, or the file is there already.
    """
    kind, action = ExportKind.LETTER, AuditAction.LETTER_EXPORTED
    save_paper(workspace, letter.document, path, kind, action, letter=letter.template)
    kept = PrintedLetter(
        LetterId(workspace.identifiers.new_id()),
        letter.resident_id,
        letter.template,
        letter.title,
        workspace.clock.today(),
        workspace.worker,
    )
    with workspace.records.changing() as change:
        change.keep(kept)
        forget_with(change, draft)
    return Change(None, kept)


def _known_of(
    workspace: Workspace,
    resident: Resident,
    appointment: Appointment | None,
    language: PaperLanguage,
) -> dict[str, str]:
    """Return what fills the gaps of a letter or a text message; what is not known is empty."""
    return {
        "name": resident.display_name,
        "first_name": resident.preferred_name or resident.given_name or resident.display_name,
        "worker": workspace.worker,
        "organisation": workspace.profile.organisation_name,
        **_of_appointment(appointment, language),
    }


def _of_appointment(appointment: Appointment | None, language: PaperLanguage) -> dict[str, str]:
    if appointment is None:
        return {}
    start, end = appointment.starts_at.astimezone(), appointment.ends_at.astimezone()
    return {
        "what": appointment.what,
        "day": language.day(start.date()),
        "time": f"{start:%H:%M}",
        "end": f"{end:%H:%M}",
        "place": appointment.place,
    }
