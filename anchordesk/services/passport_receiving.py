"""Passports that arrive: opened and looked at first, then put in the inbox of referrals.

Nothing is kept of one that is only looked at, but that it was opened. In the inbox it waits as any
partner's referral does: likeness to residents is shown, accepting it can be undone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from anchordesk.domain.audit import AuditAction
from anchordesk.domain.dates import long_date
from anchordesk.domain.partner_referral import PartnerReferral, fingerprint_of
from anchordesk.domain.passport import PassportRefusedError
from anchordesk.domain.recovery_code import read_recovery_code
from anchordesk.domain.roles import UseCase
from anchordesk.domain.text import tidy_line
from anchordesk.services.audit import note, note_alone
from anchordesk.services.doors import door
from anchordesk.services.envelopes import own_keys
from anchordesk.services.files import read_small_file
from anchordesk.services.workspace import Workspace
from anchordesk.wire.errors import (
    CannotOpenError,
    SignatureRefusedError,
    TooLargeError,
    UpgradeNeededError,
    WireError,
    WrongRecipientError,
)
from anchordesk.wire.passports import (
    LARGEST_PASSPORT_FILE,
    Passport,
    key_of_code,
    open_passport,
)
from anchordesk.wire.sealing import recipient_of, sealing_key_id

NOT_KNOWN = "Who sealed it is not checked: this desk has no card of that sender."


@dataclass(frozen=True, slots=True)
class PassportSeen:
    """A passport that was opened; nothing of it is in the records yet.

    Attributes:
        sender_known: Whether this desk has compared that very sender's card.
        taken_before: Whether the same passport is, or was, in the inbox.
        lines: Everything that it says.
    """

    passport: Passport
    file_name: str
    sender_known: bool
    taken_before: bool
    lines: tuple[str, ...]


@door(UseCase.READ_RECORDS)
def is_for_code(workspace: Workspace, path: Path) -> bool:
    """Tell whether a passport is sealed by something else than this desk's key, such as a code.

    Raises:
        PassportRefusedError: if the file is no passport.
        NotFoundError: if it cannot be read.
    """
    try:
        recipient = recipient_of(_content(path))
    except WireError as problem:
        raise _refused(problem) from problem
    return recipient != sealing_key_id(own_keys(workspace).sealing_public)


@door(UseCase.IMPORT)
def look(workspace: Workspace, path: Path, typed_code: str = "") -> PassportSeen:
    """Open a passport by this desk's key, or by the code on the resident's paper.

    Raises:
        MistypedRecoveryCodeError: if groups of the code are mistyped.
        PassportRefusedError: if it is none, is for somebody else, was changed, or is out of date.
        NotFoundError: if it cannot be read.
    """
    content = _content(path)
    passport = _opened(workspace, content, typed_code)
    today = workspace.clock.today()
    if passport.valid_until < today:
        raise PassportRefusedError(
            f"This was to be taken in by {long_date(passport.valid_until)}, which is over.",
            what_to_do="Ask the resident whether they still want it, and the organisation that "
            "made it for a new one.",
        )
    note_alone(workspace, AuditAction.PASSPORT_OPENED)
    with workspace.records.reading() as reading:
        members = reading.network.members()
        there = _fingerprint(passport) in reading.partner_referrals.fingerprints()
    sender = passport.sender
    known = any(
        (one.signing_key, one.organisation) == (sender.signing_public_key, sender.organisation)
        for one in members
    )
    return PassportSeen(
        passport,
        path.name,
        known,
        there,
        tuple(f"{title}: {text}" for title, text in _sent(passport)),
    )


@door(UseCase.IMPORT)
def take_in(workspace: Workspace, seen: PassportSeen) -> PartnerReferral:
    """Put a passport that was looked at in the inbox, where it is accepted, added or declined.

    Raises:
        PassportRefusedError: if the same passport is, or was, there already.
    """
    passport, today = seen.passport, workspace.clock.today()
    told = () if seen.sender_known else (NOT_KNOWN,)
    referral = PartnerReferral(
        id=workspace.identifiers.new_id(),
        fingerprint=_fingerprint(passport),
        partner=tidy_line(passport.sender.organisation),
        file_name=seen.file_name[:200],
        received_on=today,
        given_name=tidy_line(passport.given_name),
        family_name=tidy_line(passport.family_name),
        date_of_birth=_born(passport, today),
        phone=tidy_line(passport.phone),
        email=tidy_line(passport.email),
        postcode=tidy_line(passport.postcode).upper(),
        reason="\n".join((tidy_line(passport.why) or "Not said.", *_of_parts(passport))),
        consent=tidy_line(passport.agreed),
        sent=tuple(_sent(passport)),
        problems=told,
    )
    with workspace.records.changing() as change:
        if referral.fingerprint in change.partner_referrals.fingerprints():
            raise PassportRefusedError(
                "The same details were taken in before.",
                what_is_safe="Nothing was added twice.",
                what_to_do="Look in the list of referrals, or for the resident in the caseload.",
            )
        change.partner_referrals.save(referral)
        note(workspace, change, AuditAction.PASSPORT_TAKEN, known=int(seen.sender_known))
    return referral


def _content(path: Path) -> bytes:
    content = read_small_file(path, LARGEST_PASSPORT_FILE)
    if len(content) > LARGEST_PASSPORT_FILE:
        raise _refused(TooLargeError())
    return content


def _opened(workspace: Workspace, content: bytes, typed_code: str) -> Passport:
    key = own_keys(workspace).sealing
    if typed_code.strip():
        key = key_of_code(read_recovery_code(typed_code).secret)
    try:
        return open_passport(content, key)
    except WireError as problem:
        raise _refused(problem) from problem


def _refused(problem: WireError) -> PassportRefusedError:
    ask = "Ask the organisation that made it for a new one."
    match problem:
        case TooLargeError():
            words = "This file is larger than any sealed file of a resident."
        case WrongRecipientError():
            words = "This file is sealed for somebody else, or by a code."
            ask = "If the resident has a paper with a code, type the code. Otherwise they have the "
            ask += "file of another organisation."
        case CannotOpenError() | SignatureRefusedError():
            words = "This file was changed since it was made, so it cannot be believed."
        case UpgradeNeededError():
            words, ask = problem.sentence, "Update AnchorDesk, then open it again."
        case _:
            words = "This is not a sealed file of a resident, or it is damaged."
    return PassportRefusedError(words, what_is_safe="Nothing was added.", what_to_do=ask)


def _fingerprint(passport: Passport) -> str:
    who = passport.sender.signing_public_key.hex()
    return fingerprint_of(who, (("passport", str(passport.id)),))


def _born(passport: Passport, today: date) -> date | None:
    born = passport.date_of_birth
    return None if born is not None and born > today else born


def _of_parts(passport: Passport) -> Iterator[str]:
    for part in passport.parts:
        yield f"{tidy_line(part.title)}:"
        yield from (f"- {tidy_line(line)}" for line in part.lines)


def _sent(passport: Passport) -> Iterator[tuple[str, str]]:
    """Yield what the inbox shows, under titles, in the order of the passport."""
    born = passport.date_of_birth
    pairs = (
        ("Name", f"{passport.given_name} {passport.family_name}"),
        ("Likes to be called", passport.preferred_name),
        ("Date of birth", "" if born is None else long_date(born)),
        ("What they want here", passport.why),
        ("Consent", passport.agreed),
        ("Made for", passport.to),
        *((part.title, "; ".join(part.lines)) for part in passport.parts),
        ("To be taken in by", long_date(passport.valid_until)),
    )
    for title, text in pairs:
        if text.strip():
            yield tidy_line(title), tidy_line(text)
