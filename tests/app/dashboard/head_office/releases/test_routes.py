"""The releaser's list, and one alert sealed: of the own office, and of no other."""

import pytest
from werkzeug.exceptions import NotFound

from app.accounts.current_member import current_member
from app.dashboard.head_office.releases.routes import (
    data,
    own_alert,
    show,
    show_all,
    waiting_count,
)
from tests.app.dashboard.head_office.conftest import Releaser
from tests.support.alerts import Released
from tests.support.desk import Desk
from tests.support.house import NOON


def test_what_waits_is_listed_and_counted(office: Released, releaser: Releaser) -> None:
    with releaser():
        page = show_all()
        assert waiting_count(current_member()) == 1
    for words in ("B-KXQMTW", "Shromik Kotha", "Asha", "waiting for release"):
        assert words in page
    office.change(state="released", released_at=NOON)
    with releaser():
        assert "B-KXQMTW" in show_all()
        assert waiting_count(current_member()) == 0


def test_the_page_of_an_alert_says_nothing_of_what_was_drafted(
    office: Released, releaser: Releaser
) -> None:
    with releaser():
        page = show(office.alert)
    assert "B-KXQMTW" in page
    assert "An exit cannot be opened." not in page
    assert "It could point to a person" in page


def test_a_returned_alert_says_why(office: Released, releaser: Releaser) -> None:
    office.change(state="returned", return_reason="wrong_recipients")
    with releaser():
        assert "The recipients" in show(office.alert)


def test_what_was_not_sealed_for_the_office_is_refused(
    office: Released, releaser: Releaser
) -> None:
    with releaser(headers={"Accept": "application/json"}):
        answer = data(office.alert)
    assert isinstance(answer, tuple)
    assert answer[1] == 409


def test_an_alert_of_another_office_does_not_exist(
    office: Released, releaser: Releaser, desk: Desk
) -> None:
    with releaser():
        assert own_alert(office.alert).id == office.alert
        with pytest.raises(NotFound):
            own_alert("0" * 32)
    with desk.asking("releaser", kind="head_office"):
        with pytest.raises(NotFound):
            show(office.alert)
        assert "B-KXQMTW" not in show_all()
