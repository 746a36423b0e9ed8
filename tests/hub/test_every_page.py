"""Every page and every file of the hub, followed link by link: none does a sum that tells.

Three members print large figures, no two alike; one withholds some of its own. So whatever stands
anywhere as a large number can be traced: to one printed figure of a return that the reader may
read, or to a sum of figures that all members print. A sum over those who happen to print theirs, or
what is left of a total, is a number of its own, and none such may stand anywhere. The same walk
over a hub that sums carelessly shows on which pages it would be seen.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from html import unescape
from itertools import combinations
from pathlib import Path
from random import Random
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest
from pypdf import PdfReader

from anchordesk.hub import picture
from anchordesk.hub.accounts import Role
from anchordesk.hub.figures import Figure, exact
from anchordesk.hub.server import RunningHub, running_hub
from anchordesk.wire.codec import decode
from anchordesk.wire.framing import unpack_statement
from anchordesk.wire.published import Quantity
from anchordesk.wire.returns import Return
from tests.hub.test_by_place import by_pay
from tests.hub.test_connections import load_wards
from tests.hub.test_packs import hub_command
from tests.hub.test_pages import put
from tests.hub.test_sign_in import (
    BEGINNING,
    PATIENT,
    Browser,
    Clock,
    Opening,
    browser,
    clock,
    made,
)
from tests.hub.ward_returns import by_ward, get, post, publish
from tests.services.test_packs import card

__all__ = ["browser", "clock"]

MEMBERS = ("Harbour Homes", "Hillside Homes", "Canal Trust")
HIDING = MEMBERS[0]
MOST_PAGES = 400
LARGE = re.compile(r"(?<![\w.,-])(?:\d{6,7}|\d{1,3}(?:,\d{3})+)(?![\w,-]|\.\d)")
"""A number of six figures or more, or with commas; what is part of a digest or an id is none."""
READY = {"getting_ready", "training", "applying"}
SHOWN_TO_ALL = {"/", "/places", "/priorities", "/over-time", "/returns"}
FILES = {"/network.csv", "/network.xlsx", "/network.pdf"}
SUMMING = {"/", "/places", "/priorities", "/over-time", *FILES, "/priorities.toml"}
"""Where sums of the network stand, so that a careless one is seen there."""


@dataclass
class Network:
    """What members sent."""

    sent: list[tuple[str, Return]] = field(default_factory=list)
    proposed: str = ""

    def printed_by(self, members: Iterable[str]) -> set[int]:
        """Every figure in returns of these members."""
        wanted = set(members)
        return {
            cell.value
            for name, content in self.sent
            if name in wanted
            for cell in content.published.cells
            if isinstance(cell.value, int)
        }

    def whole_sums(self) -> set[int]:
        """The sums over all members of what all of them print."""
        found = set()
        for group in self._groups():
            for place in {place for cells in group for place in cells}:
                values = [cells.get(place) for cells in group]
                if None not in values:
                    found.add(sum(value for value in values if value is not None))
        return found

    def sums_in_one_return(self) -> set[int]:
        """What connections may say: people without a job in wards of one member."""
        found = set()
        for _, content in self.sent:
            parts = [
                cell.value
                for cell in content.published.cells
                if isinstance(cell.value, int) and cell.dims.get("stage_group") in READY
            ]
            for many in range(2, len(parts) + 1):
                found |= {sum(some) for some in combinations(parts, many)}
        return found

    def _groups(self) -> Iterator[list[dict[Quantity, int | None]]]:
        for at in {(content.template, content.period) for _, content in self.sent}:
            yield [
                {
                    place: cell.value if isinstance(cell.value, int) else None
                    for place, cell in content.published.by_quantity().items()
                }
                for _, content in self.sent
                if (content.template, content.period) == at
            ]


def fill(hub: RunningHub, joined: Callable[..., Any]) -> Network:
    """Wards and pay over two periods, vacancies, priorities and a proposal."""
    network, random = Network(), Random(6)
    desks = {name: joined(hub, name) for name in MEMBERS}

    def figures(count: int) -> tuple[int, ...]:
        return tuple(random.randrange(100_000, 400_000) for _ in range(count))

    for period, year in (("2026-Q2", "2024-25"), ("2026-Q3", "2025-26")):
        for name, desk in desks.items():
            aston: tuple[int | None, ...] = figures(5)
            pays: tuple[int | None, int | None] = (figures(1)[0], figures(1)[0])
            if name == HIDING:
                aston, pays = (None, *aston[1:]), (None, pays[1])
            tenths = {"Tenth 1": pays, "Tenth 2": (figures(1)[0], figures(1)[0])}
            for body in (
                by_ward(desk, {"Aston": aston, "Lozells": figures(5)}, period),
                by_pay(desk, year, "deprivation_decile", tenths),
            ):
                put(hub, body)
                content = decode(unpack_statement(body).payload, Return)
                network.sent.append((name, content))
    publish(hub, desks["Canal Trust"], places_open="12", ward="Ladywood")
    asked = re.findall(
        r'<option value="([^"]*(?:aston|lozells)[^"]*)"', get(hub, "/priorities/new")
    )
    assert len(asked) == 2, "the two wards' totals"
    for place, key in enumerate(asked):
        told = {"year": "2026-27", "title": f"Ward {place}", "owner": "All", "target": "60"}
        decided = {**told, "measure": unescape(key), "words": "Agreed."}
        assert post(hub, "/priorities/new", decided).is_redirect
    pair = {
        "supplier": str(desks["Hillside Homes"].organisation),
        "employer": str(desks["Canal Trust"].organisation),
        "within": "5",
    }
    network.proposed = post(hub, "/connections", pair).headers["location"]
    return network


def text_of(content: bytes, kind: str) -> str:
    """What a reader, or a program that opens it, finds in an answer."""
    if kind.startswith("application/pdf"):
        return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
    if "spreadsheet" in kind:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            sheets = [package.read(name).decode("utf-8") for name in package.namelist()]
        return "\n".join(re.findall(r"<(?:v|t)[^>]*>([^<]*)<", "\n".join(sheets)))
    text = content.decode("utf-8", errors="replace")
    if kind.startswith("text/csv"):
        return text.replace(",", " ")  # There they part figures, and stand in none.
    return "" if kind.startswith("text/css") else text


def crawl(one: Browser, hub: RunningHub) -> dict[str, str]:
    """Every address that can be reached by links and by what lists offer, with its text."""
    waiting, found = ["/"], dict[str, str]()
    while waiting and len(found) < MOST_PAGES:
        address = waiting.pop()
        if address in found:
            continue
        answer = one.client.get(hub.url + address, headers={"Accept": "text/html"})
        kind = answer.headers.get("content-type", "")
        found[address] = text = text_of(answer.content, kind)
        if not kind.startswith("text/html"):
            continue
        links = re.findall(r'href="([^"]+)"', text)
        for name, choices in re.findall(r'<select [^>]*name="(\w+)">(.*?)</select>', text, re.S):
            options = re.findall(r'<option value="([^"]*)"', choices)
            links += [f"{urlsplit(address).path}?{name}={value}" for value in options]
        for link in links:
            target = urlsplit(urljoin(hub.url + address, link.replace("&amp;", "&")))
            if target.netloc == urlsplit(hub.url).netloc:
                waiting.append(target.path + (f"?{target.query}" if target.query else ""))
    return found


@pytest.fixture
def filled(
    sqlite_hub_folder: Path, joined: Callable[..., Any], tmp_path: Path
) -> tuple[Path, Network]:
    """The folder of a hub that members sent returns to, and that knows a network's card."""
    load_wards(sqlite_hub_folder)
    hub_command("card", str(sqlite_hub_folder), str(card(tmp_path)))
    with running_hub(sqlite_hub_folder) as hub:
        network = fill(hub, joined)
    return sqlite_hub_folder, network


