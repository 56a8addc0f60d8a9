"""Nothing is withdrawn where nothing waits; the whole way is in test_ceremony.py."""

import pytest

from app.accounts.rosters.withdraw_roster import withdraw_roster
from case_management.refusals import Refusal
from config.platform.database import transaction
from tests.support.house import House
from tests.support.work import logged, member_work_of


def test_a_version_that_does_not_wait_is_refused(house: House) -> None:
    with transaction(house.engine) as session:
        with pytest.raises(Refusal, match="roster_wrong"):
            withdraw_roster(member_work_of(house, session), 2)
        assert logged(session) == []
