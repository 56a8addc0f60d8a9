"""A gloss is of a worker's message that is there, with the parts that it came in."""

from datetime import timedelta

import pytest
from sqlalchemy import select
from werkzeug.exceptions import NotFound

from app.dashboard.monitor.gloss.own_message import own_message
from config.platform.database import transaction
from intake.privacy.erase_worker import shred_texts
from intake.reports.thread import WORKER, Message
from tests.app.dashboard.monitor.gloss.conftest import ToldMessage


def test_parts_of_one_text_are_glossed_together(told: ToldMessage) -> None:
    told.desk.house.text("and no overtime", now=told.desk.at + timedelta(seconds=1))
    case = told.case()
    with told.desk.asking():
        assert len(own_message(case, told.id).ids) == 2


def test_what_was_deleted_or_is_the_line_s_own_is_not_found(told: ToldMessage) -> None:
    case = told.case()
    with transaction(told.desk.house.engine) as session:
        line = select(Message.id).where(Message.author != WORKER)
        other = session.scalars(line).first()
        assert other is not None
    with told.desk.asking():
        assert own_message(case, told.id).ids == [told.id]
        with pytest.raises(NotFound):
            own_message(case, other)
    with transaction(told.desk.house.engine) as session:
        shred_texts(session, told.report_id)
    with told.desk.asking(), pytest.raises(NotFound):
        own_message(case, told.id)
