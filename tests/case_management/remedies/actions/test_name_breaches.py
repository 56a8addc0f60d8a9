"""What was done against workers who organise is named in place of what was named before."""

import pytest

from case_management.refusals import Refusal
from case_management.remedies.actions.name_breaches import name_breaches
from case_management.remedies.planned_case import PlannedCase
from case_management.remedies.queries import breaches_of
from config.platform.database import transaction
from tests.support.house import House
from tests.support.work import logged, only_case, work_of


def test_they_are_named_anew(planning: House) -> None:
    with transaction(planning.engine) as session:
        work, case = work_of(planning, session, "investigator"), only_case(session)
        planned = PlannedCase(case.id, case.organisation_id, case.state)
        name_breaches(work, planned, ["threat", "blacklist", "threat"])
        assert breaches_of(session, case.id) == ["blacklist", "threat"]
        name_breaches(work, planned, [])
        assert breaches_of(session, case.id) == []
        assert logged(session)[-2:] == ["remedy.breaches", "remedy.breaches"]
        with pytest.raises(Refusal, match="unknown_code"):
            name_breaches(work, planned, ["rumour"])
        ended = PlannedCase(case.id, case.organisation_id, "closed")
        with pytest.raises(Refusal, match="plan_not_open"):
            name_breaches(work, ended, ["threat"])
