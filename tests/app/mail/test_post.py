"""A mail's row says who gets it; what is no mail of ours is refused."""

import pytest

from app.accounts.members import Member
from app.mail.errors import MailRefused
from app.mail.post import mail_for
from config.platform.database import transaction
from config.settings import CourierSettings, load
from intake.outbox.mail_templates import MailTemplate
from intake.outbox.outbox import Outbound, post_mail
from tests.support.house import NOON, House


def refusal(house: House, template: str) -> str:
    settings = load(CourierSettings, firedoor_data_dir=house.folder)
    with transaction(house.engine) as session:
        identifier = post_mail(session, template, house.member_id, "0" * 32, template, NOON)
        row = session.get_one(Outbound, identifier)
        with pytest.raises(MailRefused) as refused:
            mail_for(session, row, house.trust, settings)
    return str(refused.value)


def test_without_a_member_there_is_nobody_to_write_to(house: House) -> None:
    with transaction(house.engine) as session:
        assert session.get(Member, house.member_id) is None
    assert refusal(house, MailTemplate.DANGER) == "nobody to write to"


def test_a_mail_that_there_is_not_is_refused(house: House) -> None:
    assert refusal(house, "newsletter") == "there is no such mail"


def test_an_alert_that_nobody_signed_is_refused(house: House) -> None:
    assert refusal(house, MailTemplate.ALERT) == "this mail may not go"
