"""A house where nobody is on call."""

from sqlalchemy import delete

from case_management.cases.models import OnCall
from config.platform.database import transaction
from tests.support.house import House


def nobody_on_call(house: House) -> None:
    """Takes whoever is on call off it, as no page allows."""
    with transaction(house.engine) as session:
        session.execute(delete(OnCall))
