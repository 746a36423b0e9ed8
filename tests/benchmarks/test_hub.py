"""What signatures, chain and receipts cost: the hub beside a bare route that commits, in turns."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import pytest

from anchordesk.hub.administration import check, create_hub
from anchordesk.hub.server import running_hub
from anchordesk.wire.addresses import digest_of
from tests.hub.conftest import Desk
from tests.hub.postgresql_server import programs, running_server

pytestmark = pytest.mark.benchmark


@dataclass(frozen=True)
class Effort:
    """How long one measurement takes: rounds as fast as it goes, then seconds at a steady rate."""

    rounds: int
    steady_seconds: int


IN_A_ROUND = 600
AT_ONCE = 16
STEADY_A_SECOND = 200
# The figures that are kept are of the longer one; the shorter shows each time that it still runs.
EFFORTS = [Effort(1, 3), pytest.param(Effort(3, 10), marks=pytest.mark.long)]


@contextmanager
def serving(what: str, place: str, where: str) -> Iterator[int]:
    command = [sys.executable, "-m", "tests.benchmarks.plain_hub", what, place, where]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield int(process.stdout.readline())
        finally:
            process.kill()


async def put(port: int, body: bytes) -> tuple[float, bytes]:
    """Seconds and status line of one PUT on a connection of its own."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        return await put_on(reader, writer, body)
    finally:
        writer.close()


async def put_on(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, body: bytes
) -> tuple[float, bytes]:
    began = time.perf_counter()
    head = f"PUT /v1/returns/{digest_of(body)} HTTP/1.1\r\nHost: 127.0.0.1\r\n"
    writer.write(f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body)
    told = await reader.readuntil(b"\r\n\r\n")
    length = told.lower().partition(b"content-length: ")[2].partition(b"\r")[0]
    await reader.readexactly(int(length))
    return time.perf_counter() - began, told.partition(b"\r\n")[0]


async def as_fast_as_it_goes(port: int, bodies: Sequence[bytes]) -> float:
    """Requests a second, over sixteen connections that are kept."""
    waiting = list(bodies)

    async def one_after_the_other() -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        while waiting:
            _, status = await put_on(reader, writer, waiting.pop())
            assert b" 201 " in status, status
        writer.close()

    began = time.perf_counter()
    await asyncio.gather(*(one_after_the_other() for _ in range(AT_ONCE)))
    return len(bodies) / (time.perf_counter() - began)


async def until_stored(port: int, body: bytes) -> float:
    """Seconds until one is stored, sent again as a desk does while the hub says it is busy."""
    began = time.perf_counter()
    while True:
        _, status = await put(port, body)
        if b" 503 " not in status:
            assert b" 201 " in status or b" 200 " in status, status
            return time.perf_counter() - began
        await asyncio.sleep(1)


async def steadily(port: int, bodies: Sequence[bytes]) -> list[float]:
    """Seconds of each return, begun 200 a second whether the others are answered or not."""
    began = asyncio.get_running_loop().time()
    tasks = []
    for number, body in enumerate(bodies):
        wait = began + number / STEADY_A_SECOND - asyncio.get_running_loop().time()
        await asyncio.sleep(max(wait, 0))
        tasks.append(asyncio.create_task(until_stored(port, body)))
    return sorted(await asyncio.gather(*tasks))


@pytest.mark.parametrize("effort", EFFORTS)
@pytest.mark.parametrize("place", ["sqlite", "postgresql"])
def test_the_hub_beside_its_floor(
    tmp_path: Path, place: str, effort: Effort, capsys: pytest.CaptureFixture[str]
) -> None:
    if place == "sqlite":
        floor = str(tmp_path / "plain.db")
        told = _measured(tmp_path, place, effort, database=None, plain=floor)
    elif programs() is None:
        pytest.skip("PostgreSQL is not installed")
    else:
        with running_server(is_safe=True) as server:
            ours, floor = server.new_database(), server.new_database()
            told = _measured(tmp_path, place, effort, database=ours, plain=floor)
    with capsys.disabled():
        sys.stdout.write(told)


def _measured(
    tmp_path: Path, place: str, effort: Effort, *, database: str | None, plain: str
) -> str:
    """Return the line that tells of one measurement."""
    folder = tmp_path / "hub"
    create_hub(folder, "Measured network", database)
    with running_hub(folder) as hub:
        desk = Desk(hub.public_key, "Riverside Housing").join(folder, hub)
    steady = STEADY_A_SECOND * effort.steady_seconds
    bodies = [desk.signed(period=f"P{n}") for n in range(effort.rounds * IN_A_ROUND + steady)]
    rates: dict[str, list[float]] = {"hub": [], "plain": []}
    with (
        serving("hub", place, str(folder)) as hub_port,
        serving("plain", place, plain) as plain_port,
    ):
        for number in range(effort.rounds):
            part = bodies[number * IN_A_ROUND : (number + 1) * IN_A_ROUND]
            for name, port in (("plain", plain_port), ("hub", hub_port)):
                rates[name].append(asyncio.run(as_fast_as_it_goes(port, part)))
        seconds = asyncio.run(steadily(hub_port, bodies[-steady:]))
    found = check(folder)
    assert (found.entries, found.faults) == (1 + len(bodies), ()), "nothing was lost"
    ratio = median(h / p for h, p in zip(rates["hub"], rates["plain"], strict=True))
    return (
        f"\n{place}: hub {median(rates['hub']):.0f}/s, floor {median(rates['plain']):.0f}/s, "
        f"ratio {ratio:.2f}; at {STEADY_A_SECOND}/s p50 {seconds[len(seconds) // 2] * 1000:.0f}"
        f" ms, p99 {seconds[len(seconds) * 99 // 100] * 1000:.0f} ms, none lost of {steady}\n"
    )
