"""A text of a form is sealed for several at once, or not taken in."""

import pytest

from case_management.arrived_text import LONGEST, seal_arrived
from case_management.refusals import Refusal
from config.platform.database import new_id, transaction
from tests.support.buyers import add_told, opened
from tests.support.house import House
from tests.support.two_organisations import add_other


def test_everybody_it_is_for_opens_it_and_nobody_else(house: House) -> None:
    told = add_told(house)
    record = new_id()
    with transaction(house.engine) as session:
        readers = (told.town.id, house.organisation_id, told.town.id)
        body = seal_arrived(session, house.trust, "x", record, "Bread", readers)
        session.flush()
        assert body is not None
        assert b"Bread" not in body
        assert told.town.opens(session, "x", record, body) == "Bread"
        assert opened(session, house.organisation_id, house.secret, "x", record, body) == "Bread"
        assert told.city.opens(session, "x", record, body) is None


def test_nothing_is_sealed_as_nothing(house: House) -> None:
    with transaction(house.engine) as session:
        assert seal_arrived(session, house.trust, "x", new_id(), "", ()) is None


def test_a_text_is_refused_that_is_too_long_or_that_nobody_could_read(house: House) -> None:
    other = add_other(house, trusted=False)
    with transaction(house.engine) as session:
        with pytest.raises(Refusal, match="text_too_long"):
            seal_arrived(session, house.trust, "x", new_id(), "a" * (LONGEST + 1), ())
        with pytest.raises(Refusal, match="text_not_sealed"):
            seal_arrived(session, house.trust, "x", new_id(), "a", (other.id,))
