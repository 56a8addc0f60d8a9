"""Checks the audit logs: the clerk asks for it, the desk does it, for it may take long."""

from redis.exceptions import RedisError
from sqlalchemy import select

from case_management.audit.verify_log import known_checkpoints, verify_log
from config.platform.database import open_engine, reading, transaction, utc_now
from config.platform.logs import log
from config.platform.queues import DESK, connect, queue
from config.settings import DeskSettings, load
from intake.monitoring.alarms import LOG_EDITED, raise_alarm
from vault.checkpoints import CheckpointFolder
from vault.organisations import Organisation


def ask_the_desk(redis_url: str) -> None:
    """Puts `verify_logs` into the desk's queue, where there is one."""
    if not redis_url:
        return
    try:
        queue(DESK, connect(redis_url)).enqueue(
            "app.tasks.verify_logs.verify_logs", description="verify", result_ttl=0, failure_ttl=60
        )
    except RedisError as error:
        log().warning("queue away", error=error)


def verify_logs() -> None:
    """Checks every audit chain from its beginning; an edited one raises an alarm."""
    settings = load(DeskSettings)
    engine = open_engine(settings.database_url)
    folder = CheckpointFolder(settings.trust_dir)
    with reading(engine) as session:
        there = set(session.scalars(select(Organisation.id)))
        broken = [
            one
            for one in sorted(there | set(folder.organisations()))
            if verify_log(session, one, known_checkpoints(session, folder, one)).touched is not None
        ]
    if broken:
        with transaction(engine) as session:
            for organisation_id in broken:
                raise_alarm(session, LOG_EDITED, organisation_id, utc_now())
    engine.dispose()
