"""Another person releases what was proposed, byte for byte; or returns it with a reason."""

from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from case_management.actor import Actor
from case_management.alerts.actions.release import release, return_to_drafter
from case_management.alerts.document import read_document
from case_management.alerts.models import Alert, AlertRecipient, ReleasedBand
from case_management.cases.watches import WatchTrigger
from case_management.refusals import Refusal
from case_management.work import Work
from config.platform.database import transaction
from intake.outbox.mail_templates import MailTemplate
from intake.outbox.outbox import MAIL, Outbound
from intake.reports.report import Report
from tests.support.alerts import BUYER, FIELDS, Released, add_head_office, add_ripe_case
from tests.support.house import NOON, House
from tests.support.work import logged
from vault.encoding import canonical


@pytest.fixture
def proposed(house: House) -> Released:
    case_id = add_ripe_case(house)
    one = add_head_office(house)
    raw = canonical(one.document())
    with transaction(house.engine) as session:
        session.add(
            Alert(
                id=one.alert,
                case_id=case_id,
                organisation_id=house.organisation_id,
                release_by_id=one.head_office,
                reference="B-KXQMTW",
                state="proposed",
                digest=read_document(raw).digest,
                document_sealed=b"sealed",
                drafter_id=house.member_id,
                drafter_signature=house.member.sign("alert", raw),
                drafted_at=NOON,
            )
        )
    return one


@pytest.fixture
def session(house: House) -> Iterator[Session]:
    with transaction(house.engine) as opened:
        yield opened


def released(session: Session, one: Released, **changed: Any) -> Alert:
    house = one.house
    raw = canonical(one.document())
    given: dict[str, Any] = {
        "raw": raw,
        "signature": one.releaser.sign("alert", raw),
        "member": one.releaser_id,
        "role": "releaser",
    } | changed
    actor = Actor(given["member"], one.head_office, frozenset({given["role"]}))
    alert = session.get_one(Alert, one.alert)
    roster = house.trust.roster(session, one.head_office)
    work = Work(session, actor, house.policy, NOON)
    confirmed = given.get("confirmed", frozenset())
    release(work, alert, given["raw"], given["signature"], roster, confirmed)
    return alert


def test_the_signed_bytes_are_kept_and_a_mail_goes_to_each(
    proposed: Released, session: Session
) -> None:
    alert = released(session, proposed)
    assert (alert.state, alert.document) == ("released", canonical(proposed.document()))
    assert (alert.releaser_id, alert.released_at) == (proposed.releaser_id, NOON)
    assert session.scalars(select(AlertRecipient.reference)).all() == ["B-QQXWZT"]
    mails = select(Outbound.recipient_id).where(Outbound.kind == MAIL, Outbound.template == "alert")
    assert session.scalars(mails).all() == [BUYER]
    assert logged(session) == ["alert.release", "alert.release"]
    session.flush()
    assert "NEWS_BUYERS_TOLD" in session.scalars(select(Outbound.phrase)).all()


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"signature": b"\0" * 64}, "release_not_signed"),
        ({"role": "coordinator"}, "out_of_step"),
    ],
)
def test_what_is_wrong_about_a_release(
    proposed: Released, session: Session, changed: dict[str, Any], code: str
) -> None:
    with pytest.raises(Refusal) as refused:
        released(session, proposed, **changed)
    assert refused.value.code == code
    assert session.get_one(Alert, proposed.alert).state == "proposed"


def test_another_document_is_not_the_proposed(proposed: Released, session: Session) -> None:
    other = canonical(proposed.document() | {"statements": {"en": "Another."}})
    with pytest.raises(Refusal, match="not_the_proposed"):
        released(session, proposed, raw=other, signature=proposed.releaser.sign("alert", other))


