"""One word of a monitor in the list: what it does, what it may not do, and that it is undone."""

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from case_management.cases.clocks.set_clocks import clocks_of
from case_management.cases.lists.case_list import case_page
from case_management.cases.lists.first_words import unread_texts
from case_management.cases.models import Case
from case_management.cases.queries import reports_in
from case_management.cases.triage.assign import assign
from case_management.cases.triage.screen_from_list import Verdict, screen_from_list, undo_screening
from case_management.cases.triage.set_level import set_level
from case_management.refusals import Refusal
from case_management.supply_chain.models import Factory
from config.platform.database import transaction
from intake.reports.attachments import MediaRef
from intake.reports.report import Report
from tests.support.house import NOON, House
from tests.support.work import logged, member_of, only_case, work_of

WAGES = "no salary for two months"


@pytest.fixture
def house(both_houses: House) -> House:
    both_houses.text(WAGES)
    return both_houses


def seen(session: Session, case: Case) -> set[str]:
    return {one.id for one in unread_texts(session, case)}


def facts(session: Session, case: Case) -> tuple[object, ...]:
    report = reports_in(session, case.id)[0]
    return (
        case.state,
        case.level,
        case.category,
        case.proposed,
        case.factory_id,
        case.ended_on,
        report.test,
        report.question,
        report.ended_on,
    )


@pytest.mark.parametrize(
    ("verdict", "state", "level", "tags"),
    [
        (Verdict.REPORT, "screened", "L3", (False, False)),
        (Verdict.TEST, "out_of_scope", "L5", (True, False)),
        (Verdict.QUESTION, "screened", "L5", (False, True)),
        (Verdict.OUT_OF_SCOPE, "out_of_scope", "L3", (False, False)),
    ],
)
def test_each_word_does_what_it_says_is_read_and_can_be_undone(
    house: House, verdict: Verdict, state: str, level: str, tags: tuple[bool, bool]
) -> None:
    with transaction(house.engine) as session:
        work, case = work_of(house, session), only_case(session)
        before = facts(session, case)
        screen_from_list(work, case, verdict, seen(session, case))
        session.flush()
        report = reports_in(session, case.id)[0]
        assert (case.state, case.level, (report.test, report.question)) == (state, level, tags)
        assert not case.unread
        assert (case.ended_on is not None) == (state == "out_of_scope")
        undo_screening(work, case)
        session.flush()
        assert facts(session, case) == before
        # It was read, so that the next clock is the one that ends first.
        first = clocks_of(session, case, house.policy)[0]
        assert (case.clock, case.due_at) == ("decide", first.due_at)
        # Somebody has read it, and STATUS says so.
        assert (case.unread, reports_in(session, case.id)[0].stage) == (False, "reading")
        with pytest.raises(Refusal, match="nothing_to_undo"):
            undo_screening(work, case)


@pytest.mark.parametrize("verdict", [Verdict.TEST, Verdict.QUESTION, Verdict.OUT_OF_SCOPE])
def test_nothing_is_ruled_out_that_was_not_seen_in_whole(house: House, verdict: Verdict) -> None:
    house.text("the stairs are locked too", now=NOON + timedelta(seconds=30))
    with transaction(house.engine) as session:
        work, case = work_of(house, session), only_case(session)
        first, *_ = unread_texts(session, case)
        before = facts(session, case)
        with pytest.raises(Refusal, match="not_read_whole"):
            screen_from_list(work, case, verdict, {first.id})
        with pytest.raises(Refusal, match="not_read_whole"):
            screen_from_list(work, case, verdict, set())
        assert facts(session, case) == before
        screen_from_list(work, case, Verdict.REPORT, {first.id})
        assert (case.state, case.unread) == ("screened", True)


def test_a_text_that_came_with_a_picture_is_not_seen_in_a_list(house: House) -> None:
    picture = MediaRef("https://example.org/picture", "image/jpeg")
    house.text("look at this", sender="+15005550032", media=(picture,))
    with transaction(house.engine) as session:
        case = session.scalars(select(Case).order_by(Case.opened_at.desc(), Case.id)).all()
        mine = next(one for one in case if any(m.media_count for m in unread_texts(session, one)))
        with pytest.raises(Refusal, match="not_read_whole"):
            screen_from_list(work_of(house, session), mine, Verdict.TEST, seen(session, mine))


@pytest.mark.parametrize("level", ["L1", "L2"])
@pytest.mark.parametrize("verdict", [Verdict.TEST, Verdict.QUESTION, Verdict.OUT_OF_SCOPE])
def test_a_grave_case_is_not_lowered_or_ended_by_one_word(
    house: House, level: str, verdict: Verdict
) -> None:
    with transaction(house.engine) as session:
        work, case = work_of(house, session), only_case(session)
        set_level(work, case, level)
        with pytest.raises(Refusal, match="lowering_alone"):
            screen_from_list(work, case, verdict, seen(session, case))
        assert (case.level, case.state) == (level, "received")


def test_a_kind_that_a_person_has_named_is_not_put_aside(house: House) -> None:
    with transaction(house.engine) as session:
        work, case = work_of(house, session), only_case(session)
        case.category, case.proposed = "WAGES", False
        with pytest.raises(Refusal, match="below_floor"):
            screen_from_list(work, case, Verdict.TEST, seen(session, case))


def test_what_was_taken_for_a_test_is_a_report_with_a_clock(house: House) -> None:
    with transaction(house.engine) as session:
        work, case = work_of(house, session), only_case(session)
        screen_from_list(work, case, Verdict.QUESTION, seen(session, case))
        screen_from_list(work, case, Verdict.REPORT, set())
        assert (case.level, case.state) == ("L3", "screened")
        assert case.due_at is not None
        assert not session.scalars(select(Report)).one().question


def test_the_wrong_factory_is_taken_away_and_given_back(house: House) -> None:
    with transaction(house.engine) as session:
        factory = session.scalars(select(Factory.id)).first()
        work, case = work_of(house, session), only_case(session)
        with pytest.raises(Refusal, match="no_factory_named"):
            screen_from_list(work, case, Verdict.WRONG_FACTORY, set())
        case.factory_id = factory
        screen_from_list(work, case, Verdict.WRONG_FACTORY, set())
        assert (case.factory_id, case.state) == (None, "received")
        undo_screening(work, case)
        assert case.factory_id == factory


def test_what_a_colleague_changed_since_is_not_undone(house: House) -> None:
    with transaction(house.engine) as session:
        work, case = work_of(house, session), only_case(session)
        screen_from_list(work, case, Verdict.REPORT, seen(session, case))
        assign(work, case, house.member_id)
        set_level(work, case, "L2")
        with pytest.raises(Refusal, match="changed_since_screening"):
            undo_screening(work, case)


def test_what_was_ruled_out_stands_among_the_ended_cases(house: House) -> None:
    with transaction(house.engine) as session:
        work, case = work_of(house, session), only_case(session)
        screen_from_list(work, case, Verdict.OUT_OF_SCOPE, seen(session, case))
        session.flush()
        assert case_page(session, member_of(house)).rows == []
        assert len(case_page(session, member_of(house), ended=True).rows) == 1


def test_the_log_says_what_was_done_and_undone(house: House) -> None:
    with transaction(house.engine) as session:
        work, case = work_of(house, session), only_case(session)
        screen_from_list(work, case, Verdict.QUESTION, seen(session, case))
        screen_from_list(work, case, Verdict.REPORT, set())
        undo_screening(work, case)
        session.flush()
        assert logged(session) == [
            "case.level",
            "case.screen",
            "case.level",
            "case.undo_screening",
        ]
