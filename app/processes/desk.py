"""The desk: an RQ worker for long work that may be lost and asked for again."""

import time

from redis import Redis
from redis.exceptions import RedisError
from rq import SimpleWorker
from rq.serializers import JSONSerializer
from sqlalchemy import select

from case_management.audit.queries import first_broken
from config.platform.database import open_engine, transaction, utc_now
from config.platform.logs import log
from config.platform.queues import DESK, connect, queue
from config.settings import Clerk, Refused, load
from intake.monitoring.alarms import raise_alarm
from vault.organisations import Organisation

LOG_EDITED = "log-edited"
AWAY_SECONDS = 2


def run(settings: Clerk) -> None:
    """Works until SIGTERM. Raises Refused without a queue: there is nothing to wait for."""
    if not settings.redis_url:
        raise Refused("REDIS_URL is missing: the desk takes its work from a queue")
    connection = connect(settings.redis_url)
    _wait_for(connection)
    worker = SimpleWorker(
        [queue(DESK, connection)], connection=connection, serializer=JSONSerializer,
        maintenance_interval=30, default_worker_ttl=60,
    )  # fmt: skip
    log().info("desk ready", state="ready")
    worker.work(logging_level="ERROR")


def _wait_for(connection: Redis) -> None:
    while True:
        try:
            connection.ping()
        except RedisError as error:
            log().warning("queue away", error=error)
            time.sleep(AWAY_SECONDS)
        else:
            return


def verify_logs() -> None:
    """Checks every audit chain; an edited one raises an alarm."""
    engine = open_engine(load(Clerk).database_url)
    with transaction(engine) as session:
        for organisation_id in session.scalars(select(Organisation.id)):
            if first_broken(session, organisation_id) is not None:
                raise_alarm(session, LOG_EDITED, organisation_id, utc_now())
    engine.dispose()
