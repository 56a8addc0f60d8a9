"""One case on one page."""

from flask import render_template

from app.dashboard.monitor.case.blueprint import blueprint
from app.dashboard.monitor.case.side.side import side, side_of
from app.dashboard.monitor.case.thread.routes import more, threads_of
from app.dashboard.monitor.own_case import own_case
from app.dashboard.wording import case_texts


@blueprint.get("/cases/<case_id>", endpoint="page")
def show(case_id: str) -> str:
    """The page without a word of the worker: the texts come to a browser that holds keys."""
    case = own_case(case_id)
    return render_template(
        "monitor/case/templates/page.html",
        case=case,
        side=side_of(case),
        threads=threads_of(case),
        words=case_texts,
        more=more(),
    )


@blueprint.get("/cases/<case_id>/side", endpoint="side")
def show_side(case_id: str) -> str:
    """What stands beside the threads, after a sealed text was posted."""
    return side(own_case(case_id))
