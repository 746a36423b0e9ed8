"""Only who was given an account reads the pages of a hub that has one, each what is theirs."""

from __future__ import annotations

import argparse
import re
from base64 import b32decode
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import httpx2
import pytest
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP
from sqlalchemy import select

from anchordesk.hub import server
from anchordesk.hub.account_commands import add_account_commands
from anchordesk.hub.accounts import NewAccount, Role, add_account, close_account
from anchordesk.hub.database import Use, open_engine
from anchordesk.hub.errors import AccountError, HubError
from anchordesk.hub.identity import database_of
from anchordesk.hub.limits import Limits, Rate
from anchordesk.hub.server import RunningHub, running_hub
from anchordesk.hub.service import HubService, Options
from anchordesk.hub.tables import accounts, sessions
from tests.hub.test_pages import put

Joined = Callable[..., Any]
BEGINNING = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
PATIENT = Options(Limits(signing_in=Rate(1000, 1000)))


class Clock:
    def __init__(self) -> None:
        self.now = BEGINNING

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    held = Clock()
    monkeypatch.setattr(server, "HubService", partial(HubService, now=held))
    return held


def made(
    folder: Path, name: str = "priya", role: Role = Role.COORDINATOR, of: str | None = None
) -> NewAccount:
    engine = open_engine(database_of(folder), Use.WRITING)
    with engine.begin() as connection:
        account = add_account(
            connection, name, role, hub_name="North", organisation_name=of, now=BEGINNING
        )
    engine.dispose()
    return account


def code_of(account: NewAccount, at: datetime) -> str:
    codes = TOTP(b32decode(account.code_secret), 6, SHA1(), 30)
    return codes.generate(int(at.timestamp())).decode()


class Browser:
    """Sends what a browser sends, and keeps its cookie."""

    def __init__(self, hub: RunningHub) -> None:
        self.origin = hub.url
        self.client = httpx2.Client(
            base_url=hub.url, trust_env=False, headers={"Accept": "text/html"}
        )

    def get(self, path: str = "/") -> httpx2.Response:
        return self.client.get(path)

    def post(self, path: str, form: dict[str, str], **headers: str) -> httpx2.Response:
        told = {"Origin": self.origin, "Sec-Fetch-Site": "same-origin"} | headers
        return self.client.post(path, data=form, headers=told)

    def sign_in(self, known: NewAccount, at: datetime, **changed: str) -> httpx2.Response:
        form = {
            "account": known.name,
            "key": known.sign_in_key,
            "code": code_of(known, at),
        }
        return self.post("/sign-in", form | changed)


@pytest.fixture
def browser() -> Iterator[Callable[[RunningHub], Browser]]:
    opened: list[Browser] = []

    def open_(hub: RunningHub) -> Browser:
        opened.append(Browser(hub))
        return opened[-1]

    yield open_
    for one in opened:
        one.client.close()


Opening = Callable[[RunningHub], Browser]


def is_signed_in(one: Browser) -> bool:
    answer = one.get()
    assert answer.status_code in (200, 303)
    return answer.status_code == 200


def test_with_an_account_every_page_asks_for_sign_in(
    hub_folder: Path, joined: Joined, browser: Opening, clock: Clock
) -> None:
    with running_hub(hub_folder) as hub:
        digest = put(hub, joined(hub).signed())
        stranger = browser(hub)
        assert is_signed_in(stranger), "a trial without accounts is read on its own computer"
        account = made(hub_folder)
        for path in ("/", f"/returns/{digest}", f"/returns/{digest}.csv"):
            answer = stranger.get(path)
            assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in")
            told = httpx2.get(hub.url + path, trust_env=False)
            assert told.status_code == 401
            assert told.json()["type"].endswith("sign-in-needed")
        assert stranger.sign_in(account, clock.now).headers["location"] == "/"
        for path in ("/", f"/returns/{digest}", f"/returns/{digest}.csv"):
            assert stranger.get(path).status_code == 200
        put(hub, joined(hub, "Hillside Homes").signed())  # desks need no sign-in


