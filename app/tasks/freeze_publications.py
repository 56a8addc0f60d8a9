"""The figures of those who publish are frozen each month by the desk, as files."""

from datetime import datetime
from pathlib import Path

from redis.exceptions import RedisError
from sqlalchemy import Engine

from app.publication.document import Page
from app.publication.files import write_pages
from case_management.publication.publish import freeze, last_published, publishers
from config.platform.database import open_engine, reading, transaction, utc_now
from config.platform.logs import log
from config.platform.queues import DESK, connect, queue
from config.policy.policy import Policy, load_policy
from config.settings import Common, DeskSettings, load


def ask_for_publications(settings: Common, engine: Engine, policy: Policy, now: datetime) -> None:
    """Puts the work into the desk's queue; where there is no queue it is done here."""
    if not settings.redis_url:
        try:
            freeze_into(engine, settings.public_folder, policy, now)
        except OSError as error:
            # The clerk comes by each hour and writes what is kept.
            log().warning("public page not written", error=error)
        return
    try:
        queue(DESK, connect(settings.redis_url)).enqueue(
            "app.tasks.freeze_publications.freeze_publications",
            job_id="publications",
            description="publications",
            result_ttl=0,
            failure_ttl=60,
        )
    except RedisError as error:
        log().warning("queue away", error=error)


def freeze_publications() -> None:
    """What the desk runs."""
    settings = load(DeskSettings)
    engine = open_engine(settings.database_url)
    freeze_into(engine, settings.public_folder, load_policy(settings.policy_file), utc_now())
    engine.dispose()


def freeze_into(engine: Engine, folder: Path, policy: Policy, now: datetime) -> None:
    """Freezes what this month lacks, then writes the pages of all who publish.

    A folder that was lost is written again from what is kept, number for number.
    """
    with reading(engine) as session:
        organisations = [organisation.id for _, organisation in publishers(session)]
    for one in organisations:
        with transaction(engine) as session:
            found = {organisation.id: organisation for _, organisation in publishers(session)}
            if one in found:
                freeze(session, found[one], policy, now)
    with reading(engine) as session:
        pages = {}
        for row, organisation in publishers(session):
            figures = last_published(session, organisation.id)
            if figures is not None and row.frozen_on is not None:
                page = Page(organisation.name, organisation.language, row.frozen_on)
                pages[organisation.id] = page, figures
    write_pages(folder, pages, policy)
