"""What is heeded in a text even where no talk is held, in the middle of a flood."""

from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import InstrumentedAttribute

from config.platform.database import transaction
from intake.contacts.contact import Contact
from intake.reports.report import Report
from tests.support.house import NOON, House

FLOOD = 400


def flooded(house: House) -> None:
    for number in range(FLOOD):
        house.text(f"line {number} of a robot", now=NOON + timedelta(seconds=number))


def of(house: House, what: InstrumentedAttribute[bool]) -> bool:
    with transaction(house.engine) as session:
        return session.scalars(select(what)).one()


def test_in_a_flood(house: House) -> None:
    flooded(house)
    house.text("hello", now=NOON + timedelta(seconds=FLOOD))
    assert (of(house, Report.danger), of(house, Contact.opted_out)) == (False, False)
    house.text("the roof is falling on us", now=NOON + timedelta(seconds=FLOOD + 1))
    assert (of(house, Report.danger), of(house, Contact.opted_out)) == (True, False)
    house.text("STOP", now=NOON + timedelta(seconds=FLOOD + 2))
    assert of(house, Contact.opted_out)
