"""Consent: what a resident was asked, in which words, what they answered, and what follows.

Support does not depend on consent, and neither do keeping a record or counting in returns: those
rest on the organisation's task. What is asked for here is optional for the resident (UK GDPR,
articles 6, 7 and 21).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from anchordesk.domain.categories import TitledCode
from anchordesk.domain.dates import first_day_within
from anchordesk.domain.errors import RefusedError
from anchordesk.domain.identifiers import AttachmentId, ConsentId, ResidentId


class ConsentRefusedError(RefusedError):
    """An answer cannot be kept as entered, or something needs a consent that is not there."""

    code = "consent-refused"


class ConsentPurpose(TitledCode):
    """For what a resident is asked."""

    PARTNERS = "partners", "Share with partner organisations"
    MESSAGES = "messages", "Text messages and emails"
    VACANCIES = "vacancies", "Compare with vacancies"
    PASSPORT = "passport", "Carry details to another organisation"


class ConsentBasis(TitledCode):
    """Whether something needs a yes, or goes on until there is a no."""

    CONSENT = "consent", "Only with consent"
    MAY_OBJECT = "may_object", "Unless the resident objects"


class ConsentWay(TitledCode):
    """How an answer was given."""

    SPOKEN = "spoken", "Spoken"
    SIGNED = "signed", "Signed on paper"
    WRITTEN = "written", "In writing, such as an email"


class ConsentStanding(TitledCode):
    """How things stand for one purpose."""

    NOT_ASKED = "not_asked", "Not asked"
    GIVEN = "given", "Agreed"
    ASK_AGAIN = "ask_again", "Agreed, ask again"
    REFUSED = "refused", "Said no"
    WITHDRAWN = "withdrawn", "Withdrawn"

    @property
    def is_no(self) -> bool:
        """Whether the resident does not want it."""
        return self in (ConsentStanding.REFUSED, ConsentStanding.WITHDRAWN)


@dataclass(frozen=True, slots=True)
class ConsentWording:
    """The words in one language.

    Attributes:
        language: Code of ISO 639-1: en or cy.
        words: What the resident is asked.
        if_withdrawn: What follows from a no, for the worker to read.
    """

    language: str
    words: str
    if_withdrawn: str


@dataclass(frozen=True, slots=True)
class ConsentText:
    """One version of what is asked for one purpose.

    Attributes:
        in_force_from: From this day on it is the one that is asked.
        asked_again_after_months: 0 for never.
        wordings: At least the English one.
    """

    purpose: ConsentPurpose
    version: int
    in_force_from: date
    basis: ConsentBasis
    asked_again_after_months: int
    wordings: tuple[ConsentWording, ...]

    def wording(self, language: str = "en") -> ConsentWording:
        """Return the words in a language, in English where there are none."""
        chosen = next((w for w in self.wordings if w.language == language), None)
        return chosen or next(w for w in self.wordings if w.language == "en")

    def asked_before(self, today: date) -> date:
        """Return the day such that a yes from before it is asked for again."""
        if not self.asked_again_after_months:
            return date.min
        return first_day_within(self.asked_again_after_months, today)


@dataclass(frozen=True, slots=True)
class Consent:
    """One answer. A later one replaces it; a withdrawal is written on the yes that it ends.

    Attributes:
        given: True for a yes, False for a no.
        text_version: Of the words that were asked.
        language: Of those words, en or cy.
        on: The day of the answer.
        note: In a few words, such as who was there; may be empty.
        paper: The attachment that shows it; None if there is none.
        withdrawn_by: The worker who wrote the withdrawal down.
        withdrawal_reason: May be empty: nobody has to give one.
    """

    id: ConsentId
    resident_id: ResidentId
    purpose: ConsentPurpose
    given: bool
    text_version: int
    language: str
    way: ConsentWay
    on: date
    worker: str
    note: str = ""
    paper: AttachmentId | None = None
    withdrawn_on: date | None = None
    withdrawn_by: str = ""
    withdrawal_reason: str = ""

    def __post_init__(self) -> None:
        if self.withdrawn_on is None:
            return
        if not self.given:
            raise ConsentRefusedError("Only a consent that was given can be withdrawn.")
        if self.withdrawn_on < self.on:
            raise ConsentRefusedError("The withdrawal cannot come before the consent.")

    @property
    def stands(self) -> bool:
        """Whether it is a yes that was not withdrawn."""
        return self.given and self.withdrawn_on is None


def newest_answer(consents: Iterable[Consent], purpose: ConsentPurpose) -> Consent | None:
    """Return the answer that counts: the latest by its day, of one day the one recorded last."""
    own = [consent for consent in consents if consent.purpose is purpose]
    return max(own, key=lambda consent: (consent.on, consent.id.int), default=None)


def standing_of(consents: Iterable[Consent], text: ConsentText, today: date) -> ConsentStanding:
    """Return how things stand for the purpose of a text, which is the one in force."""
    answer = newest_answer(consents, text.purpose)
    if answer is None:
        return ConsentStanding.NOT_ASKED
    if answer.withdrawn_on is not None:
        return ConsentStanding.WITHDRAWN
    if not answer.given:
        return ConsentStanding.REFUSED
    if answer.text_version < text.version or answer.on < text.asked_before(today):
        return ConsentStanding.ASK_AGAIN
    return ConsentStanding.GIVEN


def is_allowed(standing: ConsentStanding, basis: ConsentBasis) -> bool:
    """Tell whether something may be done.

    A yes to earlier words holds for what those words said until the resident is asked again.
    """
    match basis:
        case ConsentBasis.CONSENT:
            return standing in (ConsentStanding.GIVEN, ConsentStanding.ASK_AGAIN)
        case ConsentBasis.MAY_OBJECT:
            return not standing.is_no
