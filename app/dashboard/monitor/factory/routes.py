"""One factory on one page, as far as the member may see its cases."""

from flask import render_template
from werkzeug.exceptions import NotFound

from app.accounts.current_member import current_member
from app.dashboard.frame.members import actor, work
from app.dashboard.frame.request import database, services, writes
from app.dashboard.monitor.factory.blueprint import blueprint
from app.dashboard.monitor.factory.timeline import case_bars, timeline
from app.dashboard.wording import case_texts
from case_management.audit.audit_action import AuditAction
from case_management.cases.lists.of_factory import cases_of_factory
from case_management.supply_chain.models import Factory


@blueprint.get("/factories/<factory_id>", endpoint="page")
@writes
def show(factory_id: str) -> str:
    """The log says who looked, and at how many cases."""
    factory = database().get(Factory, factory_id)
    if factory is None:
        raise NotFound
    cases = cases_of_factory(database(), actor(), factory.id)
    detail = {"cases": len(cases)}
    work().record(current_member().organisation, AuditAction.OPEN_FACTORY, factory.id, {**detail})
    return render_template(
        "monitor/factory/templates/page.html",
        factory=factory,
        bars=case_bars(cases, services().policy),
        entries=timeline(cases, services().policy),
        words=case_texts,
    )