def test_key_and_code_are_both_needed_and_a_code_works_once(
    hub_folder: Path, browser: Opening, clock: Clock
) -> None:
    account = made(hub_folder)
    with running_hub(hub_folder, options=PATIENT) as hub:
        one = browser(hub)
        for wrong in (
            {"key": "AAAAA-AAAAA-AAAAA-AAAAA-AAAAA"},
            {"code": "000000"},
            {"account": "nobody"},
            {"code": code_of(account, clock.now - timedelta(minutes=2))},
            {"code": code_of(account, clock.now + timedelta(minutes=2))},
            {"code": ""},
            {"key": ""},
        ):
            answer = one.sign_in(account, clock.now, **wrong)
            assert answer.status_code == 403
            assert "you are not signed in" in answer.text
            assert account.sign_in_key not in answer.text
        assert one.sign_in(account, clock.now).status_code == 303
        thief = browser(hub)
        assert thief.sign_in(account, clock.now).status_code == 403, "the code was used"
        clock.now += timedelta(seconds=30)
        lower = account.sign_in_key.lower() + " "
        assert thief.sign_in(account, clock.now, key=lower).status_code == 303


def test_a_session_ends_when_somebody_is_away_or_the_day_is_over(
    hub_folder: Path, browser: Opening, clock: Clock
) -> None:
    account = made(hub_folder)
    with running_hub(hub_folder, options=PATIENT) as hub:
        one = browser(hub)
        one.sign_in(account, clock.now)
        for _ in range(10):
            clock.now += timedelta(minutes=25)
            assert is_signed_in(one)
        clock.now += timedelta(minutes=30)
        assert not is_signed_in(one)
        one.sign_in(account, clock.now)
        began = clock.now
        while clock.now < began + timedelta(hours=12) - timedelta(minutes=25):
            clock.now += timedelta(minutes=25)
            assert is_signed_in(one)
        clock.now = began + timedelta(hours=12)
        assert not is_signed_in(one)


def test_signing_out_ends_the_session_in_the_hub(
    hub_folder: Path, browser: Opening, clock: Clock
) -> None:
    account = made(hub_folder)
    with running_hub(hub_folder, options=PATIENT) as hub:
        one = browser(hub)
        one.sign_in(account, clock.now)
        cookies = dict(one.client.cookies)
        [token] = re.findall(r'name="form_token" value="([^"]+)"', one.get().text)
        assert one.post("/sign-out", {"form_token": token}).headers["location"] == "/sign-in"
        one.client.cookies.update(cookies)
        assert not is_signed_in(one), "a copy of the cookie is worth nothing any more"


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "none"},
    ],
)
def test_a_form_from_elsewhere_does_nothing(
    hub_folder: Path, browser: Opening, clock: Clock, headers: dict[str, str]
) -> None:
    account = made(hub_folder)
    with running_hub(hub_folder, options=PATIENT) as hub:
        one = browser(hub)
        form = {
            "account": "priya",
            "key": account.sign_in_key,
            "code": code_of(account, clock.now),
        }
        assert one.post("/sign-in", form, **headers).status_code == 403
        one.sign_in(account, clock.now)
        [token] = re.findall(r'name="form_token" value="([^"]+)"', one.get().text)
        assert one.post("/sign-out", {"form_token": token}, **headers).status_code == 403
        for wrong in ("", "x" * 43):
            assert one.post("/sign-out", {"form_token": wrong}).status_code == 403
        assert is_signed_in(one)


def test_a_form_that_says_nothing_of_where_it_comes_from_does_nothing(
    sqlite_hub_folder: Path,
) -> None:
    with running_hub(sqlite_hub_folder) as hub:
        answer = httpx2.post(f"{hub.url}/sign-in", data={"account": "x"}, trust_env=False)
    assert answer.json()["type"].endswith("foreign-form")


def test_members_read_the_sums_and_their_own_returns_only(
    hub_folder: Path, joined: Joined, browser: Opening, clock: Clock
) -> None:
    with running_hub(hub_folder, options=PATIENT) as hub:
        own = put(hub, joined(hub, "Riverside Housing").signed())
        other = put(hub, joined(hub, "Hillside Homes").signed())
        joined(hub, "Valley Trust")
        member = made(hub_folder, "ada", Role.MEMBER, "Riverside Housing")
        coordinator = made(hub_folder, "priya")
        read = {}
        for account in (member, coordinator):
            one = browser(hub)
            one.sign_in(account, clock.now)
            statuses = [one.get(f"/returns/{digest}").status_code for digest in (own, other)]
            page = one.get().text
            read[account.name] = (
                statuses,
                one.get(f"/returns/{other}.csv").status_code,
                [own in page, other in page, "Valley Trust" in page, "2,600" in page],
            )
    assert read["priya"] == ([200, 200], 200, [True, True, True, True])
    assert read["ada"] == ([200, 403], 403, [True, False, False, True])


