from datetime import timedelta

import pytest
from sqlalchemy import select

from config.platform.database import transaction
from intake.contacts.contact import Contact
from intake.contacts.long_silence import is_long_silent
from tests.support.house import NOON, House


@pytest.mark.parametrize(("seconds", "long"), [(0, False), (1, True)])
def test_longer_than_the_days_of_the_policy(house: House, seconds: int, long: bool) -> None:
    house.text("the boss is bad")
    rules = house.policy.intake
    now = NOON + timedelta(days=rules.code_after_silence_days, seconds=seconds)
    with transaction(house.engine) as session:
        assert is_long_silent(session.scalars(select(Contact)).one(), rules, now) is long


def test_who_never_wrote_was_not_silent(house: House) -> None:
    never = Contact(last_inbound_at=None)
    assert not is_long_silent(never, house.policy.intake, NOON)
