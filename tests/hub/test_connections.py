"""Where residents of one member meet vacancies of another: from what is published, and no more."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from anchordesk.domain.disclosure.audit import audit
from anchordesk.domain.disclosure.published_cells import (
    PublicConstraint,
    PublishedCell,
    PublishedTables,
    place_of,
)
from anchordesk.domain.job_kinds import JobFamily
from anchordesk.domain.opportunity import Opportunity, OpportunityKind
from anchordesk.domain.pathway_file import read_pathway
from anchordesk.domain.ward_places import by_name, read_wards
from anchordesk.hub import connection_pages
from anchordesk.hub.accounts import Role
from anchordesk.hub.administration import create_hub
from anchordesk.hub.connection_audit import proven
from anchordesk.hub.network_commands import add_network_commands
from anchordesk.hub.network_connections import NetworkConnection, find_connections
from anchordesk.hub.register import ReceivedReturn
from anchordesk.hub.server import RunningHub, running_hub
from anchordesk.hub.supply import Supply, supplies_of
from anchordesk.hub.vacancies import PublishedVacancy
from anchordesk.wire.addresses import digest_of
from anchordesk.wire.codec import decode
from anchordesk.wire.framing import unpack_statement
from anchordesk.wire.returns import Return
from tests.hub.conftest import Desk
from tests.hub.test_pages import put
from tests.hub.test_sign_in import BEGINNING, PATIENT, Clock, Opening, browser, clock, made
from tests.hub.ward_returns import SAMPLE_WARDS, Counts, by_ward, get, post, publish

__all__ = ["browser", "clock"]

Joined = Callable[..., Any]
KEY = bytes(range(32))
HOUSING: Counts = {
    "Aston": (12, 9, None, 5, 8),
    "Lozells": (7, 6, 6, 0, 5),
    "Northfield": (40, 0, 0, 0, 0),
}


TODAY = date(2026, 11, 29)
WARDS = by_name(read_wards(SAMPLE_WARDS.read_text("utf-8"), "wards.toml"))


def vacancy(employer: int, role: str, ward: str = "Ladywood") -> PublishedVacancy:
    job = Opportunity(
        f"V-{employer}{role}",
        OpportunityKind.VACANCY,
        f"Employer {employer}",
        role,
        JobFamily.FACILITIES,
        10 * employer,
        TODAY,
        ward=ward,
    )
    return PublishedVacancy(job, UUID(int=employer), 1, BEGINNING, "priya")


def received(name: str, counts: Counts, period: str = "2026-Q3") -> ReceivedReturn:
    body = by_ward(Desk(KEY, name), counts, period)
    content = decode(unpack_statement(body).payload, Return)
    return ReceivedReturn(digest_of(body), name, BEGINNING, 1, "", content)


def load_wards(folder: Path, path: Path = SAMPLE_WARDS) -> int:
    parser = argparse.ArgumentParser()
    add_network_commands(parser.add_subparsers())
    told = parser.parse_args(["wards", str(folder), str(path)])
    return int(told.run(told))


def seed_network(hub: RunningHub, joined: Joined, folder: Path) -> dict[str, Desk]:
    """Members as the seed story has them, with others whose figures are larger but further off."""
    members = {
        name: joined(hub, name)
        for name in ("Harbour Homes", "City Council", "Far College", "Queensway Hospital Trust")
    }
    assert load_wards(folder) == 0
    put(
        hub,
        by_ward(
            members["Harbour Homes"], {"Aston": (12, 9, None, 5, 8), "Lozells": (7, 6, 6, 0, 5)}
        ),
    )
    put(hub, by_ward(members["City Council"], {"Northfield": (90, 0, 0, 0, 0)}))
    put(hub, by_ward(members["Far College"], {"Aston": (5, 0, 0, 0, 0)}))
    trust = members["Queensway Hospital Trust"]
    publish(hub, trust, role="Ward housekeeper", places_open="12", ward="Ladywood")
    publish(hub, trust, role="Porter", places_open="40", ward="Nechells")
    publish(
        hub, trust, role="Finance analyst", occupation="2422", nhs_band="none", places_open="30"
    )
    publish(
        hub,
        members["City Council"],
        role="Cleaner",
        nhs_band="none",
        occupation="9223",
        places_open="4",
        ward="Aston",
    )
    return members


def test_the_seed_story_comes_out_first(hub_folder: Path, joined: Joined) -> None:
    """A housing association's hospitality residents, and a hospital trust's entry-level posts."""
    with running_hub(hub_folder) as hub:
        seed_network(hub, joined, hub_folder)
        html = get(hub, "/connections")
    titles = re.findall(r"<h2[^>]*>(\d+\. [^<]*)</h2>", html)
    assert titles[0] == "1. Harbour Homes to Queensway Hospital Trust"
    assert (
        "At least 40 residents without a job yet of Harbour Homes in Aston and Lozells; 52 places "
        "in entry-level work at Queensway Hospital Trust within 5 km. So at least 40 could be "
        "offered one." in html
    )
    assert "Finance analyst" not in html
    assert "Getting ready 12, Training 9, Applying [c]" in html
    assert "City Council to Queensway Hospital Trust" not in html, "further than five kilometres"


def test_a_connection_is_followed_from_idea_to_evaluation_with_both_names(
    sqlite_hub_folder: Path, joined: Joined, browser: Opening, clock: Clock
) -> None:
    with running_hub(sqlite_hub_folder, options=PATIENT) as hub:
        members = seed_network(hub, joined, sqlite_hub_folder)
        pair = {
            "supplier": str(members["Harbour Homes"].organisation),
            "employer": str(members["Queensway Hospital Trust"].organisation),
            "within": "5",
        }
        where = post(hub, "/connections", pair).headers["location"]
        assert post(hub, "/connections", pair).status_code == 409, "followed already"
        draft = read_pathway(get(hub, f"{where}.toml"), "pathway.toml")
        assert draft.title == "Harbour Homes to Queensway Hospital Trust"
        for number, state, words in (
            (2, "agreed", "Both chief officers agreed."),
            (3, "running", "First twelve began."),
            (4, "evaluated", "Nine of twelve in work at 26 weeks."),
        ):
            step = {"step": str(number), "state": state, "words": words}
            assert post(hub, where, step).is_redirect
            assert post(hub, where, step).status_code == 409, "the same step twice is one"
        page = get(hub, where)
        assert "Evaluated since" in page
        assert page.index("Nine of twelve") < page.index("First twelve") < page.index("Both chief")
        assert "At least 40 residents" in page, "the sum as it stood on the first day"
        refused = post(hub, where, {"step": "5", "state": "agreed", "words": "Back."})
        assert "does not follow" in refused.text

        # With accounts: the two members read it, others do not, and only the co-ordinator writes.
        accounts = {
            name: made(sqlite_hub_folder, name, Role.MEMBER, name)
            for name in ("Harbour Homes", "Far College")
        }
        party, other = browser(hub), browser(hub)
        party.sign_in(accounts["Harbour Homes"], clock.now)
        other.sign_in(accounts["Far College"], clock.now)
        assert "Nine of twelve" in party.get(where).text
        assert party.get("/connections").status_code == 403
        assert 'href="/connections"' not in party.get("/").text
        token = re.search(r'name="form_token" value="([^"]+)"', party.get(where).text)
        assert token
        step = {"step": "5", "state": "running", "words": "Again.", "form_token": token[1]}
        assert party.post(where, step).status_code == 403
        assert other.get(where).status_code == 403
        assert "Harbour Homes" not in other.get("/proposals").text


def test_words_are_asked_for_and_what_was_typed_stays(
    sqlite_hub_folder: Path, joined: Joined
) -> None:
    with running_hub(sqlite_hub_folder) as hub:
        members = seed_network(hub, joined, sqlite_hub_folder)
        pair = {
            "supplier": str(members["Harbour Homes"].organisation),
            "employer": str(members["Queensway Hospital Trust"].organisation),
        }
        where = post(hub, "/connections", pair).headers["location"]
        answer = post(hub, where, {"step": "2", "state": "agreed", "words": " "})
        assert answer.status_code == 422
        assert answer.text.count("what was decided.") == 2
        assert 'value="agreed" selected' in answer.text


def test_a_list_of_wards_that_is_none_changes_nothing(
    sqlite_hub_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = tmp_path / "wards.toml"
    wrong.write_text("[[wards]]\nname = 'Aston'\n")
    assert load_wards(sqlite_hub_folder) == 0
    assert load_wards(sqlite_hub_folder, wrong) == 1
    assert "Nothing was changed" in capsys.readouterr().err


FIGURES = st.one_of(st.none(), st.integers(0, 60))
RETURNS = st.dictionaries(
    st.sampled_from(["Aston", "Lozells", "Edgbaston"]),
    st.tuples(*(FIGURES for _ in range(5))),
    min_size=1,
)


@settings(max_examples=30, deadline=None)
@given(RETURNS, st.integers(0, 60))
def test_a_withheld_figure_is_never_counted_and_more_print_never_gives_fewer(
    counts: Counts, told: int
) -> None:
    supplies = supplies_of([received("Harbour Homes", counts)])
    printed = sum(f or 0 for figures in counts.values() for f in figures[:3])
    assert sum(one.at_least for one in supplies) == printed
    more = {w: tuple(told if f is None else f for f in figures) for w, figures in counts.items()}
    assert sum(one.at_least for one in supplies_of([received("Harbour Homes", more)])) >= printed


@settings(max_examples=15, deadline=None)
@given(RETURNS)
def test_with_what_the_page_says_a_reader_works_out_nothing_more(counts: Counts) -> None:
    """The attack on returns, once more with every “at least” as public knowledge."""
    one = received("Harbour Homes", counts)
    cells = [
        PublishedCell(
            c.release, place_of(dict(c.quantity)), c.value if isinstance(c.value, int) else None
        )
        for c in one.content.published.cells
    ]
    said = [
        PublicConstraint(
            tuple((1, place_of(dict(part.quantity))) for part in supply.parts),
            ">=",
            supply.at_least,
        )
        for supply in supplies_of([one])
    ]
    before = audit(PublishedTables(tuple(cells)), threshold=5)
    after = audit(PublishedTables(tuple(cells), constraints=tuple(said)), threshold=5)
    assert after.verdict is before.verdict


def connection_of(counts: Counts) -> tuple[NetworkConnection, ReceivedReturn]:
    one = received("Harbour Homes", counts)
    supplies = supplies_of([one])
    return NetworkConnection(
        one.content.head.organisation,
        "Harbour Homes",
        Desk(KEY, "T").organisation,
        "T",
        supplies,
        (),
    ), one


def test_a_connection_that_counts_a_withheld_figure_is_not_shown() -> None:
    connection, source = connection_of({"Aston": (12, None, 6, 0, 0)})
    assert proven([connection], [source]) == (connection,)
    (supply,) = connection.supplies
    guessed = replace(
        supply, parts=tuple(replace(p, at_least=max(p.at_least, 3)) for p in supply.parts)
    )
    twice = (supply, supply)
    assert proven([replace(connection, supplies=(guessed,))], [source]) == ()
    assert proven([replace(connection, supplies=twice)], [source]) == ()
    assert proven([connection], []) == ()


def test_the_page_asks_the_audit(
    sqlite_hub_folder: Path, joined: Joined, monkeypatch: pytest.MonkeyPatch
) -> None:
    def careless(counted: Any) -> tuple[Supply, ...]:
        return tuple(
            replace(s, parts=tuple(replace(p, at_least=p.at_least or 4) for p in s.parts))
            for s in supplies_of(counted)
        )

    monkeypatch.setattr(connection_pages, "supplies_of", careless)
    with running_hub(sqlite_hub_folder) as hub:
        seed_network(hub, joined, sqlite_hub_folder)
        html = get(hub, "/connections")
    assert "Harbour Homes to" not in html
    assert "withheld: a figure did not follow from the returns" in html


def test_only_those_who_leave_hospitality_are_counted_where_a_return_tells_the_sector() -> None:
    one = received(
        "Harbour Homes", {"Hospitality": (12, 9, None, 5, 8), "Retail": (30, 0, 0, 0, 0)}
    )
    (table,) = one.content.tables
    sectors = structs.replace(table.rows, dimension="sector_left", title="Sector left")
    cells = tuple(
        structs.replace(
            cell, dims={("sector_left" if k == "ward" else k): v for k, v in cell.dims.items()}
        )
        for cell in one.content.published.cells
    )
    told = structs.replace(
        one.content,
        tables=(structs.replace(table, rows=sectors),),
        published=structs.replace(one.content.published, cells=cells),
    )
    supplies = supplies_of([replace(one, content=told)])
    assert [supply.at_least for supply in supplies] == [21]
    (found,) = find_connections(supplies, [vacancy(1, "Porter")], WARDS, most_miles=3, today=TODAY)
    assert "At least 21 residents without a job yet who leave hospitality of" in (
        connection_pages.sentence_of(found, 3)
    )
    assert proven([found], [replace(one, content=told)]) == (found,)


def test_without_a_list_of_wards_only_the_same_ward_has_a_distance() -> None:
    supplies = supplies_of([received("Harbour Homes", {"Aston": (12, 0, 0, 0, 0)})])
    jobs = [vacancy(1, "Porter"), vacancy(2, "Cook", "Aston")]
    near, untold = find_connections(supplies, jobs, {}, most_miles=3, today=TODAY)
    assert (near.employer_name, near.nearest) == ("Employer 2", 0.0)
    assert (untold.employer_name, untold.nearest) == ("Employer 1", None)
    assert len(find_connections(supplies, jobs, WARDS, most_miles=1, today=TODAY)) == 1


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from("ABC"), RETURNS), min_size=1, max_size=3, unique_by=lambda t: t[0]
    ),
    st.randoms(use_true_random=False),
)
def test_the_order_does_not_hang_on_the_order_of_returns_and_vacancies(
    told: list[tuple[str, Counts]], chance: Random
) -> None:
    returns = [received(name, counts) for name, counts in told]
    jobs = [vacancy(employer, role) for employer in (1, 2) for role in ("Porter", "Cleaner")]

    def found() -> tuple[NetworkConnection, ...]:
        return find_connections(supplies_of(returns), jobs, WARDS, most_miles=5, today=TODAY)

    before = found()
    meets = [one.could_meet for one in before]
    assert meets == sorted(meets, reverse=True)
    assert all(0 < one.could_meet <= min(one.at_least, one.places) for one in before)
    assert all(near.miles is None or near.miles <= 5 for one in before for near in one.vacancies)
    chance.shuffle(returns)
    chance.shuffle(jobs)
    assert found() == before


def test_what_the_list_of_wards_leaves_out_is_said(tmp_path: Path) -> None:
    folder = tmp_path / "hub"
    create_hub(folder, "Anchor network")
    with running_hub(folder) as hub:
        homes, trust = (Desk(hub.public_key, n).join(folder, hub) for n in ("Homes", "Trust"))
        put(hub, by_ward(homes, {"Aston": (9, 0, 0, 0, 0), "Atlantis": (8, 0, 0, 0, 0)}))
        publish(hub, trust, ward="Aston")
        publish(hub, trust, ward="")
        assert "does not know" not in get(hub, "/connections")
    load_wards(folder)
    with running_hub(folder) as hub:
        page = get(hub, "/connections")
    assert "The network’s list of wards does not know Atlantis" in page
    assert "1 entry-level vacancy names no ward" in page
    assert "Where wards are: The middle of each ward of Birmingham" in page


def test_a_long_list_shows_the_first_and_all_when_asked(
    sqlite_hub_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection_pages, "SHOWN", 1)
    with running_hub(sqlite_hub_folder) as hub:
        for name, people in (("Homes", 9), ("Council", 8)):
            desk = Desk(hub.public_key, name).join(sqlite_hub_folder, hub)
            put(hub, by_ward(desk, {"Aston": (people, 0, 0, 0, 0)}))
        publish(hub, Desk(hub.public_key, "Trust").join(sqlite_hub_folder, hub), ward="Aston")
        first, everything = get(hub, "/connections"), get(hub, "/connections?show=all")
    assert "1. Homes to Trust" in first
    assert "The first 1 of 2." in first
    assert "2. Council to Trust" not in first
    assert "2. Council to Trust" in everything
    assert "Show all of them" not in everything


def test_a_newer_return_that_tells_less_does_not_take_the_place_of_one_that_tells_more(
    joined: Callable[..., Desk], sqlite_hub_folder: Path
) -> None:
    with running_hub(sqlite_hub_folder) as hub:
        desk, trust = joined(hub, "Homes"), joined(hub, "Trust")
        for period, people in (("2026-Q1", 7), ("2026-Q2", 9)):
            put(hub, by_ward(desk, {"Aston": (people, 0, 0, 0, 0)}, period))
        put(hub, desk.signed(period="2026-Q3"))
        publish(hub, trust, ward="Aston")
        page = get(hub, "/connections")
    assert "At least 9 residents without a job yet of Homes in Aston" in page
