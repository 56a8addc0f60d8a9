"""Below a reply stand the templates in the worker's language, the organisation's own first."""

from app.dashboard.monitor.reply_templates.offered import DIGITS, offered_templates
from intake.dialogue.texts.reply_texts import ReplyText
from tests.app.dashboard.monitor.case_steps import WAGES, case_id
from tests.support.desk import Desk
from tests.support.house import House


def keep(desk: Desk, language: str) -> str:
    template = {**desk.sealed("reply-template", {"text": "Hello"}), "language": language}
    assert desk.post("/reply-templates", template).status_code == 201
    return str(template["id"])


def test_own_ones_come_first_and_only_so_many_have_a_digit(desk: Desk) -> None:
    own = [keep(desk, "bn") for _ in range(5)]
    keep(desk, "en")
    with desk.asking():
        offered = offered_templates("bn")
    assert {one.id for one in offered[:5]} == set(own)
    assert [one.digit for one in offered] == [*range(1, DIGITS + 1), 0, 0]
    assert [one.english for one in offered[5:]] == [one.value for one in ReplyText]
    with desk.asking():
        assert [one.english for one in offered_templates("en")] == [""] * 7


def test_they_stand_below_the_reply_and_open_with_the_case(desk: Desk, house: House) -> None:
    house.text(WAGES)
    own = keep(desk, "en")
    case = case_id(house)
    page = desk.page(f"/cases/{case}")
    assert f'data-record="{own}"' in page
    assert 'aria-keyshortcuts="Alt+1"' in page
    assert ReplyText.MORE_TIME.value in page
    served = [one["id"] for one in desk.data(f"/cases/{case}/thread.json")["records"]]
    assert own in served
