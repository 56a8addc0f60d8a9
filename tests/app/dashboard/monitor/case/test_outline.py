"""What an open page is given every ten seconds."""

from datetime import timedelta

from case_management.cases.follow_up.close_due_polls import close_due_polls
from config.platform.database import transaction
from tests.app.dashboard.monitor.case_steps import WAGES, case_id
from tests.support.desk import Desk
from tests.support.house import House
from tests.support.polls import ask, case_to_verify


def test_it_holds_the_clock_the_facts_and_every_thread(desk: Desk, house: House) -> None:
    house.text(WAGES)
    outline = desk.page(f"/cases/{case_id(house)}/threads")
    for place in ("clock", "answers", "poll"):
        assert f'<div id="{place}" hx-swap-oob="innerHTML">' in outline
    assert 'id="thread-' in outline
    assert WAGES not in outline


def test_when_a_poll_ends_the_open_page_gets_the_step_that_follows(
    desk: Desk, house: House
) -> None:
    case = case_to_verify(house)
    ask(house)
    house.text("1", now=desk.at)
    outline = desk.page(f"/cases/{case}/threads")
    assert ("Workers say that it happened." in outline, 'id="steps"' in outline) == (True, False)
    with transaction(house.engine) as session:
        close_due_polls(session, house.policy, desk.at)
    outline = desk.page(f"/cases/{case}/threads")
    assert 'value="confirm_remedy"' in outline.partition('id="steps" hx-swap-oob')[2]
    desk.at += timedelta(minutes=2)
    assert 'id="steps"' not in desk.page(f"/cases/{case}/threads")
