"""An auditor at the dashboard of a house."""

import pytest

from config.platform.database import transaction
from tests.support.desk import Desk, seated
from tests.support.house import House
from tests.support.members import add_colleague


@pytest.fixture
def auditor(desk: Desk, house: House) -> Desk:
    """Bela, who reads no case."""
    with transaction(house.engine) as session:
        member = add_colleague(house, session, "Bela", "auditor")
    return seated(desk, member)
