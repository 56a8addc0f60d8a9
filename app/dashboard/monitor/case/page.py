"""One case on one page."""

from flask import redirect, render_template, url_for
from werkzeug.wrappers import Response

from app.dashboard.frame.members import roster
from app.dashboard.frame.request import database, now, services
from app.dashboard.monitor.case.blueprint import blueprint
from app.dashboard.monitor.case.side.side import side, side_of
from app.dashboard.monitor.case.thread.routes import more, threads_of
from app.dashboard.monitor.own_case import own_case
from app.dashboard.wording import case_texts, remedy_texts
from app.dashboard.wording.remarks.page_rules import page_names, page_rules
from app.dashboard.wording.times import dated, own_zone
from case_management.alerts.remarks import known_names
from case_management.supply_chain.models import Factory


@blueprint.get("/cases/<case_id>", endpoint="page")
def show(case_id: str) -> str | Response:
    """The page without a word of the worker: the texts come to a browser that holds keys."""
    case = own_case(case_id)
    if case.id != case_id:
        return redirect(url_for("case.page", case_id=case.id))
    factory = database().get(Factory, case.factory_id) if case.factory_id else None
    return render_template(
        "monitor/case/templates/page.html",
        case=case,
        side=side_of(case),
        threads=threads_of(case),
        words=case_texts,
        remedy_words=remedy_texts,
        more=more(),
        printed_at=dated(now(), own_zone()),
        remark_rules=page_rules(services().policy.remarks),
        remark_known=page_names(known_names(case, factory.name if factory else None, roster())),
    )


@blueprint.get("/cases/<case_id>/side", endpoint="side")
def show_side(case_id: str) -> str:
    """What stands beside the threads, after a sealed text was posted."""
    return side(own_case(case_id))
