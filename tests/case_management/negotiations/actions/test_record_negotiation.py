"""Sessions and agreements are kept once, in a case that goes on, and go with its texts."""

from dataclasses import replace
from datetime import timedelta

import pytest

from case_management.cases.actions.end_case import end_case
from case_management.negotiations.actions.record_negotiation import (
    record_agreement,
    record_negotiation,
)
from case_management.negotiations.models import Agreement, Negotiation
from case_management.negotiations.queries import agreement_of, agreements_of, negotiations_of
from case_management.refusals import Refusal
from config.platform.database import new_id, transaction
from tests.support.case_texts import key_of, open_case_of
from tests.support.house import NOON, House
from tests.support.work import logged, only_case, work_of

DAY = NOON.date()


def session_of(house: House, case_id: str, **more: object) -> Negotiation:
    fields = {"held_on": DAY, "representation": "union", "outcome": "agreed", **more}
    return Negotiation(
        id=new_id(),
        case_id=case_id,
        member_id=house.member_id,
        body_sealed=b"sealed",
        written_at=NOON,
        **fields,
    )


def agreement(house: House, case_id: str, **more: object) -> Agreement:
    fields = {"signed_on": DAY, "representation": "union", "other_party": "factory", **more}
    return Agreement(
        id=new_id(),
        case_id=case_id,
        member_id=house.member_id,
        body_sealed=b"sealed",
        written_at=NOON,
        **fields,
    )


def test_a_second_press_records_nothing_more(house: House) -> None:
    house.text("no salary for two months")
    with transaction(house.engine) as session:
        work, case = work_of(house, session), open_case_of(house, session)
        held, signed = session_of(house, case.id), agreement(house, case.id)
        for _ in range(2):
            again, twice = session_of(house, case.id), agreement(house, case.id)
            again.id, twice.id = held.id, signed.id
            record_negotiation(work, case, again, key_of(house, held.id))
            record_agreement(work, case, twice, key_of(house, signed.id), ["factory"])
        assert [one.id for one in negotiations_of(session, [case.id])] == [held.id]
        assert [one.id for one in agreements_of(session, [case.id])] == [signed.id]
        assert logged(session).count("negotiation.record") == 1
        assert logged(session).count("agreement.record") == 1
        assert agreement_of(session, [new_id()], signed.id) is None


def test_what_is_refused(house: House) -> None:
    house.text("no salary for two months")
    with transaction(house.engine) as session:
        work, case = work_of(house, session), open_case_of(house, session)
        later = DAY + timedelta(days=2)
        ended = replace(case, is_open=False)
        for code, of_case, more in (
            ("case_ended", ended, {}),
            ("unknown_code", case, {"outcome": "won"}),
            ("unknown_code", case, {"representation": "management"}),
            ("day_to_come", case, {"held_on": later}),
        ):
            held = session_of(house, case.id, **more)
            with pytest.raises(Refusal, match=code):
                record_negotiation(work, of_case, held, key_of(house, held.id))
        for code, of_case, more in (
            ("case_ended", ended, {}),
            ("unknown_code", case, {"other_party": "union"}),
            ("day_to_come", case, {"signed_on": later}),
            ("agreement_term", case, {"ends_on": DAY - timedelta(days=1)}),
        ):
            signed = agreement(house, case.id, **more)
            with pytest.raises(Refusal, match=code):
                record_agreement(work, of_case, signed, key_of(house, signed.id), ["factory"])
        assert not negotiations_of(session, [case.id]) + agreements_of(session, [case.id])


def test_retention_counts_from_the_end_of_the_case(house: House) -> None:
    house.text("no salary for two months")
    with transaction(house.engine) as session:
        work, case = work_of(house, session), open_case_of(house, session)
        held = session_of(house, case.id)
        record_negotiation(work, case, held, key_of(house, held.id))
        end_case(session, only_case(session), DAY)
        session.refresh(held)
        assert held.ended_on == DAY
