"""Sums by member, stage, ward and period, with charts and files, and what is due."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import httpx2
import openpyxl
import pytest
from msgspec.structs import replace
from pypdf import PdfReader

from anchordesk.hub import server
from anchordesk.hub.accounts import Role
from anchordesk.hub.breakdowns import over_time
from anchordesk.hub.picture import network_picture
from anchordesk.hub.server import RunningHub, running_hub
from anchordesk.hub.service import HubService
from anchordesk.wire.codec import decode
from anchordesk.wire.framing import unpack_statement
from anchordesk.wire.published import PublishedTables
from anchordesk.wire.returns import Return
from tests.hub.conftest import COUNTS, Desk
from tests.hub.test_pages import Tables, get, put
from tests.hub.test_sign_in import BEGINNING, Clock, browser, clock, made

__all__ = ["browser", "clock"]

Joined = Callable[..., Any]
TENS = dict.fromkeys(COUNTS, 10)
BY_STAGE = "Residents by ward and stage: Stage by organisation"


@pytest.fixture
def database_address() -> None:
    """The records in the hub's folder: the pages ask PostgreSQL nothing else than before."""


@pytest.fixture
def two_members(hub_folder: Path, joined: Joined) -> Callable[[RunningHub], None]:
    """Riverside withholds who started a job; Hillside prints everything, and in Q2 too."""

    def put_returns(hub: RunningHub) -> None:
        riverside, hillside = joined(hub, "Riverside Housing"), joined(hub, "Hillside Homes")
        hidden = {key: None if "job" in key else 20 for key in COUNTS}
        put(hub, riverside.signed(counts=hidden))
        put(hub, hillside.signed(counts=TENS))
        put(hub, hillside.signed(counts=TENS, period="2026-Q2"))

    return put_returns


def test_members_stand_side_by_side_and_one_hidden_figure_hides_the_sum(
    hub_folder: Path, two_members: Callable[[RunningHub], None]
) -> None:
    with running_hub(hub_folder) as hub:
        two_members(hub)
        rows = Tables(get(hub, "/?by=organisation").text).found[BY_STAGE]
    assert rows[1:] == [
        ["Organisation", "In support", "Started a job", "All stages"],
        ["Hillside Homes", "10", "10", "10"],
        ["Riverside Housing", "20", "[c]", "20"],
        ["All organisations", "30", "[c]", "30"],
    ]


def test_a_chart_draws_the_tables_figures_and_gives_hidden_ones_no_length(
    hub_folder: Path, two_members: Callable[[RunningHub], None]
) -> None:
    with running_hub(hub_folder) as hub:
        two_members(hub)
        html = get(hub, "/?by=organisation").text
    chart = next(part for part in html.split("<svg")[1:] if BY_STAGE in part).split("</svg>")[0]
    assert re.findall(r'class="label".*?>(.*?)<', chart) == ["Hillside Homes", "Riverside Housing"]
    widths = [int(width) for width in re.findall(r'class="bar".*?width="(\d+)"', chart)]
    assert len(widths) == 3
    assert widths[1] == pytest.approx(2 * widths[0], abs=1)
    assert chart.count('class="hatched"') == 1
    assert "The table that follows has the same figures." in chart


def test_a_breakdown_shows_only_its_own_tables(
    hub_folder: Path, two_members: Callable[[RunningHub], None]
) -> None:
    with running_hub(hub_folder) as hub:
        two_members(hub)
        assert BY_STAGE not in Tables(get(hub, "/?by=ward").text).found
        assert "Residents by ward and stage" in Tables(get(hub, "/?by=ward").text).found
        assert get(hub, "/?by=nothing").status_code == 404
        assert get(hub, "/?of=pathways~1~2026-Q3").status_code == 404


def test_an_earlier_period_can_be_chosen_and_periods_stand_in_their_order(
    hub_folder: Path, two_members: Callable[[RunningHub], None]
) -> None:
    with running_hub(hub_folder) as hub:
        two_members(hub)
        earlier = get(hub, "/?of=2026-Q2~pathways~1").text
        assert "One organisation’s return so far." in earlier
        assert "Not received yet: Riverside Housing." in earlier
        rows = Tables(get(hub, "/over-time").text).found[
            "Residents by ward and stage: Stage by period"
        ]
    assert [row[1:] for row in rows[2:]] == [["10", "10", "10"], ["30", "[c]", "30"]]
    assert [row[0].partition("(")[2] for row in rows[2:]] == ["1 return)", "2 returns)"]


def test_periods_are_compared_though_each_figure_names_its_own() -> None:
    """As real returns do: the period is among what each of their cells counts."""
    pictures = []
    for period, people in (("2026-Q2", 20), ("2026-Q3", 30)):
        body = Desk(bytes(32), "Riverside Housing").signed(
            period=period, counts=dict.fromkeys(COUNTS, people)
        )
        content = decode(unpack_statement(body).payload, Return)
        table, cells = content.tables[0], content.published.cells
        dated = tuple(replace(cell, dims={**cell.dims, "period": period}) for cell in cells)
        pictures.append(
            network_picture(
                [
                    replace(
                        content,
                        tables=(replace(table, fixed={**table.fixed, "period": period}),),
                        published=PublishedTables(dated),
                    )
                ]
            )
        )
    for grid in over_time(pictures):
        assert [row.figures[0].text for row in grid.rows] == ["20", "30"]


