"""A browser gets its own chain, its own sealed secrets, and the chains of its partners."""

import pytest

from app.accounts.rosters.keys_answer import believed_chain, held_keys
from case_management.refusals import Refusal
from config.platform.database import transaction
from tests.support.alerts import add_head_office
from tests.support.house import House
from vault.encoding import b64u
from vault.grants import EpochGrant
from vault.organisations import RosterVersion
from vault.roster import RosterRefused


def test_each_side_sees_the_other(house: House) -> None:
    office = add_head_office(house)
    with transaction(house.engine) as session:
        for member, secret in ((house.member_id, b"own"), ("e" * 32, b"other")):
            session.add(
                EpochGrant(
                    organisation_id=house.organisation_id,
                    epoch=1,
                    member_id=member,
                    secret_sealed=secret,
                )
            )
        session.flush()
        keys = held_keys(session, house.trust, house.member_id, house.organisation_id)
        assert keys["epochs"] == [{"epoch": 1, "secret_sealed": b64u(b"own")}]
        assert len(keys["roster"]) == 2
        assert set(keys["partners"]) == {office.head_office}
        theirs = held_keys(session, house.trust, office.releaser_id, office.head_office)
        assert (theirs["epochs"], set(theirs["partners"])) == ([], {house.organisation_id})
        assert theirs["partners"][house.organisation_id] == keys["roster"]


def test_a_chain_that_was_edited_gives_no_keys(house: House) -> None:
    with transaction(house.engine) as session:
        row = session.get_one(RosterVersion, (house.organisation_id, 1))
        row.document = row.document.replace(b"Asha", b"Mara")
        session.flush()
        with pytest.raises(Refusal, match="roster_refused"):
            held_keys(session, house.trust, house.member_id, house.organisation_id)
        with pytest.raises(RosterRefused):
            believed_chain(session, house.trust, house.organisation_id)
