"""Only a head office that the operator confirmed may release a monitor's alerts."""

import pytest

from app.accounts.rosters.add_partner import add_partner, head_office, head_offices
from app.accounts.rosters.roster_documents import with_partner
from app.accounts.rosters.rosters import believed_roster, newest_document
from case_management.refusals import Refusal
from config.platform.database import transaction
from tests.support.alerts import add_head_office
from tests.support.house import House
from tests.support.work import logged, member_work_of


def test_head_offices_are_those_that_were_confirmed(house: House) -> None:
    office = add_head_office(house)
    with transaction(house.engine) as session:
        assert [one.organisation for one in head_offices(session, house.trust)] == [
            office.head_office
        ]
        for other in (house.organisation_id, "0" * 32):
            with pytest.raises(Refusal, match="not_a_head_office"):
                head_office(session, house.trust, other)


def test_a_partner_stands_in_the_next_roster(house: House) -> None:
    office = add_head_office(house)
    with transaction(house.engine) as session:
        work = member_work_of(house, session)
        genesis = head_office(session, house.trust, office.head_office).genesis
        newest = newest_document(session, house.organisation_id)
        document = with_partner(newest, office.head_office, genesis)
        with pytest.raises(Refusal, match="roster_wrong"):
            add_partner(work, office.head_office, document, b"\0" * 64)
        signature = house.member.sign("roster", document)
        add_partner(work, office.head_office, document, signature)
        roster = believed_roster(session, house.trust, house.organisation_id)
        assert (roster.number, roster.releasers) == (3, {office.head_office: genesis})
        assert logged(session) == ["partner.add"]
