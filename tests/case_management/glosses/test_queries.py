"""Glosses go when the worker deletes what they wrote, and when the case's texts go."""

from sqlalchemy import select

from case_management.cases.actions.end_case import end_case
from case_management.glosses.models import Gloss, GlossRequest
from case_management.glosses.queries import drop_glosses_of_erased, glosses_of
from config.platform.database import transaction
from intake.privacy.erase_worker import shred_texts
from tests.case_management.glosses.conftest import Told
from tests.support.case_texts import key_of
from tests.support.house import NOON
from tests.support.work import only_case
from vault.grants import Grant


def test_a_gloss_of_a_deleted_text_goes_with_its_key(told: Told) -> None:
    with transaction(told.house.engine) as session:
        gloss = told.gloss()
        session.add_all((gloss, key_of(told.house, gloss.id), told.request()))
        session.flush()
        drop_glosses_of_erased(session, told.report_id)
        assert len(glosses_of(session, [told.case_id])) == 1
        shred_texts(session, told.report_id)
        drop_glosses_of_erased(session, told.report_id)
        assert glosses_of(session, [told.case_id]) == []
        assert session.scalars(select(Grant).where(Grant.record_id == gloss.id)).all() == []
        assert session.scalars(select(GlossRequest)).all() == []


def test_retention_counts_from_the_end_of_the_case(told: Told) -> None:
    with transaction(told.house.engine) as session:
        session.add(told.gloss())
        session.flush()
        end_case(session, only_case(session), NOON.date())
        session.expire_all()
        assert session.scalars(select(Gloss.ended_on)).all() == [NOON.date()]
