"""One case with its reports, and what a place is known for."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from case_management.cases.models import Finding
from case_management.cases.queries import (
    case_for,
    country_of_place,
    findings,
    languages_of_place,
    level_request,
    place_of_text,
    proposals,
    reports_in,
)
from case_management.supply_chain.models import Factory
from config.platform.database import reading, transaction
from intake.reports.report import Report
from tests.support.house import NOON, House
from tests.support.work import STRANGER, member_of, only_case


def test_a_case_of_another_organisation_is_none(house: House) -> None:
    house.text("no salary for two months")
    with transaction(house.engine) as session:
        case = only_case(session)
        assert case_for(session, member_of(house), case.id) is case
        assert case_for(session, STRANGER, case.id) is None
        assert level_request(session, case.id) is None
        assert [one.id for one in reports_in(session, case.id)] == session.scalars(
            select(Report.id)
        ).all()


def test_what_words_propose_stands_until_somebody_confirms(house: House) -> None:
    house.text("the exit is locked and they pay no salary")
    with transaction(house.engine) as session:
        case = only_case(session)
        proposed = proposals(session, case)
        assert proposed[0] == case.category
        assert len(proposed) == len(set(proposed)) > 1
        case.proposed = False
        assert proposals(session, case) == []


def test_the_newest_finding_comes_first(house: House) -> None:
    house.text("no salary for two months")
    with transaction(house.engine) as session:
        case = only_case(session)
        for days, result in ((0, "partly"), (2, "substantiated"), (1, "unfounded")):
            session.add(
                Finding(
                    case_id=case.id,
                    member_id=house.member_id,
                    result=result,
                    grade="E2",
                    body_sealed=b"",
                    recorded_at=NOON + timedelta(days=days),
                )
            )
        session.flush()
        found = [one.result for one in findings(session, case.id)]
        assert found == ["substantiated", "unfounded", "partly"]


@pytest.mark.parametrize(
    ("text", "code"), [("at 4417", "4417"), ("poster ৪৪১৭", "4417"), ("4418", None), ("", None)]
)
def test_a_place_is_found_in_a_text(house: House, text: str, code: str | None) -> None:
    with reading(house.engine) as session:
        assert place_of_text(session, text) == code


@pytest.mark.parametrize(
    ("kept", "poster", "spoken"),
    [("bn,hi", "4417", ("bn", "hi")), ("", "4417", ()), ("bn", "4418", ())],
)
def test_the_languages_of_a_poster(
    house: House, kept: str, poster: str, spoken: tuple[str, ...]
) -> None:
    with transaction(house.engine) as session:
        session.execute(update(Factory).values(languages=kept))
        assert languages_of_place(session, poster) == spoken


def test_the_country_is_that_of_the_poster_else_of_a_reports_case(house: House) -> None:
    house.text("no salary for two months")
    with transaction(house.engine) as session:
        report = session.scalars(select(Report.id)).one()
        assert country_of_place(session, "4417", ()) == "BD"
        assert country_of_place(session, "4418", (report,)) is None
        only_case(session).factory_id = session.scalars(select(Factory.id)).one()
        session.flush()
        assert country_of_place(session, "", ("0" * 32, report)) == "BD"
        assert country_of_place(session, "", ()) is None
