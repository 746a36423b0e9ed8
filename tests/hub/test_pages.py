"""What the co-ordinator sees: the figures that were sent, safe sums, and no trick in a name."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import httpx2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from anchordesk.adapters.hub_answers import ReceiptAnswer
from anchordesk.adapters.hub_http import HubHttp
from anchordesk.hub.figures import figure_of
from anchordesk.hub.picture import network_picture
from anchordesk.hub.server import RunningHub, running_hub
from anchordesk.wire.addresses import digest_of
from anchordesk.wire.messages import StatementHead
from anchordesk.wire.published import PublishedCell, PublishedTables
from anchordesk.wire.returns import Axis, Category, Method, Return, TableLayout

Joined = Callable[..., Any]
Table = list[list[str]]


class Tables(HTMLParser):
    """The tables of a page as text, by caption."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: dict[str, Table] = {}
        self.unscoped = 0
        self._caption: str | None = None
        self._rows: Table = []
        self._in = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self._rows = []
        elif tag == "tr":
            self._rows.append([])
        elif tag in ("td", "th"):
            self._rows[-1].append("")
            self.unscoped += tag == "th" and "scope" not in dict(attrs)
        if tag in ("caption", "td", "th"):
            self._in = tag
            self._caption = "" if tag == "caption" else self._caption

    def handle_endtag(self, tag: str) -> None:
        if tag == "table":
            assert self._caption, "a table has no caption"
            self.found[self._caption] = self._rows
        if tag == self._in:
            self._in = ""

    def handle_data(self, data: str) -> None:
        if self._in == "caption":
            self._caption = (self._caption or "") + data
        elif self._in:
            self._rows[-1][-1] += data


def put(hub: RunningHub, body: bytes) -> str:
    with HubHttp(hub.url) as http:
        answer = http.put(f"/v1/returns/{digest_of(body)}", body)
    assert isinstance(answer, ReceiptAnswer), answer
    return digest_of(body)


def get(hub: RunningHub, path: str, accept: str = "text/html") -> httpx2.Response:
    return httpx2.get(hub.url + path, headers={"Accept": accept}, trust_env=False)


SHOWN = [
    ["Ward", "In support", "Started a job", "All stages"],
    ["Abbey", "21", "12", "33"],
    ["Castle", "[c]", "[c]", "17"],
    ["Llŷn", "[c]", "[c]", "1,250"],
    ["All wards", "1,261", "39", "1,300"],
]


def test_a_return_is_shown_as_it_was_put(hub_folder: Path, joined: Joined) -> None:
    with running_hub(hub_folder) as hub:
        digest = put(hub, joined(hub).signed())
        page = get(hub, f"/returns/{digest}")
        [(caption, rows)] = Tables(page.text).found.items()
        assert caption == "Residents by ward and stage"
        assert rows[1:] == SHOWN
        assert "Counts of 1 to 4 people are withheld" in page.text
        picture = Tables(get(hub, "/").text)
        assert picture.found["Residents by ward and stage"][1:] == SHOWN
        assert picture.unscoped == 0


def test_the_csv_has_the_same_figures(hub_folder: Path, joined: Joined) -> None:
    with running_hub(hub_folder) as hub:
        digest = put(hub, joined(hub).signed())
        answer = get(hub, f"/returns/{digest}.csv")
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert rows[0] == ["table", "row", "column", "people"]
    assert ["Residents by ward and stage", "Llŷn", "All stages", "1250"] in rows
    assert ["Residents by ward and stage", "Castle", "Started a job", "[c]"] in rows
    assert len(rows) == 13


def test_a_sum_is_printed_only_where_every_return_prints(hub_folder: Path, joined: Joined) -> None:
    with running_hub(hub_folder) as hub:
        one, other = joined(hub, "Riverside Housing"), joined(hub, "Hillside Homes")
        joined(hub, "Valley Trust")
        put(hub, one.signed())
        counts = {
            (ward, stage): 10
            for ward in ("W1", "W2", "W3", "Total")
            for stage in ("support", "job", "Total")
        }
        put(hub, other.signed(counts={**counts, ("W1", "job"): None}))
        html = get(hub, "/").text
    assert Tables(html).found["Residents by ward and stage"][2:] == [
        ["Abbey", "31", "[c]", "43"],
        ["Castle", "[c]", "[c]", "27"],
        ["Llŷn", "[c]", "[c]", "1,260"],
        ["All wards", "1,271", "49", "1,310"],
    ]
    assert "Not received yet: Valley Trust." in html


def test_only_the_highest_revision_is_in_the_sum(hub_folder: Path, joined: Joined) -> None:
    with running_hub(hub_folder) as hub:
        desk = joined(hub)
        first = put(hub, desk.signed())
        counts = {
            (ward, stage): 7
            for ward in ("W1", "W2", "W3", "Total")
            for stage in ("support", "job", "Total")
        }
        second = put(hub, desk.signed(revision=2, supersedes=first, counts=counts))
        rows = Tables(get(hub, "/").text).found["Residents by ward and stage"]
        assert {figure for row in rows[2:] for figure in row[1:]} == {"7"}
        old = get(hub, f"/returns/{first}").text
        assert "does not count any more" in old
        assert f"/returns/{second}" in old


def test_with_no_return_the_page_says_so(hub_folder: Path, joined: Joined) -> None:
    with running_hub(hub_folder) as hub:
        assert "No return has come in yet." in get(hub, "/").text
        joined(hub)
        assert "1 organisation has joined" in get(hub, "/").text


