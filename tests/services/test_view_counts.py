"""How many residents each saved view shows: as many as the list does."""

from __future__ import annotations

from datetime import timedelta

import pytest

from anchordesk.domain.casework import ContactKind
from anchordesk.domain.resident import Alert
from anchordesk.services import casework, residents, view_counts
from anchordesk.services.caseload_export import entries_for
from anchordesk.services.residents import ResidentDetails
from anchordesk.services.saved_views import save_view
from anchordesk.services.view_counts import CountedView, count_views
from anchordesk.services.wanted import Wanted
from anchordesk.services.workspace import Workspace


def numbers(counted: tuple[CountedView, ...]) -> dict[str, int]:
    return {one.view.name: one.residents for one in counted}


@pytest.fixture
def peopled(worker: Workspace) -> Workspace:
    now = worker.clock.now()
    for number, days in enumerate((1, 20, 40, None)):
        alerts = (Alert.LONE_WORKING,) if number == 0 else ()
        details = ResidentDetails(given_name=f"Person {number}", family_name="Test", alerts=alerts)
        person = residents.add(worker, details)
        if days is not None:
            at = now - timedelta(days=days)
            casework.record_contact(
                worker, person.id, ContactKind.PHONE, "Spoke about zebras", happened_at=at
            )
    return worker


def test_each_view_counts_whom_the_list_shows(peopled: Workspace) -> None:
    for name, wanted in (
        ("Quiet for 14 days", Wanted(quiet_days=14)),
        ("Quiet for 28 days", Wanted(quiet_days=28)),
        ("With an alert", Wanted(alerts=True)),
        ("Zebras", Wanted(text="zebra")),
        ("A slip", Wanted(text="persn")),
        ("At risk", Wanted(at_risk=True)),
    ):
        save_view(peopled, name, wanted)
    counted = count_views(peopled, most=10)
    assert numbers(counted) == {
        one.view.name: len(entries_for(peopled, one.view.wanted)) for one in counted
    }
    found = numbers(counted)
    assert (found["Quiet for 14 days"], found["Quiet for 28 days"]) == (3, 2)
    assert (found["With an alert"], found["Zebras"]) == (1, 3)


def test_a_count_follows_a_change(peopled: Workspace) -> None:
    save_view(peopled, "Quiet for 14 days", Wanted(quiet_days=14))
    quiet = entries_for(peopled, Wanted(quiet_days=14))[0].row.resident_id
    casework.record_contact(peopled, quiet, ContactKind.PHONE, "Rang")
    assert numbers(count_views(peopled, most=10)) == {"Quiet for 14 days": 2}


def test_no_more_than_asked_for_and_in_their_order(peopled: Workspace) -> None:
    for name in ("One", "Two", "Three"):
        save_view(peopled, name, Wanted())
    assert list(numbers(count_views(peopled, most=2))) == ["One", "Two"]


def test_without_views_the_caseload_is_not_read(
    peopled: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(view_counts, "list_caseload", None)
    assert count_views(peopled, most=10) == ()
