"""A question about the law, from the text to the phone: whose law, whose word, and what is kept."""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, update

from app.wiring.receiving import make_receiver
from bots.carrier_requests import ReceiveOutcome
from bots.registry import receivers
from case_management.cases.lists.case_list import case_page
from case_management.cases.queries import country_of_place
from case_management.supply_chain.actions.name_for_links import start_code_of
from case_management.supply_chain.models import Factory
from config.platform.database import transaction, utc_now
from intake.dialogue.texts.legal_answers import read_rights
from intake.reception.arrival.resources import Resources
from intake.reception.knowledge.local_knowledge import LocalKnowledge
from intake.reception.take_in import Reception
from intake.reports.thread import Message
from tests.support.channels import Carrier, open_courier, sms
from tests.support.house import NOON, House
from tests.support.webhook_server import bots_settings, prepare
from tests.support.work import member_of
from vault.organisations import Organisation

CHECKED = """
[overtime]
source = "Labour Act, section 1"
checked = 2026-11-01
by = "N. Example, advocate"
[overtime.text]
en = "Twice the ordinary rate."
[wages]
source = "Labour Act, section 2"
draft = true
[wages.text]
en = "On the 7th day."
"""


@pytest.fixture
def asked(house: House, tmp_path: Path) -> House:
    """A house of the real world whose operator has one checked answer for BD, and one for MY."""
    folder = tmp_path / "rights"
    folder.mkdir()
    (folder / "bd.toml").write_text(CHECKED, "utf-8")
    (folder / "my.toml").write_text(CHECKED.replace("Twice", "1.5 times"), "utf-8")
    rights = read_rights(folder)
    assert rights.faults == ()
    house.reception = Reception(
        house.trust,
        Resources(
            house.peppers,
            house.policy,
            house.inbox.public(),
            knowledge=LocalKnowledge(rights, country_of_place),
        ),
    )
    with transaction(house.engine) as session:
        session.execute(update(Organisation).values(practice=False))
        session.add(
            Factory(
                code="6120",
                name="Bukit Boards",
                address="8 Hill Road",
                country="MY",
                sector="electronics",
                worker_count=900,
                time_zone="Asia/Kuala_Lumpur",
            )
        )
    return house


def heard(house: House, folder: Path) -> list[str]:
    """What reached the phone."""
    carrier = Carrier()
    open_courier(house, carrier, rights=read_rights(folder / "rights")).drain()
    return [text for _, text in carrier.sent]


def test_a_checked_answer_goes_out_and_the_thread_keeps_its_words(
    asked: House, tmp_path: Path
) -> None:
    asked.text("how much is overtime pay?", now=utc_now())
    assert asked.said() == ["RIGHTS/BD/overtime", "ASKED_MORE"]
    assert heard(asked, tmp_path)[0] == "Twice the ordinary rate."
    with transaction(asked.engine) as session:
        told = session.scalars(select(Message).where(Message.phrase == "RIGHTS/BD/overtime")).one()
        assert asked.opened(session, told) == "Twice the ordinary rate."
        [row] = case_page(session, member_of(asked)).rows
        assert (row.question, row.case.due_at, row.case.unread) == (True, None, True)


def test_a_draft_is_never_sent_and_a_person_answers(asked: House, tmp_path: Path) -> None:
    asked.text("what is the minimum wage?", now=utc_now())
    assert asked.said() == ["ASKED"]
    assert "7th" not in "".join(heard(asked, tmp_path))
    with transaction(asked.engine) as session:
        assert [row.case.unread for row in case_page(session, member_of(asked)).rows] == [True]


def test_a_practice_line_may_send_drafts(asked: House, tmp_path: Path) -> None:
    with transaction(asked.engine) as session:
        session.execute(update(Organisation).values(practice=True))
    asked.text("what is the minimum wage?", now=utc_now())
    assert heard(asked, tmp_path)[0] == "On the 7th day."


def test_an_answer_is_never_in_another_language(asked: House) -> None:
    asked.text("ওভারটাইমের টাকা কত?")
    assert asked.said() == ["ASKED"]


def test_an_answer_that_was_taken_back_while_it_waited_is_left_to_a_person(asked: House) -> None:
    asked.text("how much is overtime pay?", now=utc_now())
    carrier = Carrier()
    open_courier(asked, carrier).drain()
    assert carrier.sent[0][1] == "A person will answer you here."


def test_the_country_is_that_of_the_poster_then_of_the_report_then_of_the_line(
    asked: House,
) -> None:
    with transaction(asked.engine) as session:
        poster = start_code_of(session.scalars(select(Factory).filter_by(code="6120")).one())
    asked.text(f"/start {poster}", start_code=poster, sender="+12025550101")
    asked.text("how much is overtime pay?", sender="+12025550101")
    for text in ("no salary for two months", "1", "6120", "how much is overtime pay?"):
        asked.text(text, sender="+12025550102", now=NOON + timedelta(minutes=1))
    asked.text("how much is overtime pay?", sender="+12025550103", now=NOON + timedelta(minutes=2))
    countries = [one.split("/")[1] for one in asked.said() if one.startswith("RIGHTS")]
    assert countries == ["MY", "MY", "BD"]


def test_the_menu_of_the_law_is_answered_by_digit(asked: House) -> None:
    asked.text("rules")
    asked.text("3")
    assert asked.said() == ["ASK_RULES", "RIGHTS/BD/overtime", "ASKED_MORE"]


@pytest.mark.parametrize(
    ("before", "after", "sent"),
    [
        ("2026-11-01", "2026-11-01", True),
        ("2026-11-01", "2126-11-01", False),
        ("ordinary rate", "ordinary rate" * 30, False),
        ("ordinary rate", "rate, says Firedoor", False),
    ],
)
def test_what_the_check_calls_wrong_is_never_sent(
    house: House, tmp_path: Path, before: str, after: str, sent: bool
) -> None:
    prepare(house)
    with transaction(house.engine) as session:
        session.execute(update(Organisation).values(practice=False))
    (tmp_path / "bd.toml").write_text(CHECKED.replace(before, after), "utf-8")
    settings = bots_settings(house, rights_dir=str(tmp_path))
    receiver = make_receiver(settings, house.engine, receivers(settings))
    assert (
        receiver.receive_webhook(sms("how much is overtime pay?", at=utc_now()))
        is ReceiveOutcome.TAKEN
    )
    assert house.said() == (["RIGHTS/BD/overtime", "ASKED_MORE"] if sent else ["ASKED"])
