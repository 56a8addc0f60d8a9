"""A mail server hands over what came back; it hears what was made of it."""

import pytest
from click.testing import CliRunner, Result

from app.cli.upkeep.mail import mail
from config.platform.database import reading
from intake.outbox.outbox import Outbound
from tests.app.mail.test_record_returned import mailed
from tests.app.mail.test_returned import HEAD, ROW, report
from tests.support.alerts import add_released
from tests.support.house import House
from tests.support.webhook_server import prepare


def handed(house: House, raw: bytes, **changed: str) -> Result:
    environment = prepare(house) | changed
    return CliRunner(env=environment).invoke(mail, ["returned"], input=raw)


@pytest.fixture(autouse=True)
def _quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    # The logs of this process stay as they are.
    monkeypatch.setattr("app.cli.upkeep.mail.set_up", lambda _process: None)


def test_a_bounce_is_recorded_with_its_mail(house: House) -> None:
    row = mailed(add_released(house))
    shown = handed(house, report(original=HEAD.replace(ROW, row)))
    assert (shown.exit_code, "bounced: recorded" in shown.output) == (0, True)
    with reading(house.engine) as session:
        assert session.get_one(Outbound, row).error_code == "dsn-5.1.1"


def test_what_is_none_of_ours_is_no_error_for_the_server(house: House) -> None:
    assert handed(house, b"Subject: hello\r\n\r\nhello").exit_code == 0
    assert "read it in the mailbox" in handed(house, report(original=HEAD)).output


def test_without_a_database_the_server_keeps_it(house: House) -> None:
    shown = handed(house, report(original=HEAD), DATABASE_URL="sqlite:////nowhere/none.db")
    assert shown.exit_code == 75
