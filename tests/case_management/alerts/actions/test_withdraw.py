"""Those who proposed an alert take it back, once, before it is released."""

import pytest
from sqlalchemy.orm import Session

from case_management.alerts.actions.withdraw import withdraw
from case_management.alerts.models import Alert
from case_management.refusals import Refusal
from config.platform.database import transaction
from tests.support.alerts import add_released
from tests.support.house import House
from tests.support.work import logged, work_of


def proposed(session: Session, alert_id: str) -> Alert:
    alert = session.get_one(Alert, alert_id)
    alert.state = "proposed"
    return alert


def test_it_is_withdrawn_once_and_both_sides_have_it_in_their_log(house: House) -> None:
    one = add_released(house)
    with transaction(house.engine) as session:
        alert, work = proposed(session, one.alert), work_of(house, session, "investigator")
        withdraw(work, alert)
        assert (alert.state, logged(session)) == ("withdrawn", ["alert.withdraw"] * 2)
        with pytest.raises(Refusal, match="out_of_step"):
            withdraw(work, alert)


def test_who_drafts_nothing_withdraws_nothing(house: House) -> None:
    one = add_released(house)
    with transaction(house.engine) as session:
        alert = proposed(session, one.alert)
        with pytest.raises(Refusal, match="not_a_drafter"):
            withdraw(work_of(house, session, "triager"), alert)
