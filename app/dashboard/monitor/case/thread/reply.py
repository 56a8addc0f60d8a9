"""A member's reply: sealed in the browser, put into the thread and the outbox."""

from flask import jsonify
from werkzeug.exceptions import NotFound

from app.dashboard.frame.json_bodies import read
from app.dashboard.frame.members import work
from app.dashboard.frame.page.refused_views import ViewAnswer, says_why
from app.dashboard.frame.request import database, ring
from app.dashboard.monitor.case.blueprint import blueprint
from app.dashboard.monitor.case.bodies import ReplyBody
from app.dashboard.monitor.own_case import own_case
from case_management.cases.actions.reply import reply
from case_management.cases.queries import reports_in
from intake.replies.reply import MemberReply


@blueprint.post("/cases/<case_id>/reports/<report_id>/reply", endpoint="reply")
@says_why
def write(case_id: str, report_id: str) -> ViewAnswer:
    """{id, body, grant, epoch, payload, urgent, read_to} -> {"id"}; 409 {"error"} where it may not
    go. The same id again is the same reply.
    """
    case = own_case(case_id)
    report = next((one for one in reports_in(database(), case.id) if one.id == report_id), None)
    if report is None:
        raise NotFound
    body = read(ReplyBody)
    text = MemberReply(
        id=body.id,
        body_sealed=body.body,
        grant=body.grant,
        epoch=body.epoch,
        payload_sealed=body.payload,
    )
    reply(work(), case, report, text, urgent=body.urgent, read_to=body.read_to)
    ring()
    return jsonify(id=body.id), 201
