"""What leaves: claimed in each contact's order, leased, fenced, and never sent by two couriers."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from random import Random
from threading import Barrier

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, update

from config.platform.database import transaction
from intake.dialogue.model.phrases import Phrase
from intake.outbox import claims
from intake.outbox.claims import (
    LEASE_SECONDS,
    SendOutcome,
    claim,
    lose_expired,
    sent_alike,
    settle,
    uncertain,
)
from intake.outbox.delivery_states import DeliveryEvent, DeliveryState
from intake.outbox.outbox import TEXT, Outbound, post_mail, record_delivery
from intake.replies.notify import notify
from intake.reports.report import Report
from tests.support.house import NOON, House

SOON = NOON + timedelta(minutes=1)


@pytest.fixture(autouse=True, params=[claims.FEW, 1], ids=["few", "many"])
def how_many_are_few(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every rule holds for a short queue and for a long one, which are searched by two indexes."""
    monkeypatch.setattr(claims, "FEW", request.param)


def put(house: House, identifier: str, contact: str, **more: object) -> None:
    """A row as reception writes one."""
    with transaction(house.engine) as session:
        values: dict[str, object] = {
            "kind": TEXT,
            "contact_id": contact,
            "phrase": "ADDED",
            "language": "en",
            "not_before": NOON,
            "effect_key": identifier,
            "created_at": NOON,
        }
        session.add(Outbound(id=identifier, **(values | more)))


def claimed(house: House, now: datetime = SOON, at_most: int = 50) -> list[str]:
    with transaction(house.engine) as session:
        return [row.id for row in claim(session, now, at_most)]


def settled(
    house: House,
    identifier: str,
    attempt: int,
    event: DeliveryEvent,
    retry_at: datetime | None = None,
) -> bool:
    outcome = SendOutcome(identifier, attempt, event, retry_at=retry_at)
    with transaction(house.engine) as session:
        return settle(session, [outcome], SOON) == {identifier}


def row(house: House, identifier: str) -> Outbound:
    with transaction(house.engine) as session:
        return session.get_one(Outbound, identifier)


def test_the_most_urgent_of_many_go_first(both_houses: House) -> None:
    """By priority, then by when it was written; what is not due yet or held by nobody waits."""
    random, wanted = Random(1), []
    for number in range(60):
        priority, seconds = random.randrange(3), random.randrange(40)
        due, state = random.choice((0, 0, 2)), random.choice(("queued", "held", "sent"))
        put(
            both_houses,
            f"{number:02d}",
            f"c{number}",
            priority=priority,
            created_at=NOON - timedelta(seconds=seconds),
            place=number,
            not_before=NOON + timedelta(minutes=due),
            state=state,
        )
        if due == 0 and state != "sent":
            wanted.append((priority, -seconds, number, f"{number:02d}"))
    assert len(wanted) > 20
    found = [one for _ in range(20) for one in claimed(both_houses, at_most=3)]
    assert found == [identifier for *_, identifier in sorted(wanted)]


def test_one_row_of_each_contact_at_a_time_in_order(house: House) -> None:
    put(house, "a1", "a", place=0)
    put(house, "a2", "a", place=1)
    put(house, "b1", "b", created_at=NOON + timedelta(seconds=1))
    put(house, "a0", "a", created_at=NOON - timedelta(seconds=1))
    assert claimed(house) == ["a0", "b1"]
    assert claimed(house) == []
    assert settled(house, "a0", 1, DeliveryEvent.ACCEPTED)
    assert claimed(house) == ["a1"]
    assert settled(house, "a1", 1, DeliveryEvent.REFUSED)
    assert claimed(house) == ["a2"]


def test_of_two_rows_of_one_moment_only_one_goes_at_a_time(house: House) -> None:
    put(house, "a1", "a")
    put(house, "a2", "a")
    assert claimed(house) == ["a1"]
    assert settled(house, "a1", 1, DeliveryEvent.ACCEPTED)
    assert claimed(house) == ["a2"]


