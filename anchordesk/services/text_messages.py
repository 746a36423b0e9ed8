"""Text messages and emails to residents: filled in from the record, copied, and noted as sent.

AnchorDesk sends none: a worker pastes the words into whatever they write messages with.
"""

from __future__ import annotations

from dataclasses import dataclass

from anchordesk.domain.appointment import Appointment, AppointmentState
from anchordesk.domain.casework import ContactKind
from anchordesk.domain.consent import ConsentPurpose
from anchordesk.domain.draft import DraftKey
from anchordesk.domain.identifiers import ResidentId
from anchordesk.domain.letter_template import LettersFound, LetterTemplate
from anchordesk.domain.paper_language import IN_ENGLISH, PaperLanguage
from anchordesk.domain.resident import Resident
from anchordesk.domain.roles import UseCase
from anchordesk.domain.text import tidy_line
from anchordesk.domain.text_length import TextLength, length_of
from anchordesk.services.casework import NewContact, write_note
from anchordesk.services.consents import purpose_now
from anchordesk.services.doors import door
from anchordesk.services.resident_letters import filled_in
from anchordesk.services.rights import refuse_restricted
from anchordesk.services.undoing import Change
from anchordesk.services.workspace import Workspace

FEWEST_FIGURES = 6
COUNTRY_FIGURES = 4


@dataclass(frozen=True, slots=True)
class TextOffer:
    """What can be written to a resident, and what to heed.

    Attributes:
        appointments: Those to come, the next one first, then those missed, the newest first.
        phone: Where a text can go; empty if nowhere. So is `email`.
        withheld: What is on the record and must not be used: “phone”, “email”.
        says_no: Whether the resident does not want texts or emails.
        asked: Whether they were ever asked.
    """

    resident_id: ResidentId
    found: LettersFound
    appointments: tuple[Appointment, ...]
    phone: str
    email: str
    withheld: tuple[str, ...]
    do_not_contact_at: str
    safe_times: str
    says_no: bool
    asked: bool

    @property
    def ways(self) -> tuple[ContactKind, ...]:
        """How a message may go to them; none at all after a no."""
        if self.says_no:
            return ()
        held = {"phone": ContactKind.TEXT, "email": ContactKind.EMAIL}
        return tuple(kind for name, kind in held.items() if name not in self.withheld)


@dataclass(frozen=True, slots=True)
class TextChoice:
    """What a worker chose.

    Attributes:
        appointment: Which one it is about; None if about none.
        papers: What to bring.
        more: A sentence of the worker's own.
    """

    template: LetterTemplate
    appointment: Appointment | None = None
    reply_to: str = ""
    papers: str = ""
    more: str = ""


@dataclass(frozen=True, slots=True)
class PreparedText:
    """The words as they would be copied.

    Attributes:
        language: In which they are; English where there are none in the one asked for.
        is_checked: Whether somebody who speaks it has read them over.
    """

    resident_id: ResidentId
    title: str
    words: str
    language: PaperLanguage = IN_ENGLISH
    is_checked: bool = True

    @property
    def length(self) -> TextLength:
        """How long they are as a text message."""
        return length_of(self.words)


@door(UseCase.READ_RECORDS)
def offer(workspace: Workspace, resident_id: ResidentId) -> TextOffer:
    """Return what can be written to a resident.

    Raises:
        NotFoundError: if there is no such resident.
        RequestRefusedError: while they ask that their record is left as it is.
    """
    with workspace.records.reading() as reading:
        resident = reading.resident(resident_id)
        refuse_restricted(reading, resident_id)
        arranged = reading.appointments(resident_id)
        answers = reading.consents(resident_id)
    standing = purpose_now(workspace, answers, ConsentPurpose.MESSAGES)
    phone, email = _phone(resident), _email(resident)
    withheld = {"phone": resident.phone and not phone, "email": resident.email and not email}
    return TextOffer(
        resident_id=resident_id,
        found=workspace.library.read_texts(),
        appointments=_to_write_about(workspace, arranged),
        phone=phone,
        email=email,
        withheld=tuple(name for name, held in withheld.items() if held),
        do_not_contact_at=resident.do_not_contact_at,
        safe_times=resident.safe_times,
        says_no=standing.standing.is_no,
        asked=standing.answer is not None,
    )


@door(UseCase.READ_RECORDS)
def fill_in(
    workspace: Workspace,
    resident_id: ResidentId,
    choice: TextChoice,
    language: PaperLanguage = IN_ENGLISH,
) -> PreparedText:
    """Return a message as it would be copied.

    Raises:
        NotFoundError: if there is no such resident.
        RequestRefusedError: while they ask that their record is left as it is.
    """
    template = choice.template
    gaps = {
        "reply_to": tidy_line(choice.reply_to),
        "papers": tidy_line(choice.papers),
        "more": tidy_line(choice.more),
    }
    filled = filled_in(workspace, resident_id, template, choice.appointment, language, gaps=gaps)
    words = "\n".join(filled.paragraphs)
    return PreparedText(resident_id, template.title, words, filled.language, filled.is_checked)


@door(UseCase.CHANGE_RECORDS)
def note_sent(
    workspace: Workspace,
    text: PreparedText,
    kind: ContactKind,
    *,
    draft: DraftKey | None = None,
) -> tuple[Change, ...]:
    """Keep in the record that a message was sent, word for word, as a contact of now.

    Raises:
        CaseworkRefusedError: if it is empty or too long.
        NotFoundError: if there is no such resident.
    """
    return write_note(workspace, text.resident_id, NewContact(kind, text.words), draft=draft)


def _to_write_about(
    workspace: Workspace, arranged: tuple[Appointment, ...]
) -> tuple[Appointment, ...]:
    now = workspace.now()
    by_start = sorted(arranged, key=lambda one: one.starts_at)
    coming = [one for one in by_start if _is_coming(one) and one.ends_at > now]
    missed = [one for one in reversed(by_start) if one.state is AppointmentState.NO_SHOW]
    return (*coming, *missed)


def _is_coming(appointment: Appointment) -> bool:
    return appointment.state is AppointmentState.PLANNED


def _phone(resident: Resident) -> str:
    """Return the number, unless it is among those that must not be used, however it is spaced."""
    figures = _figures(resident.phone)
    # 07700 900000 and +44 7700 900000 are one number: their last figures tell.
    ending = figures[-max(FEWEST_FIGURES, len(figures) - COUNTRY_FIGURES) :]
    named = len(ending) >= FEWEST_FIGURES and ending in _figures(resident.do_not_contact_at)
    return "" if named else resident.phone


def _email(resident: Resident) -> str:
    named = bool(resident.email) and resident.email.casefold() in (
        resident.do_not_contact_at.casefold()
    )
    return "" if named else resident.email


def _figures(words: str) -> str:
    return "".join(one for one in words if one.isdigit())
