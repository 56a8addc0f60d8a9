"""Signs of retaliation: what raises them, who is told, what stands still until they are settled."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from case_management.cases.exposures import ExposureKind, note_exposure
from case_management.cases.models import Case
from case_management.cases.watch.kinds import TriggerKind
from case_management.cases.watch.triggers import raise_trigger, settle_trigger
from case_management.cases.watches import trigger_since, triggers_of
from case_management.refusals import Refusal
from config.platform.database import new_id, transaction
from intake.outbox.outbox import Outbound
from tests.support.house import NOON, House
from tests.support.watched import signs, watched
from tests.support.work import logged, work_of

HOUR = timedelta(hours=1)


def test_one_of_a_kind_waits_and_a_member_is_told(both_houses: House) -> None:
    house = both_houses
    case_id = watched(house)
    with transaction(house.engine) as session:
        work, case = work_of(house, session, now=NOON + HOUR), session.get_one(Case, case_id)
        assert raise_trigger(work, case, TriggerKind.STOP)
        assert not raise_trigger(work, case, TriggerKind.STOP)
        assert raise_trigger(work, case, TriggerKind.PROBLEM)
        assert sorted(signs(session, case_id)) == ["problem", "stop"]
        news = select(Outbound.recipient_id).where(Outbound.template == "news")
        assert set(session.scalars(news)) == {house.member_id}


def test_a_case_that_is_not_watched_has_no_signs(house: House) -> None:
    house.text("no salary for two months")
    with transaction(house.engine) as session:
        case = session.query(Case).one()
        assert not raise_trigger(work_of(house, session), case, TriggerKind.PROBLEM)
        assert triggers_of(session, case.id) == []


@pytest.mark.parametrize(("text", "kind"), [("STOP", "stop"), ("they fired me today", "dismissal")])
def test_what_a_worker_writes_is_a_sign(both_houses: House, text: str, kind: str) -> None:
    house = both_houses
    case_id = watched(house)
    house.text(text, now=NOON + HOUR)
    with transaction(house.engine) as session:
        assert signs(session, case_id) == [kind]


def test_its_clock_runs_until_a_member_says_what_it_is(both_houses: House) -> None:
    house = both_houses
    case_id = watched(house)
    with transaction(house.engine) as session:
        work, case = work_of(house, session, now=NOON + HOUR), session.get_one(Case, case_id)
        raise_trigger(work, case, TriggerKind.STOP)
        # Noon is a Sunday; the day begins on Monday in Dhaka.
        assert (case.clock, case.due_at) == ("watch", NOON + timedelta(days=1, hours=6))
        trigger = triggers_of(session, case_id)[0]
        with pytest.raises(Refusal, match="out_of_step"):
            settle_trigger(work, case, new_id(), confirmed=True)
        settle_trigger(work, case, trigger.id, confirmed=True)
        settle_trigger(work, case, trigger.id, confirmed=False)
        assert (trigger.confirmed, trigger_since(session, case_id)) == (True, None)
        assert case.clock == "decide"
        assert logged(session) == [
            *("case.employer", "watch.trigger", "watch.settle"),
            "watch.open_case",
        ]


def test_stop_is_a_sign_only_soon_after_an_exposure(house: House) -> None:
    house.text("no salary for two months")
    with transaction(house.engine) as session:
        case_id = session.query(Case).one().id
    house.text("STOP", now=NOON + HOUR)
    house.text("START", now=NOON + 2 * HOUR)
    with transaction(house.engine) as session:
        assert signs(session, case_id) == []
        note_exposure(session, case_id, ExposureKind.RELEASE, NOON + 3 * HOUR)
    long_after = NOON + timedelta(days=house.policy.watch.stop_days, hours=4)
    house.text("STOP", now=long_after)
    with transaction(house.engine) as session:
        assert signs(session, case_id) == []
    house.text("START", now=long_after + HOUR)
    with transaction(house.engine) as session:
        note_exposure(session, case_id, ExposureKind.RELEASE, long_after + 2 * HOUR)
    house.text("STOP", now=long_after + 3 * HOUR)
    with transaction(house.engine) as session:
        assert signs(session, case_id) == ["stop"]
