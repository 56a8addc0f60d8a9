"""One commit for several writes that arrive together, each answered after it.

SQLite has one writer, and every commit waits for the disk. Threads that want to write at once put
their work down; whoever finds nobody at it does all of it in one transaction. What fails is undone
alone. PostgreSQL shares commits by itself, and gets a transaction for each.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Condition
from typing import Any, Generic, TypeVar

from sqlalchemy import Engine
from sqlalchemy.engine import Connection
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from config.platform.database import transaction

MOST = 16
"""So many in one transaction: other processes want the writer too."""

T = TypeVar("T")


class NotWritten(Exception):
    """Whoever did this work was ended before it was committed."""


@dataclass
class _Work(Generic[T]):
    """What one thread wants written, and what came of it."""

    write: Callable[[Session], T]
    given: list[T] = field(default_factory=list)
    error: Exception | None = None
    done: bool = False


class SharedCommits:
    """The writes of one process to one database."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._alone = engine.dialect.name != "sqlite"
        self._changed = Condition()
        self._waiting: list[_Work[Any]] = []
        self._at_work = False

    def write(self, write: Callable[[Session], T]) -> T:
        """What `write` gives, once it is committed. Raises what `write` or the database raises.

        `write` may be called a second time, where nothing is left of the first.
        """
        if self._alone:
            with transaction(self._engine) as session:
                return write(session)
        work = _Work(write)
        with self._changed:
            self._waiting.append(work)
        while self._is_my_turn(work):
            self._do_those_that_wait()
        if work.error is not None:
            raise work.error
        return work.given[0]

    def _is_my_turn(self, work: _Work[Any]) -> bool:
        """Waits until somebody has done it (False), or nobody is at work."""
        with self._changed:
            self._changed.wait_for(lambda: work.done or not self._at_work)
            if work.done:
                return False
            self._at_work = True
            return True

    def _do_those_that_wait(self) -> None:
        with self._changed:
            batch, self._waiting = self._waiting[:MOST], self._waiting[MOST:]
        finished = False
        try:
            if len(batch) == 1 or not self._do_together(batch):
                for one in batch:
                    self._do_alone(one)
            finished = True
        finally:
            with self._changed:
                self._at_work = False
                for one in batch:
                    one.done = True
                    if not finished and one.error is None:
                        one.error = NotWritten()
                self._changed.notify_all()

    def _do_together(self, batch: list[_Work[Any]]) -> bool:
        """False where nothing counts as committed: each is done anew then, and by itself.

        Where the database can't be had at all, that is the answer to all of them: to wait for it
        one after another would keep carriers waiting longer than they do.
        """
        begun = False
        try:
            with transaction(self._engine) as session:
                connection = session.connection()
                begun = True
                for one in batch:
                    _do_in(connection, one)
                # A full disk ends the whole transaction, and a commit of none raises nothing.
                driver = connection.connection.driver_connection
                return driver is not None and driver.in_transaction
        except Exception as error:  # what it was is seen when each is done by itself
            if not begun:
                for one in batch:
                    one.error = error
            return not begun

    def _do_alone(self, work: _Work[Any]) -> None:
        work.error = None
        try:
            with transaction(self._engine) as session:
                work.given = [work.write(session)]
        except Exception as error:  # it is raised in the thread whose work it is
            work.error = error


def _do_in(connection: Connection, work: _Work[Any]) -> None:
    """Between two savepoints. Raises OperationalError: then the database is not well."""
    try:
        with (
            Session(
                connection, expire_on_commit=False, join_transaction_mode="create_savepoint"
            ) as session,
            session.begin(),
        ):
            work.given = [work.write(session)]
    except OperationalError:
        raise
    except Exception as error:  # it is raised in the thread whose work it is
        work.error = error