def test_markup_in_a_name_stays_text(hub_folder: Path, joined: Joined) -> None:
    name = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>{{ 7*7 }}"
    with running_hub(hub_folder) as hub:
        digest = put(hub, joined(hub, name).signed())
        joined(hub, "<b>Missing</b>")
        for path in ("/", f"/returns/{digest}"):
            page = get(hub, path)
            assert "<script" not in page.text
            assert "<img" not in page.text
            assert "<b>" not in page.text
            assert "&lt;script&gt;alert(1)" in page.text
            assert "script-src" not in page.headers["content-security-policy"]
            assert "default-src 'none'" in page.headers["content-security-policy"]
            assert page.headers["x-content-type-options"] == "nosniff"


def test_a_formula_in_a_title_is_not_a_formula_in_the_csv(
    hub_folder: Path, joined: Joined, monkeypatch: pytest.MonkeyPatch
) -> None:
    with running_hub(hub_folder) as hub:
        desk = joined(hub)
        globals_of_desk = type(desk).signed.__globals__
        monkeypatch.setitem(
            globals_of_desk,
            "STAGES",
            (("support", "=1+1"), ("job", "@SUM(A1)"), ("Total", "All")),
        )
        digest = put(hub, desk.signed())
        rows = list(csv.reader(io.StringIO(get(hub, f"/returns/{digest}.csv").text)))
    assert {row[2] for row in rows[1:]} == {"'=1+1", "'@SUM(A1)", "All"}


@pytest.mark.parametrize("path", ["/returns/" + "0" * 64, "/returns/nothing", "/nothing"])
def test_a_wrong_address_is_told_in_the_readers_own_form(hub_folder: Path, path: str) -> None:
    with running_hub(hub_folder) as hub:
        page = get(hub, path)
        assert page.status_code == 404
        assert "<h1>The hub has nothing at this address</h1>" in page.text
        document = get(hub, path, accept="*/*")
        assert document.headers["content-type"] == "application/problem+json"


def test_the_page_can_be_read_without_sight_or_mouse(hub_folder: Path, joined: Joined) -> None:
    with running_hub(hub_folder) as hub:
        put(hub, joined(hub).signed())
        html = get(hub, "/").text
        assert '<html lang="en-GB">' in html
        assert html.index('href="#main"') < html.index("<header")
        assert 'id="main"' in html
        assert get(hub, "/hub.css").headers["content-type"].startswith("text/css")
        identifiers = re.findall(r' id="([^"]+)"', html)
        assert len(identifiers) == len(set(identifiers))


def channel(colour: str, at: int) -> float:
    value = int(colour[at : at + 2], 16) / 255
    return float(value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4)


def contrast(one: str, other: str) -> float:
    """WCAG 2.2 contrast ratio of two colours as #RRGGBB."""
    lights = sorted(
        0.2126 * channel(colour, 1) + 0.7152 * channel(colour, 3) + 0.0722 * channel(colour, 5)
        for colour in (one, other)
    )
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def test_text_has_contrast_in_both_themes(hub_folder: Path) -> None:
    with running_hub(hub_folder) as hub:
        css = get(hub, "/hub.css").text
    light, dark = (
        dict(re.findall(r"--([a-z-]+): (#[0-9A-F]{6})", block))
        for block in css.split("@media (prefers-color-scheme: dark)")
    )
    for theme in (light, dark):
        for text in ("text", "muted", "primary"):
            for ground in ("bg", "surface", "raised"):
                assert contrast(theme[text], theme[ground]) >= 4.5, (text, ground)
        assert contrast(theme["on-nav"], theme["nav"]) >= 4.5
        assert contrast(theme["warn"], theme["warn-weak"]) >= 4.5
        assert contrast(theme["focus"], theme["bg"]) >= 3


def test_a_band_is_printed_as_a_band_and_never_summed() -> None:
    band = PublishedCell("2026-Q3", {"ward": "W1"}, lo=3, hi=7)
    assert figure_of(band).text == "3 to 7"
    assert figure_of(band).number is None


CODES = ("W1", "W2", "Total")


def one_axis_return(figures: tuple[int | None, ...]) -> Return:
    head = StatementHead(
        1,
        UUID("01890000-0000-7000-8000-000000000001"),
        uuid4(),
        uuid4(),
        1,
        "0" * 64,
        datetime(2026, 11, 23, tzinfo=UTC),
        "0.1.0",
    )
    rows = Axis("ward", "Ward", tuple(Category(code, code) for code in CODES))
    cells = tuple(
        PublishedCell("2026-Q3", {"ward": code}, value=value)
        for code, value in zip(CODES, figures, strict=True)
    )
    return Return(
        head=head,
        organisation_name="Riverside",
        template="pathways",
        template_version=1,
        template_title="Pathways",
        period="2026-Q3",
        period_title="Summer",
        revision=1,
        supersedes=None,
        method=Method(5, "flow", "1"),
        tables=(TableLayout("wards", "By ward", rows),),
        published=PublishedTables(cells),
        shown_digest="a" * 64,
    )


@given(data=st.data())
def test_a_sum_tells_nothing_beyond_the_returns(data: st.DataObject) -> None:
    figures = st.tuples(*[st.none() | st.integers(0, 500)] * len(CODES))
    returns = [one_axis_return(data.draw(figures)) for _ in range(data.draw(st.integers(1, 4)))]
    [grid] = network_picture(returns).grids
    for place, row in enumerate(grid.rows):
        printed = [content.published.cells[place].value for content in returns]
        known = [value for value in printed if isinstance(value, int)]
        expected = sum(known) if len(known) == len(printed) else None
        assert row.figures[0].number == expected
        assert row.figures[0].is_withheld == (expected is None)
