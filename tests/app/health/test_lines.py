"""A line with its figures and what its failures mean, on both databases."""

from datetime import timedelta

from sqlalchemy import select

from app.health.alarms import waiting
from app.health.line_state import FailedTexts, LineState
from app.health.lines import LineHealth, lines
from config.platform.database import reading, transaction
from intake.inbox.seen import move_offset
from intake.lines.line import Line
from intake.monitoring.day_counts import count
from intake.outbox import delivery_states
from intake.outbox.outbox import Outbound, post_mail
from tests.support.house import NOON, NUMBER, House


def sms(house: House) -> LineHealth:
    with reading(house.engine) as session:
        found = lines(session, house.policy, NOON)
    return next(one for one in found if one.facts.address == NUMBER)


def fail(house: House, workers: int, code: str) -> None:
    """One text to each of so many workers is refused with this code."""
    for number in range(workers):
        house.text("no pay", sender=f"+1202555015{number}")
    with transaction(house.engine) as session:
        seen: set[str | None] = set()
        for row in session.scalars(select(Outbound)):
            if row.contact_id in seen:
                session.delete(row)
                continue
            seen.add(row.contact_id)
            row.state, row.error_code, row.settled_at = (
                delivery_states.DeliveryState.FAILED,
                code,
                NOON,
            )


def test_a_line_with_all_its_figures(both_houses: House) -> None:
    house = both_houses
    house.text("they lock the exit", now=NOON - timedelta(minutes=20))
    with transaction(house.engine) as session:
        line = session.scalars(select(Line)).one()
        count(session, line.id, NOON.date() - timedelta(days=1), received=4, sent=6)
        count(session, line.id, NOON.date(), sent=2)
        move_offset(session, f"list/{line.id}", int((NOON - timedelta(hours=3)).timestamp()))
        post_mail(session, "danger", house.member_id, "0" * 32, "a-mail", NOON)
    found = sms(house)
    facts, out = found.facts, found.facts.out
    assert (facts.days[-2].received, facts.days[-2].sent, facts.days[-1].sent) == (4, 6, 2)
    assert len(facts.days) == 14
    assert facts.organisation == "Shromik Kotha"
    assert out.waiting >= 1
    assert out.late_since == NOON - timedelta(minutes=20)
    assert found.verdict.state is LineState.FAILING
    assert any("reconcile" in one for one in found.verdict.warnings)
    with reading(house.engine) as session:
        every = lines(session, house.policy, NOON)
        assert all(one.well or one.name == "quarantine" for one in waiting(session, NOON))
    assert every[-1].facts.label == "Mail"


def test_the_same_failure_of_several_workers_is_the_lines(both_houses: House) -> None:
    fail(both_houses, 3, "anything")
    found = sms(both_houses)
    assert found.verdict.state is LineState.FAILING
    assert found.facts.out.failed == (FailedTexts("the carrier did not take it", "", 3),)


def test_two_failures_are_an_accident(house: House) -> None:
    fail(house, 2, "anything")
    assert sms(house).facts.out.fault is None


def test_what_went_since_ends_a_fault(house: House) -> None:
    fail(house, 3, "20003")
    assert sms(house).facts.out.fault is not None
    with transaction(house.engine) as session:
        row = session.scalars(select(Outbound)).first()
        assert row is not None
        row.state, row.settled_at = delivery_states.DeliveryState.SENT, NOON + timedelta(seconds=1)
    assert sms(house).facts.out.fault is None


def test_a_danger_mail_that_is_refused_for_good_is_not_good_because_another_went(
    both_houses: House,
) -> None:
    house = both_houses
    with transaction(house.engine) as session:
        for number, (member, state, code) in enumerate(
            (
                (house.member_id, "failed", "smtp_550"),
                ("9" * 32, "sent", None),
            )
        ):
            key, at = f"alarm/{number}", NOON - timedelta(minutes=9 - number)
            identifier = post_mail(session, "danger", member, "0" * 32, key, at)
            row = session.get_one(Outbound, identifier)
            row.state, row.error_code, row.settled_at = state, code, at
    with reading(house.engine) as session:
        mail = next(one for one in lines(session, house.policy, NOON) if not one.facts.receives)
    assert mail.verdict.state is LineState.FAILING
    assert "1 mail about danger to life did not reach a member" in mail.verdict.reason
    assert "refused it for good" in mail.verdict.reason and "on call" in mail.verdict.next_step
    # The address was mended: a later mail reached the member.
    with transaction(house.engine) as session:
        identifier = post_mail(session, "operator", house.member_id, None, "later", NOON)
        row = session.get_one(Outbound, identifier)
        row.state, row.settled_at = "sent", NOON
    with reading(house.engine) as session:
        mail = next(one for one in lines(session, house.policy, NOON) if not one.facts.receives)
    assert mail.verdict.state is LineState.GOOD


def test_texts_whose_state_nobody_knows_are_a_warning(house: House) -> None:
    house.text("no pay")
    with transaction(house.engine) as session:
        for row in session.scalars(select(Outbound)):
            row.state, row.error_code, row.settled_at = "sent", "state-parked", NOON
    assert any("does not know" in one for one in sms(house).verdict.warnings)
