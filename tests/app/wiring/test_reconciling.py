"""A reconciler looks back as far as asked, never further than the policy lets it."""

from datetime import timedelta

import pytest

from app.wiring.reconciling import make_reconciler
from config.settings import CollectorSettings, load
from tests.support.channels import open_receiver
from tests.support.house import NOON, House


@pytest.mark.parametrize("look_back", [None, timedelta(days=1), timedelta(days=9999)])
def test_without_a_carrier_that_can_be_asked_nothing_is_found(
    house: House, look_back: timedelta | None
) -> None:
    settings = load(CollectorSettings, firedoor_data_dir=house.folder)
    receiver = open_receiver(house)
    assert make_reconciler(settings, house.engine, receiver, look_back).run(NOON) == []
