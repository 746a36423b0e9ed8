"""The co-ordinator's pages in a real browser: by keyboard alone, without scripts, for everybody."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from anchordesk.hub.server import running_hub
from anchordesk.hub.sessions import AWAY
from tests.hub.chromium import ENTER, TAB, Chromium, running_chromium
from tests.hub.conftest import COUNTS
from tests.hub.test_by_place import by_pay
from tests.hub.test_connections import seed_network
from tests.hub.test_pages import put
from tests.hub.test_sign_in import BEGINNING, Clock, clock, code_of, made

__all__ = ["clock"]

Joined = Callable[..., Any]
OPEN_PAGES = (
    *("/", "/?by=organisation", "/over-time", "/returns", "/nothing", "/vacancies"),
    *("/vacancies/new", "/connections", "/proposals", "/priorities"),
    *("/priorities/new", "/places", "/packs"),
)


@pytest.fixture
def database_address() -> None:
    """The records in the hub's folder: a page looks the same over PostgreSQL."""


@pytest.fixture(scope="module")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chromium]:
    """One browser for all of these tests: it takes seconds to start."""
    with running_chromium(tmp_path_factory.mktemp("chromium")) as browser:
        yield browser


def put_returns(hub: Any, joined: Joined) -> str:
    """Two members, one of which corrects and withholds; gives the address of a return."""
    one, other = joined(hub, "Riverside Housing"), joined(hub, "Hillside Homes")
    put(hub, one.signed(period="2026-Q2"))
    first = put(hub, one.signed())
    put(hub, other.signed())
    tens = dict.fromkeys(COUNTS, 10)
    return put(hub, one.signed(revision=2, supersedes=first, counts={**tens, ("W1", "job"): None}))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_any_page(
    chromium: Chromium, hub_folder: Path, joined: Joined, scheme: str
) -> None:
    with running_hub(hub_folder) as hub:
        digest = put_returns(hub, joined)
        chromium.prefer(scheme)
        for page in (*OPEN_PAGES, f"/returns/{digest}", "/sign-in"):
            chromium.open(hub.url + page)
            assert chromium.axe() == [], page


def test_a_vacancy_is_published_by_keyboard_without_scripts(
    chromium: Chromium, hub_folder: Path, joined: Joined
) -> None:
    with running_hub(hub_folder) as hub:
        joined(hub, "Queensway Hospital Trust")
        chromium.allow_scripts(allowed=False)
        try:
            chromium.open(hub.url + "/vacancies")
            chromium.tab_to("Publish a vacancy")
            chromium.follow(ENTER)
            chromium.tab_to("Role")
            chromium.follow(*"Ward housekeeper", ENTER)
            assert chromium.title.startswith("Problem: Publish a vacancy")
            chromium.tab_to("Enter how many places are open, from 1 to 9999.")
            chromium.press(ENTER)
            assert chromium.focused() == "Places open"
            chromium.press(*"12")
            chromium.tab_to("DBS check")
            chromium.press(" ")
            chromium.tab_to("How to apply")
            chromium.press(*"Ask the community team.")
            chromium.tab_to("Publish")
            chromium.follow(ENTER)
            assert chromium.address.endswith("/vacancies/V-1")
            text = str(chromium.run("return document.querySelector('main').innerText"))
        finally:
            chromium.allow_scripts(allowed=True)
        for page in ("/vacancies", "/vacancies/V-1", "/vacancies/V-1/edit"):
            chromium.open(hub.url + page)
            assert chromium.axe() == [], page
    assert "Ward housekeeper" in text
    assert "DBS check" in text
    assert "12 places" in text


def test_vacancies_are_narrowed_by_keyboard_without_scripts(
    chromium: Chromium, hub_folder: Path, joined: Joined
) -> None:
    with running_hub(hub_folder) as hub:
        seed_network(hub, joined, hub_folder)
        chromium.allow_scripts(allowed=False)
        try:
            chromium.open(hub.url + "/vacancies")
            chromium.tab_to("State")
            chromium.press(*"Closed")
            chromium.tab_to("Show")
            chromium.follow(ENTER)
            assert chromium.address.endswith("&state=closed")
            text = str(chromium.run("return document.querySelector('main').innerText"))
            chromium.tab_to("Show all")
            chromium.follow(ENTER)
            assert chromium.address.endswith("/vacancies")
        finally:
            chromium.allow_scripts(allowed=True)
        chromium.open(hub.url + "/vacancies?state=closed")
        assert chromium.axe() == []
    assert "0 of " in text


