"""Every task of the table has a name of its own, and a lease where one process must do it."""

import pytest

from app.tasks.schedule import clerk_tasks
from app.tasks.task import Task
from config.settings import ClerkSettings, load
from tests.support.house import NOON, House


@pytest.fixture
def tasks(house: House) -> tuple[Task, ...]:
    settings = load(
        ClerkSettings, firedoor_data_dir=house.folder, database_url=str(house.engine.url)
    )
    return clerk_tasks(settings, house.engine)


def test_names_are_leases_and_so_differ(tasks: tuple[Task, ...]) -> None:
    names = [one.name for one in tasks]
    assert len(set(names)) == len(names)
    assert all(len(one) <= 60 for one in names)


def test_the_clerks_tasks_are_done_by_one_clerk(tasks: tuple[Task, ...]) -> None:
    assert all(one.lease is not None for one in tasks)


def test_each_can_be_run(tasks: tuple[Task, ...]) -> None:
    for one in tasks:
        one.run(NOON)
