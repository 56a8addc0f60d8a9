"""The desk: an RQ worker for long work that may be lost and asked for again."""

import time

from redis import Redis
from redis.exceptions import RedisError
from rq import SimpleWorker
from rq.serializers import JSONSerializer

from app.processes.heartbeat import keep_beating
from config.platform.database import open_engine
from config.platform.logs import log
from config.platform.queues import DESK, connect, queue
from config.settings import DeskSettings, Refused, load

AWAY_SECONDS = 2


def main() -> None:
    """Works until SIGTERM. Raises Refused without a queue: there is nothing to wait for."""
    settings = load(DeskSettings)
    keep_beating(open_engine(settings.database_url), "desk")
    if not settings.redis_url:
        raise Refused("REDIS_URL is missing: the desk takes its work from a queue")
    connection = connect(settings.redis_url)
    _wait_for(connection)
    worker = SimpleWorker(
        [queue(DESK, connection)],
        connection=connection,
        serializer=JSONSerializer,
        maintenance_interval=30,
        default_worker_ttl=60,
    )
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
