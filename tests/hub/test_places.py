"""Quality of jobs and figures by ward: shares of what is printed, and tiles that never overlap."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from anchordesk.domain.ward_places import WardPlace
from anchordesk.hub.figures import HIDDEN, exact
from anchordesk.hub.picture import network_picture
from anchordesk.hub.quality import Share, shares_of
from anchordesk.hub.server import running_hub
from anchordesk.hub.tile_map import tile_map
from anchordesk.wire.codec import decode
from anchordesk.wire.framing import unpack_statement
from anchordesk.wire.published import PublishedCell, PublishedTables
from anchordesk.wire.returns import Axis, Category, Return, TableLayout
from tests.hub.conftest import Desk
from tests.hub.test_connections import load_wards
from tests.hub.test_pages import Tables, put
from tests.hub.ward_returns import by_ward, get

Joined = Callable[..., Any]
READY = "Ward by stage: All, by ward"


def test_wards_stand_on_tiles_and_in_a_table_with_the_period_before(
    sqlite_hub_folder: Path, joined: Joined
) -> None:
    load_wards(sqlite_hub_folder)
    with running_hub(sqlite_hub_folder) as hub:
        one, other = joined(hub, "Harbour Homes"), joined(hub, "Hillside Homes")
        for period, ready in (("2026-Q2", 10), ("2026-Q3", 14)):
            counts = {"Aston": (ready, 0, 0, 0, 0), "Elsewhere": (9, 0, 0, 0, 0)}
            put(hub, by_ward(one, {**counts, "Lozells": (None, 0, 0, 0, 0)}, period))
            put(hub, by_ward(other, {**counts, "Lozells": (7, 0, 0, 0, 0)}, period))
        page = get(hub, "/places")
        chosen = get(hub, "/places?of=wards~1~ward_stage~in_work")
    assert Tables(page).found[READY][1:] == [
        ["Aston", "20", "28"],
        ["Elsewhere", "18", "18"],
        ["Lozells", "[c]", "[c]"],
    ]
    assert page.count('class="tile"') == 2, "what the list does not know is in the table only"
    assert page.count('class="hatched"') == 1
    assert "7</" not in page, "what one member prints tells what the other hides"
    assert Tables(chosen).found["Ward by stage: In work, by ward"][1][1:] == ["0", "0"]
    assert "<script" not in page
    assert "http" not in page.split("<main", 1)[1]


def test_without_wards_and_quality_the_page_says_so(
    sqlite_hub_folder: Path, joined: Joined
) -> None:
    with running_hub(sqlite_hub_folder) as hub:
        assert "No return tells wards yet." in get(hub, "/places")
        put(hub, by_ward(joined(hub), {"Aston": (5, 0, 0, 0, 0)}))
        page = get(hub, "/places")
    assert "It is not known where these wards are" in page
    assert "No return tells how good jobs are yet." in page


def quality(good: int | None, not_good: int | None) -> Return:
    content = decode(unpack_statement(Desk(bytes(32), "Harbour Homes").signed()).payload, Return)
    codes = (("good", good), ("not_good", not_good), ("not_judged", 6), ("no_job", 40))
    fixed = {"measure": "people"}
    axis = Axis("job_quality", "Newest job", tuple(Category(code, code) for code, _ in codes))
    return replace(
        content,
        tables=(TableLayout("quality", "Quality of the newest job", axis, fixed=fixed),),
        published=PublishedTables(
            tuple(
                PublishedCell("2026-Q3", {**fixed, "job_quality": code}, value=figure)
                for code, figure in codes
            )
        ),
    )


def test_a_share_is_told_only_where_both_figures_print() -> None:
    (share,) = shares_of([network_picture([quality(31, 13), quality(10, 8)])])
    assert (share.counted.text, share.others.text, share.percent) == ("41", "21", 66)
    for hidden in (quality(None, 13), quality(31, None)):
        (share,) = shares_of([network_picture([hidden, quality(10, 8)])])
        assert share.percent is None
        assert HIDDEN in (share.counted, share.others)


@given(st.integers(0, 400), st.integers(0, 400))
def test_percentages_are_rounded_half_up_and_make_a_hundred_at_most(one: int, other: int) -> None:
    share = Share("", "", exact(one), exact(other))
    if one + other == 0:
        assert share.percent is None
    else:
        assert share.percent == int(Fraction(100 * one, one + other) + Fraction(1, 2))


PLACES = st.lists(
    st.builds(
        WardPlace,
        name=st.text("abcdef", min_size=1, max_size=4),
        district=st.just("D"),
        latitude=st.floats(52, 53),
        longitude=st.floats(-2, -1),
    ),
    min_size=1,
    max_size=70,
    unique_by=lambda ward: ward.name,
)


@settings(max_examples=40, deadline=None)
@given(PLACES, st.randoms(use_true_random=False))
def test_every_ward_has_a_tile_of_its_own_whatever_the_order(
    wards: list[WardPlace], chance: Any
) -> None:
    figures = {ward.name: exact(number) for number, ward in enumerate(wards)}
    laid = tile_map(wards, figures)
    assert laid is not None
    assert {tile.name for tile in laid.tiles} == {ward.name for ward in wards}
    assert len({(tile.column, tile.row) for tile in laid.tiles}) == len(wards)
    assert min(tile.column for tile in laid.tiles) == min(tile.row for tile in laid.tiles) == 0
    chance.shuffle(wards)
    assert tile_map(wards, figures) == laid


def test_north_is_at_the_top_and_east_on_the_right() -> None:
    corners = {"NW": (53.0, -2.0), "NE": (53.0, -1.0), "SW": (52.4, -2.0), "SE": (52.4, -1.0)}
    wards = [WardPlace(name, "D", *at) for name, at in corners.items()]
    laid = tile_map(wards, dict.fromkeys(corners, exact(1)))
    assert laid is not None
    at = {tile.name: (tile.column, tile.row) for tile in laid.tiles}
    assert at["NW"][0] < at["NE"][0]
    assert at["NW"][1] < at["SW"][1]
    assert at["NE"][1] < at["SE"][1]
