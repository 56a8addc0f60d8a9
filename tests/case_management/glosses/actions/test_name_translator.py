"""A translator is named among those who may open the case, and loses it with the case."""

import pytest

from case_management.cases.actions.recuse import recuse
from case_management.glosses.actions.name_translator import end_translator, name_translator
from case_management.glosses.queries import asked_of, translators_of
from case_management.refusals import Refusal
from config.platform.database import transaction
from tests.case_management.glosses.conftest import Told
from tests.support.case_texts import open_case_of
from tests.support.work import logged, only_case, work_of

MIRA = "b" * 32


def test_naming_opens_nothing_and_ends(told: Told) -> None:
    with transaction(told.house.engine) as session:
        work, case = work_of(told.house, session), open_case_of(told.house, session)
        with pytest.raises(Refusal, match="colleague_unknown"):
            name_translator(work, case, MIRA, [told.house.member_id])
        for _ in range(2):
            name_translator(work, case, MIRA, [MIRA])
        assert translators_of(session, [case.id]) == [MIRA]
        session.add(told.request(MIRA))
        session.flush()
        end_translator(work, case, MIRA, [case.id])
        end_translator(work, case, MIRA, [case.id])
        assert translators_of(session, [case.id]) == []
        assert asked_of(session, MIRA) == []
        assert logged(session)[-2:] == ["translator.name", "translator.end"]


def test_who_is_taken_off_the_case_translates_no_more(told: Told) -> None:
    with transaction(told.house.engine) as session:
        work = work_of(told.house, session, "coordinator")
        name_translator(work, open_case_of(told.house, session), MIRA, [MIRA])
        session.add(told.request(MIRA))
        session.flush()
        recuse(work, only_case(session), MIRA, "kin", [MIRA, told.house.member_id])
        assert translators_of(session, [told.case_id]) == []
        assert asked_of(session, MIRA) == []
