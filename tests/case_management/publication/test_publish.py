"""Who publishes, and what: frozen once a month, compared with what was seen, of one's own cases."""

from datetime import timedelta

from case_management.publication.models import Publication
from case_management.publication.publish import (
    freeze,
    last_published,
    next_figures,
    publishers,
    switch,
)
from config.platform.database import reading, transaction
from tests.support.house import NOON, House
from tests.support.work import logged, work_of
from vault.organisations import Organisation


def switched(house: House, on: bool) -> None:
    with transaction(house.engine) as session:
        switch(work_of(house, session), on)


def frozen(house: House, days: int = 0) -> bool:
    with transaction(house.engine) as session:
        organisation = session.get_one(Organisation, house.organisation_id)
        return freeze(session, organisation, house.policy, NOON + timedelta(days=days)) is not None


def test_it_is_frozen_once_a_month_while_it_is_on(both_houses: House) -> None:
    house = both_houses
    assert not frozen(house)
    switched(house, True)
    assert frozen(house)
    assert not frozen(house)
    assert frozen(house, 31)
    switched(house, False)
    assert not frozen(house, 62)
    with reading(house.engine) as session:
        assert publishers(session) == []
        # What was seen is still compared with, should it be switched on again.
        assert last_published(session, house.organisation_id) is not None
        assert session.get_one(Publication, house.organisation_id).month is not None
        assert logged(session) == ["publication.switch"] * 2


def test_few_reports_are_shown_to_nobody(house: House) -> None:
    house.text("the fire door is locked")
    with reading(house.engine) as session:
        organisation = session.get_one(Organisation, house.organisation_id)
        figures = next_figures(session, organisation, house.policy, NOON)
    every = (figures.flow, figures.shares, figures.categories, figures.causes, figures.money)
    assert {number for numbers in every for number in numbers.values()} == {None}


def test_the_publisher_is_listed_while_it_is_on(house: House) -> None:
    switched(house, True)
    with reading(house.engine) as session:
        assert [one.id for _, one in publishers(session)] == [house.organisation_id]
