"""Every story of a message that stands on a house runs on both databases."""

import pytest

from tests.support.house import House


@pytest.fixture
def house(both_houses: House) -> House:
    return both_houses
