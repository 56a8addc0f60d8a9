"""Root causes are named together, in place of those before, and stand in the log."""

import json

import pytest
from sqlalchemy import select

from case_management.audit.models import AuditEntry
from case_management.refusals import Refusal
from case_management.remedies.actions.name_causes import name_causes
from case_management.remedies.queries import causes_of
from config.platform.database import transaction
from tests.support.house import House
from tests.support.remedies import planned
from tests.support.work import only_case, work_of


def test_the_newest_names_stand(planning: House) -> None:
    with transaction(planning.engine) as session:
        work, case = work_of(planning, session, "investigator"), planned(only_case(session))
        name_causes(work, case, ["law_gap"], "law_gap")
        name_causes(work, case, ["late_change", "no_records"], "late_change")
        named = {one.cause: one.is_primary for one in causes_of(session, case.id)}
        assert named == {"late_change": True, "no_records": False}
        last = session.scalars(select(AuditEntry).order_by(AuditEntry.number.desc())).first()
        assert last is not None
        assert json.loads(last.detail) == {
            "causes": "late_change no_records",
            "primary": "late_change",
        }


def test_a_triager_names_none_and_nobody_does_in_another_state(planning: House) -> None:
    with transaction(planning.engine) as session:
        case = only_case(session)
        with pytest.raises(Refusal, match="not_a_planner"):
            name_causes(work_of(planning, session), planned(case), ["law_gap"], "law_gap")
        case.state = "monitoring"
        with pytest.raises(Refusal, match="plan_not_open"):
            work = work_of(planning, session, "coordinator")
            name_causes(work, planned(case), ["law_gap"], "law_gap")
