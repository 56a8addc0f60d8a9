"""The conversation: its outline for the page, and its sealed records for a browser with keys."""

from flask import jsonify, request
from werkzeug.wrappers import Response

from app.dashboard.frame.json_bodies import read
from app.dashboard.frame.members import work
from app.dashboard.frame.page.refused_views import ViewAnswer, says_why
from app.dashboard.frame.request import database, ring, writes
from app.dashboard.frame.sealed_records import SealedBody, sealed_records
from app.dashboard.monitor.case.blueprint import blueprint
from app.dashboard.monitor.case.bodies import SeenBody
from app.dashboard.monitor.case.thread.attachments import sealed_media
from app.dashboard.monitor.case.thread.bubbles import (
    Thread,
    shown_messages,
    thread_of,
    unread_messages,
)
from app.dashboard.monitor.own_case import own_case
from app.dashboard.monitor.reply_templates.offered import KIND, own_templates
from app.dashboard.monitor.worked_case import with_joined
from app.dashboard.wording.times import own_zone
from case_management.alerts.queries import alerts_of
from case_management.buyer_actions.actions.record_action import NOTE
from case_management.buyer_actions.queries import actions_on
from case_management.cases.actions.open_case import open_case, read_case
from case_management.cases.models import Case
from case_management.cases.notes import notes_of
from case_management.cases.queries import findings, granted_lowering, level_request, reports_in
from case_management.glosses.models import GLOSS
from case_management.glosses.queries import glosses_of
from case_management.negotiations.kinds import AGREEMENT, NEGOTIATION
from case_management.negotiations.queries import agreements_of, negotiations_of
from case_management.tasks.queries import tasks_of
from case_management.transfers.queries import transfers_of_case

MOST = 40
"""Twenty thousand texts: no page holds more."""


def more() -> int:
    """How many more steps of a flood the member asked to see."""
    return min(max(0, request.args.get("more", 0, type=int)), MOST)


def threads_of(case: Case) -> list[Thread]:
    """Every report of the case with its thread, oldest first."""
    zone = own_zone()
    return [
        thread_of(case, report, number, zone, more())
        for number, report in enumerate(reports_in(database(), case.id), start=1)
    ]


@blueprint.get("/cases/<case_id>/thread.json", endpoint="records")
@writes
def records(case_id: str) -> Response:
    """The sealed records of a case. To serve them is to open the case, and is logged as that.

    The page asks only once its keys are unlocked. Answers
    {"records": [{kind, id, body, grant, organisation, epoch}]}, binaries in base64url.
    """
    case = own_case(case_id)
    open_case(work(), case)
    return jsonify(records=sealed_records(_bodies(case)))


@blueprint.post("/cases/<case_id>/read", endpoint="read")
@says_why
def on_screen(case_id: str) -> ViewAnswer:
    """{seen: [id]}, the messages that were open and on the screen -> {"unread": number left}."""
    case = own_case(case_id)
    left = read_case(work(), case, unread_messages(case, more()), set(read(SeenBody).seen))
    ring()
    return jsonify(unread=len(left))


def _bodies(case: Case) -> dict[str, SealedBody]:
    found = {
        message.id: SealedBody("message", message.body_sealed)
        for report in reports_in(database(), case.id)
        for message in shown_messages(report.id, more())
        if message.body_sealed is not None
    }
    for media_id, body in sealed_media(case).items():
        found[media_id] = SealedBody("media", body)
    for language in {one.language for one in reports_in(database(), case.id)}:
        for template in own_templates(language):
            found[template.id] = SealedBody(KIND, template.body_sealed)
    for finding in findings(database(), case.id):
        found[finding.id] = SealedBody("finding", finding.body_sealed)
    for note in notes_of(database(), case.id):
        found[note.id] = SealedBody("note", note.body_sealed)
    for gloss in glosses_of(database(), with_joined(case)):
        found[gloss.id] = SealedBody(GLOSS, gloss.body_sealed)
    for held in negotiations_of(database(), with_joined(case)):
        found[held.id] = SealedBody(NEGOTIATION, held.body_sealed)
    for signed in agreements_of(database(), with_joined(case)):
        found[signed.id] = SealedBody(AGREEMENT, signed.body_sealed)
    for task in tasks_of(database(), with_joined(case)):
        found[task.id] = SealedBody("task", task.body_sealed)
    for action in actions_on(database(), [one.id for one in alerts_of(database(), case.id)]):
        if action.note_sealed is not None:
            found[action.id] = SealedBody(NOTE, action.note_sealed)
    found |= _of_transfers(case)
    request = level_request(database(), case.id) or granted_lowering(database(), case.id)
    if request is not None:
        # One request a case: its record bears the case's own id.
        found[case.id] = SealedBody("level-request", request.reason_sealed)
    return found


def _of_transfers(case: Case) -> dict[str, SealedBody]:
    found = {}
    for one in transfers_of_case(database(), case.id):
        if one.cover_sealed is not None:
            found[one.id] = SealedBody("transfer", one.cover_sealed)
        if one.override_id and one.override_sealed:
            found[one.override_id] = SealedBody("transfer-override", one.override_sealed)
        if one.refusal_id and one.refusal_sealed:
            found[one.refusal_id] = SealedBody("transfer-refusal", one.refusal_sealed)
    return found