def test_a_connection_becomes_a_proposal_by_keyboard_without_scripts(
    chromium: Chromium, hub_folder: Path, joined: Joined
) -> None:
    with running_hub(hub_folder) as hub:
        seed_network(hub, joined, hub_folder)
        chromium.open(hub.url + "/connections")
        assert chromium.axe() == []
        chromium.allow_scripts(allowed=False)
        try:
            chromium.tab_to("Propose a pathway from Harbour Homes to Queensway Hospital Trust")
            chromium.follow(ENTER)
            assert chromium.address.endswith("/proposals/P-1")
            chromium.tab_to("What was decided")
            chromium.press(*"A note.")
            chromium.tab_to("Add to the history")
            chromium.press(ENTER)
            text = chromium.text_once_there_is("A note.")
        finally:
            chromium.allow_scripts(allowed=True)
        later = joined(hub, "Later Homes")
        for year in ("2024-25", "2025-26"):
            put(hub, by_pay(later, year, "deprivation_decile", {"Tenth 1": (9, 8)}))
        for page in ("/proposals", "/proposals/P-1", "/places"):
            chromium.open(hub.url + page)
            assert chromium.axe() == [], page
    assert "A note." in text


def test_axe_would_find_a_field_without_label(chromium: Chromium, hub_folder: Path) -> None:
    with running_hub(hub_folder) as hub:
        chromium.open(hub.url + "/sign-in")
        chromium.run("document.querySelector('label').remove()")
        assert any("label" in line for line in chromium.axe())


def test_nothing_on_a_page_is_refused_by_its_own_policy(
    chromium: Chromium, hub_folder: Path, joined: Joined
) -> None:
    with running_hub(hub_folder) as hub:
        put_returns(hub, joined)
        chromium.messages()
        for page in ("/", "/over-time", "/returns"):
            chromium.open(hub.url + page)
            assert [line for line in chromium.messages() if "favicon" not in line] == []
        # And the policy bites: a style of somebody else's making is refused.
        chromium.run("document.querySelector('h1').setAttribute('style', 'color: red')")
        chromium.run(
            "const s = document.createElement('script'); s.textContent = 'window.ran = 1';"
            "document.body.append(s)"
        )
        assert chromium.run("return window.ran === undefined")
        assert any("Content Security Policy" in line for line in chromium.messages())


def test_a_period_and_a_breakdown_are_chosen_by_keyboard_without_scripts(
    chromium: Chromium, hub_folder: Path, joined: Joined
) -> None:
    with running_hub(hub_folder) as hub:
        put_returns(hub, joined)
        chromium.allow_scripts(allowed=False)
        try:
            chromium.open(hub.url)
            chromium.press(TAB)
            assert chromium.focused() == "Skip to main content"
            chromium.tab_to("Broken down by")
            chromium.press(*"Organisation")
            chromium.tab_to("Show")
            chromium.follow(ENTER)
            assert "by=organisation" in chromium.address
            text = str(chromium.run("return document.querySelector('main').innerText"))
            bars = chromium.run("return document.querySelectorAll('svg .bar').length")
        finally:
            chromium.allow_scripts(allowed=True)
    assert "Riverside Housing" in text
    assert "All organisations" in text
    assert bars > 0


def test_what_has_the_focus_can_be_seen(
    chromium: Chromium, hub_folder: Path, joined: Joined
) -> None:
    with running_hub(hub_folder) as hub:
        put_returns(hub, joined)
        chromium.open(hub.url)
        seen = set()
        for _ in range(20):
            chromium.press(TAB)
            seen.add(chromium.focused())
            outline = chromium.run("return getComputedStyle(document.activeElement).outlineStyle")
            assert outline != "none", chromium.focused()
    assert {"Network picture", "Over time", "Returns", "CSV", "Excel", "PDF"} <= seen


def test_signing_in_by_keyboard_and_being_away_too_long(
    chromium: Chromium, hub_folder: Path, joined: Joined, clock: Clock
) -> None:
    account = made(hub_folder, "priya")
    with running_hub(hub_folder) as hub:
        put_returns(hub, joined)
        chromium.open(hub.url + "/returns")
        assert chromium.address.endswith("/sign-in")
        chromium.tab_to("Account")
        chromium.press(*account.name, TAB, *account.sign_in_key, TAB)
        chromium.follow(*code_of(account, BEGINNING), ENTER)
        chromium.open(hub.url + "/returns")
        assert chromium.title.startswith("Returns")
        assert "form_token" in chromium.run("return document.body.innerHTML")
        assert "session" not in str(chromium.run("return document.cookie"))
        clock.now += AWAY + timedelta(seconds=1)
        chromium.open(hub.url + "/over-time")
        assert chromium.address.endswith("/sign-in")
