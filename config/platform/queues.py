"""RQ as a doorbell: jobs carry no argument, and nothing depends on a bell being heard."""

from contextlib import suppress

from redis import Redis
from redis.backoff import NoBackoff
from redis.exceptions import RedisError
from redis.retry import Retry
from rq import Queue
from rq.serializers import JSONSerializer

COURIER = "courier"
DESK = "desk"

# More waiting bells than this say nothing new: one drain empties the outbox for all of them.
BELLS_ENOUGH = 2


def connect(url: str) -> Redis:
    """A connection that gives up at once: with Redis away the sweep carries on."""
    return Redis.from_url(
        url,
        socket_connect_timeout=0.3,
        socket_timeout=5,
        retry=Retry(NoBackoff(), 0),
    )


def queue(name: str, connection: Redis) -> Queue:
    """A queue whose jobs are JSON, never pickle."""
    return Queue(name, connection=connection, serializer=JSONSerializer)


class Bell:
    """Rings the courier after a commit.

    Raises nothing when Redis is away: the outbox row is already committed.
    """

    def __init__(self, url: str | None) -> None:
        self._queue = queue(COURIER, connect(url)) if url else None

    def ring(self) -> None:
        """Says that the outbox has something due."""
        if self._queue is None:
            return
        with suppress(RedisError):
            if self._queue.connection.llen(self._queue.key) < BELLS_ENOUGH:
                self._queue.enqueue(
                    "bots.sending.courier.drain",
                    description="drain",
                    job_timeout=60,
                    result_ttl=0,
                    failure_ttl=60,
                )
