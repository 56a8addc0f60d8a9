"""The first contact with the employer opens the watch; later ones are only written down."""

from datetime import timedelta

import pytest

from case_management.cases.models import Case
from case_management.cases.watch.open_watch import record_employer_contact
from case_management.cases.watches import watch_of
from case_management.refusals import Refusal
from config.platform.database import transaction
from tests.support.house import NOON, House
from tests.support.watched import watched
from tests.support.work import logged, work_of


def test_opened_once(both_houses: House) -> None:
    house = both_houses
    case_id = watched(house)
    with transaction(house.engine) as session:
        later = work_of(house, session, now=NOON + timedelta(days=1))
        record_employer_contact(later, session.get_one(Case, case_id))
        watch = watch_of(session, case_id)
        assert watch is not None
        assert (watch.opened_at, watch.next_check_at) == (NOON, NOON + timedelta(days=7))
        assert logged(session) == ["case.employer"] * 2


def test_a_case_that_has_ended_is_not_watched(house: House) -> None:
    house.text("no salary for two months")
    with transaction(house.engine) as session:
        case = session.query(Case).one()
        case.state = "closed"
        with pytest.raises(Refusal, match="out_of_step"):
            record_employer_contact(work_of(house, session), case)
