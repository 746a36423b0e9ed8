"""Shares by place and figures by ward over years: as far as borders let them be compared."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from anchordesk.hub.server import RunningHub, running_hub
from anchordesk.wire.codec import decode, encode
from anchordesk.wire.framing import unpack_statement
from anchordesk.wire.published import MARGIN, PublishedCell, PublishedTables
from anchordesk.wire.returns import RETURN, Axis, Category, Return, TableLayout
from anchordesk.wire.signing import sign_statement, signing_key_id
from tests.hub.conftest import Desk
from tests.hub.test_packs import hub_command
from tests.hub.test_pages import Tables, put
from tests.hub.ward_returns import SAMPLE_WARDS, by_ward, get

Joined = Callable[..., Any]
CODES = ("pays", "less", "not_judged", "no_job")
CHANGES = """
source = "The city's order of 2025"
licence = "Made up"
as_of = 2025-05-01

[[changes]]
day = 2025-05-01
ward = "Aston"
into = [{ ward = "Newtown" }]

[[changes]]
day = 2025-05-01
ward = "Lozells"
into = [{ ward = "Newtown" }]

[[changes]]
day = 2025-05-01
ward = "Harborne"
into = [{ ward = "Harborne", share = 0.7 }, { ward = "Quinton", share = 0.3 }]

