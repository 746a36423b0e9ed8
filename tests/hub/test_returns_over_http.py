"""Returns sent to a real hub on loopback: once stored, once counted, whatever the network does."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import Engine, event

from anchordesk.adapters.hub_answers import Problem, ReceiptAnswer, Unreachable
from anchordesk.adapters.hub_http import HubHttp
from anchordesk.hub import store
from anchordesk.hub.administration import check
from anchordesk.hub.database import Database, Use, open_engine
from anchordesk.hub.limits import Limits
from anchordesk.hub.server import RunningHub, running_hub
from anchordesk.hub.service import Options
from anchordesk.wire.addresses import digest_of
from anchordesk.wire.codec import LARGEST_RETURN, decode
from anchordesk.wire.framing import ANYONE
from anchordesk.wire.log_chain import check_page
from anchordesk.wire.messages import HubCard, LogPage, OrganisationHead, Receipt
from anchordesk.wire.receipts import verify_receipt
from anchordesk.wire.signing import verify_statement
from tests.hub.conftest import COUNTS

Joined = Callable[..., Any]


def put(hub: RunningHub, body: bytes, address: str | None = None) -> Any:
    with HubHttp(hub.url, total_seconds=30) as http:
        return http.put(f"/v1/returns/{address or digest_of(body)}", body)


def stored(hub: RunningHub, body: bytes) -> Receipt:
    answer = put(hub, body)
    assert isinstance(answer, ReceiptAnswer), answer
    return verify_receipt(answer.content, hub.public_key, digest_of(body))


def refused(hub: RunningHub, body: bytes, code: str) -> Problem:
    answer = put(hub, body)
    assert isinstance(answer, Problem), answer
    assert answer.code == code
    return answer


def log_of(hub: RunningHub) -> LogPage:
    with HubHttp(hub.url) as http:
        answer = http.get("/v1/log")
    assert isinstance(answer, ReceiptAnswer)
    page = decode(
        verify_statement(
            answer.content, type_="log-page/1", public_key=hub.public_key, recipient=ANYONE
        ),
        LogPage,
    )
    check_page(page)
    return page


def times_stored(hub: RunningHub, body: bytes) -> int:
    return sum(line.digest == digest_of(body) for line in log_of(hub).lines)


def counted(hub: RunningHub, desk: Any) -> list[tuple[int, str]]:
    with HubHttp(hub.url) as http:
        answer = http.get(f"/v1/organisations/{desk.organisation}/head")
    assert isinstance(answer, ReceiptAnswer)
    payload = verify_statement(
        answer.content,
        type_="organisation-head/1",
        public_key=hub.public_key,
        recipient=ANYONE,
    )
    return [(one.revision, one.digest) for one in decode(payload, OrganisationHead).accepted]


def wait_until(holds: Callable[[], bool]) -> None:
    ends = time.monotonic() + 20
    while not holds():
        assert time.monotonic() < ends, "it never happened"
        time.sleep(0.02)


def test_a_return_sent_twice_is_stored_once_with_one_receipt(
    hub_folder: Path, joined: Joined
) -> None:
    with running_hub(hub_folder) as hub:
        body = joined(hub).signed()
        first, second = put(hub, body), put(hub, body)
        assert first == second
        assert isinstance(first, ReceiptAnswer)
        assert times_stored(hub, body) == 1


def test_a_hundred_deliveries_at_once_are_one(hub_folder: Path, joined: Joined) -> None:
    with running_hub(hub_folder) as hub:
        body = joined(hub).signed()
        with ThreadPoolExecutor(20) as pool:
            answers = list(pool.map(lambda _: put(hub, body), range(100)))
        assert len(set(answers)) == 1
        verify_receipt(answers[0].content, hub.public_key, digest_of(body))
        assert times_stored(hub, body) == 1


def test_returns_of_many_at_once_all_get_their_place(hub_folder: Path, joined: Joined) -> None:
    with running_hub(hub_folder) as hub:
        desk = joined(hub)
        bodies = [desk.signed(period=f"2026-M{month}") for month in range(1, 41)]
        with ThreadPoolExecutor(10) as pool:
            receipts = list(pool.map(lambda body: stored(hub, body), bodies))
        assert sorted(receipt.log_index for receipt in receipts) == list(range(2, 42))
        heads = {line.log_index: line.head for line in log_of(hub).lines}
        assert all(heads[receipt.log_index] == receipt.log_head for receipt in receipts)
    assert check(hub_folder).faults == ()


def test_revisions_that_arrive_as_3_1_2_count_as_3(hub_folder: Path, joined: Joined) -> None:
    with running_hub(hub_folder) as hub:
        desk = joined(hub)
        third = desk.signed(revision=3)
        stored(hub, third)
        for late in (1, 2):
            problem = refused(hub, desk.signed(revision=late), "revision-stale")
            assert problem.retry == "after-human"
        assert counted(hub, desk) == [(3, digest_of(third))]


def test_a_correction_takes_the_place_of_what_it_supersedes(
    hub_folder: Path, joined: Joined
) -> None:
    with running_hub(hub_folder) as hub:
        desk = joined(hub)
        first = desk.signed()
        stored(hub, first)
        second = desk.signed(revision=2, supersedes=digest_of(first))
        stored(hub, second)
        assert counted(hub, desk) == [(2, digest_of(second))]
        assert times_stored(hub, first) == 1
        assert isinstance(put(hub, first), ReceiptAnswer), "an old one still has its receipt"


def test_two_returns_for_one_place_are_a_fork(hub_folder: Path, joined: Joined) -> None:
    with running_hub(hub_folder) as hub:
        desk = joined(hub)
        first = desk.signed()
        stored(hub, first)
        refused(hub, desk.signed(), "revision-fork")
        refused(hub, desk.signed(revision=2, supersedes="c" * 64), "revision-fork")
        copied = desk.signed(seq=1, period="2026-Q4")
        refused(hub, copied, "revision-fork")
        assert counted(hub, desk) == [(1, digest_of(first))]


def test_only_a_members_own_key_is_taken(hub_folder: Path, joined: Joined) -> None:
    with running_hub(hub_folder) as hub:
        desk, other = joined(hub), joined(hub, "Hillside Homes")
        own_key, desk.key = desk.key, Ed25519PrivateKey.generate()
        refused(hub, desk.signed(), "key-unknown")
        desk.key = other.key
        refused(hub, desk.signed(), "bad-signature")
        desk.key = own_key
        refused(hub, desk.signed(recipient=bytes(16)), "bad-signature")
        damaged = bytearray(desk.signed())
        damaged[-2] ^= 1
        refused(hub, bytes(damaged), "bad-signature")
        refused(hub, b"hello", "upgrade-needed")
        refused(hub, b"", "bad-envelope")
        assert counted(hub, desk) == []


def raw(hub: RunningHub, request: bytes) -> socket.socket:
    connection = socket.create_connection(("127.0.0.1", hub.port), timeout=20)
    connection.sendall(request)
    return connection


def head_of_put(body: bytes, length: int, address: str | None = None) -> bytes:
    return (
        f"PUT /v1/returns/{address or digest_of(body)} HTTP/1.1\r\n"
        f"Host: 127.0.0.1\r\nContent-Length: {length}\r\n\r\n"
    ).encode()


def answer_to(hub: RunningHub, request: bytes) -> bytes:
    with raw(hub, request) as connection:
        received = b""
        while b"\r\n\r\n" not in received:
            part = connection.recv(65536)
            if not part:
                break
            received += part
    return received


def test_a_cut_body_leaves_nothing_and_a_resend_stores(hub_folder: Path, joined: Joined) -> None:
    with running_hub(hub_folder) as hub:
        body = joined(hub).signed()
        with raw(hub, head_of_put(body, len(body)) + body[:-10]):
            pass
        short = head_of_put(body, len(body) - 10) + body[:-10]
        assert b"400 Bad Request" in answer_to(hub, short)
        assert times_stored(hub, body) == 0
        stored(hub, body)


def test_a_length_that_lies_short_stores_nothing(hub_folder: Path, joined: Joined) -> None:
    with running_hub(hub_folder) as hub:
        body = joined(hub).signed()
        assert b"400 Bad Request" in answer_to(hub, head_of_put(body, 10) + body)
        assert times_stored(hub, body) == 0


def test_an_answer_that_is_lost_after_the_commit_is_given_again(
    hub_folder: Path, joined: Joined
) -> None:
    with running_hub(hub_folder) as hub:
        body = joined(hub).signed()
        with raw(hub, head_of_put(body, len(body)) + body):
            wait_until(lambda: times_stored(hub, body) == 1)
        stored(hub, body)
        assert times_stored(hub, body) == 1


def test_too_large_is_refused_by_claim_and_by_count(hub_folder: Path) -> None:
    large = b"x" * (LARGEST_RETURN + 1)
    chunked = (
        f"PUT /v1/returns/{digest_of(large)} HTTP/1.1\r\nHost: 127.0.0.1\r\n"
        "Transfer-Encoding: chunked\r\n\r\n"
    ).encode() + b"%x\r\n" % len(large)
    with running_hub(hub_folder) as hub:
        assert b" 413 " in answer_to(hub, head_of_put(b"", 10**9))
        assert b" 400 " in answer_to(hub, head_of_put(b"", 10**40)), "not even a number in HTTP"
        assert b" 413 " in answer_to(hub, chunked + large)


def test_a_body_that_drips_is_given_up(hub_folder: Path) -> None:
    with running_hub(hub_folder, options=Options(Limits(body_seconds=0.2))) as hub:
        began = time.monotonic()
        answer = answer_to(hub, head_of_put(b"", 1000) + b"x")
        assert time.monotonic() - began < 5
    assert b" 408 " in answer
    assert b"application/problem+json" in answer


def test_a_full_disk_is_told_and_stops_no_reader(
    sqlite_hub_folder: Path, joined: Joined, monkeypatch: pytest.MonkeyPatch
) -> None:
    hub_folder = sqlite_hub_folder
    with running_hub(hub_folder) as hub:
        desk = joined(hub)
        stored(hub, desk.signed())

    def limited(database: Database, use: Use) -> Engine:
        engine = open_engine(database, use)
        event.listen(
            engine,
            "connect",
            lambda connection, _: connection.execute("PRAGMA max_page_count=1").close(),
        )
        return engine

    with monkeypatch.context() as full:
        full.setattr(store, "open_engine", limited)
        with running_hub(hub_folder) as hub:
            bodies = [desk.signed(period=f"2026-M{month}") for month in range(1, 12)]
            codes = [
                answer.code
                for answer in (put(hub, body) for body in bodies)
                if isinstance(answer, Problem)
            ]
            assert set(codes) == {"storage-full"}
            assert len(log_of(hub).lines) == 2 + len(bodies) - len(codes)
    with running_hub(hub_folder) as hub:
        for body in bodies:
            stored(hub, body)


KILLED_BEFORE_ANSWER = """
    import os, signal, sys
    from pathlib import Path
    from anchordesk.hub import server

    build = server.build_application

    def build_doomed(service):
        application = build(service)

        async def doomed(scope, receive, send):
            async def die_instead(message):
                if scope["method"] == "PUT":
                    os.kill(os.getpid(), signal.SIGKILL)
                await send(message)

            await application(scope, receive, die_instead)

        return doomed

    server.build_application = build_doomed
    server.serve(Path(sys.argv[1]), port=0, on_ready=lambda hub: print(hub.url, flush=True))
