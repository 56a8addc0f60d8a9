"""The case that a page is about: the own organisation's, and no other's."""

import pytest
from werkzeug.exceptions import NotFound

from app.dashboard.monitor.own_case import own_case
from config.platform.database import transaction
from tests.app.dashboard.monitor.case_steps import WAGES, only_case
from tests.support.desk import Desk
from tests.support.house import NOON, House
from vault.organisations import Organisation


def test_the_own_case_is_there_and_another_id_is_not(desk: Desk, house: House) -> None:
    house.text(WAGES)
    with transaction(house.engine) as session:
        case = only_case(session).id
    with desk.asking():
        assert own_case(case).id == case
        with pytest.raises(NotFound):
            own_case("0" * 32)


def test_another_organisations_case_does_not_exist(desk: Desk, house: House) -> None:
    house.text(WAGES)
    with transaction(house.engine) as session:
        other = Organisation(
            name="Others",
            kind="monitor",
            language="en",
            time_zone="UTC",
            practice=True,
            created_at=NOON,
        )
        session.add(other)
        session.flush()
        case = only_case(session)
        case.organisation_id = other.id
    with desk.asking(), pytest.raises(NotFound):
        own_case(case.id)
