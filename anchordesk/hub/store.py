"""The hub's open database: many readers, one writer thread with group commit.

A write is a function that is run inside the writer's transaction. Writes that wait together share
one commit, so one synchronous write to disk serves many requests; each has its own savepoint, so
one that is refused takes nothing of the others with it. A write's future is done only after the
commit: whoever has the answer has the proof.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from typing import TypeVar

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import InterfaceError, OperationalError, SQLAlchemyError

from anchordesk.hub.database import Database, Use, open_engine

Result = TypeVar("Result")

LARGEST_GROUP = 64


class Store:
    """The open database of a running hub."""

    def __init__(self, database: Database) -> None:
        self._writing_engine = open_engine(database, Use.WRITING)
        self._reading_engine = open_engine(database, Use.READING)
        self._writer = _Writer(self._writing_engine)

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A connection that sees one moment of the database."""
        with self._reading_engine.begin() as connection:
            yield connection

    def write(self, change: Callable[[Connection], Result]) -> Future[Result]:
        """Run a change in the writer's next transaction; the future is done after the commit.

        The future raises whatever the change raised, or the database's error if the commit failed.
        """
        return self._writer.submit(change)

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
        self._writing_engine.dispose()


class _Write:
    """One change that waits, and the future of whoever waits for it."""

    def __init__(self, change: Callable[[Connection], object], future: Future[object]) -> None:
        self.change = change
        self.future = future
        self.result: object = None
        self.failure: Exception | None = None

    def run(self, connection: Connection) -> None:
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


class _Writer:
    """The one thread that writes."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._waiting: queue.SimpleQueue[_Write | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._work, name="hub-writer", daemon=True)
        self._thread.start()

    def submit(self, change: Callable[[Connection], Result]) -> Future[Result]:
        future: Future[Result] = Future()
        # Running from the start: a request that goes away must not cancel what is being stored.
        future.set_running_or_notify_cancel()
        self._waiting.put(_Write(change, future))  # type: ignore[arg-type]  # Future is invariant
        return future

    def stop(self) -> None:
        self._waiting.put(None)
        self._thread.join()

    def _work(self) -> None:
        going_on = True
        while going_on:
            group: list[_Write] = []
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
            if group:
                self._commit(group)

    def _commit(self, group: list[_Write]) -> None:
        commit_failure: SQLAlchemyError | None = None
        try:
            with self._engine.begin() as connection:
                for write in group:
                    write.run(connection)
        except SQLAlchemyError as failure:
            commit_failure = failure
        for write in group:
            write.settle(commit_failure)
