"""What an attached file is to a resident, when it ends, and when to be told of that."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from anchordesk.domain.categories import TitledCode
from anchordesk.domain.errors import RefusedError
from anchordesk.domain.identifiers import AttachmentId, ResidentId


class DocumentRefusedError(RefusedError):
    """What was said of a document cannot be kept."""

    code = "document-refused"


class DocumentKind(TitledCode):
    """What a file is to the resident; a file's own kind is `AttachmentKind`."""

    NOT_SAID = "not_said", "Not said"
    RIGHT_TO_WORK = "right_to_work", "Right to work"
    IDENTITY = "identity", "Proof of identity"
    DBS = "dbs", "DBS certificate"
    CERTIFICATE = "certificate", "Qualification or training certificate"
    CV = "cv", "CV"
    CONSENT = "consent", "Consent form"
    PHOTO = "photo", "Photo"
    LETTER = "letter", "Letter"
    OTHER = "other", "Other document"

    @property
    def notice_days(self) -> int:
        """How many days before it ends it is brought up: as long as a new one may take."""
        return _NOTICE_DAYS.get(self, USUAL_NOTICE_DAYS)

    @property
    def one_at_a_time(self) -> bool:
        """Whether a newer one takes the place of those before it."""
        return self in (DocumentKind.RIGHT_TO_WORK, DocumentKind.DBS)


USUAL_NOTICE_DAYS = 28
_NOTICE_DAYS = {
    DocumentKind.RIGHT_TO_WORK: 56,
    DocumentKind.IDENTITY: 56,
    DocumentKind.DBS: 56,
    DocumentKind.CERTIFICATE: 56,
}


@dataclass(frozen=True, slots=True)
class Document:
    """What is known of an attached file.

    Attributes:
        ends_on: The last day that it holds; None where it does not end, or nobody knows.
        remind_on: Not to be brought up before this day; None where nobody put it off.
        settled_on: When somebody said that this end is seen to.
    """

    attachment_id: AttachmentId
    resident_id: ResidentId
    kind: DocumentKind
    ends_on: date | None
    worker: str
    remind_on: date | None = None
    settled_on: date | None = None

    def described(self, kind: DocumentKind, ends_on: date | None) -> Document:
        """Return it as another kind or with another end; another end is a new matter."""
        if ends_on == self.ends_on:
            return replace(self, kind=kind)
        return replace(self, kind=kind, ends_on=ends_on, remind_on=None, settled_on=None)

    def settled(self, today: date) -> Document:
        """Return it with its end seen to.

        Raises:
            DocumentRefusedError: if it has no end.
        """
        self._refuse_endless()
        return replace(self, settled_on=today)

    def put_off(self, until: date, today: date) -> Document:
        """Return it, not to be brought up before a day.

        Raises:
            DocumentRefusedError: if it has no end, or the day has come.
        """
        self._refuse_endless()
        if until <= today:
            raise DocumentRefusedError(
                "The new day must be after today.", what_to_do="Enter a later day."
            )
        return replace(self, remind_on=until)

    def ended_by(self, day: date) -> bool:
        """Tell whether it holds no more on a day."""
        return self.ends_on is not None and self.ends_on < day

    def told_from(self) -> date | None:
        """Return the first day on which its end is brought up; None if it is not."""
        if self.ends_on is None or self.settled_on is not None:
            return None
        return self.remind_on or self.ends_on - timedelta(days=self.kind.notice_days)

    def _refuse_endless(self) -> None:
        if self.ends_on is None:
            raise DocumentRefusedError(
                "That document has no day on which it ends.",
                what_to_do="Open the record: its end date was taken out meanwhile.",
            )
