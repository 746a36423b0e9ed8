"""Members publish, change and close vacancies on the hub; desks read exactly those."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from anchordesk.domain.opportunity import Requirement, Shift
from anchordesk.domain.opportunity_file import read_opportunities
from anchordesk.domain.outcome import NhsBand
from anchordesk.hub.accounts import Role
from anchordesk.hub.server import running_hub
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

__all__ = ["browser", "clock"]

Joined = Callable[..., Any]
TODAY = BEGINNING.date()
PORTER: dict[str, Any] = {
    "kind": "vacancy",
    "role": "Porter <b>",
    "family": "facilities",
    "occupation": "9262",
    "places_open": "8",
    "pay": "£12.75",
    "nhs_band": "band_2",
    "pay_place": "uk",
    "least_hours": "22.5",
    "most_hours": "37.5",
    "shifts": ["days", "nights"],
    "contract": "permanent",
    "place": "Main site",
    "ward": "Edgbaston",
    "closes_on": "18 12 2026",
    "must": ["right_to_work", "dbs"],
    "helps": ["dbs", "food_hygiene"],
    "guaranteed_interview": "yes",
    "guaranteed_hours": "22.5",
    "shift_pattern": "Two weeks of days,  one of nights",
    "getting_there": "Bus 61 until 23:10",
    "essential": "Can lift 15 kg\n\nReads English\n",
    "how_to_apply": "Ask the community team.",
}


def token_of(one: Browser) -> str:
    found = re.search(r'name="form_token" value="([^"]+)"', one.get("/vacancies").text)
    assert found
    return found[1]


def send(one: Browser, path: str, form: dict[str, Any], **headers: str) -> Any:
    return one.post(path, {**form, "form_token": token_of(one)}, **headers)


def listed(one: Browser) -> tuple[Any, ...]:
    return read_opportunities(one.get("/vacancies.toml").text, "vacancies.toml")


def test_a_member_publishes_changes_and_closes_a_vacancy_that_desks_read(
    hub_folder: Path, joined: Joined, browser: Opening, clock: Clock
) -> None:
    with running_hub(hub_folder, options=PATIENT) as hub:
        joined(hub, "Queensway Hospital Trust")
        joined(hub, "Harbour Homes")
        trust = made(hub_folder, "trust", Role.MEMBER, "Queensway Hospital Trust")
        homes = made(hub_folder, "homes", Role.MEMBER, "Harbour Homes")
        publisher, other = browser(hub), browser(hub)
        publisher.sign_in(trust, clock.now)
        other.sign_in(homes, clock.now)
        where = send(publisher, "/vacancies/new", PORTER).headers["location"]
        (porter,) = listed(other)
        assert porter.employer == "Queensway Hospital Trust"
        assert (porter.role, porter.places_open, porter.nhs_band) == (
            "Porter <b>",
            8,
            NhsBand.BAND_2,
        )
        assert (porter.pay_pence_per_hour, porter.least_hours) == (1275, Decimal("22.5"))
        assert porter.shifts == (Shift.DAYS, Shift.NIGHTS)
        assert porter.must == (Requirement.RIGHT_TO_WORK, Requirement.DBS)
        assert porter.helps == (Requirement.FOOD_HYGIENE,)
        assert (porter.published_on, porter.closes_on) == (TODAY, date(2026, 12, 18))
        assert porter.guaranteed_interview
        assert porter.guaranteed_hours == Decimal("22.5")
        assert porter.shift_pattern == "Two weeks of days, one of nights"
        assert (porter.getting_there, porter.essential) == (
            "Bus 61 until 23:10",
            ("Can lift 15 kg", "Reads English"),
        )
        shown = other.get(where)
        assert "Bus 61 until 23:10" in shown.text
        assert "Can lift 15 kg" in shown.text
        assert "Porter &lt;b&gt;" in shown.text
        assert "Change</a>" not in shown.text
        assert other.get(f"{where}/edit").status_code == 403
        assert send(other, f"{where}/close", {"edition": "1"}).status_code == 403

        filled = publisher.get(f"{where}/edit").text
        assert 'value="12.75"' in filled
        assert "Can lift 15 kg\nReads English</textarea>" in filled
        assert 'id="must-dbs" name="must" value="dbs" checked' in filled
        clock.now += timedelta(minutes=5)
        assert send(
            publisher, f"{where}/edit", {**PORTER, "places_open": "3", "edition": "1"}
        ).is_redirect
        # Somebody with the older page before them undoes nothing.
        late = send(publisher, f"{where}/edit", {**PORTER, "places_open": "9", "edition": "1"})
        assert late.status_code == 409
        assert "Somebody else changed it meanwhile" in late.text
        assert [one.places_open for one in listed(other)] == [3]
        assert send(publisher, f"{where}/close", {"edition": "2"}).is_redirect
        assert [one.places_open for one in listed(other)] == [0]
        assert "closed" in other.get(where).text
        assert "by trust" not in other.get(where).text
        assert "by trust" in publisher.get(where).text
        clock.now += timedelta(days=43)
        publisher.sign_in(trust, clock.now)
        assert listed(publisher) == (), "after six weeks desks need not hear of it any more"


WRONG = (
    ("role", " ", "Enter the role"),
    ("places_open", "0", "Enter how many places are open"),
    ("pay", "twelve", "Enter the lowest pay an hour in pounds"),
    ("least_hours", "200", "Enter hours a week"),
    ("least_hours", "40", "The most hours are fewer than the least"),
    ("closes_on", "31 2 2027", "Enter a day"),
    ("closes_on", "2026-11-24", "That day is over"),
    ("occupation", "92", "Enter the four figures"),
    ("family", "piracy", "Choose from what is offered"),
    ("how_to_apply", "", "Enter how to apply"),
    ("how_to_apply", "x" * 601, "Use at most 600 characters; there are 601"),
)


def test_what_is_wrong_is_told_beside_its_field_and_nothing_typed_is_lost(
    sqlite_hub_folder: Path, joined: Joined, browser: Opening
) -> None:
    with running_hub(sqlite_hub_folder) as hub:
        joined(hub, "Queensway Hospital Trust")
        one = browser(hub)
        for field, told, words in WRONG:
            answer = one.post("/vacancies/new", {**PORTER, field: told})
            assert answer.status_code == 422, field
            assert "There is a problem" in answer.text
            assert answer.text.count(words) == 2, "once in the summary, once beside the field"
            assert 'value="Main site"' in answer.text
        assert listed(one) == ()


def test_a_form_from_elsewhere_or_without_its_token_publishes_nothing(
    sqlite_hub_folder: Path, joined: Joined, browser: Opening, clock: Clock
) -> None:
    with running_hub(sqlite_hub_folder, options=PATIENT) as hub:
        joined(hub, "Queensway Hospital Trust")
        account = made(sqlite_hub_folder, "trust", Role.MEMBER, "Queensway Hospital Trust")
        one, stranger = browser(hub), browser(hub)
        one.sign_in(account, clock.now)
        assert one.post("/vacancies/new", PORTER).status_code == 403
        foreign = send(one, "/vacancies/new", PORTER, Origin="https://elsewhere.example")
        assert foreign.status_code == 403
        assert stranger.post("/vacancies/new", PORTER).headers["location"] == "/sign-in"
        assert listed(one) == ()


def test_a_coordinator_says_whose_vacancy_it_is(
    sqlite_hub_folder: Path, joined: Joined, browser: Opening
) -> None:
    with running_hub(sqlite_hub_folder) as hub:
        joined(hub, "Queensway Hospital Trust")
        homes = joined(hub, "Harbour Homes")
        one = browser(hub)
        assert "Choose whose vacancy it is" in one.post("/vacancies/new", PORTER).text
        chosen = {**PORTER, "organisation": str(homes.organisation)}
        assert one.post("/vacancies/new", chosen).is_redirect
        assert [job.employer for job in listed(one)] == ["Harbour Homes"]


def roles_shown(text: str) -> list[str]:
    return re.findall(r'<th scope="row"><a href="/vacancies/[^"]+">([^<]+)</a>', text)


def test_the_list_narrows_by_member_place_kind_of_work_and_state(
    sqlite_hub_folder: Path, joined: Joined, browser: Opening
) -> None:
    with running_hub(sqlite_hub_folder) as hub:
        trust = joined(hub, "Queensway Hospital Trust").organisation
        homes = joined(hub, "Harbour Homes").organisation
        joined(hub, "Nobody Hires Here")
        one = browser(hub)
        for member, role, told in (
            (trust, "Porter", {"ward": "Edgbaston", "family": "facilities"}),
            (trust, "Clerk", {"ward": " edgbaston ", "family": "administration"}),
            (homes, "Cleaner", {"ward": "", "place": "Main office", "family": "facilities"}),
            (homes, "Caretaker", {"ward": "", "place": "", "family": "facilities"}),
        ):
            form = {**PORTER, "role": role, "organisation": str(member), **told}
            assert one.post("/vacancies/new", form).is_redirect
        assert one.post("/vacancies/V-3/close", {"edition": "1"}).is_redirect

        page = one.get("/vacancies").text
        assert "Nobody Hires Here</option>" not in page
        assert page.count("dgbaston</option>") == 1, "one ward, however it was typed"
        assert roles_shown(page) == ["Caretaker", "Clerk", "Porter", "Cleaner"]
        for query, roles in (
            (f"member={trust}", ["Clerk", "Porter"]),
            ("place=edgbaston", ["Clerk", "Porter"]),
            ("place=not-said", ["Caretaker"]),
            ("family=facilities&state=open", ["Caretaker", "Porter"]),
            (f"state=closed&member={homes}", ["Cleaner"]),
            (f"state=closed&member={trust}", []),
        ):
            answer = one.get(f"/vacancies?{query}")
            assert roles_shown(answer.text) == roles, query
            assert f"{len(roles)} of 4 fit" in answer.text
            assert answer.text.count(" selected>") == 4, "what was chosen stays chosen"
        assert (
            "2 of 4 fit what you chose, with 16 places open"
            in one.get(f"/vacancies?member={trust}").text
        )
        refused = one.get("/vacancies?place=atlantis")
        assert refused.status_code == 404
        assert "Nothing is published for that place of work" in refused.text
