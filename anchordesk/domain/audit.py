"""The audit trail: who did what to which record and when, each event chained to the one before.

An event holds no free text, so that nothing personal of a resident can stand in it: an action out
of a list, a record's id, and facts as codes and numbers. Its digest (SHA-256) covers the digest of
the event before, so that no event can be changed, taken out or put in without all later ones.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import Enum
from uuid import UUID

from anchordesk.domain.errors import RefusedError

FIRST_PREVIOUS = "0" * 64
_DOMAIN = b"anchordesk audit event 1"
_FACT = re.compile(r"[a-z0-9_.,:-]{1,400}")


class AuditAction(Enum):
    """What can be done that is written down. The second text is for people."""

    VAULT_MADE = "vault-made", "Made the vault"
    UNLOCKED = "unlocked", "Unlocked the vault"
    UNLOCKED_BY_CODE = "unlocked-by-code", "Unlocked the vault by its recovery code"
    UNLOCKED_BY_ORGANISATION = (
        "unlocked-by-organisation",
        "Unlocked the vault by the organisation's key",
    )
    EMERGENCY_BEGAN = "emergency-began", "Opened somebody else's vault for a while, in an emergency"
    EMERGENCY_ENDED = "emergency-ended", "Emergency access was over"
    VAULT_TAKEN_OVER = "vault-taken-over", "Took this vault over from the worker before"
    RESTORED = "restored", "Restored the vault from a backup"
    RESCUED = "rescued", "Rescued the vault from a damaged one"
    BACKED_UP = "backed-up", "Made a backup"
    PASSPHRASE_CHANGED = "passphrase-changed", "Changed the passphrase"
    RECOVERY_CODE_MADE = "recovery-code-made", "Made a recovery code"
    RECOVERY_CODE_REVOKED = "recovery-code-revoked", "Revoked the recovery code"
    RECOVERY_PARTS_MADE = "recovery-parts-made", "Made a recovery code on three sheets"
    RECOVERY_DRILLED = (
        "recovery-drilled",
        "Opened a scratch copy by the recovery sheets, as a drill",
    )
    ORGANISATION_KEY_ADDED = "organisation-key-added", "Added the organisation's recovery key"
    ORGANISATION_KEY_REVOKED = (
        "organisation-key-revoked",
        "Revoked the organisation's recovery key",
    )
    IMPORTED = "imported", "Imported a spreadsheet"
    CHANGES_IMPORTED = "changes-imported", "Took changes from a spreadsheet"
    IMPORT_UNDONE = "import-undone", "Took an import back"
    EQUALITY_READ = "equality-read", "Looked at equality monitoring"
    EQUALITY_HISTORY_READ = "equality-history-read", "Looked at earlier equality answers"
    EQUALITY_CHANGED = "equality-changed", "Changed equality monitoring"
    SENSITIVE_CHANGED = "sensitive-changed", "Changed details that may tell of health or safety"
    MERGED = "merged", "Merged another record into this one"
    MERGE_UNDONE = "merge-undone", "Took a merge back"
    CONSENT_ANSWERED = "consent-answered", "Recorded an answer on consent"
    CONSENT_WITHDRAWN = "consent-withdrawn", "Recorded a withdrawal of consent"
    SHARED_WITHOUT_CONSENT = "shared-without-consent", "Referred without consent, with a reason"
    ATTACHMENT_READ = "attachment-read", "Opened an attachment"
    ATTACHMENT_EXPORTED = "attachment-exported", "Saved an attachment as a plain file"
    RECORD_OPENED = "record-opened", "Opened a record, for the first time on that day"
    RESTRICTED_NOTE_READ = "restricted-note-read", "Read a restricted note"
    RESTRICTED_NOTE_KEPT = (
        "restricted-note-kept",
        "Wrote, changed or deleted a restricted note",
    )
    CONCERN_RECORDED = "concern-recorded", "Wrote down a safeguarding concern"
    CONCERNS_READ = "concerns-read", "Looked at safeguarding concerns"
    CONCERN_CHANGED = "concern-changed", "Wrote on a safeguarding concern"
    CONCERN_CLOSED = "concern-closed", "Closed a safeguarding concern"
    PLAN_EXPORTED = "plan-exported", "Saved a plan as a PDF"
    LETTER_EXPORTED = "letter-exported", "Saved a letter to the resident as a PDF"
    TIMELINE_EXPORTED = "timeline-exported", "Saved a timeline as a PDF"
    DAY_EXPORTED = "day-exported", "Saved a day of visits as a PDF"
    CALENDAR_EXPORTED = "calendar-exported", "Saved a calendar file"
    CASELOAD_EXPORTED = "caseload-exported", "Saved the caseload as a spreadsheet"
    QUALITY_EXPORTED = "quality-exported", "Saved the list of records to check as a PDF"
    RETURN_APPROVED = "return-approved", "Approved a return"
    RETURN_ASKED = "return-asked", "Asked a second lead to approve a return"
    RETURN_DECIDED = "return-decided", "Answered about a colleague's return"
    RETURN_EXPORTED = "return-exported", "Saved the documents of a return"
    PEOPLE_LISTED = "people-listed", "Listed the people behind a number of a return"
    REPORT_PEOPLE_LISTED = "report-people-listed", "Listed the people behind a figure of a report"
    REPORT_EXPORTED = "report-exported", "Saved a report for inside as a file"
    HANDOVER_OFFERED = "handover-offered", "Offered a case to a colleague"
    HANDOVER_ANSWERED = "handover-answered", "Answered a colleague's offer of a case"
    HANDOVER_TAKEN_BACK = "handover-taken-back", "Took a handover back"
    CASE_SENT = "case-sent", "Sent a case to a colleague"
    CASE_RECEIVED = "case-received", "Received a case from a colleague"
    COVER_OFFERED = "cover-offered", "Asked a colleague to cover cases for some days"
    COVER_ANSWERED = "cover-answered", "Answered a colleague who asked for cover"
    COVER_GIVEN = "cover-given", "Sent the copy of a case to a colleague who covers it"
    COVER_BEGAN = "cover-began", "Began to cover a colleague's cases"
    COVER_PAUSED = "cover-paused", "Closed cases under cover: the clock was behind"
    COVER_WRITTEN = "cover-written", "Took in what a colleague wrote under cover"
    COVER_OVER = "cover-over", "Cover was over: closed its cases and sent back what was written"
    COVER_GONE = "cover-gone", "Deleted the copies of cases that were under cover"
    COVER_CALLED_OFF = "cover-called-off", "Took cover back, or ended it"
    PASSPORT_SEALED = "passport-sealed", "Sealed a resident's details for another organisation"
    PASSPORT_OPENED = "passport-opened", "Opened details sealed by another organisation"
    PASSPORT_TAKEN = "passport-taken", "Put details sealed by another organisation in the inbox"
    MEMBER_CARD_ADDED = "member-card-added", "Added another member's card"
    MEMBER_CARD_GONE = "member-card-gone", "Took another member's card away"
    REFERRALS_READ = "referrals-read", "Read a partner's file of referrals"
    REFERRAL_DECIDED = "referral-decided", "Decided on a partner's referral"
    REFERRALS_GONE = "referrals-gone", "Deleted referrals: kept too long, or asked to"
    REQUEST_RECORDED = "request-recorded", "Wrote down a request about somebody's rights"
    REQUEST_CHANGED = "request-changed", "Changed or settled a request about somebody's rights"
    HOLD_PLACED = "hold-placed", "Put a record on hold, so that it is not erased"
    HOLD_REVIEWED = "hold-reviewed", "Looked at a hold on a record again"
    HOLD_LIFTED = "hold-lifted", "Lifted a hold on a record"
    ACCESS_PACK_EXPORTED = "access-pack-exported", "Saved a copy of everything kept of somebody"
    ERASED = "erased", "Erased somebody"
    AUDIT_EXPORTED = "audit-exported", "Saved the audit trail for an auditor"
    BREACH_RECORDED = "breach-recorded", "Wrote down a breach"
    BREACH_CHANGED = "breach-changed", "Changed or closed a breach"
    BREACH_LOG_EXPORTED = "breach-log-exported", "Saved the breach log"
    LETTERS_EXPORTED = "letters-exported", "Saved drafts of letters about a breach"
    LAPTOP_REHEARSED = "laptop-rehearsed", "Rehearsed the day on which a laptop is lost"
    LAPTOP_LOOKED_UP = "laptop-looked-up", "Looked up what a lost laptop holds"
    ROLE_REFUSED = "role-refused", "Was refused what this desk's role may not do"

    def __init__(self, code: str, title: str) -> None:
        self.code = code
        self.title = title

    @classmethod
    def of(cls, code: str) -> AuditAction | None:
        """Return the action of a code; None for one that this version does not know."""
        return next((one for one in cls if one.code == code), None)


class FactRefusedError(RefusedError):
    """Something that is no code or number was to be written into the audit trail."""

    code = "audit-fact-refused"

    def __init__(self) -> None:
        super().__init__("Only codes and numbers can be written into the audit trail.")


@dataclass(frozen=True, slots=True)
class AuditEvent:
    """One event.

    Attributes:
        number: 1 for the first event of a vault, each next one more.
        worker: Whose desk it is: the vault belongs to one worker.
        role: In which role they worked, as a code.
        action: The code of an AuditAction, or one of a later version.
        subject: The id of the resident it is about; None if about none.
        facts: Such as “format=pdf; period=2026-q3”; codes and numbers only.
        previous: The digest of the event before; FIRST_PREVIOUS for the first.
    """

    number: int
    at: datetime
    worker: str
    role: str
    action: str
    subject: UUID | None
    facts: str
    previous: str
    digest: str = ""

    def chained(self) -> AuditEvent:
        """Return the event with its own digest."""
        return replace(self, digest=digest_of_event(self))

    @property
    def title(self) -> str:
        """What was done, for people."""
        action = AuditAction.of(self.action)
        return self.action if action is None else action.title


@dataclass(frozen=True, slots=True)
class AuditHead:
    """How far a trail goes: the number of its events, and the digest of the last."""

    events: int = 0
    digest: str = FIRST_PREVIOUS


@dataclass(frozen=True, slots=True)
class AuditFault:
    """Where a trail is not as it was written, and how that shows."""

    number: int
    words: str


def facts_text(**facts: str | int) -> str:
    """Return facts as an event holds them, in the order given.

    Raises:
        FactRefusedError: if a value is more than a code or a number.
    """
    if not all(_FACT.fullmatch(str(value)) for value in facts.values()):
        raise FactRefusedError
    return "; ".join(f"{name}={value}" for name, value in facts.items())


def next_event(head: AuditHead, event: AuditEvent) -> AuditEvent:
    """Return an event chained to the end of a trail."""
    return replace(event, number=head.events + 1, previous=head.digest).chained()


def digest_of_event(event: AuditEvent) -> str:
    """Return the SHA-256 over all of an event but its digest, each part with its length."""
    subject = b"" if event.subject is None else event.subject.bytes
    at = event.at.astimezone(UTC).isoformat(timespec="microseconds")
    texts = (str(event.number), at, event.worker, event.role, event.action)
    parts = (_DOMAIN, *(text.encode() for text in texts), subject)
    taken = hashlib.sha256()
    for part in (*parts, event.facts.encode(), event.previous.encode()):
        taken.update(len(part).to_bytes(4, "big"))
        taken.update(part)
    return taken.hexdigest()


def faults_in(
    events: Iterable[AuditEvent], head: AuditHead | None, known: Iterable[AuditHead] = ()
) -> Iterator[AuditFault]:
    """Yield every place at which a trail is not as it was written, in order.

    Args:
        events: The whole trail, by number.
        head: Where the records say it ends; None where nothing says so.
        known: Where it ended earlier, as an auditor's copies say: it must go through there.
    """
    anchors: dict[int, set[str]] = {}
    for one in known:
        anchors.setdefault(one.events, set()).add(one.digest)
    before = AuditHead()
    for event in events:
        if event.number != before.events + 1:
            missing = event.number - before.events - 1
            yield AuditFault(event.number, f"{missing} events before it are missing")
        elif event.previous != before.digest:
            yield AuditFault(event.number, "it does not follow from the event before it")
        if digest_of_event(event) != event.digest:
            yield AuditFault(event.number, "it was changed after it was written")
        if anchors.pop(event.number, {event.digest}) != {event.digest}:
            yield AuditFault(event.number, "it is not the one that an earlier copy holds")
        before = AuditHead(event.number, event.digest)
    if head is not None and head != before:
        yield AuditFault(
            before.events + 1, f"the trail should end with event {head.events}, and does not"
        )
    anchors.pop(0, None)
    for number in sorted(anchors):
        yield AuditFault(number, "an earlier copy holds it, and the trail does not reach it")
