"""The risk of reprisal has three grades."""

import pytest

from case_management.cases.triage.set_reprisal_risk import REPRISAL_RISKS, set_reprisal_risk
from case_management.refusals import Refusal
from config.platform.database import transaction
from tests.support.house import House
from tests.support.work import only_case, work_of


def test_no_other_word_is_taken(house: House) -> None:
    house.text("no salary for two months")
    with transaction(house.engine) as session:
        work, case = work_of(house, session), only_case(session)
        for risk in REPRISAL_RISKS:
            set_reprisal_risk(work, case, risk)
            assert case.reprisal_risk == risk
        with pytest.raises(Refusal, match="risk_unknown"):
            set_reprisal_risk(work, case, "none")
