"""What a buyer writes down is for the own affiliate and the monitors; for others where shared."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from case_management.audit.models import AuditEntry
from case_management.buyer_actions.actions.record_action import NOTE, WhatWasDone, record_action
from case_management.refusals import Refusal
from config.platform.database import transaction
from tests.support.buyers import Told, add_told, opened
from tests.support.house import House

DONE: dict[str, Any] = {
    "kind": "ask_contractor",
    "done_on": date(2026, 11, 20),
    "note": "We wrote to their board.",
    "shared": False,
    "contract_id": None,
}


@pytest.fixture
def told(house: House) -> Told:
    return add_told(house)


@pytest.mark.parametrize("shared", [False, True])
def test_the_note_opens_for_those_it_is_for(told: Told, house: House, shared: bool) -> None:
    with transaction(house.engine) as session:
        done = WhatWasDone(**DONE | {"shared": shared})
        kept = record_action(told.town.work(session), house.trust, told.alert(session), done)
        session.flush()
        body = kept.note_sealed
        assert body is not None
        assert told.town.opens(session, NOTE, kept.id, body) == DONE["note"]
        monitors = opened(session, house.organisation_id, house.secret, NOTE, kept.id, body)
        assert monitors == DONE["note"]
        assert told.city.opens(session, NOTE, kept.id, body) == (DONE["note"] if shared else None)


def test_the_logs_of_both_sides_say_what_and_when_and_no_word_of_the_note(
    told: Told, house: House
) -> None:
    with transaction(house.engine) as session:
        record_action(
            told.town.work(session), house.trust, told.alert(session), WhatWasDone(**DONE)
        )
        session.flush()
        found = session.execute(
            select(AuditEntry.organisation_id, AuditEntry.detail).where(
                AuditEntry.action == "alert.buyer_action"
            )
        ).all()
    assert {organisation for organisation, _ in found} == {told.town.id, house.organisation_id}
    for _organisation, detail in found:
        assert "ask_contractor" in detail
        assert "2026-11-20" in detail
        assert "board" not in detail


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"done_on": date(2027, 1, 1)}, "action_in_the_future"),
        ({"kind": "terminate", "note": ""}, "termination_without_workers"),
    ],
)
def test_what_can_not_be_is_refused(
    told: Told, house: House, changed: dict[str, Any], why: str
) -> None:
    with transaction(house.engine) as session, pytest.raises(Refusal, match=why):
        done = WhatWasDone(**DONE | changed)
        record_action(told.town.work(session), house.trust, told.alert(session), done)
