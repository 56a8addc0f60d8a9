"""A member chooses a language of the own kind of organisation, and comes back to the page."""

import pytest

from app.accounts.members import Member
from config.platform.database import transaction
from tests.support.desk import URL, Desk
from tests.support.house import House


def language(house: House) -> str:
    with transaction(house.engine) as session:
        return session.get_one(Member, house.member_id).language


def test_the_pages_are_in_the_chosen_language_from_then_on(desk: Desk, house: House) -> None:
    answer = desk.submit("/language", language="es", next="/people?")
    assert (answer.status_code, answer.location) == (303, "/people")
    assert language(house) == "es"
    assert 'lang="es"' in desk.page("/people")


@pytest.mark.parametrize("next_page", ["https://elsewhere.example", "//elsewhere.example", ""])
def test_nobody_is_led_to_another_host(desk: Desk, next_page: str) -> None:
    assert desk.submit("/language", language="bn", next=next_page).location == "/"


def test_a_language_that_is_not_offered_changes_nothing(desk: Desk, house: House) -> None:
    # German and Dutch are for buyers.
    for unknown in ("de", "nl", "xx", ""):
        assert desk.submit("/language", language=unknown).status_code == 400
    assert desk.client.post("/language", data={"language": "es"}, base_url=URL).status_code == 403
    assert language(house) == "en"
