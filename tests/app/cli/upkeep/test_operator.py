"""`firedoor operator` prints a link that works; `--close` ends what is open."""

import pytest
from click.testing import CliRunner

from app.cli.upkeep.operator import operator
from app.health.operator_access import open_link
from config.platform.database import transaction, utc_now
from tests.support.house import House


@pytest.fixture
def environment(house: House) -> dict[str, str]:
    return {"FIREDOOR_DATA_DIR": str(house.folder), "DATABASE_URL": str(house.engine.url)}


def test_the_link_opens_a_session(house: House, environment: dict[str, str]) -> None:
    shown = CliRunner(env=environment).invoke(operator, ["--no-qr"])
    assert shown.exit_code == 0
    token = shown.output.splitlines()[0].rpartition("/")[2]
    with transaction(house.engine) as session:
        assert open_link(session, token, utc_now()) is not None
    closed = CliRunner(env=environment).invoke(operator, ["--close"])
    assert closed.output == "Ended: 1\n"
