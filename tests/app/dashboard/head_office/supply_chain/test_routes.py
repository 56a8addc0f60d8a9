"""A head office finds a factory and follows its goods to the affiliates, and back."""

import pytest
from sqlalchemy import select
from werkzeug.exceptions import NotFound

from app.dashboard.head_office.supply_chain.routes import search, show_affiliate, show_factory
from case_management.supply_chain.actions.link_factories import link_factories
from case_management.supply_chain.models import Factory
from config.platform.database import transaction
from tests.app.dashboard.head_office.conftest import Releaser
from tests.case_management.supply_chain.test_reach import agency, factory
from tests.support.alerts import AFFILIATE, add_ripe_case
from tests.support.house import House


@pytest.fixture
def ids(house: House) -> tuple[str, str]:
    """Of a spinner that supplies the shirt factory, and of a user agency."""
    add_ripe_case(house)
    with transaction(house.engine) as session:
        shirts = session.scalars(select(Factory)).one()
        yarn = factory(session, "YARN")
        link_factories(session, yarn, shirts)
        return yarn.id, agency(session)


def test_a_factory_is_followed_to_whoever_buys(ids: tuple[str, str], releaser: Releaser) -> None:
    with releaser():
        page = show_factory(ids[0])
    for words in ("Mill YARN", "Meghna Shirts Ltd", "Uniforms Ltd", "M-1", "Hospital"):
        assert page.count(words) >= 2, words  # in the picture and in the table
    assert "Affiliates that it serves: 2." in page
    assert f'href="/supply-chain/affiliates/{ids[1]}"' in page
    assert page.count('aria-current="page"') >= 1


def test_an_affiliate_is_followed_back_to_the_spinner(
    ids: tuple[str, str], releaser: Releaser
) -> None:
    for affiliate in (AFFILIATE, ids[1]):
        with releaser():
            page = show_affiliate(affiliate)
        assert f'href="/supply-chain/factories/{ids[0]}"' in page
        assert "Meghna Shirts Ltd" in page


def test_a_name_a_code_and_nothing(ids: tuple[str, str], releaser: Releaser) -> None:
    for asked in ("meghna", "4417"):
        with releaser(path=f"/supply-chain?q={asked}"):
            assert "Meghna Shirts Ltd" in search()
    with releaser(path="/supply-chain?q=%25"):
        assert "Nothing here has this name or code." in search()
    with releaser():
        assert "Hospital" in search()


def test_what_is_not_there(ids: tuple[str, str], house: House, releaser: Releaser) -> None:
    with releaser():
        with pytest.raises(NotFound):
            show_factory("nothing")
        with pytest.raises(NotFound):
            show_affiliate(house.organisation_id)
