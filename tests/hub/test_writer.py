"""What arrives together is taken in together, and everybody hears of their own."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from uuid import uuid4

import pytest

from anchordesk.hub.belonging import make_records
from anchordesk.hub.database import sqlite_at
from anchordesk.hub.store import Store
from anchordesk.hub.writer import LARGEST_GROUP

PATIENCE_SECONDS = 10


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    database = sqlite_at(tmp_path / "hub.db")
    make_records(database, uuid4())
    opened = Store(database)
    yield opened
    opened.close()


class Halving:
    """Work that refuses what is odd, and keeps which groups it was given."""

    def __init__(self) -> None:
        self.groups: list[list[int]] = []
        self.may_go_on = threading.Event()

    def take(self, numbers: Sequence[int]) -> list[int | Exception]:
        self.may_go_on.wait(PATIENCE_SECONDS)
        self.groups.append(list(numbers))
        return [ValueError(number) if number % 2 else number // 2 for number in numbers]


def test_what_arrives_in_one_turn_is_one_group_and_each_hears_of_its_own(store: Store) -> None:
    halving = Halving()
    halving.may_go_on.set()

    async def ask() -> list[int | BaseException]:
        asked = (store.write_together(halving.take, number) for number in range(20))
        return await asyncio.gather(*asked, return_exceptions=True)

    outcomes = asyncio.run(ask())
    assert halving.groups == [list(range(20))]
    assert [o if isinstance(o, int) else str(o) for o in outcomes] == [
        str(number) if number % 2 else number // 2 for number in range(20)
    ]


def test_who_arrives_in_the_next_turn_comes_into_the_same_group(store: Store) -> None:
    halving = Halving()
    halving.may_go_on.set()

    async def ask() -> None:
        asked: list[asyncio.Task[int]] = []
        for number in (2, 4, 6):
            asked.append(asyncio.create_task(store.write_together(halving.take, number)))
            await asyncio.sleep(0)
        await asyncio.sleep(0.05)
        asked.append(asyncio.create_task(store.write_together(halving.take, 8)))
        await asyncio.gather(*asked)

    asyncio.run(ask())
    assert halving.groups == [[2, 4, 6], [8]], "whoever came later did not keep them waiting"


def test_a_steady_stream_keeps_nobody_waiting_for_company(store: Store) -> None:
    halving = Halving()
    halving.may_go_on.set()

    async def ask() -> None:
        asked: list[asyncio.Task[int]] = []
        while len(halving.groups) < 3 and len(asked) < 10**5:
            asked.append(asyncio.create_task(store.write_together(halving.take, 2)))
            await asyncio.sleep(0)
        await asyncio.gather(*asked)

    asyncio.run(ask())
    assert len(halving.groups) >= 3


def test_a_crowd_is_taken_in_by_groups_of_bounded_size(store: Store) -> None:
    halving = Halving()
    halving.may_go_on.set()

    async def ask() -> list[int]:
        asked = (store.write_together(halving.take, 2 * number) for number in range(300))
        return await asyncio.gather(*asked)

    assert asyncio.run(ask()) == list(range(300))
    assert [number for group in halving.groups for number in group] == list(range(0, 600, 2))
    assert max(map(len, halving.groups)) <= LARGEST_GROUP


def test_who_goes_away_takes_nothing_with_them(store: Store) -> None:
    halving = Halving()

    async def ask() -> int:
        gone, stays = (
            asyncio.create_task(store.write_together(halving.take, number)) for number in (2, 4)
        )
        await asyncio.sleep(0.05)
        gone.cancel()
        halving.may_go_on.set()
        return await stays

    assert asyncio.run(ask()) == 2
    assert halving.groups == [[2, 4]]


def test_work_that_breaks_is_told_to_all_and_the_writer_goes_on(store: Store) -> None:
    def breaking(_numbers: Sequence[int]) -> list[int]:
        raise ZeroDivisionError

    async def ask() -> list[int | BaseException]:
        asked = (store.write_together(breaking, number) for number in range(3))
        return await asyncio.gather(*asked, return_exceptions=True)

    assert [type(outcome) for outcome in asyncio.run(ask())] == [ZeroDivisionError] * 3
    assert store.can_write()


def test_what_was_handed_over_is_stored_although_the_loop_has_ended(store: Store) -> None:
    halving = Halving()

    async def hand_over_and_go() -> None:
        waits = asyncio.create_task(store.write_together(halving.take, 8))
        await asyncio.sleep(0.05)
        waits.cancel()

    asyncio.run(hand_over_and_go())
    halving.may_go_on.set()
    assert store.can_write()
    assert halving.groups == [[8]]
