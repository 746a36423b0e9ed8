"""Quality and place by tenths of deprivation, beside the return by disadvantaged wards."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from anchordesk.demo.people import read_shape, spreadsheet
from anchordesk.domain.coarser_return import BroaderGroups
from anchordesk.domain.period import FinancialYear, Quarter
from anchordesk.domain.ward_places import by_name, read_ward_list
from anchordesk.services import returns
from anchordesk.services.coarser_returns import coarser_choices
from anchordesk.services.workspace import Workspace
from anchordesk.settings import resource_path
from tests.services.returns.desk import import_file

PEOPLE = 250
TENTHS = "deprivation_decile"


def test_both_returns_leave_and_fifths_hide_less_than_tenths(
    joined: Workspace, tmp_path: Path
) -> None:
    listed = read_ward_list(resource_path("sample", "wards.toml").read_text("utf-8"), "wards.toml")
    desk = replace(joined, library=replace(joined.library, wards=by_name(listed.wards)))
    made_up = spreadsheet(
        read_shape(resource_path("sample", "birmingham.toml")),
        desk.library.newest_pathway("hospitality-to-health"),
        people=PEOPLE,
        prefix="HH-",
        until=date(2026, 9, 1),
        seed=3,
    )
    (tmp_path / "people.csv").write_bytes(made_up.encode("utf-8"))
    import_file(desk, tmp_path / "people.csv")

    returns.approve(desk, returns.prepare(desk, "network-quarterly-summary", Quarter(2026, 3)))
    year = FinancialYear(2026)
    tenths = returns.prepare(desk, "quality-and-place", year)
    assert BroaderGroups(TENTHS) in coarser_choices(desk, tenths)
    fifths = returns.prepare(desk, "quality-and-place", year, (BroaderGroups(TENTHS),))
    assert 0 < fifths.hidden < tenths.hidden
    titles = {row.title for row in tenths.document.tables[0].rows}
    assert {"Tenth 1, the most deprived", "Tenth 5"} <= titles
    returns.approve(desk, fifths)
    assert fifths.document.tables[0].rows[-1].values[-1] == PEOPLE
