"""Reading cases: the queue and one case with its reports."""

from dataclasses import dataclass

from sqlalchemy import case as sql_case
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from case_management.cases.models import Case, CaseReport, Finding, LevelRequest
from case_management.supply_chain.models import Factory
from intake.reports import Report

ENDED = ("closed", "referred", "out_of_scope")


@dataclass(frozen=True)
class QueueRow:
    """One line of the queue. `flood_texts` are those of a number that sent very many, else 0."""

    case: Case
    factory: Factory | None
    report_count: int
    test: bool
    flood_texts: int = 0


def queue(session: Session, organisation_id: str, ended: bool = False) -> list[QueueRow]:
    """An organisation's cases: danger first, then by clock; ended ones apart."""
    counted = (
        select(
            CaseReport.case_id,
            func.count().label("reports"),
            func.min(sql_case((Report.test, 1), else_=0)).label("test"),
            func.sum(sql_case((Report.bulk, Report.text_count), else_=0)).label("flood"),
        )
        .join(Report, Report.id == CaseReport.report_id)
        .group_by(CaseReport.case_id)
        .subquery()
    )
    waiting = Case.first_opened_at.is_not(None)
    rows = session.execute(
        select(Case, Factory, counted.c.reports, counted.c.test, counted.c.flood)
        .outerjoin(Factory, Factory.id == Case.factory_id)
        .join(counted, counted.c.case_id == Case.id)
        .where(
            Case.organisation_id == organisation_id,
            Case.state.in_(ENDED) if ended else Case.state.not_in(ENDED),
        )
        .order_by(Case.level != "L1", waiting, Case.due_at, Case.opened_at)
        .limit(500)
    )
    return [
        QueueRow(case, factory, count, bool(test), int(flood or 0))
        for case, factory, count, test, flood in rows
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