def test_receipts_go_before_all_else_and_the_older_first(house: House) -> None:
    put(house, "later", "a", priority=0, created_at=NOON + timedelta(seconds=9))
    put(house, "first", "b", priority=0)
    put(house, "news", "c", priority=1, created_at=NOON - timedelta(hours=1))
    assert claimed(house) == ["first", "later", "news"]


def test_a_retry_holds_back_only_its_contacts_later_texts_until_it_is_due(house: House) -> None:
    put(house, "a1", "a")
    put(house, "a2", "a", place=1)
    assert claimed(house) == ["a1"]
    assert settled(house, "a1", 1, DeliveryEvent.RETRY, retry_at=SOON + timedelta(seconds=30))
    # What waits for its turn again does not hold up what is due.
    assert claimed(house) == ["a2"]
    assert claimed(house, SOON + timedelta(seconds=31)) == []
    assert settled(house, "a2", 1, DeliveryEvent.ACCEPTED)
    assert claimed(house, SOON + timedelta(seconds=31)) == ["a1"]
    assert row(house, "a1").attempts == 2


def test_what_is_not_due_is_not_claimed(house: House) -> None:
    put(house, "held", "a", state=DeliveryState.HELD, not_before=SOON + timedelta(seconds=1))
    put(house, "done", "b", state=DeliveryState.SENT)
    assert claimed(house) == []
    assert claimed(house, SOON + timedelta(seconds=1)) == ["held"]


def test_a_late_settle_changes_nothing(house: House) -> None:
    put(house, "a", "a")
    assert claimed(house) == ["a"]
    late = SOON + timedelta(seconds=LEASE_SECONDS + 1)
    with transaction(house.engine) as session:
        assert lose_expired(session, late) == 1
        assert [one.id for one in uncertain(session)] == ["a"]
    assert settled(house, "a", 1, DeliveryEvent.ABSENT)
    assert claimed(house, late) == ["a"]
    # The first courier wakes up: its lease is over, and the second one's attempt goes on.
    for event in (
        DeliveryEvent.ACCEPTED,
        DeliveryEvent.RETRY,
        DeliveryEvent.REFUSED,
        DeliveryEvent.LOST,
    ):
        assert not settled(house, "a", 1, event)
    assert row(house, "a").state == DeliveryState.SENDING
    assert settled(house, "a", 2, DeliveryEvent.ACCEPTED)
    assert not settled(house, "a", 2, DeliveryEvent.ACCEPTED)


def test_a_lease_is_not_lost_before_it_ends(house: House) -> None:
    put(house, "a", "a")
    claimed(house)
    with transaction(house.engine) as session:
        assert lose_expired(session, SOON + timedelta(seconds=LEASE_SECONDS)) == 0


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(st.sampled_from([DeliveryEvent.DELIVERED, DeliveryEvent.UNDELIVERED]), max_size=4),
    st.lists(st.sampled_from([DeliveryEvent.DELIVERED, DeliveryEvent.UNDELIVERED]), max_size=4),
)
def test_status_callbacks_in_any_order(
    house: House, before: list[DeliveryEvent], behind: list[DeliveryEvent]
) -> None:
    identifier = f"{len(claimed_ids):032d}"
    claimed_ids.append(identifier)
    put(house, identifier, identifier, payload_sealed=b"x")
    assert claimed(house) == [identifier]
    with transaction(house.engine) as session:
        for event in before:
            record_delivery(session, identifier, event, "30003", SOON)
    settled(house, identifier, 1, DeliveryEvent.ACCEPTED)
    with transaction(house.engine) as session:
        for event in behind:
            record_delivery(session, identifier, event, "30003", SOON)
    told = before + behind
    found = row(house, identifier)
    expected = "delivered" if DeliveryEvent.DELIVERED in told else "failed" if told else "sent"
    assert found.state == expected
    # A text that left is kept by nobody, and retention can count from the day it was settled.
    assert found.payload_sealed is None
    assert found.settled_at is not None
    # Its parts may fare differently: that one failed stays beside what arrived.
    assert found.error_code == ("30003" if DeliveryEvent.UNDELIVERED in told else None)


claimed_ids: list[str] = []


