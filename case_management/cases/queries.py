"""Reading one case with its reports, and what is known of a place."""

import re

from sqlalchemy import select
from sqlalchemy.orm import Session

from case_management.actor import Actor
from case_management.cases.case_access import visible_to
from case_management.cases.models import Case, CaseReport, Finding, LevelRequest
from case_management.new_ids import REFERENCE_LETTERS
from case_management.supply_chain.models import Factory
from case_management.supply_chain.queries import factory_coded, factory_named
from intake.reports.report import Report

_MISREAD = str.maketrans("OIL", "011")
"""No reference has these letters (REFERENCE_ALPHABET in new_ids.py)."""


def case_for(session: Session, actor: Actor, case_id: str) -> Case | None:
    """One case that this member may open, locked for the transaction; None for any other."""
    return session.scalar(
        select(Case).where(Case.id == case_id, *visible_to(actor)).with_for_update()
    )


def case_named(session: Session, actor: Actor, reference: str) -> str | None:
    """The id of the member's case with this reference, as a person types it: in small
    letters, without its "C-", with O for 0; None where there is none.
    """
    letters = re.sub(r"[\W_]", "", reference).upper().translate(_MISREAD)
    if len(letters) > REFERENCE_LETTERS:
        # The letters themselves may begin with a C.
        letters = letters.removeprefix("C")
    return session.scalar(
        select(Case.id).where(Case.reference == f"C-{letters}", *visible_to(actor))
    )


def joined_to(session: Session, case_id: str) -> list[Case]:
    """The cases that were joined to this one."""
    joined = select(Case).where(Case.joined_to_id == case_id).order_by(Case.opened_at)
    return list(session.scalars(joined))


def all_joined_to(session: Session, case_id: str) -> list[str]:
    """The ids of the cases whose reports came to this one, also by way of others."""
    found: list[str] = []
    level = [case_id]
    while level:
        level = list(session.scalars(select(Case.id).where(Case.joined_to_id.in_(level))))
        found += level
    return found


def reports_in(session: Session, case_id: str) -> list[Report]:
    """The reports of a case, oldest first."""
    return list(
        session.scalars(
            select(Report)
            .join(CaseReport, CaseReport.report_id == Report.id)
            .where(CaseReport.case_id == case_id)
            .order_by(Report.received_at, Report.id)
        )
    )


def one_report_each(reports: list[Report]) -> list[Report]:
    """The newest report of each worker; of whom nothing is known any more each is one of its own.

    `reports` stand oldest first.
    """
    newest = {one.contact_id or one.id: one for one in reports}
    return list(newest.values())


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
            select(Finding)
            .where(Finding.case_id == case_id)
            .order_by(Finding.recorded_at.desc(), Finding.id)
        )
    )


def level_request(session: Session, case_id: str) -> LevelRequest | None:
    """Who asks to lower the case's level, if anybody does."""
    found = session.get(LevelRequest, case_id)
    return found if found is not None and found.granted_at is None else None


def granted_lowering(session: Session, case_id: str) -> LevelRequest | None:
    """The request by which the case's level was lowered last, unless another one waits."""
    found = session.get(LevelRequest, case_id)
    return found if found is not None and found.granted_at is not None else None


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
