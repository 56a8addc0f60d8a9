"""A receiver of a house with a line on Telegram, too."""

import pytest

from bots.receiving.receiver import Receiver
from config.platform.database import transaction
from intake.lines.line import TELEGRAM, Line
from tests.support.channels import (
    open_receiver,
)
from tests.support.house import House


@pytest.fixture
def receiver(house: House) -> Receiver:
    with transaction(house.engine) as session:
        session.add(
            Line(
                organisation_id=house.organisation_id,
                channel=TELEGRAM,
                address="bot",
                languages="en,bn,es",
                time_zone="Asia/Dhaka",
            )
        )
    return open_receiver(house)
