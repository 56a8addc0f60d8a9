"""After the member on call those are woken who can open a case and have an address."""

from datetime import timedelta

from app.accounts.members import Member
from app.accounts.wake_order import members_to_wake
from config.platform.database import new_id, transaction
from tests.support.house import NOON, House


def test_screeners_first_and_nobody_without_an_address(house: House) -> None:
    ids = {}
    with transaction(house.engine) as session:
        for number, (name, roles, email) in enumerate(
            (
                ("field", "investigator", "field@shromik.example"),
                ("head", "coordinator,investigator", "head@shromik.example"),
                ("desk", "coordinator,triager", "desk@shromik.example"),
                ("gone", "triager", None),
                ("late", "triager", "late@shromik.example"),
                ("other", "releaser", "other@shromik.example"),
            )
        ):
            ids[name] = new_id()
            session.add(
                Member(
                    id=ids[name],
                    organisation_id=house.organisation_id,
                    email=email,
                    name=name,
                    roles=roles,
                    language="en",
                    salt=b"",
                    proof_digest=b"",
                    secret_wrapped=b"",
                    totp_sealed=b"",
                    created_at=NOON + timedelta(days=number),
                    removed_at=None if email else NOON,
                )
            )
    with transaction(house.engine) as session:
        woken = members_to_wake(session, house.organisation_id)
        assert woken == [ids[one] for one in ("desk", "late", "head", "field")]
        assert members_to_wake(session, "0" * 32) == []
