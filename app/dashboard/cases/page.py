"""One case on one page."""

from flask import render_template

from app.dashboard.cases import blueprint, words
from app.dashboard.cases.serving import own_case
from app.dashboard.cases.side import side, side_of
from app.dashboard.cases.thread import more, threads_of


@blueprint.get("/cases/<case_id>", endpoint="case")
def show(case_id: str) -> str:
    """The page without a word of the worker: her texts come to a browser that holds keys."""
    case = own_case(case_id)
    return render_template(
        "cases/case.html", case=case, side=side_of(case), threads=threads_of(case), words=words,
        more=more(),
    )  # fmt: skip


@blueprint.get("/cases/<case_id>/side", endpoint="side")
def show_side(case_id: str) -> str:
    """What stands beside the threads, after a sealed text was posted."""
    return side(own_case(case_id))
