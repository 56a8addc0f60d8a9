"""Who can write to the database can stop the line by bending the roster: nothing is lost."""

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import delete, select, update

from bots.carrier_requests import ReceiveOutcome
from bots.receiving.from_spool import SpoolCollector
from config.platform.database import new_id, transaction, utc_now
from intake.outbox.outbox import Outbound
from tests.support.channels import open_receiver, row_counts, sms, spool_of
from tests.support.house import WORKER, House, roster_document
from tests.support.outbox_rows import alarms, drained, met, put, reply, state_of
from vault.encoding import b64u, canonical, context
from vault.grants import EpochGrant
from vault.members import new_member_secret
from vault.organisations import RosterVersion
from vault.roster import Signature, genesis_of
from vault.sealing import DoesNotOpen, new_secret, seal
from vault.trust import write_signatures


def stored(house: House) -> dict[str, Any]:
    with transaction(house.engine) as session:
        document = session.scalars(select(RosterVersion.document)).one()
    content: dict[str, Any] = json.loads(document)
    return content


def write(house: House, content: dict[str, Any]) -> None:
    with transaction(house.engine) as session:
        session.execute(update(RosterVersion).values(document=canonical(content)))


def swap_the_key(house: House) -> None:
    write(house, stored(house) | {"keys": {"1": b64u(new_secret().public())}})


def swap_the_courier(house: House) -> None:
    write(house, stored(house) | {"services": {"courier": b64u(new_secret().public())}})


def add_a_member(house: House) -> None:
    content, mallory = stored(house), new_member_secret()
    content["members"].append(
        {
            "id": "f" * 32,
            "name": "Mallory",
            "roles": ["coordinator"],
            "sealing": b64u(mallory.sealing.public()),
            "signing": b64u(mallory.verification_key()),
        }
    )
    content["members"].sort(key=lambda one: one["id"])
    write(house, content)


def begin_anew(house: House) -> None:
    """A whole roster of his own, properly signed by himself."""
    mallory, member_id = new_member_secret(), new_id()
    document = roster_document(
        house.organisation_id, member_id, mallory, new_secret(), house.courier
    )
    signature = Signature(member_id, mallory.sign("roster", document))
    with transaction(house.engine) as session:
        session.execute(
            update(RosterVersion).values(
                document=document, signatures=write_signatures((signature,))
            )
        )


def go_on_unsigned(house: House) -> None:
    document = second_version(house, new_secret())
    with transaction(house.engine) as session:
        session.add(
            RosterVersion(
                organisation_id=house.organisation_id, number=2, document=document, signatures="[]"
            )
        )


def remove_it(house: House) -> None:
    with transaction(house.engine) as session:
        session.execute(delete(RosterVersion))


def damage_the_signatures(house: House) -> None:
    with transaction(house.engine) as session:
        session.execute(update(RosterVersion).values(signatures="not JSON"))


def second_version(house: House, secret: Any) -> bytes:
    with transaction(house.engine) as session:
        first = session.scalars(
            select(RosterVersion.document).where(RosterVersion.number == 1)
        ).one()
    return roster_document(
        house.organisation_id,
        house.member_id,
        house.member,
        secret,
        house.courier,
        2,
        genesis_of(first),
    )


TAMPER: list[Callable[[House], None]] = [
    swap_the_key,
    swap_the_courier,
    add_a_member,
    begin_anew,
    go_on_unsigned,
    remove_it,
    damage_the_signatures,
]


def snapshot(house: House) -> list[dict[str, Any]]:
    with transaction(house.engine) as session:
        return [
            {
                "organisation_id": one.organisation_id,
                "number": one.number,
                "document": one.document,
                "signatures": one.signatures,
                "complete": one.complete,
            }
            for one in session.scalars(select(RosterVersion))
        ]


def restore(house: House, rows: list[dict[str, Any]]) -> None:
    with transaction(house.engine) as session:
        session.execute(delete(RosterVersion))
        session.add_all(RosterVersion(**row) for row in rows)


@pytest.mark.parametrize("seen_before", [False, True])
@pytest.mark.parametrize("tamper", TAMPER, ids=lambda one: one.__name__)
def test_a_bent_roster_seals_nothing_and_loses_nothing(
    house: House, tamper: Callable[[House], None], seen_before: bool
) -> None:
    receiver, right = open_receiver(house), snapshot(house)
    collector = SpoolCollector(spool_of(house), house.inbox, receiver)
    if seen_before:
        assert receiver.receive_webhook(sms("the first text")) is ReceiveOutcome.TAKEN
    tamper(house)
    before = row_counts(house.engine)
    assert receiver.receive_webhook(sms("The fire exit is locked")) is ReceiveOutcome.SPOOLED
    assert collector.collect() == 0
    assert alarms(house) == {"roster-refused"}
    assert row_counts(house.engine) == before | {"alarms": 1}
    restore(house, right)
    assert collector.collect() == 1
    assert collector.collect() == 0
    assert house.texts().count("The fire exit is locked") == 1
    assert receiver.receive_webhook(sms("and nobody has the key")) is ReceiveOutcome.TAKEN


def test_an_older_roster_put_back_is_refused(house: House) -> None:
    receiver, newer_key = open_receiver(house), new_secret()
    document = second_version(house, newer_key)
    signature = Signature(house.member_id, house.member.sign("roster", document))
    with transaction(house.engine) as session:
        session.add(
            RosterVersion(
                organisation_id=house.organisation_id,
                number=2,
                document=document,
                signatures=write_signatures((signature,)),
            )
        )
    assert receiver.receive_webhook(sms("to the newer key")) is ReceiveOutcome.TAKEN
    with transaction(house.engine) as session:
        session.execute(delete(RosterVersion).where(RosterVersion.number == 2))
    assert receiver.receive_webhook(sms("The fire exit is locked")) is ReceiveOutcome.SPOOLED
    assert alarms(house) == {"roster-refused"}


def test_a_grant_of_another_member_does_not_open(house: House) -> None:
    """Swapped epoch grants lock members out; they show nobody anything."""
    others = {name: new_member_secret() for name in ("a" * 32, "b" * 32)}
    with transaction(house.engine) as session:
        for member_id, member in others.items():
            bound = context("epoch", f"{house.organisation_id}:1", member_id)
            session.add(
                EpochGrant(
                    organisation_id=house.organisation_id,
                    epoch=1,
                    member_id=member_id,
                    secret_sealed=seal(member.sealing.public(), house.secret.seed, bound),
                )
            )
    with transaction(house.engine) as session:
        first, second = (
            session.get_one(EpochGrant, (house.organisation_id, 1, one)) for one in others
        )
        first.secret_sealed, second.secret_sealed = second.secret_sealed, first.secret_sealed
    with transaction(house.engine) as session:
        for grant in session.scalars(select(EpochGrant)):
            bound = context("epoch", f"{house.organisation_id}:1", grant.member_id)
            for member in others.values():
                with pytest.raises(DoesNotOpen):
                    member.sealing.open(grant.secret_sealed, bound)


def test_while_the_roster_is_bent_a_reply_waits_and_then_goes(house: House) -> None:
    contact, report = met(house)
    row, right = put(house, **reply(house, contact, report)), snapshot(house)
    swap_the_key(house)
    assert drained(house) == []
    assert (state_of(house, row), alarms(house)) == ("queued", {"roster-refused"})
    restore(house, right)
    with transaction(house.engine) as session:
        session.execute(update(Outbound).values(not_before=utc_now() - timedelta(seconds=1)))
    assert drained(house) == [(WORKER, "Come to the office on Friday")]
