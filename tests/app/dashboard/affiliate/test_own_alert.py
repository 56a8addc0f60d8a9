"""The contracts that an alert concerns: the reader's own, and nothing that it does not name."""

import pytest
from sqlalchemy import update
from werkzeug.exceptions import NotFound

from app.dashboard.affiliate.own_alert import concerned, own_alert, shown_alert
from case_management.alerts.document import read_document
from case_management.alerts.models import Alert
from case_management.supply_chain.affiliate_contracts import contracts_of
from config.platform.database import transaction
from tests.support.buyers import add_told
from tests.support.desk import Desk
from tests.support.house import House


def test_a_buyer_finds_the_own_contract_and_another_none(house: House, desk: Desk) -> None:
    told = add_told(house)
    found = {}
    for side in (told.town, told.city):
        with side.asking(desk), transaction(house.engine) as session:
            _recipient, alert = own_alert(told.alert_id)
            document = read_document(alert.document or b"")
            mine = contracts_of(session, side.id)
            found[side.id] = [one.reference for one in concerned(mine, alert, document, side.id)]
    assert found == {told.town.id: ["M-1"], told.city.id: []}


def test_what_was_called_back_or_is_not_signed_by_two_can_not_be_acted_on(
    house: House, desk: Desk
) -> None:
    told = add_told(house)
    with told.town.asking(desk):
        assert shown_alert(told.alert_id)[1].reference == "B-KXQMTW"
    for changed in ({"releaser_signature": bytes(64)}, {"state": "recalled"}):
        with transaction(house.engine) as session:
            session.execute(update(Alert).values(**changed))
        with told.town.asking(desk), pytest.raises(NotFound):
            shown_alert(told.alert_id)
