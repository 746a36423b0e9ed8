"""Adding residents and amending what is recorded about them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from anchordesk.domain.audit import AuditAction
from anchordesk.domain.categories import Qualification
from anchordesk.domain.draft import DraftKey
from anchordesk.domain.equality import NOT_ASKED, EqualityMonitoring
from anchordesk.domain.field_history import APART, KeptChange, changed_fields
from anchordesk.domain.identifiers import ResidentId
from anchordesk.domain.resident import (
    Alert,
    RecordedAge,
    Resident,
    ResidentRefusedError,
)
from anchordesk.domain.roles import UseCase
from anchordesk.domain.text import tidy, tidy_line
from anchordesk.domain.work_situation import NOTHING_KNOWN, WorkSituation
from anchordesk.services.audit import note, note_alone
from anchordesk.services.concerns import refuse_lost_alert
from anchordesk.services.doors import door
from anchordesk.services.drafts import forget_with
from anchordesk.services.records import RecordsChanging
from anchordesk.services.rights import refuse_restricted
from anchordesk.services.undoing import ChangedSinceError
from anchordesk.services.workspace import Workspace

SENSITIVE_FIELDS = frozenset({"alerts", "safety_instruction", "communication_needs"})
"""Details that may tell of health or of danger; that they were changed is written down."""


@dataclass(frozen=True, slots=True)
class ResidentDetails:
    """What a form says about a resident. An empty reference asks for the next free one."""

    reference: str = ""
    given_name: str = ""
    family_name: str = ""
    preferred_name: str = ""
    pronouns: str = ""
    date_of_birth: date | None = None
    recorded_age: RecordedAge | None = None
    phone: str = ""
    email: str = ""
    contact_preference: str = ""
    postcode: str = ""
    ward: str = ""
    landlord: str = ""
    sector_left: str = ""
    qualification: Qualification = Qualification.NOT_KNOWN
    alerts: tuple[Alert, ...] = ()
    equality: EqualityMonitoring = NOT_ASKED
    safety_instruction: str = ""
    do_not_contact_at: str = ""
    safe_times: str = ""
    address: str = ""
    tenancy_reference: str = ""
    language: str = ""
    needs_interpreter: bool = False
    communication_needs: str = ""
    work: WorkSituation = NOTHING_KNOWN


@door(UseCase.CHANGE_RECORDS)
def add(
    workspace: Workspace,
    details: ResidentDetails,
    *,
    draft: DraftKey | None = None,
    not_these: frozenset[ResidentId] = frozenset(),
) -> Resident:
    """Add a resident, and forget the draft of the form.

    Args:
        not_these: Who looked like the same person and is not; it is remembered.

    Raises:
        ResidentRefusedError: if there is neither a name nor a reference, or a date is impossible.
        DuplicateReferenceError: if the reference is taken.
    """
    with workspace.records.changing() as change:
        resident = make_resident(workspace, change, details)
        for other in not_these:
            change.tell_apart(resident.id, other)
        forget_with(change, draft)
    return resident


def make_resident(
    workspace: Workspace, change: RecordsChanging, details: ResidentDetails
) -> Resident:
    """Add a resident in a transaction that is under way. Raises as `add`."""
    details = _tidied(details)
    if not (details.given_name or details.family_name or details.reference):
        raise ResidentRefusedError(
            "Enter a name or a reference.",
            what_to_do="A first name is enough to begin with.",
        )
    resident = _resident(
        ResidentId(workspace.identifiers.new_id()),
        details.reference or _next_reference(change.references()),
        workspace.clock.today(),
        details,
    )
    change.add_resident(resident)
    return resident


@door(UseCase.CHANGE_RECORDS)
def take_back_adding(workspace: Workspace, resident: Resident) -> None:
    """Take a resident away who was added by mistake, and just now.

    Raises:
        ChangedSinceError: if something was changed, written or half typed about them since.
        NotFoundError: if they are not there any more.
    """
    with workspace.records.changing() as change:
        known = change.resident(resident.id)
        owned = any(one.count for one in change.belongings(resident.id))
        half_typed = any(draft.key.subject == resident.id for draft in change.drafts())
        if known != resident or owned or half_typed:
            raise ChangedSinceError(
                "Something was recorded about this resident since, so adding them stays.",
                what_to_do="If it is the wrong person, merge the two records, or erase this one "
                "under Rights.",
            )
        change.remove_resident(resident.id)


@door(UseCase.CHANGE_RECORDS)
def amend(
    workspace: Workspace,
    resident_id: ResidentId,
    details: ResidentDetails,
    *,
    draft: DraftKey | None = None,
    not_these: frozenset[ResidentId] = frozenset(),
) -> Resident:
    """Keep changed details of a resident, and forget the draft of the form.

    Equality monitoring stays as it is: it has a form of its own (`amend_equality`).

    Raises:
        NotFoundError, ResidentRefusedError, DuplicateReferenceError: nothing is changed then.
    """
    details = _tidied(details)
    with workspace.records.changing() as change:
        refuse_restricted(change, resident_id)
        before = change.resident(resident_id)
        after = _resident(
            before.id,
            details.reference or before.reference,
            before.registered_on,
            replace(details, equality=before.equality),
        )
        _save(workspace, change, before, after)
        for other in not_these:
            change.tell_apart(after.id, other)
        forget_with(change, draft)
    return after


@door(UseCase.CHANGE_RECORDS)
def amend_equality(
    workspace: Workspace,
    resident_id: ResidentId,
    answers: EqualityMonitoring,
    *,
    draft: DraftKey | None = None,
) -> Resident:
    """Keep the answers of equality monitoring, and forget the draft of the form.

    Raises:
        NotFoundError: nothing is changed then.
    """
    with workspace.records.changing() as change:
        refuse_restricted(change, resident_id)
        before = change.resident(resident_id)
        after = replace(before, equality=answers)
        _save(workspace, change, before, after)
        forget_with(change, draft)
    return after


@door(UseCase.CHANGE_RECORDS)
def put_back(workspace: Workspace, before: Resident, after: Resident) -> None:
    """Put a resident's details or answers back as they were; the history keeps both changes.

    Raises:
        ChangedSinceError: if they were changed since; nothing is changed then.
        NotFoundError, DuplicateReferenceError: as for `amend`.
    """
    with workspace.records.changing() as change:
        refuse_restricted(change, after.id)
        if change.resident(after.id) != after:
            raise ChangedSinceError(
                "The details were changed since, so this cannot be undone.",
                what_to_do="Open the form and put it right there.",
            )
        _save(workspace, change, after, before)


@door(UseCase.READ_RECORDS)
def read_equality(workspace: Workspace, resident_id: ResidentId) -> Resident:
    """Return a resident for their equality answers to be shown; that they were is written down.

    Raises:
        NotFoundError: if there is no such resident.
        StorageError: if it could not be written down; then nothing is shown.
    """
    with workspace.records.changing() as change:
        resident = change.resident(resident_id)
        note(workspace, change, AuditAction.EQUALITY_READ, resident_id)
    return resident


@door(UseCase.READ_RECORDS)
def equality_history(workspace: Workspace, resident_id: ResidentId) -> tuple[KeptChange, ...]:
    """Return earlier equality answers, newest first; that they were looked at is written down.

    Raises:
        StorageError: if it could not be written down; then nothing is shown.
    """
    note_alone(workspace, AuditAction.EQUALITY_HISTORY_READ, resident_id)
    return tuple(one for one in field_history(workspace, resident_id) if one.change.is_apart)


@door(UseCase.READ_RECORDS)
def field_history(workspace: Workspace, resident_id: ResidentId) -> tuple[KeptChange, ...]:
    """Return what was changed of a resident, newest first."""
    with workspace.records.reading() as reading:
        return reading.field_changes(resident_id)


def details_of(resident: Resident) -> ResidentDetails:
    """Return a resident's details as a form shows them."""
    return ResidentDetails(
        **{name: getattr(resident, name) for name in ResidentDetails.__dataclass_fields__}
    )