@pytest.mark.parametrize("page", ["/network", "/over-time"])
def test_the_files_hold_what_the_page_shows(
    hub_folder: Path, two_members: Callable[[RunningHub], None], page: str
) -> None:
    with running_hub(hub_folder) as hub:
        two_members(hub)
        shown = Tables(get(hub, "/" if page == "/network" else page).text).found
        files = {kind: get(hub, f"{page}.{kind}") for kind in ("csv", "xlsx", "pdf")}
        assert get(hub, f"{page}.exe").status_code == 404
    lines = list(csv.DictReader(io.StringIO(files["csv"].content.decode("utf-8-sig"))))
    book = openpyxl.load_workbook(io.BytesIO(files["xlsx"].content))
    printed = " ".join(
        part.extract_text() for part in PdfReader(io.BytesIO(files["pdf"].content)).pages
    )
    tables = {name: rows for name, rows in shown.items() if not name.startswith("Returns")}
    assert len(book.worksheets) == 1 + len(tables)
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    # Readable without help: what the Government Analysis Function asks of a spreadsheet.
    assert {(cell.font.name, cell.font.sz >= 12) for cell in cells if cell.value is not None} == {
        ("Arial", True)
    }
    for sheet, (title, rows) in zip(book.worksheets[1:], tables.items(), strict=True):
        figures = [figure for row in rows[2:] for figure in row[1:]]
        assert [line["people"] for line in lines if line["table"] == title] == figures
        body = list(sheet.iter_rows(min_row=2, values_only=True))
        assert [[str(cell) for cell in row] for row in body] == rows[1:]
        assert " ".join(title.split()) in " ".join(printed.split())
    assert "Llŷn" in printed
    assert "[c] means the figure is withheld" in str(book.worksheets[0]["A4"].value) + printed


def test_a_member_gets_sums_but_nobody_elses_figures(
    hub_folder: Path,
    two_members: Callable[[RunningHub], None],
    browser: Callable[[RunningHub], Any],
    clock: Clock,
) -> None:
    with running_hub(hub_folder) as hub:
        two_members(hub)
        member = made(hub_folder, "hill", Role.MEMBER, "Hillside Homes")
        one = browser(hub)
        one.sign_in(member, BEGINNING)
        assert "All wards" in one.get("/").text
        for path in ("/", "/network.csv", "/over-time", "/returns"):
            answer = one.get(path)
            assert answer.status_code == 200
            assert "Riverside" not in answer.text
        assert "Hillside Homes" in one.get("/returns").text
        assert one.get("/?by=organisation").status_code == 404


@pytest.mark.parametrize("path", ["/network.csv", "/over-time", "/over-time.pdf", "/returns"])
def test_every_new_page_asks_for_sign_in(hub_folder: Path, path: str) -> None:
    made(hub_folder, "priya")
    with running_hub(hub_folder) as hub:
        answer = httpx2.get(
            hub.url + path, headers={"Accept": "text/html"}, trust_env=False, follow_redirects=False
        )
        assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in")


def test_what_is_due_received_and_corrected(
    hub_folder: Path, joined: Joined, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = Clock()
    told.now = datetime(2026, 2, 1, tzinfo=UTC)
    monkeypatch.setattr(server, "HubService", partial(HubService, now=told))
    with running_hub(hub_folder) as hub:
        one = joined(hub, "Riverside Housing")
        joined(hub, "Valley Trust")
        put(hub, one.signed(period="2026-Q1", counts=TENS))
        told.now = datetime(2026, 10, 1, tzinfo=UTC)
        joined(hub, "Hillside Homes")
        first = put(hub, one.signed(period="2026-Q2", counts=TENS))
        put(hub, one.signed(period="2026-Q2", counts=TENS, revision=2, supersedes=first))
        html = get(hub, "/returns").text
    rows = Tables(html).found["Returns by organisation and period, newest first"]
    cells = {row[0]: [re.sub(r"\s+", " ", cell) for cell in row[1:]] for row in rows[1:]}
    assert rows[0][1] == "July to September 2026"
    assert cells["Hillside Homes"] == ["Not due", "Not due", "Not due"]
    assert cells["Valley Trust"] == [
        "Due since 1 October 2026",
        "Due since 1 July 2026",
        "Due since 1 April 2026",
    ]
    due, corrected, received = cells["Riverside Housing"]
    assert due == "Due since 1 October 2026"
    assert corrected.startswith("Corrected")
    assert corrected.endswith("1 October 2026 (revision 2)")
    assert received.endswith("1 February 2026")
    assert "2 received, 1 of them corrected, 4 due." in html
