"""A translator is named and ended on the page of the case."""

from config.platform.database import new_id
from tests.app.dashboard.monitor.gloss.conftest import ToldMessage


def test_only_who_may_open_the_case_is_named(told: ToldMessage) -> None:
    assert told.name(new_id()) == 409
    assert told.name() == 200
    shown = '<span class="quiet">Translator</span> Asha'
    case = f"/cases/{told.case_id}"
    assert shown in told.desk.page(case)
    answer = told.desk.submit(f"{case}/translators/{told.desk.house.member_id}/end")
    assert answer.status_code == 200
    assert shown not in told.desk.page(case)
