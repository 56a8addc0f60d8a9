"""Runs migrations on the database that `firedoor migrate` names."""

from alembic import context
from sqlalchemy import Connection

from app.tables import METADATA
from config.platform.database import open_engine


def run() -> None:
    engine = open_engine(context.config.attributes["url"])
    with engine.connect() as connection:
        sqlite = connection.dialect.name == "sqlite"
        if sqlite:
            _leave_keys_alone(connection)
        context.configure(
            connection=connection,
            target_metadata=METADATA,
            render_as_batch=True,
            compare_type=True,
        )
        with context.begin_transaction():
            context.run_migrations()
        if sqlite:
            _check_keys(connection)
        connection.commit()
    engine.dispose()


def _leave_keys_alone(connection: Connection) -> None:
    """Lets a table be made anew, which SQLite does by dropping it, while rows refer to it.

    SQLite takes this only outside a transaction (sqlite.org/lang_altertable.html, section 7), so
    it goes past the one that the engine begins; the connection ends with the migration.
    """
    raw = connection.connection.driver_connection
    assert raw is not None
    raw.execute("PRAGMA foreign_keys=OFF")


def _check_keys(connection: Connection) -> None:
    """Raises RuntimeError, and so changes nothing, where a row would refer to what is gone."""
    broken = {row[0] for row in connection.exec_driver_sql("PRAGMA foreign_key_check")}
    if broken:
        raise RuntimeError(
            f"the migration would leave rows of {', '.join(sorted(broken))} that refer to nothing: "
            "nothing was changed; keep the database and tell the maintainers"
        )


run()
