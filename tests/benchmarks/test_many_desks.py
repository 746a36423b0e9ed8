"""Many desks on a Monday morning: each asks what waits for it and leaves its tally for its lead."""

from __future__ import annotations

import asyncio
import base64
import os
import random
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import httpx2
import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from anchordesk.hub.administration import check, create_hub
from anchordesk.hub.server import RunningHub, running_hub
from anchordesk.wire.addresses import digest_of
from anchordesk.wire.codec import decode, encode
from anchordesk.wire.framing import ANYONE
from anchordesk.wire.mailboxes import (
    DEPOSIT_GRANT,
    MAILBOX_PAGE,
    DepositGrant,
    MailboxPage,
    envelope_path,
    grant_path,
    mailbox_of,
    reading_key,
    token_hash,
)
from anchordesk.wire.sealing import seal
from anchordesk.wire.signing import sign_statement, signing_key_id, verify_statement
from tests.benchmarks.test_hub import serving
from tests.hub.conftest import Desk
from tests.hub.postgresql_server import programs, running_server

pytestmark = pytest.mark.benchmark

MEMBERS = 50
TALLY = b"a tally of one worker's cases" * 100
# All at one moment would be a flood; a desk waits for a random part of its ten minutes.
MORNINGS = [(500, 5), pytest.param((10_000, 120), marks=pytest.mark.long)]


@dataclass(frozen=True)
class Member:
    """An organisation with its desks' token and its lead's mailbox."""

    token: bytes
    sealing: X25519PrivateKey

    @property
    def key(self) -> bytes:
        return reading_key(self.sealing.private_bytes_raw())

    def tally(self) -> bytes:
        return seal(TALLY, recipient_public_key=self.sealing.public_key().public_bytes_raw())


def a_member(number: int, folder: Path, hub: RunningHub) -> Member:
    """A member whose lead let the desks of the team deposit."""
    lead = Desk(hub.public_key, f"Member {number}").join(folder, hub)
    member = Member(os.urandom(32), X25519PrivateKey.generate())
    grant = DepositGrant(
        lead.organisation,
        1,
        token_hash(member.token),
        ends_earlier=False,
        issued_at=datetime.now(UTC),
    )
    body = sign_statement(
        DEPOSIT_GRANT,
        encode(grant),
        private_key=lead.key,
        recipient=signing_key_id(hub.public_key),
    )
    path = hub.url + grant_path(lead.organisation, 1)
    with httpx2.Client(trust_env=False) as client:
        assert client.put(path, content=body).status_code == 201
    return member


async def one_desk(port: int, member: Member, tally: bytes) -> float:
    """Seconds that a desk's round takes: what waits, which packs there are, one tally left."""
    own = os.urandom(32)
    began = time.perf_counter()
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        waits = f"/v1/mailboxes/{mailbox_of(own)}/envelopes"
        left = envelope_path(mailbox_of(member.key), digest_of(tally))
        asked = (("GET", waits, own, b""), ("GET", "/v1/packs", own, b""))
        for method, path, key, body in (*asked, ("PUT", left, member.token, tally)):
            writer.write(_request(method, path, key, body))
            status = await _status(reader)
            assert status in (b"200", b"201"), (path, status)
    finally:
        writer.close()
    return time.perf_counter() - began


def _request(method: str, path: str, key: bytes, body: bytes) -> bytes:
    shown = base64.urlsafe_b64encode(key).decode()
    head = f"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {shown}\r\n"
    return f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body


async def _status(reader: asyncio.StreamReader) -> bytes:
    told = await reader.readuntil(b"\r\n\r\n")
    length = told.lower().partition(b"content-length: ")[2].partition(b"\r")[0]
    await reader.readexactly(int(length))
    return told.split(b" ", 2)[1]


async def a_morning(port: int, work: Sequence[tuple[Member, bytes]], seconds: int) -> list[float]:
    """Seconds of each desk's round, begun at random over a time, whoever waits already."""
    order = random.Random(1)
    loop = asyncio.get_running_loop()
    began = loop.time()
    tasks = []
    for start, (member, tally) in zip(
        sorted(order.uniform(0, seconds) for _ in work), work, strict=True
    ):
        await asyncio.sleep(max(began + start - loop.time(), 0))
        tasks.append(asyncio.create_task(one_desk(port, member, tally)))
    return sorted(await asyncio.gather(*tasks))


def waiting_for(member: Member, port: int, public_key: bytes) -> int:
    """How many envelopes wait for a member's lead."""
    shown = {"Authorization": f"Bearer {base64.urlsafe_b64encode(member.key).decode()}"}
    found, after = 0, 0
    with httpx2.Client(trust_env=False) as client:
        while True:
            path = f"/v1/mailboxes/{mailbox_of(member.key)}/envelopes?after={after}"
            answer = client.get(f"http://127.0.0.1:{port}{path}", headers=shown)
            payload = verify_statement(
                answer.content, type_=MAILBOX_PAGE, public_key=public_key, recipient=ANYONE
            )
            entries = decode(payload, MailboxPage).entries
            if not entries:
                return found
            found, after = found + len(entries), entries[-1].place


@pytest.mark.parametrize("morning", MORNINGS)
@pytest.mark.parametrize("place", ["sqlite", "postgresql"])
def test_all_desks_on_a_monday_morning(
    tmp_path: Path, place: str, morning: tuple[int, int], capsys: pytest.CaptureFixture[str]
) -> None:
    if place == "sqlite":
        told = _measured(tmp_path, place, *morning, database=None)
    elif programs() is None:
        pytest.skip("PostgreSQL is not installed")
    else:
        with running_server(is_safe=True) as server:
            told = _measured(tmp_path, place, *morning, database=server.new_database())
    with capsys.disabled():
        sys.stdout.write(told)


def _measured(tmp_path: Path, place: str, desks: int, seconds: int, database: str | None) -> str:
    folder = tmp_path / "hub"
    create_hub(folder, "Measured network", database)
    with running_hub(folder) as hub:
        members = [a_member(number, folder, hub) for number in range(MEMBERS)]
    whose = [members[number % MEMBERS] for number in range(desks)]
    work = [(member, member.tally()) for member in whose]
    with serving("hub", place, str(folder)) as port:
        began = time.perf_counter()
        took = asyncio.run(a_morning(port, work, seconds))
        lasted = time.perf_counter() - began
        kept = sum(waiting_for(member, port, hub.public_key) for member in members)
    assert kept == desks, "none was lost"
    assert check(folder).faults == ()
    return (
        f"\n{place}: {desks:,} desks of {MEMBERS} members, three requests each, came over "
        f"{seconds} s and were through in {lasted:.0f} s; a desk's round p50 "
        f"{took[desks // 2] * 1000:.0f} ms, p99 {took[desks * 99 // 100] * 1000:.0f} ms; "
        f"none lost\n"
    )
