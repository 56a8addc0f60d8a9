"""The gloss of one message on a page of its own: of the case it shows nothing else."""

from flask import jsonify, redirect, render_template, url_for
from werkzeug.wrappers import Response

from app.dashboard.frame.access.security import may_connect_to
from app.dashboard.frame.members import work
from app.dashboard.frame.request import database, writes
from app.dashboard.frame.sealed_records import SealedBody, sealed_records
from app.dashboard.monitor.case.thread.routes import more
from app.dashboard.monitor.gloss.blueprint import blueprint
from app.dashboard.monitor.gloss.lines import gloss_page
from app.dashboard.monitor.gloss.own_message import own_message
from app.dashboard.monitor.own_case import own_case
from app.dashboard.monitor.worked_case import with_joined
from case_management.cases.actions.open_case import open_case
from case_management.cases.models import Case
from case_management.glosses.models import GLOSS
from case_management.glosses.queries import glosses_of
from intake.reports.thread import Message


@blueprint.get("/cases/<case_id>/messages/<message_id>/gloss", endpoint="page")
def show(case_id: str, message_id: str) -> str | Response:
    """The whole page. Where the organisation runs a model, this page alone may call it."""
    case = own_case(case_id)
    if case.id != case_id:
        return redirect(url_for("gloss.page", case_id=case.id, message_id=message_id))
    gloss = gloss_page(case, own_message(case, message_id))
    if gloss.model:
        may_connect_to(gloss.model)
    template = "monitor/gloss/templates/page.html"
    return render_template(template, case=case, gloss=gloss, more=more())


@blueprint.get("/cases/<case_id>/messages/<message_id>/gloss/parts", endpoint="parts")
def show_parts(case_id: str, message_id: str) -> str:
    """What changes on the page, after a gloss was posted."""
    return gloss_fragment(own_case(case_id), message_id)


@blueprint.get("/cases/<case_id>/messages/<message_id>/gloss/records.json", endpoint="records")
@writes
def records(case_id: str, message_id: str) -> Response:
    """{"records": [...]} as the page of a case gets them; logged as opening the case."""
    case = own_case(case_id)
    own = own_message(case, message_id)
    open_case(work(), case)
    found = {}
    for one in own.ids:
        message = database().get_one(Message, one)
        if message.body_sealed is not None:
            found[one] = SealedBody("message", message.body_sealed)
    for gloss in glosses_of(database(), with_joined(case)):
        if gloss.message_id == message_id:
            found[gloss.id] = SealedBody(GLOSS, gloss.body_sealed)
    return jsonify(records=sealed_records(found))


def gloss_fragment(case: Case, message_id: str) -> str:
    """The fragment that forms answer with."""
    gloss = gloss_page(case, own_message(case, message_id))
    template = "monitor/gloss/templates/message.html"
    return render_template(template, case=case, gloss=gloss, more=more())
