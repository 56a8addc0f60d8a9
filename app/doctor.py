"""What `firedoor doctor` looks at: each check gives one line, and says what to do."""

import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from redis.exceptions import RedisError
from sqlalchemy import Engine, func, select
from sqlalchemy.exc import SQLAlchemyError

from app.cli.keys import SEALING, SYMMETRIC
from app.cli.migrate import MIGRATIONS
from app.jobs.reconciling import listers
from app.law import look, summary, used
from app.receiving import public_key
from bots.registry import label, receivers, senders
from config.database import open_engine, reading
from config.policy import PolicyError, load_policy
from config.queues import connect
from config.settings import PROCESS_SETTINGS, Common, Environment, Refused, load
from intake.dialogue.rights import read_rights
from intake.lines import Line
from intake.spool import REFUSED_SUFFIX, Spool
from vault.models import Organisation
from vault.roster import RosterRefused
from vault.sealing import SecretKey
from vault.trust import NotTrusted, Trust


@dataclass(frozen=True)
class Finding:
    """One line: what was looked at, whether it is well, and what was seen or what to do."""

    name: str
    well: bool
    sentence: str


def examine(settings: Common) -> Iterator[Finding]:
    """Every check, in the order in which one may be the cause of the next."""
    engine = open_engine(settings.database_url, 2)
    try:
        yield _checked("settings", lambda: _settings(settings))
        yield _checked("policy", lambda: _policy(settings))
        yield _checked("keys", lambda: _keys(settings))
        database = _checked("database", lambda: _database(engine))
        yield database
        yield _checked("queue", lambda: _queue(settings))
        yield _checked("spool", lambda: _spool(settings))
        if database.well:
            yield _checked("trust", lambda: _trust(engine, settings))
            yield _checked("rights", lambda: _rights(engine, settings))
            yield from _lines(engine, settings)
    finally:
        engine.dispose()


class _Wrong(Exception):
    """The sentence says what is wrong and what to do."""


def _checked(name: str, check: Callable[[], str]) -> Finding:
    try:
        return Finding(name, True, check())
    except (_Wrong, Refused, PolicyError) as wrong:
        return Finding(name, False, str(wrong))


def _settings(settings: Common) -> str:
    for kind in dict.fromkeys(PROCESS_SETTINGS.values()):
        load(kind)
    receivers(settings)
    set_up = sorted({*senders(settings), *listers(settings)})
    return f"{settings.firedoor_env.value}; channels with credentials here: " + (
        ", ".join(set_up) or "none"
    )


def _policy(settings: Common) -> str:
    policy = load_policy(settings.policy_file)
    return f"{len(policy.categories)} categories, {len(policy.languages)} languages"


def _keys(settings: Common) -> str:
    folder = settings.keys_dir
    for public in SEALING.values():
        public_key(folder, public)
    if settings.firedoor_env is Environment.SERVER:
        return "public halves are there; each process has its own secret files"
    for name in (*SYMMETRIC, *SEALING):
        path = folder / name
        if not path.is_file():
            raise _Wrong(f"{path} is missing: `firedoor keys` makes what is missing")
        if path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
            raise _Wrong(f"{path} can be read by others: chmod 0400 it")
    for name, public in SEALING.items():
        seed = bytes.fromhex((folder / name).read_text("ascii").strip())
        if SecretKey(seed).public() != public_key(folder, public):
            raise _Wrong(f"{folder / public}.pub is not the public half of {name}: remove it, "
                         "and run `firedoor keys`")  # fmt: skip
    return f"{len(SYMMETRIC) + len(SEALING)} secrets, readable by their owner only"


def _database(engine: Engine) -> str:
    configuration = Config()
    configuration.set_main_option("script_location", str(MIGRATIONS))
    newest = ScriptDirectory.from_config(configuration).get_current_head()
    try:
        with engine.connect().execution_options(read_only=True) as connection:
            current = MigrationContext.configure(connection).get_current_revision()
    except SQLAlchemyError:
        raise _Wrong("it can't be reached: check DATABASE_URL, and that it runs") from None
    if current != newest:
        raise _Wrong(f"its schema is {current or 'empty'}, not {newest}: run `firedoor migrate`")
    return f"{engine.dialect.name}, schema {newest}"


def _queue(settings: Common) -> str:
    if not settings.redis_url:
        return "no REDIS_URL: the sweep does all the work, a few seconds later"
    try:
        connect(settings.redis_url).ping()
    except RedisError:
        raise _Wrong("it does not answer: check REDIS_URL; the sweep carries on") from None
    return "it answers"


def _spool(settings: Common) -> str:
    folder: Path = settings.spool_dir
    spool = Spool(folder, b"")
    if not spool.can_write():
        raise _Wrong(f"{folder} can't be written: free the disk, or give it to this user")
    aside = len(list(folder.glob(f"*{REFUSED_SUFFIX}")))
    if aside:
        raise _Wrong(f"{aside} messages in {folder} can't be taken in (*{REFUSED_SUFFIX}): "
                     "the collector's log says why")  # fmt: skip
    waiting = len(spool.files())
    return f"{waiting} messages wait for the collector" if waiting else "empty, can be written"


def _trust(engine: Engine, settings: Common) -> str:
    trust = Trust(settings.trust_dir)
    with reading(engine) as session:
        ids = list(session.execute(select(Organisation.id, Organisation.name)))
        if not ids:
            raise _Wrong("no organisation yet: firedoor organisation add NAME --kind monitor …")
        for identifier, name in ids:
            try:
                trust.roster(session, identifier)
            except NotTrusted:
                raise _Wrong(f"{name} is not confirmed on this host: `firedoor organisation "
                             f'trust {identifier} "WORDS"`') from None  # fmt: skip
            except RosterRefused as refused:
                raise _Wrong(f"{name}: {refused}") from None
    return f"{len(ids)} organisations, all believed"


def _rights(engine: Engine, settings: Common) -> str:
    rights = read_rights(settings.rights_dir)
    wrong = look(rights, load_policy(settings.policy_file))
    if wrong:
        more = f" and {len(wrong) - 1} more" if len(wrong) > 1 else ""
        raise _Wrong(f"{wrong[0]}{more}: `firedoor rights check` says all")
    with reading(engine) as session:
        return summary(rights, used(session))


def _lines(engine: Engine, settings: Common) -> Iterator[Finding]:
    known = receivers(settings)
    with reading(engine) as session:
        count = session.scalar(select(func.count()).select_from(Line)) or 0
        rows = list(session.execute(select(Line.channel, Line.address)))
    if not count:
        yield Finding("lines", False, "none yet: firedoor line add ORGANISATION --channel …")
    for channel, address in rows:
        well = channel in known
        said = "its channel is known" if well else f"no folder bots/{channel}: its texts can't come"
        yield Finding(f"line {label(channel, address)} {address}", well, said)
