"""The migrations make exactly what the models say, on both databases, and can be undone."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import (
    Boolean,
    Column,
    Date,
    DateTime,
    Integer,
    LargeBinary,
    MetaData,
    func,
    insert,
    inspect,
    select,
)

from app.installation.migrate import MIGRATIONS, migrate_to
from app.tables import METADATA
from config.platform.database import open_engine
from tests.support.postgres import Cluster


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """An empty database."""
    if request.param == "postgresql":
        cluster: Cluster = request.getfixturevalue("postgres")
        yield cluster.empty()
    else:
        yield f"sqlite:///{tmp_path / 'firedoor.db'}"


def script(url: str) -> Config:
    configuration = Config()
    configuration.set_main_option("script_location", str(MIGRATIONS))
    configuration.attributes["url"] = url
    return configuration


def tables(url: str) -> set[str]:
    engine = open_engine(url)
    found = set(inspect(engine).get_table_names())
    engine.dispose()
    return found - {"alembic_version"}


def test_the_newest_schema_is_what_the_models_say(url: str) -> None:
    migrate_to(url)
    engine = open_engine(url)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, METADATA) == []
    engine.dispose()


def test_up_down_and_up_again(url: str) -> None:
    migrate_to(url)
    everything = tables(url)
    assert everything == set(METADATA.tables)
    command.downgrade(script(url), "base")
    assert tables(url) == set()
    migrate_to(url)
    assert tables(url) == everything


def test_each_step_can_be_undone_and_done_again(url: str) -> None:
    revisions = [one.revision for one in ScriptDirectory.from_config(script(url)).walk_revisions()]
    for revision in reversed(revisions):
        migrate_to(url, revision)
        command.downgrade(script(url), "-1")
        migrate_to(url, revision)
    assert tables(url) == set(METADATA.tables)


def fill(url: str) -> set[str]:
    """One row in every table, each with those that it refers to; the names of the tables."""
    found, engine = MetaData(), open_engine(url)
    found.reflect(engine)
    with engine.begin() as connection:
        for table in found.sorted_tables:
            if table.name != "alembic_version":
                row = {column.name: value_for(column) for column in table.columns}
                connection.execute(insert(table).values(row))
    engine.dispose()
    return set(found.tables) - {"alembic_version"}


def value_for(column: Column[object]) -> object:
    """The same for every key, so that whatever refers to a row finds it."""
    kinds = (
        (Boolean, False),
        (Integer, 1),
        (LargeBinary, b"x"),
        (DateTime, datetime(2026, 11, 22, tzinfo=UTC)),
        (Date, date(2026, 11, 22)),
    )
    return next((value for kind, value in kinds if isinstance(column.type, kind)), "x")


@pytest.mark.parametrize("revision", ["0001", "0002"])
def test_an_installation_with_rows_comes_up_to_the_newest_schema(url: str, revision: str) -> None:
    migrate_to(url, revision)
    filled = fill(url)
    migrate_to(url)
    engine = open_engine(url)
    with engine.connect() as connection:
        for name in filled & set(METADATA.tables):
            rows = select(func.count()).select_from(METADATA.tables[name])
            assert (name, connection.scalar(rows)) == (name, 1)
        if url.startswith("sqlite"):
            assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
    engine.dispose()


def test_the_schema_has_one_head(tmp_path: Path) -> None:
    heads = ScriptDirectory.from_config(script(f"sqlite:///{tmp_path / 'a.db'}")).get_heads()
    assert len(heads) == 1