def read_by(
    folder: Path, role: Role, browser: Opening
) -> tuple[dict[str, set[int]], dict[str, str]]:
    """The large numbers at every address that somebody of a role reaches, and the texts."""
    account = made(folder, role.value, role, HIDING if role is Role.MEMBER else None)
    with running_hub(folder, options=PATIENT) as hub:
        one = browser(hub)
        one.sign_in(account, BEGINNING)
        found = crawl(one, hub)
    assert len(found) < MOST_PAGES
    large = {
        address: {int(number.replace(",", "")) for number in LARGE.findall(text)}
        for address, text in found.items()
    }
    return {address: numbers for address, numbers in large.items() if numbers}, found


def untraced(numbers: dict[str, set[int]], network: Network, role: Role) -> dict[str, set[int]]:
    """By path, the numbers that are neither whole sums nor figures that the reader may read."""
    reads_all = role is Role.COORDINATOR
    may = network.whole_sums() | network.printed_by(MEMBERS if reads_all else (HIDING,))
    if reads_all:
        may |= network.sums_in_one_return()
    found: dict[str, set[int]] = {}
    for address, told in numbers.items():
        if told - may:
            found.setdefault(urlsplit(address).path, set()).update(told - may)
    return found


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.MEMBER])
def test_every_number_on_every_page_is_a_whole_sum_or_may_be_read(
    filled: tuple[Path, Network], browser: Opening, clock: Clock, role: Role
) -> None:
    folder, network = filled
    numbers, found = read_by(folder, role, browser)
    assert untraced(numbers, network, role) == {}
    reads_all = role is Role.COORDINATOR
    pages = {urlsplit(address).path for address in found}
    assert {*SHOWN_TO_ALL, *FILES, "/vacancies", "/packs", "/proposals"} <= pages
    assert ("/connections" in pages) == ("/meeting-pack.pdf" in pages) == reads_all
    tells = {urlsplit(address).path for address in numbers}
    for_all = {"/", "/places", "/priorities", "/over-time", *FILES}
    assert for_all <= tells, "each of them was looked at with sums on it"
    assert ({"/connections", "/meeting-pack.pdf", network.proposed} <= tells) == reads_all


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.MEMBER])
def test_a_hub_that_sums_whoever_prints_is_seen_on_each_page_with_sums(
    filled: tuple[Path, Network],
    browser: Opening,
    clock: Clock,
    role: Role,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def careless(cells: Any) -> Figure:
        printed = [cell.value for cell in cells if cell is not None]
        return exact(sum(value for value in printed if isinstance(value, int)))

    monkeypatch.setattr(picture, "_sum", careless)
    monkeypatch.setattr(picture, "withhold_what_tells", lambda sums, _counted: dict(sums))
    folder, network = filled
    numbers, found = read_by(folder, role, browser)
    where = set(untraced(numbers, network, role))
    reached = {urlsplit(address).path for address in found}
    expected = SUMMING | {"/meeting-pack.pdf"}
    assert where >= expected & reached, sorted(expected & reached - where)
    assert where >= FILES
