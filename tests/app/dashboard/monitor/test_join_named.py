"""A case is joined to the one that is named; one about which buyers may know is not."""

from datetime import timedelta

import pytest
from sqlalchemy import select
from werkzeug.exceptions import NotFound

from app.dashboard.monitor.join_named import join_named
from case_management.alerts.models import Alert
from case_management.cases.models import Case
from case_management.refusals import Refusal
from case_management.transfers.actions.ask_consent import ask_transfer
from config.platform.database import new_id, transaction
from tests.app.dashboard.monitor.case_steps import NEIGHBOUR, WAGES
from tests.support.desk import Desk
from tests.support.house import NOON, House
from tests.support.polls import works
from tests.support.two_organisations import add_other


@pytest.fixture
def two(house: House) -> list[Case]:
    house.text(WAGES)
    house.text(WAGES, sender=NEIGHBOUR, now=NOON + timedelta(minutes=1))
    with transaction(house.engine) as session:
        return list(session.scalars(select(Case).order_by(Case.opened_at)))


def test_by_its_id_or_its_reference(desk: Desk, two: list[Case]) -> None:
    first, second = two
    for name in (first.id, first.reference.lower()):
        with desk.asking():
            case, into = join_named(second.id, name)
            assert (case.id, into.id) == (second.id, first.id)
    with desk.asking():
        with pytest.raises(Refusal, match="case_unknown"):
            join_named(second.id, "C-0000000")
        with pytest.raises(NotFound):
            join_named(new_id(), first.id)


def test_a_case_with_an_alert_stays_where_buyers_were_told_of_it(
    desk: Desk, house: House, two: list[Case]
) -> None:
    first, second = two
    with transaction(house.engine) as session:
        session.add(
            Alert(
                case_id=second.id,
                organisation_id=house.organisation_id,
                release_by_id=house.organisation_id,
                reference="A-BCDEFGH",
                state="proposed",
                digest="0" * 64,
                document_sealed=b"sealed",
                drafter_id=house.member_id,
                drafter_signature=b"signed",
                drafted_at=NOON,
            )
        )
    with desk.asking(), pytest.raises(Refusal, match="joined_with_alert"):
        join_named(second.id, first.id)
    with desk.asking():
        # Another report may still be joined to it.
        join_named(first.id, second.id)


def test_a_case_on_its_way_to_others_is_not_joined(
    desk: Desk, house: House, two: list[Case]
) -> None:
    other = add_other(house)
    first, second = two
    with transaction(house.engine) as session:
        ask_transfer(works(house, session), session.get_one(Case, second.id), other.id)
    with desk.asking(), pytest.raises(Refusal, match="transfer_waits"):
        join_named(second.id, first.id)
