"""A chain of custody only grows, also in a case that has ended."""

from dataclasses import replace

import pytest

from case_management.evidence.actions.add_to_chain import add_to_chain
from case_management.evidence.queries import custody_of
from case_management.refusals import Refusal
from case_management.worked_case import WorkedCase
from config.platform.database import new_id, transaction
from tests.support.case_texts import entry_of, kept_item, open_case_of
from tests.support.house import NOON, House
from tests.support.work import logged, work_of


def test_an_entry_is_added_once_and_ends_with_its_item(house: House) -> None:
    house.text("no salary for two months")
    with transaction(house.engine) as session:
        work = work_of(house, session)
        case = replace(open_case_of(house, session), is_open=False)
        item = kept_item(house, session, case.id)
        item.ended_on = NOON.date()
        written = entry_of(house, item, "handed_over")
        for _ in range(2):
            again = entry_of(house, item, "handed_over")
            again.entry.id = written.entry.id
            again.grant.record_id = written.entry.id
            add_to_chain(work, case, item, again)
        chain = custody_of(session, [case.id])
        assert [one.step for one in chain] == ["taken_in", "handed_over"]
        assert chain[1].ended_on == NOON.date()
        assert logged(session).count("evidence.custody") == 1
        for step in ("taken_in", "lost"):
            with pytest.raises(Refusal, match="unknown_code"):
                add_to_chain(work, case, item, entry_of(house, item, step))


def test_an_entry_is_of_the_case_of_its_item_wherever_that_is_joined(house: House) -> None:
    house.text("no salary for two months")
    with transaction(house.engine) as session:
        case = open_case_of(house, session)
        item = kept_item(house, session, case.id)
        into = WorkedCase(new_id(), house.organisation_id, is_open=True)
        written = entry_of(house, item)
        written.entry.case_id = into.id
        add_to_chain(work_of(house, session), into, item, written)
        assert [one.number for one in custody_of(session, [case.id])] == [1, 2]
        assert custody_of(session, [into.id]) == []
