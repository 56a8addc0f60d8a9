"""Runs migrations on the database that `firedoor migrate` names."""

from alembic import context

from app.tables import METADATA
from config.database import open_engine


def run() -> None:
    engine = open_engine(context.config.attributes["url"])
    with engine.connect() as connection:
        context.configure(
            connection=connection, target_metadata=METADATA, render_as_batch=True,
            compare_type=True,
        )  # fmt: skip
        with context.begin_transaction():
            context.run_migrations()
        connection.commit()
    engine.dispose()


run()
