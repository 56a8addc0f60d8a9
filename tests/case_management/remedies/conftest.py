"""A case whose remedy is being planned."""

import pytest

from config.platform.database import transaction
from tests.support.house import House
from tests.support.work import only_case


@pytest.fixture
def planning(house: House) -> House:
    """The house of one case in remediation."""
    house.text("no salary for two months")
    with transaction(house.engine) as session:
        only_case(session).state = "remediation"
    return house
