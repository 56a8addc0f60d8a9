"""What `firedoor doctor` and the operator's page both look at, with one set of rules."""

import shutil
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from redis.exceptions import RedisError
from sqlalchemy import Engine, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from app.health.check_result import CheckFailed, CheckResult, run_check
from app.health.line_state import span
from config.platform.database import reading
from config.platform.heartbeats import signs
from config.platform.paths import MIGRATIONS
from config.platform.queues import connect
from config.settings import PROCESS_SETTINGS, Common
from intake.inbox.spool import REFUSED_SUFFIX, Spool
from intake.lines.proven_line import bent_lines
from vault.organisations import Organisation
from vault.roster import RosterRefused
from vault.trust import NotTrusted, Trust

SPOOL_LATE = timedelta(minutes=5)
FREE_BYTES = 200 * 1024 * 1024
"""Below this a disk is as good as full: the database and its journal need as much at once."""
NANOSECONDS = 1_000_000_000


def stores(settings: Common, engine: Engine) -> list[CheckResult]:
    """Database, queue and spool, in this order."""
    return [
        run_check("database", lambda: _database(engine)),
        run_check("queue", lambda: _queue(settings)),
        run_check("spool", lambda: _spool(settings)),
    ]


def trust_of(settings: Common, engine: Engine) -> CheckResult:
    """Is every organisation's roster confirmed on this host?"""
    return run_check("trust", lambda: _trust(engine, settings))


def lines_of(settings: Common, engine: Engine) -> CheckResult:
    """Does the database say of each line what was confirmed on this host?"""
    return run_check("lines", lambda: _lines(engine, settings))


def processes(session: Session, settings: Common, now: datetime) -> Iterator[CheckResult]:
    """Every process of the Procfile, once one of them has ever run."""
    seen = signs(session)
    if not seen:
        yield CheckResult("processes", True, "none has run yet: `firedoor run NAME` starts one")
        return
    for name in PROCESS_SETTINGS:
        sign = seen.get(name)
        if name == "desk" and not settings.redis_url:
            continue
        if sign is None:
            yield CheckResult(f"process {name}", False, f"has not run: start `firedoor run {name}`")
        elif sign.alive(now):
            yield CheckResult(f"process {name}", True, f"runs on {sign.host}")
        else:
            ago = span(now - sign.seen_at)
            yield CheckResult(
                f"process {name}",
                False,
                f"its last sign of life was {ago} ago on {sign.host}: start it, its log says why",
            )


def _database(engine: Engine) -> str:
    configuration = Config()
    configuration.set_main_option("script_location", str(MIGRATIONS))
    newest = ScriptDirectory.from_config(configuration).get_current_head()
    try:
        with engine.connect().execution_options(read_only=True) as connection:
            current = MigrationContext.configure(connection).get_current_revision()
    except SQLAlchemyError:
        raise CheckFailed("it can't be reached: check DATABASE_URL, and that it runs") from None
    if current != newest:
        raise CheckFailed(
            f"its schema is {current or 'empty'}, not {newest}: run `firedoor migrate`"
        )
    return f"{engine.dialect.name}, schema {newest}"


def _queue(settings: Common) -> str:
    if not settings.redis_url:
        return "no REDIS_URL: the sweep does all the work, a few seconds later"
    try:
        connect(settings.redis_url).ping()
    except RedisError:
        raise CheckFailed("it does not answer: check REDIS_URL; the sweep carries on") from None
    return "it answers"


def _spool(settings: Common) -> str:
    folder: Path = settings.spool_dir
    spool = Spool(folder, b"")
    if not spool.can_write():
        raise CheckFailed(f"{folder} can't be written: free the disk, or give it to this user")
    aside = len(list(folder.glob(f"*{REFUSED_SUFFIX}")))
    if aside:
        raise CheckFailed(
            f"{aside} messages in {folder} can't be taken in (*{REFUSED_SUFFIX}): "
            "the collector's log says why"
        )
    free = shutil.disk_usage(folder).free
    if free < FREE_BYTES:
        raise CheckFailed(f"{_size(free)} are free on the disk of {folder}: make room")
    waiting = spool.files()
    if not waiting:
        return f"empty, can be written; {_size(free)} free"
    age = _age(waiting[0])
    said = f"{len(waiting)} messages wait for the collector, the oldest for {span(age)}"
    if age > SPOOL_LATE:
        raise CheckFailed(f"{said}: see whether it runs, and whether the database answers")
    return f"{said}; {_size(free)} free"


def _age(path: Path) -> timedelta:
    """A spooled request is named for the moment of its arrival."""
    written = int(path.name.partition("-")[0])
    return timedelta(seconds=(time.time_ns() - written) / NANOSECONDS)


def _size(count: int) -> str:
    gibibytes = count / 1024**3
    return f"{gibibytes:.0f} GB" if gibibytes >= 10 else f"{gibibytes:.1f} GB"


def _trust(engine: Engine, settings: Common) -> str:
    trust = Trust(settings.trust_dir)
    with reading(engine) as session:
        ids = list(session.execute(select(Organisation.id, Organisation.name)))
        if not ids:
            raise CheckFailed(
                "no organisation yet: firedoor organisation add NAME --kind monitor …"
            )
        for identifier, name in ids:
            try:
                trust.roster(session, identifier)
            except NotTrusted:
                raise CheckFailed(
                    f"{name} is not confirmed on this host: `firedoor organisation "
                    f'trust {identifier} "WORDS"`'
                ) from None
            except RosterRefused as refused:
                raise CheckFailed(f"{name}: {refused}") from None
    return f"{len(ids)} organisations, all believed"


def _lines(engine: Engine, settings: Common) -> str:
    try:
        with reading(engine) as session:
            known = Trust(settings.trust_dir).lines.known()
            if known is None:
                return "none is confirmed on this host yet: the next start takes over what stands"
            bent = list(bent_lines(session, known))
    except RosterRefused as refused:
        raise CheckFailed(f"{refused}: give {settings.trust_dir} to this user") from None
    if bent:
        raise CheckFailed("; ".join(bent))
    days = sorted({one.taken_over for one in known.by_id.values() if one.taken_over})
    taken = sum(one.taken_over is not None for one in known.by_id.values())
    said = f"{len(known.by_id)} confirmed on this host"
    if not taken:
        return said
    return (
        f"{said}; {taken} of them taken over from the database on {', '.join(days)}: compare them "
        "once, `firedoor line trust NUMBER ORGANISATION` confirms each"
    )
