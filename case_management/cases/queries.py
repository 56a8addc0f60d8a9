"""Reading cases: the queue and one case with its reports."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy import case as sql_case
from sqlalchemy.orm import Session

from case_management.cases.models import Case, CaseReport, Finding, LevelRequest
from case_management.cases.rules import ENDED
from case_management.levels import Level
from case_management.supply_chain.models import Factory
from case_management.supply_chain.queries import factory_coded, factory_named
from intake.reports.report import Report


@dataclass(frozen=True)
class QueueRow:
    """One line of the queue. `flood_texts` are those of a number that sent very many, else 0.

    `test` and `question`: all that is in it are tries of the line, or questions about the law.
    """

    case: Case
    factory: Factory | None
    report_count: int
    test: bool
    question: bool
    flood_texts: int = 0


def in_queue() -> ColumnElement[bool]:
    """What is worked on, and what has ended but holds words that came since and nobody has read."""
    heard = and_(Case.read_at.is_not(None), Case.read_at < Case.last_heard_at)
    return or_(Case.state.not_in(ENDED), heard)


def queue(session: Session, organisation_id: str, ended: bool = False) -> list[QueueRow]:
    """An organisation's cases: danger first, then by clock; ended ones apart."""
    counted = (
        select(
            CaseReport.case_id,
            func.count().label("reports"),
            func.min(sql_case((Report.test, 1), else_=0)).label("test"),
            func.min(sql_case((Report.question, 1), else_=0)).label("question"),
            func.sum(sql_case((Report.bulk, Report.text_count), else_=0)).label("flood"),
        )
        .join(Report, Report.id == CaseReport.report_id)
        .group_by(CaseReport.case_id)
        .subquery()
    )
    waiting = Case.first_opened_at.is_not(None)
    rows = session.execute(
        select(
            Case, Factory, counted.c.reports, counted.c.test, counted.c.question, counted.c.flood
        )
        .outerjoin(Factory, Factory.id == Case.factory_id)
        .join(counted, counted.c.case_id == Case.id)
        .where(
            Case.organisation_id == organisation_id,
            Case.state.in_(ENDED) if ended else in_queue(),
        )
        .order_by(
            Case.level != Level.L1, waiting, Case.due_at.is_(None), Case.due_at, Case.opened_at
        )
        .limit(500)
    )
    return [
        QueueRow(case, factory, count, bool(test), bool(question), int(flood or 0))
        for case, factory, count, test, question, flood in rows
    ]


def case_for(session: Session, organisation_id: str, case_id: str) -> Case | None:
    """One case of this organisation, locked for the transaction; None for any other."""
    return session.scalar(
        select(Case)
        .where(Case.id == case_id, Case.organisation_id == organisation_id)
        .with_for_update()
    )


def reports_in(session: Session, case_id: str) -> list[Report]:
    """The reports of a case, oldest first."""
    return list(
        session.scalars(
            select(Report)
            .join(CaseReport, CaseReport.report_id == Report.id)
            .where(CaseReport.case_id == case_id)
            .order_by(Report.received_at)
        )
    )


def proposals(session: Session, case: Case) -> list[str]:
    """Keys of the categories that workers' words propose, while nobody has confirmed one."""
    if not case.proposed:
        return []
    found = (key for one in reports_in(session, case.id) for key in one.proposals)
    return list(dict.fromkeys((*((case.category,) if case.category else ()), *found)))


def findings(session: Session, case_id: str) -> list[Finding]:
    """The findings of a case, newest first."""
    return list(
        session.scalars(
            select(Finding).where(Finding.case_id == case_id).order_by(Finding.recorded_at.desc())
        )
    )


def level_request(session: Session, case_id: str) -> LevelRequest | None:
    """Who asks to lower the case's level, if anybody does."""
    return session.get(LevelRequest, case_id)


def place_of_text(session: Session, text: str) -> str | None:
    """The code of the one factory whose code, or poster's code, stands in a worker's text."""
    named = factory_coded(session, text)
    return named.code if named is not None else None


def languages_of_place(session: Session, poster: str) -> tuple[str, ...]:
    """The languages of the posters of the factory that a poster's code names, likeliest first."""
    named = factory_named(session, poster)
    return tuple(named.languages.split(",")) if named is not None and named.languages else ()


def country_of_place(session: Session, poster: str, reports: tuple[str, ...]) -> str | None:
    """The country of the factory that a poster's code names, else of the first of `reports` whose
    case has one; None where no factory is known."""
    named = factory_named(session, poster) if poster else None
    if named is not None:
        return named.country
    rows = session.execute(
        select(CaseReport.report_id, Factory.country)
        .join(Case, Case.id == CaseReport.case_id)
        .join(Factory, Factory.id == Case.factory_id)
        .where(CaseReport.report_id.in_(reports))
    )
    found = {row.report_id: row.country for row in rows}
    return next((found[one] for one in reports if one in found), None)
