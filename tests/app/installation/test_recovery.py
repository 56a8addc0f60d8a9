"""The operator invites to a recovery only where papers exist, and a person of no other account."""

import pytest

from app.installation.recovery import invite_to_recover
from case_management.refusals import Refusal
from config.platform.database import transaction
from config.settings import Refused
from tests.support.house import NOON, House
from tests.support.members import add_asha


def test_no_papers_no_invitation(house: House) -> None:
    with transaction(house.engine) as session, pytest.raises(Refused, match="no recovery papers"):
        invite_to_recover(
            session, house.trust, house.organisation_id, "Noor", "noor@line.example", NOON
        )


def test_an_organisation_that_is_none(house: House) -> None:
    with transaction(house.engine) as session, pytest.raises(Refused, match="no organisation"):
        invite_to_recover(session, house.trust, "0" * 32, "Noor", "noor@line.example", NOON)


def test_papers_come_before_the_email(house: House) -> None:
    """Nobody learns from the command who is a member of an organisation without papers."""
    with transaction(house.engine) as session:
        add_asha(house, session)
        with pytest.raises((Refused, Refusal)) as refusal:
            invite_to_recover(
                session, house.trust, house.organisation_id, "Asha", "asha@line.example", NOON
            )
    assert isinstance(refusal.value, Refused)