def test_a_remark_that_the_releaser_did_not_confirm_keeps_it_back(
    proposed: Released, session: Session
) -> None:
    remark = {"language": "en", "kind": "number", "text": "40", "why": "The law says so."}
    changed = {"statements": {"en": "An exit for 40 people is shut."}, "remarks": [remark]}
    raw = canonical(proposed.document() | changed)
    alert = session.get_one(Alert, proposed.alert)
    alert.digest = read_document(raw).digest
    given = {"raw": raw, "signature": proposed.releaser.sign("alert", raw)}
    with pytest.raises(Refusal, match="remarks_unconfirmed"):
        released(session, proposed, **given)
    confirmed = frozenset({("en", "number", "40")})
    assert released(session, proposed, **given, confirmed=confirmed).state == "released"


def test_the_drafter_releases_nothing(proposed: Released, session: Session) -> None:
    with pytest.raises(Refusal, match="released_by_drafter"):
        released(session, proposed, member=proposed.house.member_id)


def test_a_consent_that_was_taken_back_since_counts(proposed: Released, session: Session) -> None:
    session.scalars(select(Report)).one().consent = "C0"
    with pytest.raises(Refusal, match="not_stripped"):
        released(session, proposed)


def test_the_ledger_keeps_what_was_told_of_how_many(proposed: Released, session: Session) -> None:
    released(session, proposed)
    told = session.get_one(ReleasedBand, proposed.alert)
    assert (told.band, told.affected_count, told.category) == ("10-24", 12, "FIRE_BUILDING")


@pytest.mark.parametrize(
    ("consent", "observation", "code"),
    [
        ("C0", False, "not_an_observation"),
        ("C1", False, "not_an_observation"),
        ("C0", True, None),
        ("C2", False, None),
    ],
)
def test_danger_to_life_without_consent_is_released_only_as_declared(
    proposed: Released,
    session: Session,
    monkeypatch: pytest.MonkeyPatch,
    consent: str,
    observation: bool,
    code: str | None,
) -> None:
    """What the fields show is stripped already: only the consent and the declaration decide."""
    stripped = FIELDS | {"affected_band": proposed.house.policy.disclosure.unbanded}
    monkeypatch.setattr("tests.support.alerts.FIELDS", stripped)
    raw = canonical(proposed.document() | {"observation": observation})
    alert = session.get_one(Alert, proposed.alert)
    alert.digest = read_document(raw).digest
    session.scalars(select(Report)).one().consent = consent
    given = {"raw": raw, "signature": proposed.releaser.sign("alert", raw)}
    if code is None:
        assert released(session, proposed, **given).state == "released"
        return
    with pytest.raises(Refusal, match=code):
        released(session, proposed, **given)
    assert alert.state == "proposed"


def test_a_proposal_goes_back_once_with_a_known_reason(
    proposed: Released, session: Session
) -> None:
    actor = Actor(proposed.releaser_id, proposed.head_office, frozenset({"releaser"}))
    work = Work(session, actor, proposed.house.policy, NOON)
    alert = session.get_one(Alert, proposed.alert)
    with pytest.raises(Refusal, match="reason_unknown"):
        return_to_drafter(work, alert, "because")
    return_to_drafter(work, alert, "wording")
    assert (alert.state, alert.return_reason) == ("returned", "wording")
    assert logged(session) == ["alert.return", "alert.return"]
    told = select(Outbound.recipient_id).where(Outbound.template == MailTemplate.NEWS)
    assert alert.drafter_id in session.scalars(told).all()
    with pytest.raises(Refusal, match="out_of_step"):
        return_to_drafter(work, alert, "wording")


def test_a_sign_of_retaliation_keeps_it_back_until_a_member_has_looked(
    session: Session, proposed: Released
) -> None:
    case_id = session.get_one(Alert, proposed.alert).case_id
    sign = WatchTrigger(case_id=case_id, kind="stop", raised_at=NOON)
    session.add(sign)
    session.flush()
    with pytest.raises(Refusal, match="watch_waits"):
        released(session, proposed)
    sign.settled_at = NOON
    session.flush()
    assert released(session, proposed).state == "released"
