"""Is one process of this host alive? For whoever starts it again: containers, other watchers."""

import socket
from datetime import datetime
from urllib.error import URLError
from urllib.request import urlopen

from app.health.check_result import CheckFailed, CheckResult, run_check
from config.server_rules import LOOPBACK
from config.settings import Common, PublicSettings, load

BUSY_SECONDS = 2
ANYWHERE = ("0.0.0.0", "::")  # noqa: S104 - what a process may be told to listen on


def one_process(settings: Common, name: str, now: datetime) -> CheckResult:
    """Dashboard and webhooks are asked; the others by the sign of life that they write."""
    ports = {
        "web": settings.web_port,
        "bots": settings.bots_port,
        "public": load(PublicSettings).public_port,
    }
    if name in ports:
        return run_check(f"process {name}", lambda: _asked(settings.listen_address, ports[name]))
    return run_check(f"process {name}", lambda: _signed(settings, name, now))


def _asked(address: str, port: int) -> str:
    """A receiver is well without a database: it has its spool."""
    host = LOOPBACK[0] if address in ANYWHERE else address
    url = f"http://{f'[{host}]' if ':' in host else host}:{port}/healthz"
    try:
        with urlopen(url, timeout=5):
            return "it answers"
    except (URLError, OSError):
        raise CheckFailed(f"it does not answer on port {port}: its log says why") from None


def _signed(settings: Common, name: str, now: datetime) -> str:
    # Whoever is only asked needs no database, and is asked every minute.
    from sqlalchemy import select  # noqa: PLC0415
    from sqlalchemy.exc import SQLAlchemyError  # noqa: PLC0415

    from config.platform.database import open_engine, reading  # noqa: PLC0415
    from config.platform.heartbeats import MISSED, Heartbeat  # noqa: PLC0415

    host = socket.gethostname()[:60]
    engine = open_engine(settings.database_url, BUSY_SECONDS)
    wanted = select(Heartbeat.seen_at).where(Heartbeat.process == name, Heartbeat.host == host)
    try:
        with reading(engine) as session:
            seen_at = session.scalar(wanted)
    except SQLAlchemyError:
        raise CheckFailed("the database can't be reached, so nothing is known of it") from None
    finally:
        engine.dispose()
    if seen_at is None:
        raise CheckFailed(f"it has not run on {host}")
    if now - seen_at > MISSED:
        minutes = int((now - seen_at).total_seconds() // 60)
        raise CheckFailed(f"its last sign of life was {minutes} minutes ago: its log says why")
    return f"it runs on {host}"
