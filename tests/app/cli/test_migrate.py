"""`firedoor migrate` can be run again."""

from pathlib import Path

from click.testing import CliRunner

from app.cli.migrate import migrate


def test_it_brings_a_new_database_to_the_newest_schema(tmp_path: Path) -> None:
    runner = CliRunner(env={"FIREDOOR_DATA_DIR": str(tmp_path)})
    for _ in range(2):
        assert runner.invoke(migrate).output == "The database is at the newest schema.\n"
