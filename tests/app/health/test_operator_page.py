"""Everything of the operator's page is read at once; a database that is away is no error."""

from datetime import timedelta

import pytest

from app.health.operator_access import SESSION_LASTS, make_link, open_link
from app.health.operator_page import OperatorPage, SessionOver, read_page
from config.platform.database import transaction
from config.settings import Common, load
from tests.support.house import NOON, House


def settings_of(house: House, **more: str) -> Common:
    known = {"database_url": str(house.engine.url), **more}
    return load(Common, firedoor_data_dir=house.folder, **known)


def session_of(house: House) -> str:
    with transaction(house.engine) as session:
        opened = open_link(session, make_link(session, NOON), NOON)
    assert opened is not None
    return opened


def page_of(house: House, session_id: str, **more: str) -> OperatorPage:
    return read_page(settings_of(house, **more), house.policy, session_id, NOON)


def test_the_page_tells_of_lines_and_stores(house: House) -> None:
    page = page_of(house, session_of(house))
    assert not page.database_away
    assert [one.name for one in page.stores] == ["database", "queue", "spool"]
    assert [one.facts.label for one in page.lines] == ["SMS"]
    assert page.rest[-1].name == "backups"


def test_without_a_database_only_the_stores_are_told(house: House) -> None:
    page = page_of(house, "any", database_url=f"sqlite:///{house.folder}/nowhere/firedoor.db")
    assert page.database_away
    assert page.lines == []


def test_a_session_that_is_over_is_refused(house: House) -> None:
    identifier = session_of(house)
    with pytest.raises(SessionOver):
        page_of(house, "another")
    late = NOON + SESSION_LASTS + timedelta(seconds=1)
    with pytest.raises(SessionOver):
        read_page(settings_of(house), house.policy, identifier, late)
