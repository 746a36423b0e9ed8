"""One field is put back from the history, whatever it holds; all others stay."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anchordesk.domain.categories import Qualification
from anchordesk.domain.field_history import FieldChange, changed_fields
from anchordesk.domain.field_restoring import RestoreRefusedError, restored
from anchordesk.domain.resident import Alert, RecordedAge, Resident
from anchordesk.domain.work_situation import EmploymentStatus, RedundancyRisk, WorkSituation
from anchordesk.services import residents
from anchordesk.services.residents import ResidentDetails
from anchordesk.services.restoring import put_field_back
from anchordesk.services.workspace import Workspace
from tests.adapters.vault.throwaway import a_resident

DAYS = st.dates(date(1950, 1, 1), date(2019, 12, 31))
WORDS = st.sampled_from(["", "Ana", "Yes", "07700 900123", "Not known", "4 Quay Row\nCardiff"])
WORK = st.builds(
    WorkSituation,
    status=st.sampled_from(EmploymentStatus),
    occupation=WORDS,
    redundancy_risk=st.sampled_from(RedundancyRisk),
    redundancy_by=st.none() | DAYS,
    hours_per_week=st.none() | st.sampled_from([Decimal("7.5"), Decimal(40), Decimal("16.25")]),
    pay_pence_per_hour=st.none() | st.integers(0, 100_000),
)
PEOPLE = st.builds(
    replace,
    st.just(a_resident()),
    given_name=WORDS,
    date_of_birth=st.none() | DAYS,
    recorded_age=st.none() | st.builds(RecordedAge, st.integers(0, 120), st.none() | DAYS),
    address=WORDS,
    qualification=st.sampled_from(Qualification),
    alerts=st.sampled_from([(), (Alert.LONE_WORKING,), tuple(Alert)]),
    needs_interpreter=st.booleans(),
    work=WORK,
)


@given(before=PEOPLE, after=PEOPLE)
def test_each_change_put_back_gives_what_was_there_and_touches_nothing_else(
    before: Resident, after: Resident
) -> None:
    changes = changed_fields(before, after)
    for change in changes:
        again = restored(after, change)
        (back,) = changed_fields(after, again)
        assert (back.field, back.before, back.after) == (change.field, change.after, change.before)
    whole = after
    for change in changes:
        whole = restored(whole, change)
    assert whole == before


@pytest.mark.parametrize(
    "change",
    [
        FieldChange("equality.religion", "", "Christian"),
        FieldChange("qualification", "Level 9", "Level 3"),
        FieldChange("date_of_birth", "yesterday", ""),
        FieldChange("id", "1", "2"),
        FieldChange("work.shoe_size", "1", "2"),
    ],
)
def test_what_means_nothing_is_refused_in_plain_words(change: FieldChange) -> None:
    with pytest.raises(RestoreRefusedError, match="cannot be put back by itself"):
        restored(a_resident(), change)


def test_putting_back_is_a_change_of_its_own_and_later_changes_stay(worker: Workspace) -> None:
    who = residents.add(worker, ResidentDetails(given_name="Ana", phone="1")).id
    residents.amend(worker, who, ResidentDetails(given_name="Ana", phone="2"))
    residents.amend(worker, who, ResidentDetails(given_name="Anna", phone="2"))
    phone = next(
        kept.change for kept in residents.field_history(worker, who) if kept.change.field == "phone"
    )
    before, after = put_field_back(worker, who, phone)
    assert (after.phone, after.given_name) == ("1", "Anna")
    newest = residents.field_history(worker, who)[0].change
    assert (newest.field, newest.before, newest.after) == ("phone", "2", "1")
    residents.put_back(worker, before, after)
    with worker.records.reading() as reading:
        assert reading.resident(who).phone == "2"
