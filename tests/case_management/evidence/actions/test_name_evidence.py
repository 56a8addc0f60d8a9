"""A finding names evidence of its own case and of no other."""

import pytest

from case_management.evidence.actions.name_evidence import check_named
from case_management.refusals import Refusal
from config.platform.database import new_id, transaction
from tests.support.case_texts import kept_item, open_case_of
from tests.support.house import House


def test_only_evidence_of_the_case_is_named(house: House) -> None:
    house.text("no salary for two months")
    with transaction(house.engine) as session:
        case = open_case_of(house, session)
        item = kept_item(house, session, case.id)
        check_named(session, [case.id], [item.id])
        check_named(session, [case.id], [])
        for cases, ids in (([new_id()], [item.id]), ([case.id], [new_id()])):
            with pytest.raises(Refusal, match="evidence_unknown"):
                check_named(session, cases, ids)
