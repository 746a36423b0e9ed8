"""Resident passports and introductions by name: chosen by section, shown, agreed to, then sealed.

Nobody but the reader whose key it is sealed to can open one; it is written down here who agreed to
what and for whom. What leaves is what was shown: the same `Passport` is laid out and sealed.
"""

from __future__ import annotations

from collections.abc import Collection
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from anchordesk.domain.audit import AuditAction
from anchordesk.domain.consent import Consent, ConsentPurpose, ConsentWay
from anchordesk.domain.dates import long_date
from anchordesk.domain.draft import DraftKey
from anchordesk.domain.identifiers import ConsentId, ReferralId, ResidentId
from anchordesk.domain.passport import PassportRefusedError, PassportSection, last_day
from anchordesk.domain.recovery_code import CODE_BYTES, RecoveryCode
from anchordesk.domain.referral import Referral
from anchordesk.domain.resident import Resident
from anchordesk.domain.roles import UseCase
from anchordesk.domain.text import tidy_line
from anchordesk.services.audit import note
from anchordesk.services.consents import FOR_WHOM
from anchordesk.services.doors import door
from anchordesk.services.drafts import forget_with
from anchordesk.services.envelopes import own_keys
from anchordesk.services.files import write_whole_file
from anchordesk.services.member_cards import own_card
from anchordesk.services.network_records import KnownMember
from anchordesk.services.passport_sections import parts_of
from anchordesk.services.plan_document import PlanBlock, PlanDocument, PlanMark, PlanStyle
from anchordesk.services.policy import ExportKind
from anchordesk.services.record import open_record
from anchordesk.services.rights import refuse_restricted
from anchordesk.services.workspace import Workspace
from anchordesk.wire.errors import WireError
from anchordesk.wire.passports import (
    MemberCard,
    Passport,
    PassportPart,
    key_of_code,
    seal_passport,
)
from anchordesk.wire.sealing import sealing_key_id

CODE_SUFFIX = "-code.pdf"


@dataclass(frozen=True, slots=True)
class PassportSource:
    """What could go of one resident, and to whom it could be sealed."""

    resident: Resident
    sender: MemberCard
    parts: tuple[PassportPart, ...]
    members: tuple[KnownMember, ...]
    today: date


@dataclass(frozen=True, slots=True)
class PassportChoice:
    """What the resident and the worker chose.

    Attributes:
        member: To whose key it is sealed; None for a code on paper that the resident keeps.
        sections: What they agreed to, beside name and date of birth.
        why: What they want there.
    """

    member: KnownMember | None
    sections: frozenset[PassportSection]
    why: str


@dataclass(frozen=True, slots=True)
class Agreement:
    """How the resident agreed to exactly what was shown."""

    way: ConsentWay
    language: str = "en"


@dataclass(frozen=True, slots=True)
class PassportMade:
    """What was written.

    Attributes:
        code_sheet: The paper with the code, to print; None where it is sealed to a member.
    """

    path: Path
    code_sheet: Path | None


@door(UseCase.READ_RECORDS)
def gather(workspace: Workspace, resident_id: ResidentId) -> PassportSource:
    """Return what a resident could carry away, by section.

    Raises:
        NotFoundError: if there is no such resident.
        RequestRefusedError: while they ask that their record is left as it is.
    """
    record = open_record(workspace, resident_id)
    with workspace.records.reading() as reading:
        refuse_restricted(reading, resident_id)
        members = reading.network.members()
    sender, today = own_card(workspace), workspace.clock.today()
    return PassportSource(record.resident, sender, parts_of(record), members, today)


def words_of(source: PassportSource, choice: PassportChoice) -> str:
    """Return everything that would go, for the resident to see."""
    person = source.resident
    to = "whoever has the printed code" if choice.member is None else choice.member.organisation
    lines = [
        f"For {to}, from {source.sender.organisation}. Made on {long_date(source.today)}; nobody "
        f"can take it in after {long_date(last_day(source.today))}.",
        f"What they want there: {choice.why or 'not said'}",
        f"Name: {person.given_name} {person.family_name}".rstrip(),
    ]
    if person.preferred_name:
        lines.append(f"Likes to be called: {person.preferred_name}")
    if person.date_of_birth is not None:
        lines.append(f"Date of birth: {long_date(person.date_of_birth)}")
    for part in _chosen(source, choice.sections):
        lines += ["", part.title, *(f"  {line}" for line in part.lines)]
    return "\n".join(lines)


