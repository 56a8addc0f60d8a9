"""The ledger: as many stored as came in, day by day, or the days that differ are named."""

from datetime import timedelta

from config.platform.database import transaction
from tests.support.channels import open_receiver, sms
from tests.support.desk import Desk
from tests.support.house import NOON, House

LOCKED = "The fire exit is locked"


def test_an_empty_page_says_what_will_be_there(desk: Desk) -> None:
    assert "No message came in yet." in desk.page("/ledger")


def test_the_ledger_proves_that_nothing_is_lost(desk: Desk, house: House) -> None:
    receiver = open_receiver(house)
    for request in (sms(LOCKED), sms("no pay", at=NOON - timedelta(days=1))):
        receiver.receive_webhook(request)
        receiver.receive_webhook(request)
    page = desk.page("/ledger")
    assert "Nothing is lost: all 2 messages" in page
    assert page.partition("</table>")[0].count("<tr>") == 3
    with transaction(house.engine) as session:
        session.connection().exec_driver_sql("DELETE FROM inbox")
    assert "The counts of some days differ." in desk.page("/ledger")


def test_days_before_the_last_thirty_are_not_shown(desk: Desk, house: House) -> None:
    receiver = open_receiver(house)
    receiver.receive_webhook(sms(LOCKED, at=NOON - timedelta(days=31)))
    assert "No message came in yet." in desk.page("/ledger")
