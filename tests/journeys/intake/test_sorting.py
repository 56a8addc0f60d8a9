"""Which texts go along to the report of another matter: just those, whatever came between."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from case_management.actor import Actor
from case_management.cases.actions.follow_report import case_of
from case_management.cases.actions.reply import reply
from case_management.work import Work
from config.platform.database import new_id, transaction
from intake.contacts.contact import Contact
from intake.replies.reply import MemberReply
from intake.reports.proven_texts import ProvenTexts, Standing
from intake.reports.report import Report
from intake.reports.thread import Message
from tests.intake.reception.test_take_in import OTHER, code_of
from tests.journeys.intake.test_versions import add_bot, write
from tests.support.house import NOON, House

LATER = NOON + timedelta(hours=1)
SLAP = "the manager slapped her"


@pytest.fixture
def asked(house: House) -> House:
    """A report about wages is whole; an hour later there is something else, and a question."""
    house.text("no salary for two months")
    for _ in range(4):
        house.text("0", now=NOON + timedelta(minutes=1))
    house.text(SLAP, now=LATER, message_key="7")
    assert house.said()[-1] == "ASK_SAME"
    return house


def threads(house: House) -> dict[str | None, list[str]]:
    """The worker's texts, by the first category of their report, whose counts agree."""
    found: dict[str | None, list[str]] = {}
    with transaction(house.engine) as session:
        for report in session.scalars(select(Report)):
            texts = session.scalars(
                select(Message)
                .where(Message.report_id == report.id, Message.author == "worker")
                .order_by(Message.number)
            )
            moved = texts.all()
            # What a receiver moves, it signs anew.
            proofs = ProvenTexts(house.trust).proofs(moved)
            assert {proofs[one.id] for one in moved} == {Standing.PROVEN}
            found[report.category] = [house.opened(session, one) for one in moved]
            assert report.text_count == len(found[report.category])
    return found


def after(asked: House) -> tuple[list[str], list[str]]:
    """What was written to the report about wages since, and all of the other one."""
    found = threads(asked)
    assert found["WAGES"][:5] == ["no salary for two months", "0", "0", "0", "0"]
    return found["WAGES"][5:], found.get("VIOLENCE_SEXUAL", [])


def test_what_was_written_since_goes_along(asked: House) -> None:
    asked.text("in front of all", now=LATER)
    asked.text("2", now=LATER)
    assert after(asked) == ([], [SLAP, "in front of all", "2"])


def test_same_matter_leaves_it_there(asked: House) -> None:
    asked.text("in front of all", now=LATER)
    asked.text("1", now=LATER)
    assert after(asked) == ([SLAP, "in front of all", "1"], [])


@pytest.mark.parametrize("command", ["HELP", "STATUS", "START", "বাংলা", "9"])
def test_a_command_between_stays_where_it_is(asked: House, command: str) -> None:
    asked.text(command, now=LATER)
    asked.text("in front of all", now=LATER)
    asked.text("2", now=LATER)
    assert after(asked) == ([command], [SLAP, "in front of all", "2"])


def test_after_erase_and_a_no_the_question_is_still_open(asked: House) -> None:
    for text in ("ERASE", "2", "2"):
        asked.text(text, now=LATER)
    assert after(asked) == (["ERASE", "2"], [SLAP, "2"])


def test_a_question_goes_along_and_is_answered(asked: House) -> None:
    asked.text("how much is overtime pay?", now=LATER + timedelta(minutes=1))
    assert asked.said()[-1] == "ASKED"
    asked.text("2", now=LATER + timedelta(minutes=2))
    assert after(asked) == ([], [SLAP, "how much is overtime pay?", "2"])


def test_a_word_chosen_between_them_is_in_neither(asked: House) -> None:
    for text in ("WORD", "mangotree", "0", "in front of all", "2"):
        asked.text(text, now=LATER)
    assert after(asked) == (["WORD", "0"], [SLAP, "in front of all", "2"])


def test_what_comes_from_another_phone_stays_with_its_code(asked: House) -> None:
    code = code_of(asked)
    asked.text(f"{code} still no salary", sender=OTHER, now=LATER)
    asked.text("2", now=LATER)
    assert after(asked) == ([f"{code} still no salary"], [SLAP, "2"])


