"""How long the co-ordinator's pages take: 50 members, eight quarters."""

from __future__ import annotations

import sys
import time
import tomllib
from pathlib import Path
from random import Random
from statistics import median

import httpx2
import pytest

from anchordesk.domain.period import Quarter
from anchordesk.hub.administration import create_hub
from anchordesk.hub.limits import Limits
from anchordesk.hub.server import RunningHub, running_hub
from anchordesk.hub.service import Options
from tests.benchmarks.plain_hub import ENDLESS
from tests.hub.conftest import Desk
from tests.hub.test_connections import load_wards
from tests.hub.test_pages import put
from tests.hub.test_priorities import SIXTY
from tests.hub.ward_returns import SAMPLE_WARDS, by_ward, post, publish

pytestmark = [pytest.mark.benchmark, pytest.mark.long]

MEMBERS, VACANCIES, WANTED_MS, TURNS = 50, 100, 300, 5
PAGES = ("/", "/over-time", "/returns", "/connections", "/priorities", "/places")


def test_pages_with_fifty_members(tmp_path: Path) -> None:
    create_hub(tmp_path / "hub", "Anchor network")
    load_wards(tmp_path / "hub")
    with running_hub(
        tmp_path / "hub",
        options=Options(Limits(ENDLESS, ENDLESS, ENDLESS)),
    ) as hub:
        fill(hub, tmp_path / "hub", Random(5))
        for page in PAGES:
            first, *again = (milliseconds(hub, page) for _ in range(1 + TURNS))
            sys.stdout.write(
                f"\n{page}: first {first:.0f} ms of the processor, then {median(again):.0f} "
                f"(wanted under {WANTED_MS})\n"
            )


def fill(hub: RunningHub, folder: Path, chance: Random) -> None:
    """Every member sends wards by stages for each quarter; some figures are withheld."""
    wards = tomllib.loads(SAMPLE_WARDS.read_text("utf-8"))["wards"]
    names = [ward["name"] for ward in wards]
    members = [
        Desk(hub.public_key, f"Member {number}").join(folder, hub) for number in range(MEMBERS)
    ]
    quarter = Quarter(2024, 4)
    for _ in range(8):
        for member in members:
            counts = {
                name: tuple(chance.choice([None, 0, *range(5, 40)]) for _ in range(5))
                for name in names
            }
            put(hub, by_ward(member, counts, quarter.code))
        quarter = quarter.following
    for number in range(VACANCIES):
        publish(hub, members[number % 10], role=f"Role {number}", ward=chance.choice(names))
    for title in ("One", "Two", "Three"):
        post(hub, "/priorities/new", {**SIXTY, "title": title, "year": "2026"})


def milliseconds(hub: RunningHub, page: str) -> float:
    """Of the processor, browser and hub together."""
    began = time.process_time()
    answer = httpx2.get(hub.url + page, headers={"Accept": "text/html"}, trust_env=False)
    assert answer.status_code == 200, answer.text
    return (time.process_time() - began) * 1000
