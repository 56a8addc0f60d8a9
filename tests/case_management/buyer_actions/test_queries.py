"""Who sees what buyers did."""

from datetime import date

from case_management.buyer_actions.actions.record_action import WhatWasDone, record_action
from case_management.buyer_actions.queries import actions_on, actions_seen_by, own_actions
from config.platform.database import transaction
from tests.support.buyers import add_told
from tests.support.house import House


def test_a_buyer_sees_the_own_actions_and_those_that_others_shared(house: House) -> None:
    told = add_told(house)
    with transaction(house.engine) as session:
        alert = told.alert(session)
        for day, shared in ((1, False), (2, True)):
            done = WhatWasDone("meeting", date(2026, 11, day), "", shared, None)
            record_action(told.town.work(session), house.trust, alert, done)
        session.flush()
        ids = (alert.id,)
        days = {
            "monitors": [one.done_on.day for one in actions_on(session, ids)],
            "town": [one.done_on.day for one in actions_seen_by(session, told.town.id, ids)],
            "city": [one.done_on.day for one in actions_seen_by(session, told.city.id, ids)],
            "own": [one.done_on.day for one in own_actions(session, told.city.id)],
        }
    assert days == {"monitors": [2, 1], "town": [2, 1], "city": [2], "own": []}
