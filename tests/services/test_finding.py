"""Finding people whose names were written with a slip."""

from __future__ import annotations

import pytest

from anchordesk.services import finding, residents
from anchordesk.services.caseload_export import entries_for
from anchordesk.services.finding_records import FoundIn
from anchordesk.services.residents import ResidentDetails
from anchordesk.services.wanted import Wanted
from anchordesk.services.workspace import Workspace

PEOPLE = (
    ("Hannah", "Evans"),
    ("Mohammed", "Al-Rashid"),
    ("Siân", "Llŷr"),
    ("Joe", "Ng"),
    ("Bartłomiej", "Wójcik"),
)


@pytest.fixture
def known(worker: Workspace) -> Workspace:
    for given, family in PEOPLE:
        residents.add(worker, ResidentDetails(given_name=given, family_name=family))
    return worker


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("hanah evens", ["Hannah Evans"]),
        ("Evnas", ["Hannah Evans"]),
        ("muhamed", ["Mohammed Al-Rashid"]),
        ("mohamad al rashed", ["Mohammed Al-Rashid"]),
        ("sian llir", ["Siân Llŷr"]),
        ("bartlomej", ["Bartłomiej Wójcik"]),
        # Short names differ too little to be guessed at, and two slips in five letters are many.
        ("jo ny", []),
        ("joa", []),
        ("hunak", []),
        # Every word must be like a name.
        ("hanah wojcik", []),
        ("", []),
        # What is held as it stands is found without this.
        ("hannah", []),
        ("rashid", []),
    ],
)
def test_names_are_found_but_for_a_slip_or_two(
    known: Workspace, typed: str, found: list[str]
) -> None:
    matches = finding.find_alike(known, typed)
    assert [finding.person(known, match.resident_id).name for match in matches] == found
    assert {match.found_in for match in matches} <= {FoundIn.LIKE_NAME}


def test_no_more_are_told_than_a_person_looks_through(worker: Workspace) -> None:
    for number in range(finding.MOST_PEOPLE + 5):
        details = ResidentDetails(given_name="Hannah", family_name=f"Evans{'abcdefgh'[number % 8]}")
        residents.add(worker, details)
    assert len(finding.find_alike(worker, "hanah evans")) == finding.MOST_PEOPLE


def test_an_export_holds_what_the_list_shows(known: Workspace) -> None:
    (entry,) = entries_for(known, Wanted(text="hanah evens"))
    assert entry.row.name == "Hannah Evans"
    assert entries_for(known, Wanted(text="hanah quux")) == ()
