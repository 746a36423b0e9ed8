"""The hub's open database: many readers, one writer thread with group commit.

A write is a function that is run inside the writer's transaction. Writes that wait together share
one commit, so one synchronous write to disk serves many requests. One that is refused takes
nothing of the others with it: then the group is rolled back and run again, each in a savepoint of
its own. So changes do nothing but ask and change the database. A write's future is done only after
the commit: whoever has the answer has the proof.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager
from itertools import groupby
from typing import TypeVar

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import InterfaceError, OperationalError, SQLAlchemyError

from anchordesk.hub.database import Database, Use, open_engine

Result = TypeVar("Result")
Item = TypeVar("Item")
Outcome = TypeVar("Outcome")
_Work = Callable[[Sequence[object]], Sequence[object]]

LARGEST_GROUP = 64


class Store:
    """The open database of a running hub."""

    def __init__(self, database: Database) -> None:
        self._writing_engine = open_engine(database, Use.WRITING)
        self._reading_engine = open_engine(database, Use.READING)
        self._asking_engine = open_engine(database, Use.ASKING)
        self._writer = _Writer(self._writing_engine)

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A connection that sees one moment of the database."""
        with self._reading_engine.begin() as connection:
            yield connection

    def ask(self, question: Callable[[Connection], Result]) -> Result:
        """Ask what needs no single moment: each statement sees what is committed by then.

        Asked again once where a server that was restarted has dropped the connection.
        """
        try:
            return self._ask(question)
        except (OperationalError, InterfaceError) as failure:
            if not failure.connection_invalidated:
                raise
            return self._ask(question)

    def _ask(self, question: Callable[[Connection], Result]) -> Result:
        with self._asking_engine.connect() as connection:
            return question(connection)

    def write(self, change: Callable[[Connection], Result]) -> Future[Result]:
        """Run a change in the writer's next transaction; the future is done after the commit.

        The future raises whatever the change raised, or the database's error if the commit failed.
        """
        return self._writer.submit(change)

    def write_together(
        self, work: Callable[[Sequence[Item]], Sequence[Outcome | Exception]], item: Item
    ) -> Future[Outcome]:
        """Hand an item to work that takes in all that wait; it runs in the writer's thread.

        The work commits what it stores, by `change`, before it answers. It says of each item what
        became of it; what it raises is said to all.
        """
        return self._writer.submit_together(work, item)

    def change(self, change: Callable[[Connection], Result]) -> Result:
        """Run a change and commit it: for work that was handed to `write_together` alone."""
        with self._writing_engine.begin() as connection:
            return change(connection)

    def can_write(self) -> bool:
        """Whether a transaction can be made durable now."""
        try:
            self.write(lambda connection: connection.execute(text("SELECT 1")).close()).result()
        except SQLAlchemyError:
            return False
        return True

    def close(self) -> None:
        """Finish the writes that wait, then let go of the files."""
        self._writer.stop()
        self._reading_engine.dispose()
        self._asking_engine.dispose()
        self._writing_engine.dispose()


class _Item:
    """One item that waits for work on all of its kind, and the future of whoever waits for it."""

    def __init__(self, work: _Work, item: object, future: Future[object]) -> None:
        self.work = work
        self.item = item
        self.future = future

    def settle(self, outcome: object) -> None:
        if isinstance(outcome, Exception):
            self.future.set_exception(outcome)
        else:
            self.future.set_result(outcome)


class _Write:
    """One change that waits, and the future of whoever waits for it."""

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


class _Writer:
    """The one thread that writes."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._waiting: queue.SimpleQueue[_Write | _Item | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._work, name="hub-writer", daemon=True)
        self._thread.start()

    def submit(self, change: Callable[[Connection], Result]) -> Future[Result]:
        future: Future[Result] = Future()
        # Running from the start: a request that goes away must not cancel what is being stored.
        future.set_running_or_notify_cancel()
        self._waiting.put(_Write(change, future))  # type: ignore[arg-type]  # Future is invariant
        return future

    def submit_together(
        self, work: Callable[[Sequence[Item]], Sequence[Outcome | Exception]], item: Item
    ) -> Future[Outcome]:
        future: Future[Outcome] = Future()
        future.set_running_or_notify_cancel()
        self._waiting.put(_Item(work, item, future))  # type: ignore[arg-type]  # as above
        return future

    def stop(self) -> None:
        self._waiting.put(None)
        self._thread.join()

    def _work(self) -> None:
        going_on = True
        while going_on:
            group: list[_Write | _Item] = []
            write = self._waiting.get()
            while write is not None:
                group.append(write)
                if len(group) == LARGEST_GROUP:
                    break
                try:
                    write = self._waiting.get_nowait()
                except queue.Empty:
                    break
            going_on = write is not None
            # In the order in which they came; what is of one kind and side by side goes together.
            for work, together in groupby(group, key=_work_of):
                if work is None:
                    self._commit([one for one in together if isinstance(one, _Write)])
                else:
                    _run_together(work, [one for one in together if isinstance(one, _Item)])

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


def _work_of(one: _Write | _Item) -> _Work | None:
    return one.work if isinstance(one, _Item) else None


def _run_together(work: _Work, items: list[_Item]) -> None:
    try:
        outcomes = work([one.item for one in items])
    except Exception as failure:  # noqa: BLE001 - handed to the callers by their futures
        outcomes = [failure] * len(items)
    for one, outcome in zip(items, outcomes, strict=True):
        one.settle(outcome)