def test_late_news_that_a_text_arrived_spares_the_second_copy(house: House) -> None:
    put(house, "a", "a", payload_sealed=b"x")
    assert claimed(house) == ["a"]
    assert settled(house, "a", 1, DeliveryEvent.LOST)
    assert settled(house, "a", 1, DeliveryEvent.ABSENT, retry_at=SOON)
    with transaction(house.engine) as session:
        record_delivery(session, "a", DeliveryEvent.DELIVERED, None, SOON)
    assert claimed(house) == []
    found = row(house, "a")
    assert (found.state, found.payload_sealed, found.settled_at) == ("delivered", None, SOON)


def test_of_two_copies_the_one_that_arrived_counts(house: House) -> None:
    put(house, "a", "a", state=DeliveryState.SENT, maybe_twice=True)
    with transaction(house.engine) as session:
        assert record_delivery(session, "a", DeliveryEvent.UNDELIVERED, "30003", SOON) == "a"
        assert record_delivery(session, "a", DeliveryEvent.DELIVERED, None, SOON) is None
    found = row(house, "a")
    assert (found.state, found.error_code) == ("delivered", None)


@pytest.mark.parametrize(
    ("told", "state", "code"),
    [
        ([("undelivered", "30008"), ("delivered", None)], "delivered", "30008"),
        ([("delivered", None), ("undelivered", "30008")], "delivered", "30008"),
        ([("undelivered", None), ("delivered", None), ("delivered", None)], "delivered", "unsaid"),
        ([("delivered", None), ("undelivered", None)], "delivered", "unsaid"),
        ([("delivered", None), ("delivered", None)], "delivered", None),
        ([("unclear", "state-parked")], "sent", "state-parked"),
        ([("unclear", "state-parked"), ("delivered", None)], "delivered", None),
        ([("unclear", "state-parked"), ("undelivered", "30003")], "failed", "30003"),
        ([("undelivered", "30003"), ("unclear", "state-parked")], "failed", "30003"),
        ([("delivered", None), ("unclear", "state-parked")], "delivered", None),
    ],
)
def test_what_is_told_of_parts_is_kept_in_any_order(
    house: House, told: list[tuple[str, str | None]], state: str, code: str | None
) -> None:
    put(house, "a", "a", state=DeliveryState.SENT)
    with transaction(house.engine) as session:
        for event, reason in told:
            record_delivery(session, "a", DeliveryEvent(event), reason, SOON)
    found = row(house, "a")
    assert (found.state, found.error_code) == (state, code)


def test_a_callback_for_no_row_of_ours_is_nothing(house: House) -> None:
    with transaction(house.engine) as session:
        record_delivery(session, "unknown", DeliveryEvent.DELIVERED, None, SOON)


def test_an_effect_is_posted_once(house: House) -> None:
    with transaction(house.engine) as session:
        first = post_mail(session, "danger", house.member_id, "case", "alarm/1", NOON)
        assert post_mail(session, "danger", house.member_id, "case", "alarm/1", NOON) == first
    with transaction(house.engine) as session:
        assert post_mail(session, "danger", house.member_id, "case", "alarm/1", SOON) == first
        assert post_mail(session, "danger", house.member_id, "case", "alarm/2", SOON) != first
        assert len(list(session.scalars(select(Outbound)))) == 2


def test_two_couriers_never_claim_one_row(house: House) -> None:
    for number in range(40):
        put(house, f"r{number}", f"c{number % 20}", place=number)
    couriers = 4
    together = Barrier(couriers)

    def work() -> list[str]:
        together.wait()
        mine = []
        for _ in range(4):
            with transaction(house.engine) as session:
                mine += [one.id for one in claim(session, SOON, 5)]
        return mine

    with ThreadPoolExecutor(couriers) as pool:
        taken = [
            one
            for future in [pool.submit(work) for _ in range(couriers)]
            for one in future.result()
        ]
    assert len(taken) == len(set(taken))
    # Nothing was settled, so each of the 20 contacts has one text on its way, the first.
    assert sorted(taken) == sorted(f"r{number}" for number in range(20))


