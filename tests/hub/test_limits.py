"""Whoever asks too much, too slowly or in the wrong way is told so, and others go on."""

from __future__ import annotations

import json
import logging
import re
import socket
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from anchordesk.adapters.hub_answers import Problem, ReceiptAnswer
from anchordesk.adapters.hub_http import HubHttp
from anchordesk.hub import limits as hub_limits
from anchordesk.hub.journal import _JsonLines
from anchordesk.hub.limits import Buckets, Limits, Rate, place_of, whole_seconds
from anchordesk.hub.server import RunningHub, running_hub
from anchordesk.hub.service import Options
from anchordesk.wire.addresses import digest_of

Joined = Callable[..., Any]


def get(hub: RunningHub, path: str, **headers: str) -> httpx2.Response:
    return httpx2.get(hub.url + path, headers=headers, trust_env=False)


def put(hub: RunningHub, body: bytes) -> Any:
    with HubHttp(hub.url) as http:
        return http.put(f"/v1/returns/{digest_of(body)}", body)


def test_too_many_writes_are_told_when_to_go_on_and_nothing_is_stored(
    hub_folder: Path, joined: Joined
) -> None:
    with running_hub(hub_folder, options=Options(Limits(writing=Rate(3, 60)))) as hub:
        desk = joined(hub)
        bodies = [desk.signed(period=f"2026-M{month}") for month in range(1, 6)]
        answers = [put(hub, body) for body in bodies]
        told = [answer for answer in answers if isinstance(answer, Problem)]
        assert len(told) >= 2
        assert {(one.code, one.status, one.retry) for one in told} == {("too-many", 429, "later")}
        assert all(one.retry_after_seconds == 1 for one in told)
        stored = sum(isinstance(answer, ReceiptAnswer) for answer in answers)
        page = get(hub, "/returns").text
        assert page.count('href="/returns/') == stored, "reading goes on meanwhile"


def test_one_members_flood_leaves_the_others_alone(hub_folder: Path, joined: Joined) -> None:
    with running_hub(hub_folder, options=Options(Limits(member=Rate(2, 1)))) as hub:
        loud, quiet = joined(hub, "Riverside Housing"), joined(hub, "Hillside Homes")
        sent = [loud.signed(period=f"2026-M{month}") for month in range(1, 5)]
        codes = [getattr(put(hub, body), "code", "stored") for body in sent]
        assert codes == ["stored", "stored", "too-many", "too-many"]
        assert isinstance(put(hub, quiet.signed()), ReceiptAnswer)
        assert isinstance(put(hub, sent[0]), ReceiptAnswer), "a resend has its receipt as ever"


@given(
    burst=st.integers(1, 20),
    per_minute=st.integers(1, 600),
    waits=st.lists(st.floats(0, 90, allow_subnormal=False), max_size=60),
)
def test_a_place_never_gets_more_than_its_rate(
    burst: int, per_minute: int, waits: list[float]
) -> None:
    now = 0.0
    buckets = Buckets(Rate(burst, per_minute), clock=lambda: now)
    taken = 0
    for wait in waits:
        now += wait
        seconds = buckets.take("here")
        taken += seconds == 0
        assert taken <= burst + now * per_minute / 60 + 1e-6
        if seconds:
            later = now + seconds + 1e-6
            again = Buckets(Rate(burst, per_minute), clock=lambda at=later: at)  # type: ignore[misc]
            again._buckets = buckets._buckets.copy()
            assert later > now
            assert int(whole_seconds(seconds)) >= seconds


def test_forgotten_places_do_not_fill_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hub_limits, "MOST_BUCKETS", 50)
    buckets = Buckets(Rate(1, 1))
    for number in range(200):
        buckets.take(str(number))
    assert len(buckets._buckets) == 50
    assert buckets.take("199") > 0
    assert buckets.take("0") == 0


def test_addresses_that_one_client_can_change_at_will_are_one_place() -> None:
    assert place_of("2001:db8:1:2::1") == place_of("2001:db8:1:2:ffff::9")
    assert place_of("2001:db8:1:3::1") != place_of("2001:db8:1:2::1")
    assert place_of("192.0.2.1") != place_of("192.0.2.2")


def until_closed(connection: socket.socket) -> float:
    began = time.monotonic()
    try:
        while connection.recv(65536):
            continue
    except ConnectionResetError:
        pass
    return time.monotonic() - began


def until_refused(connection: socket.socket, said: bytes) -> float:
    """How long a client can go on saying something without ever reading."""
    began = time.monotonic()
    connection.settimeout(1)
    while time.monotonic() - began < 15:
        try:
            connection.sendall(said)
        except TimeoutError:
            continue
        except OSError:
            break
        time.sleep(0.05)
    return time.monotonic() - began


