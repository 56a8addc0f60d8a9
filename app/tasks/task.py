"""A task: work that comes again. Where only one process may do it, it has a lease of its own."""

import os
import socket
from collections.abc import Callable, Iterable
from contextvars import copy_context
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Event, Thread

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from config.platform.database import transaction, utc_now
from config.platform.leases import hold
from config.platform.logs import log

LOOK_AGAIN = timedelta(seconds=10)
"""A lease is renewed, or asked for again, at least this often."""
END_SECONDS = 5.0
"""How long the end of a process waits for tasks that are at work."""


@dataclass(frozen=True)
class Task:
    """One row of the table of tasks (app/tasks/schedule.py)."""

    name: str
    """Names its thread, and its lease in the database."""
    every: timedelta
    """From the beginning of one run to the beginning of the next; at first at once."""
    lease: timedelta | None
    """How long nobody takes over from a process that was killed; None: any number may run it."""
    run: Callable[[datetime], object]
    """Does the work."""
    again: bool = False
    """Run again at once for as long as `run` returns True: there is more to do."""


def run_tasks(tasks: Iterable[Task], engine: Engine, stopped: Event) -> None:
    """Runs each task in a thread of its own until `stopped`; a slow one holds up no other."""
    holder = f"{socket.gethostname()}:{os.getpid()}"
    threads = [
        # With the context of this thread: its logs say which process it is.
        Thread(
            target=copy_context().run,
            args=(repeat_task, task, engine, holder, stopped),
            name=task.name,
            daemon=True,
        )
        for task in tasks
    ]
    for thread in threads:
        thread.start()
    stopped.wait()
    deadline = utc_now() + timedelta(seconds=END_SECONDS)
    for thread in threads:
        thread.join(max(0.0, (deadline - utc_now()).total_seconds()))


def repeat_task(task: Task, engine: Engine, holder: str, stopped: Event) -> None:
    """Runs one task until `stopped`. What goes wrong in one run is logged; the next one follows."""
    due_at = utc_now()
    lease = HeldLease(task, engine, holder)
    pause = min(task.every, LOOK_AGAIN).total_seconds()
    while not stopped.is_set():
        now = utc_now()
        more = False
        try:
            if lease.is_ours(now) and now >= due_at:
                more = bool(task.run(now)) and task.again
                due_at = now if more else now + task.every
        except SQLAlchemyError as error:
            log().error("database away", error=error, kind=task.name)
        except Exception as error:
            # Nobody would see that this thread ended: the process lives on.
            log().error("task failed", error=error, kind=task.name)
        if not more:
            stopped.wait(pause)


class HeldLease:
    """Whether this process may run a task.

    It is renewed at half time: each time in between is a write and a sync of the disk less. For
    what is run again at once it is renewed at each run: one of those may last as long as the lease.
    """

    def __init__(self, task: Task, engine: Engine, holder: str) -> None:
        self._task, self._engine, self._holder = task, engine, holder
        self._held_at: datetime | None = None

    def is_ours(self, now: datetime) -> bool:
        """Asks the database where it is not sure. Raises SQLAlchemyError."""
        lease = self._task.lease
        # A clock that was set back makes nobody sure.
        if lease is None:
            return True
        sure = self._held_at and self._held_at <= now < self._held_at + lease / 2
        if sure and not self._task.again:
            return True
        self._held_at = None
        with transaction(self._engine) as session:
            held = hold(session, self._task.name, self._holder, now, int(lease.total_seconds()))
        self._held_at = now if held else None
        return held
