"""What changes while the page of a case is open: its threads, its clock, what workers answered."""

from flask import render_template

from app.dashboard.monitor.case.blueprint import blueprint
from app.dashboard.monitor.case.side.head import case_clocks
from app.dashboard.monitor.case.side.next_step import next_step
from app.dashboard.monitor.case.side.poll_lines import poll_lines
from app.dashboard.monitor.case.thread.answers import answers_in_words
from app.dashboard.monitor.case.thread.routes import more, threads_of
from app.dashboard.monitor.own_case import own_case
from app.dashboard.wording import case_texts, remedy_texts


@blueprint.get("/cases/<case_id>/threads", endpoint="threads")
def outline(case_id: str) -> str:
    """The threads without a word of theirs; the page asks again every ten seconds."""
    case = own_case(case_id)
    return render_template(
        "monitor/case/templates/threads.html",
        case=case,
        threads=threads_of(case),
        clocks=case_clocks(case),
        facts=answers_in_words(case),
        poll=poll_lines(case),
        next=next_step(case),
        words=case_texts,
        remedy_words=remedy_texts,
        more=more(),
    )