@pytest.mark.parametrize(
    "said", [b"", b"GET / HT", b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nX-A:"]
)
def test_a_head_that_never_ends_is_given_up(hub_folder: Path, said: bytes) -> None:
    with running_hub(hub_folder, options=Options(Limits(head_seconds=0.3))) as hub:
        with socket.create_connection(("127.0.0.1", hub.port), timeout=20) as slow:
            slow.sendall(said)
            assert until_closed(slow) < 10
        assert get(hub, "/healthz").status_code == 200


def test_a_head_that_drips_after_a_first_request_is_given_up(sqlite_hub_folder: Path) -> None:
    with (
        running_hub(sqlite_hub_folder, options=Options(Limits(head_seconds=0.5))) as hub,
        socket.create_connection(("127.0.0.1", hub.port), timeout=20) as slow,
    ):
        slow.sendall(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n")
        assert b"200 OK" in slow.recv(65536)
        assert until_refused(slow, b"x") < 5


def test_a_client_that_does_not_read_its_answer_is_given_up(
    sqlite_hub_folder: Path, joined: Joined
) -> None:
    limits = Limits(body_seconds=0.2, answer_seconds=0.4, reading=Rate(10**6, 1))
    with running_hub(sqlite_hub_folder, options=Options(limits)) as hub:
        put(hub, joined(hub).signed())
        slow = socket.socket()
        slow.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        slow.settimeout(20)
        slow.connect(("127.0.0.1", hub.port))
        asked = b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"
        with slow:
            assert until_refused(slow, asked * 100) < 10
        assert get(hub, "/healthz").status_code == 200


def test_what_is_not_http_is_refused_in_the_hubs_own_form(hub_folder: Path) -> None:
    with (
        running_hub(hub_folder) as hub,
        socket.create_connection(("127.0.0.1", hub.port), timeout=20) as odd,
    ):
        odd.sendall(b"\x16\x03\x01 not http\r\n\r\n")
        answer = b""
        while part := odd.recv(65536):
            answer += part
    head, _, body = answer.partition(b"\r\n\r\n")
    assert b"400 Bad Request" in head
    assert b"application/problem+json" in head
    assert json.loads(body)["type"] == "urn:anchordesk:problem:bad-envelope"


def test_the_journal_holds_no_address_and_no_path(
    hub_folder: Path, joined: Joined, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "anchordesk.hub")
    with running_hub(hub_folder) as hub:
        desk = joined(hub)
        body = desk.signed()
        put(hub, body)
        get(hub, f"/v1/organisations/{desk.organisation}/head")
        get(hub, f"/nothing/{uuid4()}?secret=1")
    lines = [json.loads(_JsonLines().format(record)) for record in caplog.records]
    assert {line["route"] for line in lines} == {
        "/v1/join/{invitation:uuid}",
        "/v1/returns/{digest}",
        "/v1/organisations/{organisation:uuid}/head",
        "none",
    }
    written = "\n".join(map(json.dumps, lines))
    for private in ("127.0.0.1", digest_of(body), str(desk.organisation), "secret"):
        assert private not in written
    assert [line["status"] for line in lines] == [201, 201, 200, 404]


def test_addresses_are_told_only_when_asked_for(
    sqlite_hub_folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "anchordesk.hub")
    with running_hub(sqlite_hub_folder, options=Options(tells_addresses=True)) as hub:
        get(hub, "/healthz")
    assert json.loads(_JsonLines().format(caplog.records[-1]))["address"] == "127.0.0.1"


def test_a_fault_is_told_by_its_kind_and_place_and_not_by_its_words() -> None:
    try:
        raise ValueError("Ada Lovelace")
    except ValueError as fault:
        record = logging.LogRecord(
            "anchordesk.hub",
            logging.ERROR,
            "",
            0,
            "a fault",
            (),
            (type(fault), fault, fault.__traceback__),
        )
    line = json.loads(_JsonLines().format(record))
    assert line["fault"] == "ValueError"
    assert re.fullmatch(r".*test_limits:\d+", line["place"])
    assert "Ada" not in json.dumps(line)


def test_metrics_are_for_this_computer(hub_folder: Path, joined: Joined) -> None:
    with running_hub(hub_folder) as hub:
        put(hub, joined(hub).signed())
        page = get(hub, "/metrics")
        assert page.headers["content-type"].startswith("text/plain")
        assert "anchordesk_hub_log_entries 2.0" in page.text
        counted = 'requests_total{method="PUT",route="/v1/returns/{digest}",status="201"} 1.0'
        assert counted in page.text
        assert get(hub, "/metrics", **{"X-Forwarded-For": "192.0.2.9"}).status_code == 404
