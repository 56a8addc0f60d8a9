"""A gloss is asked for, and kept."""

from flask import jsonify, request

from app.dashboard.frame.json_bodies import read
from app.dashboard.frame.members import actor, work
from app.dashboard.frame.page.language import pick_language
from app.dashboard.frame.page.refused_views import ViewAnswer, says_why
from app.dashboard.frame.request import database, now
from app.dashboard.monitor.gloss.blueprint import blueprint
from app.dashboard.monitor.gloss.bodies import GlossBody
from app.dashboard.monitor.gloss.own_message import own_message
from app.dashboard.monitor.gloss.page import gloss_fragment
from app.dashboard.monitor.own_case import own_case
from app.dashboard.monitor.own_grant import grant_of
from app.dashboard.monitor.worked_case import with_joined, worked
from case_management.glosses.actions.write_gloss import ask_gloss, write_gloss
from case_management.glosses.models import Gloss, GlossRequest
from case_management.glosses.queries import translators_of


@blueprint.post("/cases/<case_id>/messages/<message_id>/gloss/ask", endpoint="ask")
@says_why
def ask(case_id: str, message_id: str) -> ViewAnswer:
    """Form: `translator`. The gloss is wanted in the language of the page."""
    case = own_case(case_id)
    own = own_message(case, message_id)
    asked = GlossRequest(
        message_id=own.message.id,
        translator_id=request.form.get("translator", ""),
        case_id=case.id,
        language=pick_language(),
        asked_by=actor().id,
        asked_at=now(),
    )
    ask_gloss(work(), worked(case), asked, translators_of(database(), with_joined(case)))
    return gloss_fragment(case, message_id)


@blueprint.post("/cases/<case_id>/messages/<message_id>/gloss", endpoint="write")
@says_why
def write(case_id: str, message_id: str) -> ViewAnswer:
    """{id, body, grant, epoch, source, language} -> {"id"}."""
    case = own_case(case_id)
    own = own_message(case, message_id)
    body = read(GlossBody)
    gloss = Gloss(
        id=body.id,
        case_id=case.id,
        member_id=actor().id,
        body_sealed=body.body,
        written_at=now(),
        message_id=own.message.id,
        report_id=own.report.id,
        language=body.language,
        source=body.source,
    )
    translators = translators_of(database(), with_joined(case))
    write_gloss(work(), worked(case), gloss, grant_of(body), translators)
    return jsonify(id=body.id), 201
