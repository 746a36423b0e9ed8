"""Priorities: decided in the open, followed by audited sums, told to desks and a meeting."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable, Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx2
from pypdf import PdfReader

from anchordesk.domain.priority_file import NetworkPriority, read_priorities
from anchordesk.hub.accounts import Role
from anchordesk.hub.server import RunningHub, running_hub
from tests.hub.conftest import COUNTS
from tests.hub.test_pages import Tables, put
from tests.hub.test_sign_in import PATIENT, Browser, Clock, Opening, browser, clock, made
from tests.hub.ward_returns import get, post, publish

__all__ = ["browser", "clock"]

Joined = Callable[..., Any]
JOBS = json.dumps(["pathways", [["measure", "people"], ["stage", "job"]]])
SIXTY: Mapping[str, Any] = {
    "year": "2026-27",
    "title": "Sixty first jobs",
    "owner": "Harbour Homes, head of support",
    "measure": JOBS,
    "target": "60",
    "words": "Agreed by all members on 2 November.",
}
TABLE = "Priorities, targets and progress"


def two_returns(hub: RunningHub, joined: Joined, **counts: int | None) -> None:
    one, other = joined(hub, "Harbour Homes"), joined(hub, "Hillside Homes")
    for desk in (one, other):
        put(hub, desk.signed(counts={**COUNTS, ("Total", "job"): counts.get("jobs", 15)}))


def test_progress_is_the_audited_sum_and_every_decision_stays(
    hub_folder: Path, joined: Joined, clock: Clock
) -> None:
    with running_hub(hub_folder) as hub:
        two_returns(hub, joined)
        assert "Started a job" in get(hub, "/priorities/new")
        assert post(hub, "/priorities/new", SIXTY).headers["location"] == "/priorities?year=2026-27"
        (line,) = Tables(get(hub, "/priorities")).found[TABLE][1:]
        assert line[:5] == [
            *("Sixty first jobs", "Harbour Homes, head of support"),
            *("Residents by ward and stage: Started a job", "60", "30"),
        ]
        assert "30 of 60, in 2 returns for July to September 2026." in line[5]
        clock.now += timedelta(days=1)
        changed = {**SIXTY, "target": "25", "words": "Lowered: a hotel stays open.", "edition": "2"}
        assert post(hub, "/priorities/N-1", changed).is_redirect
        assert post(hub, "/priorities/N-1", changed).status_code == 409
        page = get(hub, "/priorities")
        assert "30 of 25, reached" in page
        assert page.index("Lowered: a hotel") < page.index("Agreed by all members")
        (told,) = read_priorities(get(hub, "/priorities.toml"), "priorities.toml")
        assert told == NetworkPriority(
            year="April 2026 to March 2027",
            title="Sixty first jobs",
            owner="Harbour Homes, head of support",
            measure="Residents by ward and stage: Started a job",
            target=25,
            so_far="30",
            as_of="July to September 2026",
        )
        aside = {**changed, "standing": "set_aside", "words": "Done.", "edition": "3"}
        assert post(hub, "/priorities/N-1", aside).is_redirect
        assert "Sixty first jobs (set aside)" in get(hub, "/priorities")
        assert read_priorities(get(hub, "/priorities.toml"), "priorities.toml") == ()


def test_a_withheld_sum_is_never_told_and_no_bar_hints_at_it(
    sqlite_hub_folder: Path, joined: Joined, clock: Clock
) -> None:
    """One member withholds: the page, the pack and the meeting's paper show the symbol."""
    pages = []
    with running_hub(sqlite_hub_folder) as hub:
        one, other = joined(hub, "Harbour Homes"), joined(hub, "Hillside Homes")
        put(hub, one.signed(counts={**COUNTS, ("Total", "job"): 15}))
        put(hub, other.signed(counts={**COUNTS, ("Total", "job"): None}))
        post(hub, "/priorities/new", SIXTY)
        pages = [get(hub, "/priorities"), get(hub, "/priorities.toml")]
    assert "[c] of 60: withheld in the sum of 2 returns" in pages[0]
    assert 'so_far = "[c]"' in pages[1]
    assert "gauge" not in pages[0]
    assert not any(re.search(r"\b15\b", page) for page in pages)


def test_the_meeting_pack_has_two_pages_whatever_it_holds(
    sqlite_hub_folder: Path, joined: Joined, clock: Clock
) -> None:
    with running_hub(sqlite_hub_folder, options=PATIENT) as hub:
        one = joined(hub, "Harbour Homes")
        put(hub, one.signed(counts={**COUNTS, ("Total", "job"): None}))
        empty = paper(hub)
        for number in range(16):
            long = {**SIXTY, "title": f"Priority {number} " + "w" * 150, "words": "x " * 290}
            assert post(hub, "/priorities/new", long).is_redirect
        publish(hub, one, role="Porter", places_open="8", guaranteed_interview="yes")
        full = paper(hub)
    for found in (empty, full):
        assert len(found.pages) == 2
        assert found.metadata is not None
        assert found.metadata.title == "Meeting pack, Anchor network"
        assert str(found.root_object["/Lang"]) == "en-GB"
    first, second = (page.extract_text().replace("\n", " ") for page in full.pages)
    assert "0 of 16 priorities reached so far" in first
    assert "[c] of 60" in first
    assert "And 4 more on the hub’s pages." in first
    assert "8 places open" in second
    assert "No priority was set for this year" in empty.pages[0].extract_text()


def paper(hub: RunningHub) -> PdfReader:
    answer = httpx2.get(f"{hub.url}/meeting-pack.pdf", trust_env=False)
    assert answer.status_code == 200
    return PdfReader(io.BytesIO(answer.content))


def test_what_is_wrong_is_told_beside_its_field(sqlite_hub_folder: Path, joined: Joined) -> None:
    with running_hub(sqlite_hub_folder) as hub:
        two_returns(hub, joined)
        for field, told, words in (
            ("title", "", "Enter what is to be reached."),
            ("owner", " ", "Enter who looks after it"),
            ("words", "", "Say what was decided, and why."),
            ("target", "", "Enter the number that is to be reached."),
            ("target", "many", "Enter a whole number up to 1,000,000."),
            ("measure", "[]", "Choose from what returns tell."),
        ):
            answer = post(hub, "/priorities/new", {**SIXTY, field: told})
            assert answer.status_code == 422, field
            assert answer.text.count(words) == 2, field
        assert "No priority was set for this year." in get(hub, "/priorities?year=2026-27")


def test_members_read_and_only_the_coordinator_decides(
    sqlite_hub_folder: Path, joined: Joined, browser: Opening, clock: Clock
) -> None:
    with running_hub(sqlite_hub_folder, options=PATIENT) as hub:
        two_returns(hub, joined)
        post(hub, "/priorities/new", SIXTY)
        member = browser(hub)
        member.sign_in(made(sqlite_hub_folder, "m", Role.MEMBER, "Harbour Homes"), clock.now)
        page = member.get("/priorities")
        assert "Sixty first jobs" in page.text
        assert "/priorities/new" not in page.text
        form = {**SIXTY, "form_token": token_of(member)}
        assert member.post("/priorities/new", form).status_code == 403
        assert member.get("/priorities/N-1").status_code == 403
        assert member.get("/meeting-pack.pdf").status_code == 403


def token_of(one: Browser) -> str:
    found = re.search(r'name="form_token" value="([^"]+)"', one.get("/priorities").text)
    assert found
    return found[1]