def test_a_closed_account_is_out_at_once(hub_folder: Path, browser: Opening, clock: Clock) -> None:
    account, _ = made(hub_folder), made(hub_folder, "other")
    with running_hub(hub_folder, options=PATIENT) as hub:
        one = browser(hub)
        one.sign_in(account, clock.now)
        engine = open_engine(database_of(hub_folder), Use.WRITING)
        with engine.begin() as connection:
            close_account(connection, "priya")
        with pytest.raises(AccountError), engine.begin() as connection:
            close_account(connection, "priya")
        engine.dispose()
        assert not is_signed_in(one)
        clock.now += timedelta(minutes=1)
        assert one.sign_in(account, clock.now).status_code == 403


def test_guessing_is_slowed_down(hub_folder: Path, browser: Opening, clock: Clock) -> None:
    account = made(hub_folder)
    with running_hub(hub_folder) as hub:
        one = browser(hub)
        told = [one.sign_in(account, clock.now, code="000000").status_code for _ in range(15)]
    assert told[0] == 403
    assert told[-1] == 429


def test_the_database_holds_nothing_to_sign_in_with(
    hub_folder: Path, browser: Opening, clock: Clock
) -> None:
    account = made(hub_folder)
    with running_hub(hub_folder, options=PATIENT) as hub:
        one = browser(hub)
        one.sign_in(account, clock.now)
        cookie = next(iter(dict(one.client.cookies).values()))
        engine = open_engine(database_of(hub_folder), Use.READING)
        with engine.begin() as connection:
            kept = repr([tuple(row) for row in connection.execute(select(accounts))])
            kept += repr([tuple(row) for row in connection.execute(select(sessions))])
        engine.dispose()
    assert account.sign_in_key not in kept
    assert cookie not in kept


def test_a_public_address_needs_tls_and_somebody_who_can_sign_in(
    hub_folder: Path, joined: Joined, clock: Clock
) -> None:
    public = Options(PATIENT.limits, public_url="https://hub.example.org")
    with pytest.raises(HubError, match="add-account"), running_hub(hub_folder, options=public):
        pass
    account = made(hub_folder)
    for wrong in ("http://hub.example.org", "https://hub.example.org/x", "hub.example.org"):
        options = Options(public_url=wrong)
        with pytest.raises(HubError, match="https"), running_hub(hub_folder, options=options):
            pass
    with running_hub(hub_folder, options=public) as hub:
        passed_on = {
            "Host": "hub.example.org",
            "X-Forwarded-For": "198.51.100.7",
            "X-Forwarded-Proto": "https",
            "Origin": "https://hub.example.org",
            "Accept": "text/html",
        }
        form = {
            "account": "priya",
            "key": account.sign_in_key,
            "code": code_of(account, clock.now),
        }
        with httpx2.Client(base_url=hub.url, trust_env=False, headers=passed_on) as proxy:
            assert proxy.get("/").status_code == 303
            answer = proxy.post("/sign-in", data=form)
            cookie = answer.headers["set-cookie"]
            for wanted in ("__Host-anchordesk=", "Secure", "HttpOnly", "SameSite=lax", "Path=/"):
                assert wanted in cookie
            assert "Domain" not in cookie
            assert answer.headers["strict-transport-security"] == "max-age=31536000"
            assert proxy.get("/metrics").status_code == 404
            assert proxy.get("/", headers={"Host": "evil.example"}).status_code == 400


def run(*words: str | Path) -> int:
    parser = argparse.ArgumentParser()
    add_account_commands(parser.add_subparsers(required=True))
    arguments = parser.parse_args([str(word) for word in words])
    return int(arguments.run(arguments))


def test_the_commands(hub_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("accounts", hub_folder) == 0
    assert capsys.readouterr().out == "None yet.\n"
    assert run("add-account", hub_folder, "--name", "priya", "--role", "coordinator") == 0
    told = capsys.readouterr().out
    assert re.search(r"Sign-in key        ([A-Z2-9]{5}-){4}[A-Z2-9]{5} ", told)
    assert "otpauth://totp/" in told
    assert run("add-account", hub_folder, "--name", "priya", "--role", "coordinator") == 1
    assert run("add-account", hub_folder, "--name", "x\ny", "--role", "coordinator") == 1
    member = ("--role", "member", "--organisation", "Nowhere")
    assert run("add-account", hub_folder, "--name", "ada", *member) == 1
    assert "has joined" in capsys.readouterr().err
    assert run("accounts", hub_folder) == 0
    assert capsys.readouterr().out == "priya: coordinator\n"
    assert run("close-account", hub_folder, "--name", "priya") == 0
    assert run("close-account", hub_folder, "--name", "priya") == 1
    assert run("accounts", hub_folder / "nothing") == 1