[[changes]]
day = 2025-05-01
ward = "Oscott"
into = [{ ward = "Oscott" }, { ward = "Kingstanding" }]
"""


def by_pay(
    desk: Desk, period: str, dimension: str, counts: Mapping[str, tuple[int | None, int | None]]
) -> bytes:
    """A signed return of one table: a place by what the newest job pays."""
    content = decode(unpack_statement(desk.signed(period=period)).payload, Return)
    fixed = {"measure": "people"}
    rows = Axis(dimension, "Where", tuple(Category(_code(name), name) for name in counts))
    columns = Axis(
        "living_wage", "Pay", (*(Category(c, c) for c in CODES), Category(MARGIN, "All"))
    )
    cells = []
    for name, (pays, less) in counts.items():
        figures = (pays, less, 0, 0)
        total = None if pays is None or less is None else pays + less
        for code, figure in zip((*CODES, MARGIN), (*figures, total), strict=True):
            told = {**fixed, dimension: _code(name), "living_wage": code}
            cells.append(PublishedCell(period, told, value=figure))
    told_all = replace(
        content,
        template="quality-and-place",
        template_title="Quality and place",
        period=period,
        period_title=period,
        tables=(TableLayout("pay", "Pay by place", rows, columns, fixed),),
        published=PublishedTables(tuple(cells)),
    )
    hub = signing_key_id(desk.hub_public_key)
    return sign_statement(RETURN, encode(told_all), private_key=desk.key, recipient=hub)


def _code(name: str) -> str:
    return name.casefold().replace(" ", "_")


def load(folder: Path, tmp_path: Path, command: str, text: str) -> int:
    path = tmp_path / f"{command}.toml"
    path.write_text(text, "utf-8")
    return hub_command(command, str(folder), str(path))


def caption(page: str, words: str) -> list[list[str]]:
    (found,) = [rows for title, rows in Tables(page).found.items() if words in title]
    return found[1:]


def test_shares_by_tenths_stand_before_and_after_with_the_source_of_the_tenths(
    sqlite_hub_folder: Path, joined: Joined
) -> None:
    assert hub_command("wards", str(sqlite_hub_folder), str(SAMPLE_WARDS)) == 0
    with running_hub(sqlite_hub_folder) as hub:
        one, other = joined(hub, "Harbour Homes"), joined(hub, "Hillside Homes")
        for desk in (one, other):
            for period, pays in (("2023-24", 9), ("2024-25", 10), ("2025-26", 15)):
                told = {"Tenth 1": (pays, 10), "Tenth 2": (8, None if desk is one else 7)}
                put(hub, by_pay(desk, period, "deprivation_decile", told))
        page, earliest = get(hub, "/places"), get(hub, "/places?before=2023-24")
    words = "Newest jobs that pay the Real Living Wage, of those judged"
    assert caption(page, words) == [
        ["Tenth 1", "50 % of 40", "60 % of 50", "+10"],
        ["Tenth 2", "[c]", "[c]", "–"],
    ]
    assert caption(earliest, words)[0] == ["Tenth 1", "47 % of 38", "60 % of 50", "+13"]
    assert "Tenths of deprivation: Made up for the demo" in page
    assert "Licence: Made up, so none is needed." in page


def ward_years(hub: RunningHub, desk: Desk) -> None:
    before = {"Aston": 20, "Lozells": 11, "Harborne": 43, "Oscott": 8, "Sparkhill": 7}
    now = {"Newtown": 40, "Harborne": 30, "Quinton": 12, "Oscott": 9, "Sparkhill": 6}
    for period, counts in (("2025-Q1", before), ("2025-Q3", now)):
        put(hub, by_ward(desk, {name: (n, 0, 0, 0, 0) for name, n in counts.items()}, period))


def test_wards_whose_borders_moved_are_added_up_estimated_or_said_to_have_changed(
    sqlite_hub_folder: Path, joined: Joined, tmp_path: Path
) -> None:
    assert load(sqlite_hub_folder, tmp_path, "ward-changes", CHANGES) == 0
    with running_hub(sqlite_hub_folder) as hub:
        ward_years(hub, joined(hub, "Harbour Homes"))
        page = get(hub, "/places")
    assert caption(page, "All, by ward") == [
        ["Newtown", "31 Was Aston and Lozells", "40"],
        ["Harborne", "about 30 Estimated: borders changed", "30"],
        ["Quinton", "about 15 Estimated: borders changed (Harborne)", "12"],
        ["Oscott", "– Borders changed; cannot be compared", "9"],
        ["Sparkhill", "7", "6"],
    ]
    assert "What became of wards: The city&#39;s order of 2025, as of 1 May 2025" in page


def test_without_a_list_the_page_says_what_it_takes_for_granted(
    sqlite_hub_folder: Path, joined: Joined
) -> None:
    with running_hub(sqlite_hub_folder) as hub:
        ward_years(hub, joined(hub, "Harbour Homes"))
        page = get(hub, "/places")
    assert "wards of the same name are taken to be the same" in page
    assert caption(page, "All, by ward")[1] == ["Harborne", "43", "30"]


def test_shares_are_compared_only_where_borders_did_not_divide_wards(
    sqlite_hub_folder: Path, joined: Joined, tmp_path: Path
) -> None:
    assert load(sqlite_hub_folder, tmp_path, "ward-changes", CHANGES) == 0
    with running_hub(sqlite_hub_folder) as hub:
        desk = joined(hub, "Harbour Homes")
        before = {"Aston": (10, 10), "Lozells": (30, 10), "Harborne": (20, 20)}
        put(hub, by_pay(desk, "2025-Q1", "ward", before))
        put(hub, by_pay(desk, "2025-Q3", "ward", {"Newtown": (30, 10), "Harborne": (20, 10)}))
        page = get(hub, "/places")
    assert caption(page, "Newest jobs that pay") == [
        ["Newtown", "67 % of 60 Was Aston and Lozells", "75 % of 40", "+8"],
        ["Harborne", "– Borders changed; cannot be compared", "67 % of 30", "–"],
    ]


def test_a_plain_link_brings_each_measure_to_the_map_of_wards(
    sqlite_hub_folder: Path, joined: Joined
) -> None:
    assert hub_command("wards", str(sqlite_hub_folder), str(SAMPLE_WARDS)) == 0
    with running_hub(sqlite_hub_folder) as hub:
        desk = joined(hub, "Harbour Homes")
        put(hub, by_pay(desk, "2024-25", "ward", {"Aston": (19, 10), "Newtown": (8, None)}))
        put(hub, by_pay(desk, "2025-26", "ward", {"Aston": (31, 10), "Newtown": (8, None)}))
        page = get(hub, "/places?before=2024-25")
        (link,) = re.findall(r'<a href="([^"]*)#wards">pays</a>', page)
        chosen = get(hub, html.unescape(link))
    assert "before=2024-25" in link
    assert 'aria-current="true">pays</a>' in chosen
    assert caption(chosen, "Pay by place: pays, by ward") == [
        ["Aston", "19", "31"],
        ["Newtown", "8", "8"],
    ]
    tiles = chosen[chosen.index('class="tiles"') : chosen.index("</svg>", chosen.index("tiles"))]
    assert ">31<" in tiles


def test_a_wrong_list_of_changes_changes_nothing(
    sqlite_hub_folder: Path, tmp_path: Path, joined: Joined
) -> None:
    assert load(sqlite_hub_folder, tmp_path, "ward-changes", CHANGES) == 0
    wrong = CHANGES.replace("0.3", "0.9")
    assert load(sqlite_hub_folder, tmp_path, "ward-changes", wrong) == 1
    with running_hub(sqlite_hub_folder) as hub:
        ward_years(hub, joined(hub, "Harbour Homes"))
        assert "about 30" in get(hub, "/places")


def test_over_time_says_that_a_ward_is_its_name_alone(
    sqlite_hub_folder: Path, joined: Joined
) -> None:
    words = "A ward is its name here, whatever its borders were"
    with running_hub(sqlite_hub_folder) as hub:
        desk = joined(hub, "Harbour Homes")
        put(hub, by_pay(desk, "2024-25", "deprivation_decile", {"Tenth 1": (9, 8)}))
        assert words not in get(hub, "/over-time")
        ward_years(hub, desk)
        assert words in get(hub, "/over-time?of=wards~1")


def test_constituencies_stand_among_their_wards_and_are_compared_where_they_have_the_same(
    sqlite_hub_folder: Path, joined: Joined
) -> None:
    assert hub_command("wards", str(sqlite_hub_folder), str(SAMPLE_WARDS)) == 0
    wards = {"Aston": (9, 0, 0, 0, 0), "Newtown": (8, 0, 0, 0, 0), "Sparkhill": (7, 0, 0, 0, 0)}
    before = {"North": ("Aston",), "South": ("Sparkhill",), "Apart": ("Newtown",)}
    now = {"North": ("Aston", "Newtown"), "South": ("Sparkhill",), "Apart": ("Newtown",)}
    with running_hub(sqlite_hub_folder) as hub:
        one, other = joined(hub, "Harbour Homes"), joined(hub, "Hillside Homes")
        put(hub, by_ward(one, wards, "2025-Q1", before))
        put(hub, by_ward(one, wards, "2025-Q3", now))
        put(hub, by_ward(other, wards, "2025-Q3", {**now, "Apart": ("Aston",)}))
        page = get(hub, "/places")
        supply = get(hub, "/connections")
    rows = caption(page, "All, by ward")
    assert ["North", "– Borders changed; cannot be compared", "34"] in rows
    assert ["South", "7", "14"] in rows
    assert "Apart" not in [row[0] for row in rows], "of other wards for each member"
    assert page.count('class="margin"><th scope="row">South') == 1
    tiles = page[page.index('class="tiles"') : page.index("</svg>", page.index('class="tiles"'))]
    assert "Aston" in tiles
    assert "South" not in tiles
    assert "South" not in supply