def test_a_courier_does_not_wait_for_what_another_holds(house: House) -> None:
    if house.engine.dialect.name != "postgresql":
        pytest.skip("SQLite has one writer at a time")
    put(house, "a", "a")
    put(house, "b", "b", created_at=SOON)
    with transaction(house.engine) as first, transaction(house.engine) as second:
        assert [one.id for one in claim(first, SOON, 1)] == ["a"]
        assert [one.id for one in claim(second, SOON, 1)] == ["b"]
        assert claim(second, SOON, 1) == []


NIGHT = NOON.replace(hour=17)  # 23:00 in Dhaka


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ((), ("held", NOON.replace(day=23, hour=14))),  # 20:00 in Dhaka on the next day
        (("1", "0", "1"), ("queued", NIGHT)),
        (("1", "0", "3"), None),
        (("1", "0", "6-8"), ("held", NOON.replace(day=23, hour=0))),
    ],
)
def test_news_wait_for_safe_hours(
    house: House, answers: tuple[str, ...], expected: tuple[str, datetime] | None
) -> None:
    house.text("Late wages since two months")
    for minutes, answer in enumerate(answers, 1):
        house.text(answer, now=NOON + timedelta(minutes=minutes))
    with transaction(house.engine) as session:
        report = session.scalars(select(Report)).one()
        notify(session, report, Phrase.NEWS_READ, house.policy.intake, NIGHT)
    with transaction(house.engine) as session:
        news = session.scalars(select(Outbound).where(Outbound.phrase == "NEWS_READ")).all()
        assert [(one.state, one.not_before) for one in news] == ([expected] if expected else [])


def test_nothing_is_told_after_stop(house: House) -> None:
    house.text("Late wages since two months")
    house.text("STOP", now=SOON)
    with transaction(house.engine) as session:
        report = session.scalars(select(Report)).one()
        notify(session, report, Phrase.NEWS_READ, house.policy.intake, NIGHT)
        session.execute(update(Report).values(stage="closed"))
    assert "NEWS_READ" not in house.said()


def test_texts_of_the_same_words_that_went_since_are_counted(house: House) -> None:
    put(house, "a1", "a")
    put(house, "a2", "a", place=1)
    put(house, "a3", "a", place=2, phrase="THANKS")
    put(house, "b1", "b")
    for identifier in ("a1", "b1"):
        claimed(house)
        assert settled(house, identifier, 1, DeliveryEvent.ACCEPTED)
    with transaction(house.engine) as session:
        counts = [sent_alike(session, session.get_one(Outbound, one)) for one in ("a1", "a2", "a3")]
    # Of the first itself, the second, and other words.
    assert counts == [0, 1, 0]


@pytest.mark.parametrize(
    ("attempts", "copies"),
    [
        # It may have gone twice; its carrier had it; its carrier could not deliver it.
        (((DeliveryEvent.LOST, DeliveryEvent.ABSENT), (DeliveryEvent.ACCEPTED,)), 2),
        (((DeliveryEvent.LOST, DeliveryEvent.FOUND),), 1),
        (((DeliveryEvent.REFUSED,),), 1),
    ],
)
def test_a_text_of_the_same_words_counts_as_often_as_it_may_have_gone(
    house: House, attempts: tuple[tuple[DeliveryEvent, ...], ...], copies: int
) -> None:
    put(house, "a1", "a")
    put(house, "a2", "a", place=1)
    for number, events in enumerate(attempts, 1):
        claimed(house)
        for event in events:
            assert settled(house, "a1", number, event)
    assert alike(house, "a2") == copies


def test_a_text_of_the_same_words_of_the_same_second_counts(house: House) -> None:
    put(house, "a1", "a")
    claimed(house)
    assert settled(house, "a1", 1, DeliveryEvent.ACCEPTED)
    with transaction(house.engine) as session:
        sent_at = session.get_one(Outbound, "a1").settled_at
        assert sent_at is not None
    second = sent_at.replace(microsecond=0)
    put(house, "a2", "a", created_at=second.replace(microsecond=999_999))
    put(house, "a3", "a", created_at=second + timedelta(seconds=1))
    assert [alike(house, one) for one in ("a2", "a3")] == [1, 0]


def alike(house: House, identifier: str) -> int:
    with transaction(house.engine) as session:
        return sent_alike(session, session.get_one(Outbound, identifier))
