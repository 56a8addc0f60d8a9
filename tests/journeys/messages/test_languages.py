"""A worker's language on its way through the house: the menu goes out, Zawgyi is read and kept."""

from base64 import b64encode

import pytest
from sqlalchemy import select

from bots.carrier_requests import ReceiveOutcome
from case_management.cases.queries import languages_of_place
from case_management.supply_chain.actions.name_for_links import note_poster, start_code_of
from case_management.supply_chain.models import Factory
from config.platform.database import transaction, utc_now
from intake.contacts.contact import Contact
from intake.reception.arrival.resources import Resources
from intake.reception.knowledge.local_knowledge import LocalKnowledge
from intake.reception.take_in import Reception
from intake.reports.thread import Message
from tests.support.channels import Carrier, open_courier, open_receiver, sms
from tests.support.house import House
from vault.grants import Grant
from vault.records import open_record

UNSURE = "zzkw vvgg"
ZAWGYI = "ညဘက္ တံခါးေသာ့ခတ္ထားတယ္"
UNICODE = "ညဘက် တံခါးသော့ခတ်ထားတယ်"


def language(house: House) -> str:
    with transaction(house.engine) as session:
        return session.scalars(select(Contact.language)).one()


def content(house: House) -> dict[str, str]:
    with transaction(house.engine) as session:
        message = session.scalars(select(Message).where(Message.author == "worker")).one()
        grant = session.get_one(Grant, (message.id, house.organisation_id))
        opened: dict[str, str] = open_record(
            "message",
            message.id,
            message.body_sealed or b"",
            grant.key_sealed,
            house.secret,
            house.organisation_id,
            grant.epoch,
        )
        return opened


def test_the_menu_goes_out_after_the_receipt(house: House) -> None:
    house.text(UNSURE, now=utc_now())
    assert house.said() == ["RECEIPT", "MENU/en,bn,es"]
    carrier = Carrier()
    open_courier(house, carrier).drain()
    receipt, menu = (text for _, text in carrier.sent)
    assert receipt.startswith("Got it. Your code: ")
    assert menu == "1 English\n2 বাংলা\n3 Español"


@pytest.mark.parametrize("digit", ["2", "২", "বাংলা"])
def test_the_chosen_language_is_spoken_from_then_on(house: House, digit: str) -> None:
    house.text(UNSURE, now=utc_now())
    house.text(digit, now=utc_now())
    assert language(house) == "bn"
    house.text("the doors are locked at night and we are not paid", now=utc_now())
    assert language(house) == "bn"


@pytest.fixture
def poster(house: House) -> str:
    """The code of a factory where Spanish and Bangla are spoken; the line begins with English."""
    house.reception = Reception(
        house.trust,
        Resources(
            house.peppers,
            house.policy,
            house.inbox.public(),
            knowledge=LocalKnowledge(languages_of_place=languages_of_place),
        ),
    )
    with transaction(house.engine) as session:
        factory = session.scalars(select(Factory)).one()
        note_poster(factory, ["bn", "km"])
        note_poster(factory, ["es", "bn"])
        return start_code_of(factory)


def test_the_languages_of_the_poster_come_first_and_none_is_left_out(
    house: House, poster: str
) -> None:
    house.text(f"/start {poster}", start_code=poster, now=utc_now())
    assert language(house) == "es"
    house.text(UNSURE, now=utc_now())
    assert house.said()[-1] == "MENU/es,bn,en"
    carrier = Carrier()
    open_courier(house, carrier).drain()
    assert carrier.sent[-1][1] == "1 Español\n2 বাংলা\n3 English"
    house.text("2", now=utc_now())
    assert language(house) == "bn"


def test_a_digit_chooses_the_language_beside_which_it_stood(house: House, poster: str) -> None:
    house.text("they have not paid us for two months", now=utc_now())
    house.text(f"/start {poster}", start_code=poster, now=utc_now())
    house.text("9", now=utc_now())
    assert house.said()[-1] == "MENU/es,bn,en"
    with transaction(house.engine) as session:
        note_poster(session.scalars(select(Factory)).one(), ["en"])
    house.text("1", now=utc_now())
    assert language(house) == "es"


def test_what_a_worker_writes_weighs_more_than_the_poster(house: House, poster: str) -> None:
    house.text(f"/start {poster}", start_code=poster)
    house.text("they have not paid us for two months")
    assert language(house) == "en"


def test_a_code_of_no_poster_changes_nothing(house: House, poster: str) -> None:
    house.text("/start N0B0DYSC0D", start_code="N0B0DYSC0D")
    assert (language(house), poster == "N0B0DYSC0D") == ("en", False)


def test_zawgyi_is_read_and_kept_as_it_came(house: House) -> None:
    house.text(ZAWGYI)
    assert content(house) == {"text": UNICODE, "original": ZAWGYI}


def test_what_may_be_zawgyi_is_read_as_it_came_and_also_so(house: House) -> None:
    house.text("လုပ္ခ")
    assert content(house) == {"text": "လုပ္ခ", "zawgyi": "လုပ်ခ"}


def test_unicode_is_left_as_it_is(house: House) -> None:
    house.text(UNICODE)
    assert content(house) == {"text": UNICODE}


def test_what_stands_in_base64_is_made_ready_for_before_the_transaction(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    ready: list[str] = []
    monkeypatch.setattr("app.wiring.inbound_store.prepare", ready.append)
    text = "zzkw vvgg zzkw vvgg zzkw vvgg"
    assert (
        open_receiver(house).receive_webhook(sms(b64encode(text.encode()).decode()))
        is ReceiveOutcome.TAKEN
    )
    assert (ready, house.texts()) == ([text], [text])
