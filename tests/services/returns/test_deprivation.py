"""Quality and place by tenths of deprivation, single wards and landlords, beside other returns."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from anchordesk.domain.agreed_lists import AgreedLists, landlords_by_name, read_landlord_list
from anchordesk.domain.coarser_return import BroaderGroups
from anchordesk.domain.period import FinancialYear, Quarter
from anchordesk.domain.ward_places import by_name, read_ward_list
from anchordesk.practice.people import read_shape, spreadsheet
from anchordesk.services import residents, returns
from anchordesk.services.coarser_returns import coarser_choices
from anchordesk.services.errors import ReturnRefusedError
from anchordesk.services.prepared_return import PreparedReturn
from anchordesk.services.residents import ResidentDetails
from anchordesk.services.return_people import people_behind
from anchordesk.services.workspace import Workspace
from anchordesk.settings import resource_path
from tests.services.returns.desk import import_file

PEOPLE = 250
TENTHS = "deprivation_decile"
YEAR = FinancialYear(2026)
TEMPLATE = "quality-and-place"


def sample(name: str) -> str:
    return resource_path("sample", name).read_text("utf-8")


@pytest.fixture
def desk(joined: Workspace, tmp_path: Path) -> Workspace:
    """A desk with the network's lists, and the sample's residents."""
    wards = read_ward_list(sample("wards.toml"), "wards.toml")
    landlords = read_landlord_list(sample("landlords.toml"), "landlords.toml")
    lists = AgreedLists(by_name(wards.wards), landlords_by_name(landlords.landlords))
    found = replace(joined, library=replace(joined.library, lists=lists))
    made_up = spreadsheet(
        read_shape(resource_path("sample", "birmingham.toml")),
        found.library.newest_pathway("hospitality-to-health"),
        people=PEOPLE,
        prefix="HH-",
        until=date(2026, 9, 1),
        seed=3,
    )
    (tmp_path / "people.csv").write_bytes(made_up.encode("utf-8"))
    import_file(found, tmp_path / "people.csv")
    return found


def rows_of(prepared: PreparedReturn, table: str) -> dict[str, tuple[int | None, ...]]:
    found = next(one for one in prepared.document.tables if one.name == table)
    return {row.title: row.values for row in found.rows}


def test_returns_leave_side_by_side_and_broader_groups_hide_less(desk: Workspace) -> None:
    returns.approve(desk, returns.prepare(desk, "network-quarterly-summary", Quarter(2026, 3)))
    full = returns.prepare(desk, TEMPLATE, YEAR)
    choices = (BroaderGroups("ward"), BroaderGroups(TENTHS))
    assert set(choices) <= set(coarser_choices(desk, full))
    tenths = returns.prepare(desk, TEMPLATE, YEAR, choices[:1])
    assert "quality_by_ward" not in {table.name for table in tenths.document.tables}
    fifths = returns.prepare(desk, TEMPLATE, YEAR, choices)
    assert 0 < fifths.hidden < tenths.hidden < full.hidden
    titles = {row.title for row in tenths.document.tables[0].rows}
    assert {"Tenth 1, the most deprived", "Tenth 5"} <= titles
    returns.approve(desk, fifths)
    assert fifths.document.tables[0].rows[-1].values[-1] == PEOPLE


def test_wards_stand_singly_and_add_up_to_constituencies_and_the_city(desk: Workspace) -> None:
    prepared = returns.prepare(desk, TEMPLATE, YEAR)
    assert not [words for words in prepared.warnings if "no list of" in words]
    rows = rows_of(prepared, "quality_by_ward")
    titles = list(rows)
    assert titles[:4] == ["Ladywood", "Nechells", "Newtown", "Centre of the city (constituency)"]
    assert titles[-3:] == [
        "Birmingham (city)",
        "Not known, or not on the network's list",
        "All",
    ]
    assert rows["Birmingham (city)"][-1] == rows["All"][-1] == PEOPLE
    centre = [rows[title][-1] for title in titles[:4]]
    if None not in centre:
        assert sum(number or 0 for number in centre[:3]) == centre[3]
    landlords = rows_of(prepared, "quality_by_landlord")
    assert landlords["Harbour Homes"][-1] == PEOPLE
    place = next(
        quantity
        for quantity, cell in prepared.message.published.by_quantity().items()
        if ("ward", "constituency:north_of_the_city") in quantity
        and len(quantity) == 4
        and isinstance(cell.value, int)
    )
    behind = people_behind(desk, prepared, place)
    assert len(behind.people) == behind.number > 20
    returns.approve(desk, prepared)


def test_a_landlord_in_one_ward_is_known_to_neighbours_as_a_part_of_it(desk: Workspace) -> None:
    def rests() -> set[str]:
        ties = returns.prepare(desk, TEMPLATE, YEAR).ties
        return {
            code.partition(": ")[2]
            for tie in ties
            for _, place in tie.terms
            for name, code in place
            if name == "measure" and "without landlord=canalside_housing, measure" in code
        }

    for number in range(9):
        residents.add(
            desk,
            ResidentDetails(
                given_name=f"Made up {number}", ward="Ladywood", landlord="Canalside Housing"
            ),
        )
    wards = {rest.partition("ward=")[2].partition(" ")[0] for rest in rests()}
    assert wards == {"", "ladywood", "constituency:centre_of_the_city", "city:birmingham"}
    residents.add(
        desk, ResidentDetails(given_name="A", ward="Nechells", landlord="Canalside Housing")
    )
    assert not any("ward=ladywood" in rest for rest in rests())


def test_the_version_before_may_stand_in_the_ledger(desk: Workspace) -> None:
    now = desk.library.template(TEMPLATE)
    before = replace(now, version=1, tables=now.tables[:3])
    older = replace(
        desk, library=replace(desk.library, templates={**desk.library.templates, TEMPLATE: before})
    )
    returns.approve(older, returns.prepare(older, TEMPLATE, YEAR.preceding))
    approved = returns.approve(desk, returns.prepare(desk, TEMPLATE, YEAR))
    assert approved.revision == 1


def test_without_the_networks_lists_it_is_said_that_nobody_is_told_by_them(desk: Workspace) -> None:
    bare = replace(desk, library=replace(desk.library, lists=AgreedLists()))
    prepared = returns.prepare(bare, TEMPLATE, YEAR)
    told = [line for line in prepared.warnings if "no list of" in line]
    assert [("wards" in line, "landlords" in line) for line in told] == [
        (True, False),
        (False, True),
    ]
    assert set(rows_of(prepared, "quality_by_ward")) == {
        "Not known, or not on the network's list",
        "All",
    }


def test_more_wards_than_a_table_has_room_for_are_refused_in_words(desk: Workspace) -> None:
    (ward, *_) = desk.library.lists.wards.values()
    many = by_name(replace(ward, name=f"Ward {number}") for number in range(301))
    wide = replace(desk, library=replace(desk.library, lists=AgreedLists(many)))
    with pytest.raises(ReturnRefusedError, match="301 wards"):
        returns.prepare(wide, TEMPLATE, YEAR)
