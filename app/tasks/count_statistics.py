"""Figures that take long to count are counted by the desk, behind the page that shows the last."""

from collections.abc import Sequence

from redis.exceptions import RedisError

from case_management.statistics.kept_figures import Asked, count_figures, keep
from config.platform.database import open_engine, reading, transaction, utc_now
from config.platform.logs import log
from config.platform.queues import DESK, connect, queue
from config.policy.policy import load_policy
from config.settings import DeskSettings, load


def ask_the_desk(redis_url: str, asked: Asked) -> bool:
    """Puts `count_statistics` into the desk's queue; False where there is none."""
    if not redis_url:
        return False
    try:
        queue(DESK, connect(redis_url)).enqueue(
            "app.tasks.count_statistics.count_statistics",
            asked.reader_id,
            list(asked.organisations),
            asked.months,
            job_id=f"statistics-{asked.reader_id}-{asked.months}",
            description="statistics",
            result_ttl=0,
            failure_ttl=60,
        )
    except RedisError as error:
        log().warning("queue away", error=error)
        return False
    return True


def count_statistics(reader_id: str, organisations: Sequence[str], months: int) -> None:
    """Counts them and keeps them."""
    settings = load(DeskSettings)
    engine = open_engine(settings.database_url)
    policy, asked = load_policy(settings.policy_file), Asked(reader_id, organisations, months)
    with reading(engine) as session:
        counted = count_figures(session, asked, policy, utc_now())
    with transaction(engine) as session:
        keep(session, counted)
    engine.dispose()
