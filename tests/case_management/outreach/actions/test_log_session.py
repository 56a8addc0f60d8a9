"""A session is kept as it was told, where it can have been; its organisation takes it back."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from case_management.actor import Actor
from case_management.outreach.actions.log_session import (
    LONGEST_PLACE,
    MOST_REACHED,
    Held,
    log_session,
    remove_session,
)
from case_management.outreach.models import OutreachSession
from case_management.refusals import Refusal
from case_management.supply_chain.models import Factory
from config.platform.database import transaction
from tests.support.house import NOON, House
from tests.support.work import logged, work_of

TODAY = NOON.date()
HALL = Held(None, "  Village hall ", "bn", TODAY, 34)


def test_a_session_is_kept_and_taken_back(house: House) -> None:
    with transaction(house.engine) as session:
        work = work_of(house, session)
        row = log_session(work, HALL, TODAY)
        session.flush()
        assert (row.place, row.reached, row.member_id) == ("Village hall", 34, house.member_id)
        stranger = replace(work, actor=Actor("x" * 32, "0" * 32, frozenset({"triager"})))
        with pytest.raises(Refusal, match="session_removed"):
            remove_session(stranger, row.id)
        remove_session(work, row.id)
        assert session.scalars(select(OutreachSession)).all() == []
        with pytest.raises(Refusal, match="session_removed"):
            remove_session(work, row.id)
        assert logged(session) == ["awareness.log", "awareness.remove"]


def test_a_factory_needs_no_other_place(house: House) -> None:
    with transaction(house.engine) as session:
        factory = session.scalars(select(Factory.id)).one()
        held = replace(HALL, factory_id=factory, place=" ", reached=MOST_REACHED)
        assert log_session(work_of(house, session), held, TODAY).factory_id == factory


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"on": TODAY + timedelta(days=1)}, "day_to_come"),
        ({"reached": 0}, "nobody_reached"),
        ({"reached": MOST_REACHED + 1}, "nobody_reached"),
        ({"language": "tlh"}, "language_unknown"),
        ({"place": "x" * (LONGEST_PLACE + 1)}, "place_too_long"),
        ({"factory_id": "0" * 32}, "factory_unknown"),
        ({"place": "  "}, "place_missing"),
    ],
)
def test_what_can_not_have_been_is_refused(
    house: House, changed: dict[str, Any], code: str
) -> None:
    with transaction(house.engine) as session:
        with pytest.raises(Refusal, match=code):
            log_session(work_of(house, session), replace(HALL, **changed), TODAY)
        assert logged(session) == []
