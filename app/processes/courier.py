"""The courier: drains the outbox whenever its bell rings.

A plain loop takes RQ's jobs as its bell (docs/decisions/0002): it lives through a Redis that is
away, through kill -9 and restart, and nothing depends on a bell being heard.
"""

import time
from threading import Event

from redis.exceptions import RedisError
from rq import Queue
from rq.exceptions import DequeueTimeout, InvalidJobOperation, NoSuchJobError
from sqlalchemy.exc import SQLAlchemyError

from app.processes.heartbeat import keep_beating
from app.processes.loop import until_stopped
from app.wiring.sending import channels_of, make_courier
from config.platform.database import open_engine
from config.platform.logs import log
from config.platform.queues import COURIER, connect, queue
from config.settings import CourierSettings, load

LISTEN_SECONDS = 3
AWAY_SECONDS = 1


def main() -> None:
    """Until SIGTERM: listen, drain, listen. Raises Refused where a key is missing."""
    settings = load(CourierSettings)
    engine = open_engine(settings.database_url)
    keep_beating(engine, "courier", channels_of(settings))
    stopped = until_stopped()
    courier = make_courier(settings, engine, stopped)
    bell = queue(COURIER, connect(settings.redis_url)) if settings.redis_url else None
    log().info("courier ready", state="ready")
    while not stopped.is_set():
        try:
            courier.drain()
        except SQLAlchemyError as error:
            log().error("database away", error=error)
            stopped.wait(AWAY_SECONDS)
        _listen(bell, stopped)


def _listen(bell: Queue | None, stopped: Event) -> None:
    if bell is None:
        stopped.wait(AWAY_SECONDS)
        return
    try:
        rung = Queue.dequeue_any(
            [bell],
            timeout=LISTEN_SECONDS,
            connection=bell.connection,
            serializer=bell.serializer,
        )
        if rung is not None:
            rung[0].delete(remove_from_queue=False)
    except DequeueTimeout:
        return
    except (InvalidJobOperation, NoSuchJobError):
        # The queue was wiped between the bell and its removal: it was heard all the same.
        return
    except RedisError as error:
        log().warning("queue away", error=error)
        time.sleep(AWAY_SECONDS)
