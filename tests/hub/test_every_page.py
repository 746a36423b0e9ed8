"""Every page and every file of the hub, followed link by link: none does a member's sums for them.

One member withholds a figure, the other prints it. Whoever knows the total of both could subtract;
so neither the sum, nor what is left of the total, may stand anywhere, whoever reads.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest
from pypdf import PdfReader

from anchordesk.hub.accounts import Role
from anchordesk.hub.server import RunningHub, running_hub
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
from tests.hub.ward_returns import by_ward
from tests.services.test_packs import card

__all__ = ["browser", "clock"]

HIDDEN, SHOWN = 3, 4713
"""What one member withholds and the other prints in the same place."""
TELLING = {str(SHOWN + HIDDEN), f"{SHOWN + HIDDEN:,}"}
MOST_PAGES = 400


def fill(hub: RunningHub, joined: Callable[..., Any]) -> None:
    """Two members, wards and pay over two periods; Aston getting ready is withheld by one."""
    hiding, open_ = joined(hub, "Harbour Homes"), joined(hub, "Hillside Homes")
    for period, year in (("2026-Q2", "2024-25"), ("2026-Q3", "2025-26")):
        put(hub, by_ward(hiding, {"Aston": (None, 7, 8, 9, 6), "Lozells": (9, 8, 7, 6, 5)}, period))
        put(hub, by_ward(open_, {"Aston": (SHOWN, 7, 8, 9, 6), "Lozells": (9, 8, 7, 6, 5)}, period))
        for desk, pays in ((hiding, None), (open_, SHOWN)):
            told = {"Tenth 1": (pays, 20), "Tenth 2": (30, 12)}
            put(hub, by_pay(desk, year, "deprivation_decile", told))


def text_of(content: bytes, kind: str) -> str:
    """What a reader, or a program that opens it, finds in an answer."""
    if kind.startswith("application/pdf"):
        return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
    if "spreadsheet" in kind:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            return "\n".join(package.read(name).decode("utf-8") for name in package.namelist())
    return content.decode("utf-8", errors="replace")


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
def filled(sqlite_hub_folder: Path, joined: Callable[..., Any], tmp_path: Path) -> Path:
    """The folder of a hub that members sent returns to, and that knows a network's card."""
    load_wards(sqlite_hub_folder)
    hub_command("card", str(sqlite_hub_folder), str(card(tmp_path)))
    with running_hub(sqlite_hub_folder) as hub:
        fill(hub, joined)
    return sqlite_hub_folder


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.MEMBER])
def test_no_page_and_no_file_tells_what_a_member_withholds(
    filled: Path, browser: Opening, clock: Clock, role: Role
) -> None:
    reads_all = role is Role.COORDINATOR
    account = made(filled, "priya", role, None if reads_all else "Harbour Homes")
    with running_hub(filled, options=PATIENT) as hub:
        one = browser(hub)
        one.sign_in(account, BEGINNING)
        found = crawl(one, hub)
    assert len(found) < MOST_PAGES
    pages = {urlsplit(address).path for address in found}
    assert {"/", "/places", "/priorities", "/over-time", "/returns"} <= pages
    assert {"/vacancies", "/packs", "/proposals", "/network.csv", "/network.xlsx"} <= pages
    assert ("/connections" in pages) == ("/meeting-pack.pdf" in pages) == reads_all
    told = {address: set(re.findall(r"\d[\d,]*", text)) for address, text in found.items()}
    others_figure = {str(SHOWN), f"{SHOWN:,}"}
    assert any(numbers & others_figure for numbers in told.values()) == reads_all
    for address, numbers in told.items():
        assert not numbers & TELLING, address
