"""A figure is recorded once, and taken back where it was wrong: it stays to be seen."""

from dataclasses import replace

import pytest

from case_management.facts.actions.record_fact import record_fact, take_back_fact
from case_management.facts.models import SealedFact
from case_management.facts.queries import facts_of
from case_management.refusals import Refusal
from config.platform.database import new_id, transaction
from tests.support.case_texts import kept_fact, key_of, open_case_of
from tests.support.house import NOON, House
from tests.support.work import logged, work_of


def test_a_figure_is_taken_back_once(house: House) -> None:
    house.text("no salary for two months")
    with transaction(house.engine) as session:
        work, case = work_of(house, session), open_case_of(house, session)
        fact = kept_fact(house, session, case.id)
        for _ in range(2):
            take_back_fact(work, case, fact)
        assert (fact.taken_back_by, fact.taken_back_at) == (house.member_id, NOON)
        assert [one.id for one in facts_of(session, [case.id])] == [fact.id]
        assert logged(session)[-2:] == ["fact.record", "fact.take_back"]


def test_what_is_refused(house: House) -> None:
    house.text("no salary for two months")
    with transaction(house.engine) as session:
        work, case = work_of(house, session), open_case_of(house, session)
        fact = SealedFact(
            id=new_id(),
            case_id=case.id,
            member_id=house.member_id,
            body_sealed=b"sealed",
            written_at=NOON,
            kind="weight",
        )
        with pytest.raises(Refusal, match="unknown_code"):
            record_fact(work, case, fact, key_of(house, fact.id))
        fact.kind, ended = "heat", replace(case, is_open=False)
        with pytest.raises(Refusal, match="case_ended"):
            record_fact(work, ended, fact, key_of(house, fact.id))
