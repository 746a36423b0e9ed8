"""The one thread that writes: group commit for changes, and work that takes in all that wait.

A thread that hands something to another wakes it and then competes with it for the interpreter, so
each hand-over costs more than what is handed over; and a transaction costs as much for one item as
for several. Items therefore go to the writer together as long as each turn of the loop brings
another, and their outcomes come back together.
"""

from __future__ import annotations

import asyncio
import queue
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import InterfaceError, OperationalError, SQLAlchemyError

Result = TypeVar("Result")
Work = Callable[[Sequence[Any]], Sequence[Any]]
"""Takes in items and says of each, in order, what became of it: an outcome, or an exception."""

LARGEST_GROUP = 64
LONGEST_GATHERING_SECONDS = 0.005
"""How long items wait at most for others that arrive one after the other."""


class Writer:
    """Commits the changes that wait together, and lets work take in the items that do."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._waiting: queue.SimpleQueue[_Write | _Items | None] = queue.SimpleQueue()
        self._gathering: dict[asyncio.AbstractEventLoop, _Items] = {}
        self._thread = threading.Thread(target=self._work, name="hub-writer", daemon=True)
        self._thread.start()

    def submit(self, change: Callable[[Connection], Result]) -> Future[Result]:
        """Have a change committed; the future is done after that."""
        future: Future[Result] = Future()
        # Running from the start: a request that goes away must not cancel what is being stored.
        future.set_running_or_notify_cancel()
        self._waiting.put(_Write(change, future))  # type: ignore[arg-type]  # Future is invariant
        return future

    def submit_together(self, work: Work, item: object) -> asyncio.Future[Any]:
        """Hand an item to work, with all others that arrive in this turn of the loop and the next.

        What is handed over is taken in whether its future is still waited for or not.
        """
        loop = asyncio.get_running_loop()
        items = self._gathering.get(loop)
        if items is not None and (items.work != work or len(items.items) >= LARGEST_GROUP):
            self._hand_over(items)
            items = None
        if items is None:
            until = loop.time() + LONGEST_GATHERING_SECONDS
            items = self._gathering[loop] = _Items(work, loop, until)
            loop.call_soon(self._hand_over_when_all_are_here, items, 0)
        answer: asyncio.Future[Any] = loop.create_future()
        items.items.append(item)
        items.answers.append(answer)
        return answer

    def _hand_over_when_all_are_here(self, items: _Items, before: int) -> None:
        if self._gathering.get(items.loop) is not items:
            return
        if items.size > before and items.loop.time() < items.until:
            items.loop.call_soon(self._hand_over_when_all_are_here, items, items.size)
        else:
            self._hand_over(items)

    def _hand_over(self, items: _Items) -> None:
        del self._gathering[items.loop]
        self._waiting.put(items)

    def stop(self) -> None:
        """Finish what waits."""
        self._waiting.put(None)
        self._thread.join()

    def _work(self) -> None:
        going_on = True
        while going_on:
            group: list[_Write | _Items] = []
            size = 0
            waiting = self._waiting.get()
            while waiting is not None:
                group.append(waiting)
                size += waiting.size
                if size >= LARGEST_GROUP:
                    break
                try:
                    waiting = self._waiting.get_nowait()
                except queue.Empty:
                    break
            going_on = waiting is not None
            # In the order in which they came; what is of one kind and side by side goes together.
            for work, together in groupby(group, key=lambda one: one.work):
                if work is None:
                    self._commit([one for one in together if isinstance(one, _Write)])
                else:
                    _run_together(work, [one for one in together if isinstance(one, _Items)])

    def _commit(self, group: list[_Write]) -> None:
        commit_failure: SQLAlchemyError | None = None
        try:
            self._run(group)
        except SQLAlchemyError as failure:
            commit_failure = failure
        for write in group:
            write.settle(commit_failure)

    def _run(self, group: list[_Write]) -> None:
        """Commit a group: two statements to a server less for each where nobody is refused."""
        try:
            with self._engine.begin() as connection:
                for write in group:
                    write.run_with_others(connection)
        except _GroupFailedError:
            if len(group) == 1:
                return
            with self._engine.begin() as connection:
                for write in group:
                    write.run_apart(connection)


@dataclass(eq=False)
class _Items:
    """Items of one turn of a loop that wait for the same work, and who waits there for each."""

    work: Work
    loop: asyncio.AbstractEventLoop
    until: float
    items: list[object] = field(default_factory=list)
    answers: list[asyncio.Future[Any]] = field(default_factory=list)

    @property
    def size(self) -> int:
        return len(self.items)

    def settle(self, outcomes: Sequence[object]) -> None:
        try:
            self.loop.call_soon_threadsafe(self._settle, outcomes)
        except RuntimeError:
            # The loop ended with the hub. What is stored is stored, and a resend is told so.
            if not self.loop.is_closed():
                raise

    def _settle(self, outcomes: Sequence[object]) -> None:
        for answer, outcome in zip(self.answers, outcomes, strict=True):
            if answer.done():
                continue
            if isinstance(outcome, Exception):
                answer.set_exception(outcome)
            else:
                answer.set_result(outcome)


class _Write:
    """One change that waits, and the future of whoever waits for it."""

    work = None
    size = 1

    def __init__(self, change: Callable[[Connection], object], future: Future[object]) -> None:
        self.change = change
        self.future = future
        self.result: object = None
        self.failure: Exception | None = None

    def run_with_others(self, connection: Connection) -> None:
        """Run without a savepoint. Raises _GroupFailedError if the change was refused."""
        try:
            self.result = self.change(connection)
        except (OperationalError, InterfaceError):
            raise
        except Exception as failure:
            self.failure = failure
            raise _GroupFailedError from failure

    def run_apart(self, connection: Connection) -> None:
        """Run in a savepoint, and keep why it was refused."""
        self.failure = None
        savepoint = connection.begin_nested()
        try:
            self.result = self.change(connection)
            savepoint.commit()
        except (OperationalError, InterfaceError):
            # A full disk may have ended the whole transaction, and a commit of nothing would look
            # like success (sqlite.org/lang_transaction.html, section 3); a server that went away
            # has dropped it. Nobody in the group may be told that theirs is stored.
            raise
        except Exception as failure:  # noqa: BLE001 - handed to the caller by the future
            savepoint.rollback()
            self.failure = failure

    def settle(self, commit_failure: SQLAlchemyError | None) -> None:
        failure = self.failure or commit_failure
        if failure is None:
            self.future.set_result(self.result)
        else:
            self.future.set_exception(failure)


class _GroupFailedError(Exception):
    """A change of a group was refused, so nothing of the group was kept."""


def _run_together(work: Work, batches: list[_Items]) -> None:
    items = [item for batch in batches for item in batch.items]
    outcomes: Sequence[object]
    try:
        outcomes = work(items)
    except Exception as failure:  # noqa: BLE001 - handed to the callers by their futures
        outcomes = [failure] * len(items)
    for batch in batches:
        batch.settle(outcomes[: batch.size])
        outcomes = outcomes[batch.size :]
