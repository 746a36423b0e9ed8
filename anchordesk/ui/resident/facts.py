"""What is known of a resident, in the groups in which the record shows it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from anchordesk.domain.amounts import pounds
from anchordesk.domain.categories import TitledCode
from anchordesk.domain.resident import Resident
from anchordesk.ui.resident.field_titles import field_title
from anchordesk.ui.words import long_date, translate, translated


@dataclass(frozen=True, slots=True)
class Fact:
    """What a thing is called, and what is known of it; empty if nothing is."""

    label: str
    value: str


def groups_of(resident: Resident, today: date) -> tuple[tuple[str, tuple[Fact, ...]], ...]:
    """Return headings with their facts. Nothing of equality monitoring is among them."""
    return (
        (translate("facts", "Person"), _person(resident, today)),
        (translate("facts", "Getting in touch"), _contact(resident)),
        (translate("facts", "Home"), _home(resident)),
        (translate("facts", "Safety"), _safety(resident)),
        (translate("facts", "Work and learning"), _work(resident)),
    )


def _fact(name: str, value: str) -> Fact:
    return Fact(field_title(name), value)


def _title(code: TitledCode) -> str:
    return translated(code.title_text) if code.asked else ""


def _person(resident: Resident, today: date) -> tuple[Fact, ...]:
    age = resident.age_on(today)
    born = ""
    if resident.date_of_birth is not None:
        words = translate("facts", "{day}, age {age}")
        born = words.format(day=long_date(resident.date_of_birth), age=age)
    elif age is not None:
        born = translate("facts", "Age {age}").format(age=age)
    name = f"{resident.given_name} {resident.family_name}".strip()
    return (
        Fact(translate("facts", "Name"), name),
        _fact("preferred_name", resident.preferred_name),
        _fact("pronouns", resident.pronouns),
        _fact("date_of_birth", born),
        Fact(translate("facts", "Registered"), long_date(resident.registered_on)),
    )


def _contact(resident: Resident) -> tuple[Fact, ...]:
    language = resident.language
    if resident.needs_interpreter:
        words = translate("facts", "needs an interpreter")
        language = f"{language}, {words}" if language else words.capitalize()
    return (
        _fact("phone", resident.phone),
        _fact("email", resident.email),
        _fact("contact_preference", resident.contact_preference),
        _fact("safe_times", resident.safe_times),
        _fact("do_not_contact_at", resident.do_not_contact_at),
        _fact("language", language),
        _fact("communication_needs", resident.communication_needs),
    )


def _home(resident: Resident) -> tuple[Fact, ...]:
    return (
        _fact("address", resident.address),
        _fact("postcode", resident.postcode),
        _fact("ward", resident.ward),
        _fact("landlord", resident.landlord),
        _fact("tenancy_reference", resident.tenancy_reference),
    )


def _safety(resident: Resident) -> tuple[Fact, ...]:
    alerts = ", ".join(translated(alert.title_text) for alert in resident.alerts)
    return (
        _fact("alerts", alerts or translate("facts", "none")),
        _fact("safety_instruction", resident.safety_instruction),
    )


def _work(resident: Resident) -> tuple[Fact, ...]:
    work = resident.work
    risk = _title(work.redundancy_risk)
    if work.redundancy_by is not None:
        by = translate("facts", "by {day}").format(day=long_date(work.redundancy_by))
        risk = f"{risk}, {by}" if risk else by
    hours, pay = work.hours_per_week, work.pay_pence_per_hour
    return (
        _fact("work.status", _title(work.status)),
        _fact("work.occupation", f"{work.occupation_code} {work.occupation}".strip()),
        _fact("sector_left", f"{work.industry_code} {resident.sector_left}".strip()),
        _fact("work.redundancy_risk", risk),
        _fact("work.hours_per_week", "" if hours is None else f"{hours.normalize():f}"),
        Fact(translate("facts", "Pay an hour now"), "" if pay is None else pounds(pay)),
        _fact("work.benefits", work.benefits),
        _fact("qualification", _title(resident.qualification)),
    )