"""

KILLED_BEFORE_COMMIT = """
    import os, signal, sys
    from pathlib import Path
    from anchordesk.hub import return_intake, server

    def die_instead(*_, **__):
        os.kill(os.getpid(), signal.SIGKILL)

    return_intake.add_rows = die_instead
    server.serve(Path(sys.argv[1]), port=0, on_ready=lambda hub: print(hub.url, flush=True))
"""


@pytest.mark.parametrize(("script", "kept"), [(KILLED_BEFORE_ANSWER, 1), (KILLED_BEFORE_COMMIT, 0)])
def test_a_hub_killed_around_the_commit_counts_once(
    hub_folder: Path, joined: Joined, script: str, kept: int
) -> None:
    with running_hub(hub_folder) as hub:
        desk = joined(hub)
    body = desk.signed()
    with subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(script), str(hub_folder)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(Path.cwd())},
    ) as process:
        assert process.stdout is not None
        url = process.stdout.readline().strip()
        with HubHttp(url) as http:
            answer = http.put(f"/v1/returns/{digest_of(body)}", body)
        assert isinstance(answer, Unreachable)
        assert process.wait(20) == -signal.SIGKILL
    with running_hub(hub_folder) as hub:
        assert times_stored(hub, body) == kept
        stored(hub, body)
        assert times_stored(hub, body) == 1
    assert check(hub_folder).faults == ()


def test_a_restarted_hub_goes_on_with_its_log_at_the_same_port(
    hub_folder: Path, joined: Joined
) -> None:
    with running_hub(hub_folder) as hub:
        desk = joined(hub)
        before = stored(hub, desk.signed())
    with running_hub(hub_folder, port=hub.port) as again:
        assert again == hub
        after = stored(again, desk.signed(period="2026-Q4"))
        assert after.log_index == before.log_index + 1
        assert after.hub_epoch == before.hub_epoch
        assert [line.log_index for line in log_of(again).lines] == [1, 2, 3]
        with HubHttp(again.url) as http:
            beyond = http.get("/v1/log?after=4")
        assert isinstance(beyond, Problem)
        assert "restored" in beyond.detail
    assert check(hub_folder).faults == ()


def test_the_hub_signs_the_askers_nonce(hub_folder: Path) -> None:
    with running_hub(hub_folder) as hub, HubHttp(hub.url) as http:
        answer = http.get("/v1/hub?nonce=00ff00ff")
        assert isinstance(answer, ReceiptAnswer)
        payload = verify_statement(
            answer.content, type_="hub-card/1", public_key=hub.public_key, recipient=ANYONE
        )
        card = decode(payload, HubCard)
        assert (card.nonce, card.name) == ("00ff00ff", "Anchor network")
        problem = http.get("/v1/hub?nonce=please")
        assert isinstance(problem, Problem)
        assert problem.status == 400


def test_a_count_that_its_own_method_must_hide_is_not_stored(
    hub_folder: Path, joined: Joined
) -> None:
    with running_hub(hub_folder) as hub:
        desk = joined(hub)
        for small in (1, 4):
            told = refused(hub, desk.signed(counts={**COUNTS, ("W1", "job"): small}), "small-count")
            assert told.retry == "never"
        for fine in (0, 5):
            period = f"2026-Q{1 + (fine > 0)}"
            stored(hub, desk.signed(counts={**COUNTS, ("W1", "job"): fine}, period=period))
