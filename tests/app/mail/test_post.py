"""A mail's row says who gets it; what is no mail of ours is refused."""

from datetime import timedelta
from email.message import EmailMessage

import pytest
from sqlalchemy import select, update

from app.accounts.members import Member
from app.mail import post
from app.mail.errors import MailRefused
from app.mail.post import mail_for
from case_management.audit.actions.mail_checkpoint import mail_checkpoint
from case_management.audit.actions.take_checkpoint import keep_checkpoint
from config.platform.database import transaction
from config.settings import CourierSettings, load
from intake.outbox.mail_templates import MailTemplate
from intake.outbox.outbox import Outbound, post_mail
from tests.support.alerts import add_released
from tests.support.desk import desk_of
from tests.support.house import NOON, House
from vault.checkpoints import CheckpointFolder, CheckpointKey, read_checkpoints
from vault.organisations import Organisation


def refusal(house: House, template: str) -> str:
    settings = load(CourierSettings, firedoor_data_dir=house.folder)
    with transaction(house.engine) as session:
        identifier = post_mail(session, template, house.member_id, "0" * 32, template, NOON)
        row = session.get_one(Outbound, identifier)
        with pytest.raises(MailRefused) as refused:
            mail_for(session, row, house.trust, settings, house.policy.consent)
    return str(refused.value)


def test_without_a_member_there_is_nobody_to_write_to(house: House) -> None:
    with transaction(house.engine) as session:
        assert session.get(Member, house.member_id) is None
    assert refusal(house, MailTemplate.DANGER) == "nobody to write to"


def test_a_mail_that_there_is_not_is_refused(house: House) -> None:
    assert refusal(house, "newsletter") == "there is no such mail"


def test_an_alert_that_nobody_signed_is_refused(house: House) -> None:
    assert refusal(house, MailTemplate.ALERT) == "this mail may not go"


def test_a_buyers_mail_says_who_released_it_and_on_which_day_there(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[EmailMessage] = []
    monkeypatch.setattr(post, "send", lambda message, url: sent.append(message))
    released = add_released(house)
    # Late in the evening at the server is the next morning in Dhaka.
    released.change(released_at=NOON.replace(hour=23))
    with transaction(house.engine) as session:
        session.execute(
            update(Organisation)
            .where(Organisation.id == released.head_office)
            .values(time_zone="Asia/Dhaka")
        )
    with transaction(house.engine) as session:
        released.mail(session)()
    [mail] = sent
    assert mail["From"].addresses[0].display_name == "Fair Purchase Network"
    text = mail.get_body(("plain",))
    assert text is not None
    said = text.get_content()
    assert "Fair Purchase Network hat diese Neuigkeiten am 23. November 2026" in said
    for secret in ("Meghna", "Bangla", "exit", "Fire", "Town"):
        assert secret not in mail.as_string()


def test_a_checkpoint_is_mailed_as_the_clerk_signed_it_and_no_other(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[EmailMessage] = []
    monkeypatch.setattr(post, "send", lambda message, url: sent.append(message))
    desk = desk_of(house)
    assert desk
    key, forger = CheckpointKey(b"k" * 32), CheckpointKey(b"f" * 32)
    CheckpointFolder(house.folder / "trust").publish(key)
    signed = key.sign(house.organisation_id, 12, bytes(32), NOON)
    settings = load(CourierSettings, firedoor_data_dir=house.folder)
    tomorrow = NOON + timedelta(days=1)
    with transaction(house.engine) as session:
        for one in (signed, forger.sign(house.organisation_id, 13, bytes(32), NOON)):
            keep_checkpoint(session, one)
        session.flush()
        assert mail_checkpoint(session, house.organisation_id, [house.member_id], tomorrow) == 1
        row = session.scalars(select(Outbound)).one()
        with pytest.raises(MailRefused, match="nobody of ours signed"):
            mail_for(session, row, house.trust, settings, house.policy.consent)
        row.subject_id = "14"
        with pytest.raises(MailRefused, match="no such checkpoint"):
            mail_for(session, row, house.trust, settings, house.policy.consent)
        row.subject_id = "12"
        mail_for(session, row, house.trust, settings, house.policy.consent)()
    [plain, _] = sent[0].iter_parts()
    assert read_checkpoints(str(plain.get_content())) == [signed]  # type: ignore[attr-defined]
    assert "Shromik" not in str(sent[0])
