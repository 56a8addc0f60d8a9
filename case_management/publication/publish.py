"""Switching the public page of an organisation on and off, and freezing its figures each month."""

from collections.abc import Collection
from datetime import datetime

from pydantic import TypeAdapter
from sqlalchemy import select
from sqlalchemy.orm import Session

from case_management.alerts.queries import monitors_of
from case_management.audit.audit_action import AuditAction
from case_management.publication.models import Publication
from case_management.publication.published_figures import PublishedFigures, published_figures
from case_management.statistics.kept_figures import Asked, count_figures
from case_management.work import Work
from config.platform.columns import upsert
from config.policy.policy import Policy
from vault.organisations import Organisation
from vault.roles import OrganisationKind

SINCE_THE_BEGINNING = 600
"""Months. What the line did in all its time: the difference of two stretches may be one case."""
_FIGURES = TypeAdapter(PublishedFigures)


def month_of(now: datetime) -> str:
    """As a publication names it: "2026-11"."""
    return f"{now:%Y-%m}"


def switch(work: Work, on: bool) -> None:
    """The acting member's organisation publishes each month from now on, or no longer."""
    organisation = work.actor.organisation
    row = {
        "organisation_id": organisation,
        "is_on": on,
        "switched_by": work.actor.id,
        "switched_at": work.now,
    }
    upsert(work.session, Publication, row, replace=("is_on", "switched_by", "switched_at"))
    work.record(organisation, AuditAction.SWITCH_PUBLICATION, organisation, {"on": int(on)})


def next_figures(
    session: Session, organisation: Organisation, policy: Policy, now: datetime
) -> PublishedFigures:
    """What would be published at this moment, after what was published last. Nothing is kept."""
    asked = Asked(organisation.id, _whose(session, organisation), SINCE_THE_BEGINNING)
    found = count_figures(session, asked, policy, now).figures
    return published_figures(found, policy, last_published(session, organisation.id))


def freeze(
    session: Session, organisation: Organisation, policy: Policy, now: datetime
) -> PublishedFigures | None:
    """Keeps this month's figures as published; None where they were frozen this month."""
    row = session.get(Publication, organisation.id, with_for_update=True)
    if row is None or not row.is_on or row.month == month_of(now):
        return None
    figures = next_figures(session, organisation, policy, now)
    row.month, row.frozen_on = month_of(now), now.date()
    row.published = _FIGURES.dump_json(figures).decode()
    return figures


def last_published(session: Session, organisation_id: str) -> PublishedFigures | None:
    """What the public saw last."""
    row = session.get(Publication, organisation_id)
    return _FIGURES.validate_json(row.published) if row and row.published else None


def publishers(session: Session) -> list[tuple[Publication, Organisation]]:
    """Those whose page is on, by name."""
    rows = session.execute(
        select(Publication, Organisation)
        .join(Organisation, Organisation.id == Publication.organisation_id)
        .where(Publication.is_on)
        .order_by(Organisation.name, Organisation.id)
    )
    return [(row[0], row[1]) for row in rows]


def _whose(session: Session, organisation: Organisation) -> Collection[str]:
    """A monitor's own cases; a head office's are those of the monitors whose alerts it releases."""
    if organisation.kind == OrganisationKind.HEAD_OFFICE:
        return monitors_of(session, organisation.id)
    return [organisation.id]
