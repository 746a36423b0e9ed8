"""The hub's open database: many readers, one writer thread with group commit.

A write is a function that is run inside the writer's transaction. Writes that wait together share
one commit, so one synchronous write to disk serves many requests. One that is refused takes
nothing of the others with it: then the group is rolled back and run again, each in a savepoint of
its own. So changes do nothing but ask and change the database. A write's future is done only after
the commit: whoever has the answer has the proof.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager
from typing import TypeVar

from sqlalchemy import Connection, event, text
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.exc import InterfaceError, OperationalError, SQLAlchemyError

from anchordesk.hub.database import Database, Use, open_engine
from anchordesk.hub.writer import Writer

Result = TypeVar("Result")
Item = TypeVar("Item")
Outcome = TypeVar("Outcome")


class Store:
    """The open database of a running hub."""

    def __init__(self, database: Database) -> None:
        self._writing_engine = open_engine(database, Use.WRITING)
        self._reading_engine = open_engine(database, Use.READING)
        self._asking_engine = open_engine(database, Use.ASKING)
        self._engines = (self._writing_engine, self._reading_engine, self._asking_engine)
        for engine in self._engines:
            event.listen(engine, "handle_error", self._let_go_of_dropped)
        self._writer = Writer(self._writing_engine)

    def _let_go_of_dropped(self, context: ExceptionContext) -> None:
        """Open all connections anew: a server that has dropped one has most likely dropped all."""
        if context.is_disconnect:
            for engine in self._engines:
                engine.dispose()

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

    async def write_together(
        self, work: Callable[[Sequence[Item]], Sequence[Outcome | Exception]], item: Item
    ) -> Outcome:
        """Hand an item to work that takes in all that wait; it runs in the writer's thread.

        The work commits what it stores, by `change`, before it answers. It says of each item what
        became of it; what it raises is said to all.
        """
        outcome: Outcome = await self._writer.submit_together(work, item)
        return outcome

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
        for engine in self._engines:
            engine.dispose()