def _resident(
    resident_id: ResidentId, reference: str, registered_on: date, details: ResidentDetails
) -> Resident:
    fields = {name: getattr(details, name) for name in ResidentDetails.__dataclass_fields__}
    fields["reference"] = reference
    return Resident(id=resident_id, registered_on=registered_on, **fields)


def _tidied(details: ResidentDetails) -> ResidentDetails:
    return replace(
        details,
        reference=tidy_line(details.reference),
        given_name=tidy_line(details.given_name),
        family_name=tidy_line(details.family_name),
        preferred_name=tidy_line(details.preferred_name),
        pronouns=tidy_line(details.pronouns),
        phone=tidy_line(details.phone),
        email=tidy_line(details.email),
        contact_preference=tidy(details.contact_preference),
        postcode=tidy_line(details.postcode).upper(),
        ward=tidy_line(details.ward),
        landlord=tidy_line(details.landlord),
        sector_left=tidy_line(details.sector_left),
        safety_instruction=tidy_line(details.safety_instruction),
        do_not_contact_at=tidy(details.do_not_contact_at),
        safe_times=tidy_line(details.safe_times),
        address=tidy(details.address),
        tenancy_reference=tidy_line(details.tenancy_reference),
        language=tidy_line(details.language),
        communication_needs=tidy(details.communication_needs),
        work=replace(
            details.work,
            occupation=tidy_line(details.work.occupation),
            benefits=tidy(details.work.benefits),
        ),
    )


def _next_reference(taken: frozenset[str]) -> str:
    numbers = [
        int(reference[3:])
        for reference in taken
        if reference.startswith("ad-") and reference[3:].isdecimal()
    ]
    return f"AD-{max(numbers, default=10_000) + 1}"


def _save(workspace: Workspace, change: RecordsChanging, before: Resident, after: Resident) -> None:
    """Keep a changed resident; that sensitive details or answers were changed is written down."""
    refuse_lost_alert(change, before, after)
    change.save_resident(after)
    fields = {one.field for one in changed_fields(before, after)}
    for action, changed in (
        (AuditAction.SENSITIVE_CHANGED, fields & SENSITIVE_FIELDS),
        (AuditAction.EQUALITY_CHANGED, {f for f in fields if f.startswith(APART)}),
    ):
        if changed:
            names = ",".join(sorted(name.removeprefix(APART) for name in changed))
            note(workspace, change, action, after.id, fields=names)
