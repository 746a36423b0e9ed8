"""Whatever the domain accepts comes back from a real vault as it went in."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from anchordesk.domain.casework import Contact, ContactKind
from anchordesk.domain.categories import Disability, EthnicityGroup, Qualification, Sex
from anchordesk.domain.equality import (
    Answer,
    Caring,
    EqualityMonitoring,
    Religion,
    SexualOrientation,
)
from anchordesk.domain.identifiers import ContactId, EnrolmentId, OutcomeId, ResidentId
from anchordesk.domain.outcome import Contract, JobOutcome
from anchordesk.domain.pathway import Enrolment
from anchordesk.domain.resident import Alert, RecordedAge, Resident
from anchordesk.domain.work_situation import EmploymentStatus, RedundancyRisk, WorkSituation
from anchordesk.services.ports import NewVault
from anchordesk.services.records import Records, RecordsChanging
from tests.adapters.vault.throwaway import PASSPHRASE, a_resident, cheap_vaults

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
words = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=200)
days = st.dates(date(1900, 1, 1), date(2100, 1, 1))
zones = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
moments = st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC) | zones)  # noqa: DTZ001 - Hypothesis adds the zone
ages = st.builds(RecordedAge, st.integers(0, 120), st.none() | days)

residents = st.builds(
    Resident,
    id=st.uuids().map(ResidentId),
    reference=words,
    registered_on=days,
    given_name=texts,
    family_name=texts,
    preferred_name=texts,
    pronouns=texts,
    recorded_age=st.none() | ages,
    phone=texts,
    email=texts,
    contact_preference=texts,
    postcode=texts,
    ward=texts,
    landlord=texts,
    sector_left=texts,
    qualification=st.sampled_from(Qualification),
    alerts=st.lists(st.sampled_from(Alert), unique=True).map(tuple),
    equality=st.builds(
        EqualityMonitoring,
        st.sampled_from(EthnicityGroup),
        st.sampled_from(Sex),
        st.sampled_from(Disability),
        same_gender=st.sampled_from(Answer),
        religion=st.sampled_from(Religion),
        sexual_orientation=st.sampled_from(SexualOrientation),
        caring=st.sampled_from(Caring),
        care_experienced=st.sampled_from(Answer),
    ),
    safety_instruction=texts,
    do_not_contact_at=texts,
    safe_times=texts,
    address=texts,
    tenancy_reference=texts,
    language=texts,
    needs_interpreter=st.booleans(),
    communication_needs=texts,
    work=st.builds(
        WorkSituation,
        status=st.sampled_from(EmploymentStatus),
        occupation=texts,
        occupation_code=texts,
        industry_code=texts,
        redundancy_risk=st.sampled_from(RedundancyRisk),
        redundancy_by=st.none() | days,
        hours_per_week=st.none() | st.decimals(Decimal("0.01"), Decimal(168), places=2),
        pay_pence_per_hour=st.none() | st.integers(0, 100_000),
        benefits=texts,
    ),
)
hours = st.none() | st.decimals(Decimal("0.01"), Decimal(168), places=2)


class RolledBackError(Exception):
    """Ends a transaction so that the next example finds an empty vault."""


@contextmanager
def rolled_back(records: Records) -> Iterator[RecordsChanging]:
    """A change that is taken back at the end."""
    try:
        with records.changing() as change:
            yield change
            raise RolledBackError
    except RolledBackError:
        return


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Records]:
    folder: Path = tmp_path_factory.mktemp("shared") / "vault"
    records = cheap_vaults().create(NewVault(folder, PASSPHRASE))
    yield records
    records.close()


@settings(max_examples=60, deadline=None)
@given(resident=residents, born=st.none() | days, changed=residents)
def test_residents(
    shared: Records, resident: Resident, born: date | None, changed: Resident
) -> None:
    if born is not None and born <= resident.registered_on:
        resident = replace(resident, date_of_birth=born)
    changed = replace(changed, id=resident.id)
    with rolled_back(shared) as change:
        change.add_resident(resident)
        assert change.resident(resident.id) == resident
        assert [history.resident for history in change.histories("nhs")] == [resident]
        assert change.caseload()[0].name == resident.display_name
        change.save_resident(changed)
        assert change.resident(resident.id) == changed


@settings(max_examples=40, deadline=None)
@given(
    stage=words,
    code=words,
    version=st.integers(1, 9999),
    enrolled_on=st.none() | days,
    stage_since=st.none() | days,
)
def test_enrolments(  # noqa: PLR0917 - Hypothesis names them all
    shared: Records,
    stage: str,
    code: str,
    version: int,
    enrolled_on: date | None,
    stage_since: date | None,
) -> None:
    resident = a_resident()
    enrolment = Enrolment(
        EnrolmentId(uuid4()), resident.id, code, version, stage, enrolled_on, stage_since
    )
    with rolled_back(shared) as change:
        change.add_resident(resident)
        change.add_enrolment(enrolment)
        assert change.enrolment(enrolment.id) == enrolment
        assert change.enrolments(resident.id) == (enrolment,)


@settings(max_examples=40, deadline=None)
@given(kind=st.sampled_from(ContactKind), happened_at=moments, note=words, worker=texts)
def test_contacts(
    shared: Records, kind: ContactKind, happened_at: datetime, note: str, worker: str
) -> None:
    resident = a_resident()
    contact = Contact(ContactId(uuid4()), resident.id, kind, happened_at, note, worker)
    with rolled_back(shared) as change:
        change.add_resident(resident)
        change.add_contact(contact)
        assert change.contacts(resident.id) == (contact,)
        assert change.caseload()[0].last_contact == happened_at


@settings(max_examples=40, deadline=None)
@given(
    employer=texts,
    started_on=st.none() | days,
    pay=st.none() | st.integers(1, 99_999),
    hours_per_week=hours,
    contract=st.sampled_from(Contract),
    recorded_at=moments,
)
def test_jobs(  # noqa: PLR0917 - Hypothesis names them all
    shared: Records,
    employer: str,
    started_on: date | None,
    pay: int | None,
    hours_per_week: Decimal | None,
    contract: Contract,
    recorded_at: datetime,
) -> None:
    resident = a_resident()
    job = JobOutcome(
        id=OutcomeId(uuid4()),
        resident_id=resident.id,
        employer=employer,
        role=employer[::-1],
        started_on=started_on,
        pay_pence_per_hour=pay,
        hours_per_week=hours_per_week,
        contract=contract,
        recorded_at=recorded_at,
        worker="Sam",
    )
    with rolled_back(shared) as change:
        change.add_resident(resident)
        change.add_outcome(job)
        assert change.outcomes(resident.id) == (job,)
        assert str(change.outcomes(resident.id)[0].hours_per_week) == str(hours_per_week)
        assert [history.job_starts for history in change.histories("nhs")] == [(started_on,)]


@settings(max_examples=30, deadline=None)
@given(earlier=moments, later=moments)
def test_moments_of_any_time_zone_sort_by_time(
    shared: Records, earlier: datetime, later: datetime
) -> None:
    earlier, later = sorted((earlier, later))
    resident = a_resident()
    with rolled_back(shared) as change:
        change.add_resident(resident)
        for moment in (later, earlier):
            change.add_contact(
                Contact(ContactId(uuid4()), resident.id, ContactKind.TEXT, moment, "note", "Sam")
            )
        assert [c.happened_at for c in change.contacts(resident.id)] == [later, earlier]


def test_a_moment_without_a_time_zone_is_a_fault(shared: Records) -> None:
    resident = a_resident()
    naive = datetime(2026, 9, 1)  # noqa: DTZ001 - that is the point
    contact = Contact(ContactId(uuid4()), resident.id, ContactKind.TEXT, naive, "note", "Sam")
    with rolled_back(shared) as change:
        change.add_resident(resident)
        with pytest.raises(ValueError, match="zone"):
            change.add_contact(contact)
