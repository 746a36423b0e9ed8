"""Adding residents and amending what is recorded about them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from anchordesk.domain.categories import Qualification
from anchordesk.domain.draft import DraftKey
from anchordesk.domain.identifiers import ResidentId
from anchordesk.domain.resident import (
    Alert,
    EqualityMonitoring,
    RecordedAge,
    Resident,
    ResidentRefusedError,
)
from anchordesk.domain.text import tidy, tidy_line
from anchordesk.services.drafts import forget_with
from anchordesk.services.workspace import Workspace


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
    equality: EqualityMonitoring = field(default_factory=EqualityMonitoring)


def add(
    workspace: Workspace, details: ResidentDetails, *, draft: DraftKey | None = None
) -> Resident:
    """Add a resident, and forget the draft of the form.

    Raises:
        ResidentRefusedError: if there is neither a name nor a reference, or a date is impossible.
        DuplicateReferenceError: if the reference is taken.
    """
    details = _tidied(details)
    if not (details.given_name or details.family_name or details.reference):
        raise ResidentRefusedError(
            "Enter a name or a reference.",
            what_to_do="A first name is enough to begin with.",
        )
    with workspace.records.changing() as change:
        reference = details.reference or _next_reference(change.references())
        resident = _resident(
            ResidentId(workspace.identifiers.new_id()),
            reference,
            workspace.clock.today(),
            details,
        )
        change.add_resident(resident)
        forget_with(change, draft)
    return resident


def amend(
    workspace: Workspace,
    resident_id: ResidentId,
    details: ResidentDetails,
    *,
    draft: DraftKey | None = None,
) -> Resident:
    """Keep changed details of a resident, and forget the draft of the form.

    Raises:
        NotFoundError, ResidentRefusedError, DuplicateReferenceError: nothing is changed then.
    """
    details = _tidied(details)
    with workspace.records.changing() as change:
        before = change.resident(resident_id)
        after = _resident(
            before.id, details.reference or before.reference, before.registered_on, details
        )
        change.save_resident(after)
        forget_with(change, draft)
    return after


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
    )


def _next_reference(taken: frozenset[str]) -> str:
    numbers = [
        int(reference[3:])
        for reference in taken
        if reference.startswith("ad-") and reference[3:].isdecimal()
    ]
    return f"AD-{max(numbers, default=10_000) + 1}"
