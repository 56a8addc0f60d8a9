from sqlalchemy import select

from config.platform.database import transaction
from intake.contacts.contact import Contact
from tests.support.house import House


def test_stop_and_start(house: House) -> None:
    house.text("the boss is bad")
    for text, opted_out in (("STOP", True), ("START", False)):
        house.text(text)
        with transaction(house.engine) as session:
            assert session.scalars(select(Contact.opted_out)).one() is opted_out
