"""How severe needs are, since when, what they said before, and where they are told."""

from __future__ import annotations

from datetime import timedelta

import pytest

from anchordesk.domain.choice_list import ChoiceListFileError, read_choice_list
from anchordesk.domain.identifiers import ResidentId
from anchordesk.domain.need_history import needs_in_order
from anchordesk.domain.needs import Need, NeedKind, NeedRefusedError, NeedState
from anchordesk.services import access_pack, needs, residents
from anchordesk.services.caseload import list_caseload
from anchordesk.services.caseload_export import sheet_of
from anchordesk.services.errors import NotFoundError
from anchordesk.services.export_columns import USUAL_COLUMNS, ExportColumn
from anchordesk.services.needs import SEVERITIES, NeedDetails
from anchordesk.services.residents import ResidentDetails
from anchordesk.services.undoing import take_back
from anchordesk.services.workspace import Workspace


@pytest.fixture
def ana(worker: Workspace) -> ResidentId:
    return residents.add(worker, ResidentDetails(given_name="Ana", family_name="Moss")).id


def add(
    worker: Workspace, who: ResidentId, kind: NeedKind, severity: str, days_ago: int = 0
) -> Need:
    noticed = worker.clock.today() - timedelta(days=days_ago)
    made = needs.add_need(worker, who, kind, "", severity=severity, noticed_on=noticed).after
    assert isinstance(made, Need)
    return made


def in_order(worker: Workspace, who: ResidentId) -> list[NeedKind]:
    with worker.records.reading() as reading:
        found = reading.needs(who)
    return [one.kind for one in needs_in_order(found, worker.library.choices(SEVERITIES))]


def test_the_most_severe_come_first_and_resolved_ones_last(
    worker: Workspace, ana: ResidentId
) -> None:
    gone = add(worker, ana, NeedKind.HOUSING, "high", 90)
    add(worker, ana, NeedKind.MONEY, "")
    add(worker, ana, NeedKind.TRANSPORT, "low", 3)
    add(worker, ana, NeedKind.CHILDCARE, "high", 1)
    add(worker, ana, NeedKind.SKILLS, "high", 8)
    needs.set_need_state(worker, gone, NeedState.RESOLVED)
    assert in_order(worker, ana) == [
        *(NeedKind.SKILLS, NeedKind.CHILDCARE, NeedKind.TRANSPORT),
        *(NeedKind.MONEY, NeedKind.HOUSING),
    ]


def test_what_a_need_said_before_is_kept_with_who_changed_it(
    worker: Workspace, ana: ResidentId
) -> None:
    need, today = add(worker, ana, NeedKind.HOUSING, "low", 9), worker.clock.today()
    begun = today - timedelta(days=4)
    details = NeedDetails(
        NeedKind.HOUSING, " Two months  behind ", "high", need.opened_on, NeedState.WORKED_ON, begun
    )
    changed = needs.amend_need(worker, need, details)
    with worker.records.reading() as reading:
        (kept,) = reading.needs(ana)
        told = {one.change.field: one for one in reading.need_changes(ana)}
    assert (kept.words, kept.severity) == ("Two months behind", "high")
    assert (kept.state, kept.worked_on_from) == (NeedState.WORKED_ON, begun)
    assert set(told) == {"words", "severity", "state", "worked_on_from"}
    assert (told["severity"].change.before, told["state"].change.before) == ("low", "Open")
    assert told["words"].changed_by == "Sam Kaur"
    take_back(worker, (changed,))
    with worker.records.reading() as reading:
        assert reading.needs(ana) == (need,)
        assert len(reading.need_changes(ana)) == 8, "taking back is a change as well"


def test_days_stand_in_their_order_and_none_is_in_the_future(
    worker: Workspace, ana: ResidentId
) -> None:
    need, today = add(worker, ana, NeedKind.HOUSING, "low", 9), worker.clock.today()
    day = timedelta(days=1)
    for noticed, state, since in (
        (today + day, NeedState.OPEN, None),
        (today, NeedState.WORKED_ON, today - day),
        (today, NeedState.RESOLVED, today - day),
        (today, NeedState.RESOLVED, today + day),
    ):
        details = NeedDetails(NeedKind.HOUSING, "", "low", noticed, state, since)
        with pytest.raises(NeedRefusedError):
            needs.amend_need(worker, need, details)
    worked = needs.set_need_state(worker, need, NeedState.WORKED_ON).after
    assert isinstance(worked, Need)
    done = needs.set_need_state(worker, worked, NeedState.RESOLVED).after
    assert isinstance(done, Need)
    assert (done.worked_on_from, done.resolved_on) == (today, today)
    again = needs.set_need_state(worker, done, NeedState.OPEN).after
    assert isinstance(again, Need)
    assert (again.worked_on_from, again.resolved_on) == (None, None)


def test_a_severity_is_one_of_the_list(worker: Workspace, ana: ResidentId) -> None:
    with pytest.raises(NeedRefusedError, match="not on the list"):
        needs.add_need(worker, ana, NeedKind.MONEY, "", severity="dire")
    gone = add(worker, ana, NeedKind.MONEY, "low")
    with worker.records.changing() as change:
        change.take_away(gone)
    with pytest.raises(NotFoundError):
        needs.amend_need(worker, gone, NeedDetails(NeedKind.MONEY))


def test_the_spreadsheet_tells_kinds_and_severity_only_where_asked(
    worker: Workspace, ana: ResidentId
) -> None:
    add(worker, ana, NeedKind.MONEY, "low")
    health = add(worker, ana, NeedKind.HEALTH, "high", 2)
    needs.amend_need(worker, health, NeedDetails(NeedKind.HEALTH, "Waits for an operation", "high"))
    shut = add(worker, ana, NeedKind.SKILLS, "high")
    needs.set_need_state(worker, shut, NeedState.RESOLVED)
    entries = list_caseload(worker)
    assert ExportColumn.NEEDS not in USUAL_COLUMNS
    (row,) = sheet_of(worker, entries, {ExportColumn.NAME, ExportColumn.NEEDS}).rows
    assert row == (
        "Ana Moss",
        "Health or disability (high, open, since 21 November 2026); "
        "Money, debt or benefits (low, open, since 23 November 2026)",
    )


def test_needs_and_what_they_were_are_in_the_copy_of_what_is_kept(
    worker: Workspace, ana: ResidentId
) -> None:
    need = add(worker, ana, NeedKind.HOUSING, "low")
    needs.amend_need(worker, need, NeedDetails(NeedKind.HOUSING, "Moved out", "medium"))
    said = [entry.words for entry in access_pack.build(worker, ana).entries]
    assert any("Moved out" in one and "stands in the way: medium" in one for one in said)
    assert any("What it said before: low" in one for one in said)


def test_a_list_with_a_choice_twice_is_named_with_its_line() -> None:
    choice = '[[choices]]\ncode = "a"\ntitle = "A"\n'
    text = f'code = "x"\ntitle = "X"\n{choice}{choice}'
    with pytest.raises(ChoiceListFileError, match=r"mine.toml, line 7, .*“a” is there twice"):
        read_choice_list(text, "mine.toml")
    assert read_choice_list(text.replace('"a"', '"b"', 1), "mine.toml").place_of("c") == 2
