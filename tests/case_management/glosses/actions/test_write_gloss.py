"""A gloss is asked of who is named, written by them alone, and kept once."""

from dataclasses import replace

import pytest

from case_management.glosses.actions.write_gloss import MOST, ask_gloss, write_gloss
from case_management.glosses.queries import asked_of, count_glosses, requests_of
from case_management.refusals import Refusal
from config.platform.database import transaction
from tests.case_management.glosses.conftest import Told
from tests.support.case_texts import key_of, open_case_of
from tests.support.work import logged, work_of


def test_what_is_written_is_asked_no_more(told: Told) -> None:
    with transaction(told.house.engine) as session:
        work, case = work_of(told.house, session), open_case_of(told.house, session)
        me = told.house.member_id
        for _ in range(2):
            ask_gloss(work, case, told.request(), [me])
        assert [one.message_id for one in asked_of(session, me)] == [told.message_id]
        by_model, mine = told.gloss("model"), told.gloss()
        write_gloss(work, case, by_model, key_of(told.house, by_model.id), [])
        assert len(requests_of(session, told.message_id)) == 1
        for _ in range(2):
            again = told.gloss()
            again.id = mine.id
            write_gloss(work, case, again, key_of(told.house, mine.id), [me])
        assert requests_of(session, told.message_id) == []
        assert count_glosses(session, told.message_id) == 2
        assert [one for one in logged(session) if "gloss" in one] == [
            "gloss.ask",
            "gloss.write",
            "gloss.write",
        ]


def test_what_is_refused(told: Told) -> None:
    with transaction(told.house.engine) as session:
        work, case = work_of(told.house, session), open_case_of(told.house, session)
        ended = replace(case, is_open=False)
        with pytest.raises(Refusal, match="translator_unknown"):
            ask_gloss(work, case, told.request(), [])
        with pytest.raises(Refusal, match="case_ended"):
            ask_gloss(work, ended, told.request(), [told.house.member_id])
        for code, of_case, gloss in (
            ("case_ended", ended, told.gloss("model")),
            ("unknown_code", case, told.gloss("rumour")),
            ("not_the_translator", case, told.gloss()),
        ):
            with pytest.raises(Refusal, match=code):
                write_gloss(work, of_case, gloss, key_of(told.house, gloss.id), [])
        session.add_all(told.gloss("model") for _ in range(MOST))
        session.flush()
        more = told.gloss("model")
        with pytest.raises(Refusal, match="glosses_too_many"):
            write_gloss(work, case, more, key_of(told.house, more.id), [])
