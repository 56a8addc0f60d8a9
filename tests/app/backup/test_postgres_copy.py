"""PostgreSQL's dump is of the moment that was named, and a drill leaves no database behind."""

from pathlib import Path

import psycopg
import pytest
from sqlalchemy import make_url, text

from app.backup.errors import BackupFailed
from app.backup.postgres_copy import begin_snapshot, dump, load, throwaway_database
from config.platform.database import open_engine
from tests.support.postgres import Cluster


def names(url: str) -> set[str]:
    location = make_url(url)
    host = str(location.query["host"])
    with psycopg.connect(host=host, user=location.username, dbname="postgres") as connection:
        return {row[0] for row in connection.execute("SELECT datname FROM pg_database")}


def test_what_came_after_the_moment_is_not_in_it(tmp_path: Path, postgres: Cluster) -> None:
    url = postgres.empty()
    engine = open_engine(url)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE kept AS SELECT 1 AS value"))
        connection.execute(text("CREATE TABLE dropped AS SELECT 1 AS value"))
    with engine.connect().execution_options(isolation_level="REPEATABLE READ") as reading:
        snapshot = begin_snapshot(reading)
        with engine.begin() as connection:
            connection.execute(text("INSERT INTO kept VALUES (2)"))
        dump(url, tmp_path / "dump", snapshot, ("dropped",))
    engine.dispose()
    before = names(url)
    with throwaway_database(url) as other:
        load(tmp_path / "dump", other)
        back = open_engine(other)
        with back.connect() as connection:
            assert connection.scalar(text("SELECT count(*) FROM kept")) == 1
            assert connection.scalar(text("SELECT count(*) FROM dropped")) == 0
        back.dispose()
        assert names(url) - before == {make_url(other).database}
    assert names(url) == before


def test_a_failure_is_one_sentence_without_a_password(tmp_path: Path, postgres: Cluster) -> None:
    (tmp_path / "dump").write_bytes(b"no dump")
    url = make_url(postgres.empty()).set(password="secret-word")
    with pytest.raises(BackupFailed, match="pg_restore failed: ") as failed:
        load(tmp_path / "dump", url.render_as_string(hide_password=False))
    assert "secret-word" not in str(failed.value)
    with (
        pytest.raises(BackupFailed, match="can't be reached"),
        throwaway_database(postgres.url("nowhere")),
    ):
        pass
