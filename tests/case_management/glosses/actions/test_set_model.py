"""A coordinator says where the organisation's own model answers."""

import pytest

from case_management.glosses.actions.set_model import set_model
from case_management.glosses.queries import model_address
from case_management.refusals import Refusal
from config.platform.database import transaction
from tests.support.house import House
from tests.support.work import logged, work_of


def test_an_address_is_set_and_taken_away(house: House) -> None:
    with transaction(house.engine) as session:
        work, mine = work_of(house, session, "coordinator"), house.organisation_id
        assert model_address(session, mine) == ""
        for typed in ("http://127.0.0.1:5000", "http://192.168.1.5:5000/"):
            set_model(work, typed)
        assert model_address(session, mine) == "http://192.168.1.5:5000"
        with pytest.raises(Refusal, match="model_address_public"):
            set_model(work, "https://translate.example.com")
        assert model_address(session, mine) == "http://192.168.1.5:5000"
        set_model(work, "  ")
        assert model_address(session, mine) == ""
        assert logged(session) == ["translation_model.set"] * 3


def test_nobody_else_sets_it(house: House) -> None:
    with transaction(house.engine) as session, pytest.raises(Refusal, match="model_by_coordinator"):
        set_model(work_of(house, session, "investigator"), "http://127.0.0.1:5000")
