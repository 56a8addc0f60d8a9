"""A template is kept once, in a language that the line speaks, and destroyed with its key."""

import pytest
from sqlalchemy import select

from case_management.refusals import Refusal
from case_management.reply_templates import keep
from case_management.reply_templates.keep import keep_template, remove_template
from case_management.reply_templates.models import ReplyTemplate, templates_of
from case_management.work import Work
from config.platform.database import new_id, transaction
from tests.support.house import NOON, House
from tests.support.work import STRANGER, logged, work_of
from vault.grants import Grant


def made(house: House, language: str = "bn") -> tuple[ReplyTemplate, Grant]:
    template = ReplyTemplate(
        id=new_id(),
        organisation_id=house.organisation_id,
        language=language,
        member_id=house.member_id,
        body_sealed=b"\2",
        written_at=NOON,
    )
    grant = Grant(
        record_id=template.id,
        organisation_id=house.organisation_id,
        epoch=1,
        key_sealed=b"grant",
    )
    return template, grant


def test_it_is_kept_once_and_removed_with_its_key(both_houses: House) -> None:
    house = both_houses
    template, grant = made(house)
    identifier = template.id
    with transaction(house.engine) as session:
        work = work_of(house, session)
        keep_template(work, template, grant)
        session.flush()
        keep_template(work, template, grant)
        assert len(templates_of(session, house.organisation_id)) == 1
        remove_template(Work(session, STRANGER, house.policy, NOON), identifier)
        assert len(templates_of(session, house.organisation_id)) == 1
        remove_template(work, identifier)
        session.flush()
        remove_template(work, identifier)
        assert templates_of(session, house.organisation_id) == []
        assert session.scalars(select(Grant).where(Grant.record_id == identifier)).all() == []
        assert logged(session) == ["template.keep", "template.remove"]


def test_a_language_that_nobody_is_written_in_is_refused(house: House) -> None:
    with transaction(house.engine) as session, pytest.raises(Refusal, match="template_language"):
        keep_template(work_of(house, session), *made(house, "xx"))


def test_the_list_stays_short(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keep, "MOST", 1)
    with transaction(house.engine) as session:
        keep_template(work_of(house, session), *made(house))
        session.flush()
        with pytest.raises(Refusal, match="templates_too_many"):
            keep_template(work_of(house, session), *made(house))
