from __future__ import annotations

from dataclasses import fields

from hypothesis import given

from anchordesk.domain.field_history import NEVER_CHANGE, changed_fields
from anchordesk.domain.resident import Resident
from anchordesk.ui.resident.field_titles import field_title
from tests.adapters.vault.test_round_trips import residents


@given(before=residents, after=residents)
def test_whatever_differs_is_told_and_nothing_else(before: Resident, after: Resident) -> None:
    told = {change.field.split(".")[0] for change in changed_fields(before, after)}
    differing = {
        field.name
        for field in fields(Resident)
        if getattr(before, field.name) != getattr(after, field.name)
    }
    assert told == differing - set(NEVER_CHANGE)
    assert changed_fields(before, before) == ()


@given(before=residents, after=residents)
def test_each_field_has_a_title_on_the_screen(before: Resident, after: Resident) -> None:
    for change in changed_fields(before, after):
        assert field_title(change.field) != change.field
