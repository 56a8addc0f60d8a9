"""A proposal is what its drafter signed, for those who were offered, about texts all compared."""

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import select

from case_management.alerts.actions.propose import Proposal, propose
from case_management.alerts.document import read_document
from case_management.alerts.models import Alert
from case_management.cases.models import Case
from case_management.refusals import Refusal
from case_management.supply_chain.models import Factory
from config.platform.database import new_id, transaction
from intake.outbox.mail_templates import MailTemplate
from intake.outbox.outbox import Outbound
from tests.support.alerts import AFFILIATE, BUYER, FIELDS, Released, add_head_office, add_ripe_case
from tests.support.house import House
from tests.support.work import logged, work_of
from vault.encoding import canonical
from vault.grants import Grant


@pytest.fixture
def ready(house: House) -> Released:
    add_ripe_case(house)
    return add_head_office(house)


def proposal(ready: Released, **changed: Any) -> Proposal:
    raw = canonical(ready.document() | changed)
    return Proposal(
        document=read_document(raw),
        signature=ready.house.member.sign("alert", raw),
        body_sealed=b"sealed",
        own_grant=grant(ready, ready.house.organisation_id),
        head_office_grant=grant(ready, ready.head_office),
        offered=frozenset({(AFFILIATE, BUYER, "greta@town.example", "de")}),
    )


def grant(ready: Released, organisation: str) -> Grant:
    return Grant(record_id=ready.alert, organisation_id=organisation, epoch=1, key_sealed=b"k")


def proposed(ready: Released, one: Proposal, role: str = "coordinator") -> None:
    house = ready.house
    with transaction(house.engine) as session:
        roster = house.trust.roster(session, house.organisation_id)
        office = house.trust.roster(session, ready.head_office)
        case = session.scalars(select(Case)).one()
        propose(work_of(house, session, role), case, one, roster, office)


def test_a_proposal_waits_for_its_head_office(ready: Released) -> None:
    proposed(ready, proposal(ready))
    with transaction(ready.house.engine) as session:
        alert = session.get_one(Alert, ready.alert)
        assert (alert.state, alert.document, alert.releaser_id) == ("proposed", None, None)
        assert alert.digest == read_document(canonical(ready.document())).digest
        holders = session.scalars(
            select(Grant.organisation_id).where(Grant.record_id == ready.alert)
        )
        assert set(holders) == {ready.house.organisation_id, ready.head_office}
        assert logged(session) == ["alert.propose"]
        told = select(Outbound.recipient_id).where(Outbound.template == MailTemplate.NEWS)
        assert session.scalars(told).all() == [ready.releaser_id]
    with pytest.raises(Refusal, match="alert_waits"):
        proposed(ready, proposal(ready))


def test_a_changed_proposal_voids_the_one_that_waits(ready: Released) -> None:
    proposed(ready, proposal(ready))
    first, ready.alert = ready.alert, new_id()
    changed = {"reference": "B-WXYZAB", "fields": FIELDS | {"reference": "B-WXYZAB"}}
    proposed(ready, proposal(ready, **changed))
    with transaction(ready.house.engine) as session:
        states = [session.get_one(Alert, one).state for one in (first, ready.alert)]
    assert states == ["withdrawn", "proposed"]


def test_a_small_factory_is_named_where_both_sign_for_it(ready: Released) -> None:
    with transaction(ready.house.engine) as session:
        session.scalars(select(Factory)).one().worker_count = 30
    quarter = {"fields": FIELDS | {"period": "2026-Q4"}}
    assert refused(ready, proposal(ready, **quarter)) == "small_factory"
    why = {"language": "en", "kind": "small_factory", "text": FIELDS["factory"], "why": "It burns."}
    other = quarter | {"remarks": [why | {"text": "Another"}]}
    assert refused(ready, proposal(ready, **other)) == "small_factory"
    proposed(ready, proposal(ready, **quarter, remarks=[why]))


def test_an_alert_takes_no_id_of_another_record(ready: Released) -> None:
    with transaction(ready.house.engine) as session:
        ready.alert = session.scalars(select(Case.id)).one()
    assert refused(ready, proposal(ready)) == "id_taken"


def refused(ready: Released, one: Proposal, role: str = "coordinator") -> str:
    with pytest.raises(Refusal) as refusal:
        proposed(ready, one, role)
    with transaction(ready.house.engine) as session:
        assert session.get(Alert, ready.alert) is None
    return refusal.value.code


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"organisation": "d" * 32}, "draft_of_another"),
        ({"vouched": {"en": "d" * 32}}, "vouched_by_another"),
        ({"overlap": {"messages": 0, "digest": "0" * 64, "longest": 2}}, "texts_not_compared"),
        ({"release_by": "d" * 32}, "office_not_named"),
        ({"recipients": []}, "no_recipients"),
        ({"statements": {"en": "The gate of line 12 is shut."}}, "remark_blocks"),
        ({"statements": {"en": "About 40 people are shut in."}}, "remark_without_reason"),
    ],
)
def test_a_document_that_says_something_else(
    ready: Released, changed: dict[str, Any], code: str
) -> None:
    assert refused(ready, proposal(ready, **changed)) == code


def test_who_only_reads_cases_proposes_nothing(ready: Released) -> None:
    assert refused(ready, proposal(ready), "triager") == "not_a_drafter"


def test_a_proposal_that_does_not_fit_its_document(ready: Released) -> None:
    one = proposal(ready)
    assert refused(ready, replace(one, offered=frozenset())) == "recipient_changed"
    signed = ready.house.member.sign("reply", one.document.raw)
    assert refused(ready, replace(one, signature=signed)) == "draft_not_signed"
    old = grant(ready, ready.head_office)
    old.epoch = 2
    assert refused(ready, replace(one, head_office_grant=old)) == "keys_changed"