@door(UseCase.EXPORT_RECORDS)
def write(
    workspace: Workspace,
    source: PassportSource,
    choice: PassportChoice,
    agreed: Agreement,
    path: Path,
    *,
    draft: DraftKey | None = None,
) -> PassportMade:
    """Seal what was shown, keep that the resident agreed to it and for whom, and write the file.

    Nothing is kept where the file cannot be written, and no file stays where that cannot be kept.

    Raises:
        PassportRefusedError: if nobody has a name to be known by, or it is too large.
        AgainstPolicyError: if IT settled that no passports leave.
        RequestRefusedError: while the resident asks that their record is left as it is.
        StorageError, DocumentError: if it cannot be written.
    """
    workspace.read_policy().refuse_export(ExportKind.PASSPORT)
    if not (source.resident.given_name or source.resident.family_name):
        raise PassportRefusedError(
            "This resident has no name in the record.",
            what_to_do="Enter the name first: the other organisation has to know who comes.",
        )
    code = None if choice.member else RecoveryCode(workspace.identifiers.random_bytes(CODE_BYTES))
    content = _sealed(workspace, source, choice, agreed, code)
    sheet = None if code is None else path.with_name(f"{path.stem}{CODE_SUFFIX}")
    with ExitStack() as on_failure:
        write_whole_file(path, content, private=True)
        on_failure.callback(path.unlink, missing_ok=True)
        if code is not None and sheet is not None:
            workspace.plan_writer.write(_code_sheet(source, code), sheet)
            on_failure.callback(sheet.unlink, missing_ok=True)
        _keep(workspace, source, choice, agreed, draft)
        on_failure.pop_all()
    return PassportMade(path, sheet)


def _sealed(
    workspace: Workspace,
    source: PassportSource,
    choice: PassportChoice,
    agreed: Agreement,
    code: RecoveryCode | None,
) -> bytes:
    person, reach = source.resident, PassportSection.REACH in choice.sections
    to = "" if choice.member is None else choice.member.organisation
    passport = Passport(
        id=workspace.identifiers.new_id(),
        sender=source.sender,
        made_on=source.today,
        valid_until=last_day(source.today),
        to=to,
        why=choice.why,
        agreed=f"Agreed on {source.today.isoformat()}, {agreed.way.title_text.lower()}.",
        given_name=person.given_name,
        family_name=person.family_name,
        preferred_name=person.preferred_name,
        date_of_birth=person.date_of_birth,
        phone=person.phone if reach else "",
        email=person.email if reach else "",
        postcode=person.postcode if reach else "",
        parts=_chosen(source, choice.sections),
    )
    key = b"" if choice.member is None else choice.member.sealing_key
    if code is not None:
        key = key_of_code(code.secret).public_key().public_bytes_raw()
    try:
        signing = own_keys(workspace).signing
        return seal_passport(passport, signing_key=signing, recipient_public_key=key)
    except (WireError, ValueError) as problem:
        raise PassportRefusedError(
            "This is more than a passport can hold, or the member's key is not usable.",
            what_is_safe="Nothing was written.",
            what_to_do="Choose fewer sections, or add the member's card again.",
        ) from problem


def _keep(
    workspace: Workspace,
    source: PassportSource,
    choice: PassportChoice,
    agreed: Agreement,
    draft: DraftKey | None,
) -> None:
    text = workspace.library.consent_text(ConsentPurpose.PASSPORT, source.today)
    who, to = source.resident.id, choice.member
    whom = "carried by the resident, sealed by a code" if to is None else to.organisation
    sections = [one.title_text.lower() for one in PassportSection if one in choice.sections]
    consent = Consent(
        id=ConsentId(workspace.identifiers.new_id()),
        resident_id=who,
        purpose=ConsentPurpose.PASSPORT,
        given=True,
        text_version=text.version,
        language=text.wording(agreed.language).language,
        way=agreed.way,
        on=source.today,
        worker=workspace.worker,
        note=tidy_line(f"{FOR_WHOM}{whom}: {', '.join(['name and date of birth', *sections])}"),
    )
    with workspace.records.changing() as change:
        change.resident(who)
        refuse_restricted(change, who)
        change.keep(consent)
        if to is not None:
            change.keep(
                Referral(
                    id=ReferralId(workspace.identifiers.new_id()),
                    resident_id=who,
                    to_whom=to.organisation,
                    for_what=choice.why or "Details carried by the resident",
                    referred_on=source.today,
                    worker=workspace.worker,
                )
            )
        note(
            workspace,
            change,
            AuditAction.PASSPORT_SEALED,
            who,
            sections=",".join(sorted(one.value for one in choice.sections)) or "name-only",
            to="code" if to is None else sealing_key_id(to.sealing_key).hex(),
        )
        forget_with(change, draft)


def _chosen(
    source: PassportSource, sections: Collection[PassportSection]
) -> tuple[PassportPart, ...]:
    wanted = {section.value for section in sections}
    return tuple(part for part in source.parts if part.code in wanted)


def _code_sheet(source: PassportSource, code: RecoveryCode) -> PlanDocument:
    groups = code.groups
    until = long_date(last_day(source.today))
    blocks = (
        PlanBlock(PlanMark.TITLE, ("Your code",)),
        PlanBlock(
            PlanMark.BODY,
            (
                f"{source.sender.organisation} sealed a file for you. This code opens it.",
                "Show it only to the organisation that you want to have your details.",
                "Keep the paper and the file apart. Whoever has both can read what you agreed to.",
                f"The file can be taken in until {until}.",
            ),
        ),
        PlanBlock(PlanMark.HEADING, ("  ".join(groups[:4]),)),
        PlanBlock(PlanMark.HEADING, ("  ".join(groups[4:]),)),
    )
    style = PlanStyle.EASY_READ
    return PlanDocument(style, blocks, source.resident.id, title="Code of a sealed file")
