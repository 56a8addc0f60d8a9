from sqlalchemy import select

from config.platform.database import transaction
from intake.contacts.contact import Contact
from intake.dialogue.talk.language_choice import codes_of_menu
from intake.reports.report import Report
from tests.support.house import House


def test_the_language_is_that_of_the_contact_and_of_its_open_report(house: House) -> None:
    house.text("the boss is bad")
    house.text("BANGLA")
    with transaction(house.engine) as session:
        assert session.scalars(select(Contact.language)).one() == "bn"
        assert session.scalars(select(Report.language)).one() == "bn"


def test_the_menu_offers_the_languages_of_the_line(house: House) -> None:
    outcome = house.text("hello")
    assert ("en", "bn", "es") in [codes_of_menu(row.phrase) for row in outcome.answers]