def test_and_from_another_channel(asked: House) -> None:
    code = code_of(asked)
    add_bot(asked)
    write(asked, f"{code} still no salary", "11")
    asked.text("2", now=LATER)
    assert after(asked) == ([f"{code} still no salary"], [SLAP, "2"])


def test_its_changed_version_goes_along(asked: House) -> None:
    asked.text("HELP", now=LATER)
    asked.text(f"{SLAP} twice", now=LATER, message_key="7", edited=True)
    asked.text("2", now=LATER)
    assert after(asked) == (["HELP"], [SLAP, f"{SLAP} twice", "2"])


def test_a_flood_between_stays_where_it_is(asked: House) -> None:
    flood = ["HELP"] * asked.policy.flood.texts_an_hour + ["in front of all"]
    for text in flood:
        asked.text(text, now=LATER)
    asked.text("2", now=LATER + timedelta(hours=2))
    assert after(asked) == (flood, [SLAP, "2"])


def test_a_second_time_only_what_waits_then(asked: House) -> None:
    asked.text("1", now=LATER)
    asked.text("they keep my passport", now=LATER + timedelta(hours=1))
    assert asked.said()[-1] == "ASK_SAME"
    asked.text("2", now=LATER + timedelta(hours=1))
    assert threads(asked)["FORCED_LABOUR"] == ["they keep my passport", "2"]


@pytest.fixture
def two(house: House) -> House:
    """A report about wages, days later one about passports; there the question is asked."""
    house.text("no salary for two months")
    days = NOON + timedelta(days=4)
    house.text("they keep my passport", now=days)
    for _ in range(4):
        house.text("0", now=days)
    house.text(SLAP, now=days + timedelta(hours=1))
    assert house.said()[-1] == "ASK_SAME"
    return house


def member_writes(house: House, category: str) -> None:
    """A member writes to the worker in the report of this category."""
    actor = Actor(
        id=house.member_id, organisation=house.organisation_id, roles=frozenset({"triager"})
    )
    text = MemberReply(new_id(), b"sealed", b"grant", 1, b"sealed to the courier")
    with transaction(house.engine) as session:
        report = session.scalars(select(Report).filter_by(category=category)).one()
        case = case_of(session, report.id)
        work = Work(session, actor, house.policy, NOON + timedelta(days=5))
        reply(work, case, report, text)


def test_what_waits_in_one_report_stays_there_when_a_member_writes_in_another(two: House) -> None:
    member_writes(two, "WAGES")
    two.text("thank you, and again no salary", now=NOON + timedelta(days=5))
    with transaction(two.engine) as session:
        found = {one.category: one.proposals for one in session.scalars(select(Report))}
        assert found == {
            "WAGES": ("WAGES",),
            "FORCED_LABOUR": ("FORCED_LABOUR", "VIOLENCE_SEXUAL"),
        }
        assert session.scalars(select(Contact.unsorted)).one() == ""
    assert threads(two)["WAGES"][-1] == "thank you, and again no salary"


def test_in_the_same_report_the_next_words_end_the_question(two: House) -> None:
    member_writes(two, "FORCED_LABOUR")
    two.text("thank you", now=NOON + timedelta(days=5))
    with transaction(two.engine) as session:
        found = {one.category: one.proposals for one in session.scalars(select(Report))}
    assert found["FORCED_LABOUR"] == ("FORCED_LABOUR", "VIOLENCE_SEXUAL")


def test_what_was_never_answered_stays_there_with_its_topic_when_days_later_more_comes(
    asked: House,
) -> None:
    asked.text("no drinking water", now=LATER + timedelta(days=4))
    with transaction(asked.engine) as session:
        found = {one.category: one.proposals for one in session.scalars(select(Report))}
    assert found == {
        "WAGES": ("WAGES", "VIOLENCE_SEXUAL"),
        "HEALTH_ENVIRONMENT": ("HEALTH_ENVIRONMENT",),
    }
    assert threads(asked)["WAGES"][-1] == SLAP


def test_the_answer_may_come_days_late(asked: House) -> None:
    asked.text("2", now=LATER + timedelta(days=4))
    assert after(asked) == ([], [SLAP, "2"])
