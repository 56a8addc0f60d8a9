"""/reply-templates: what members may begin a reply with, by language."""

from typing import Annotated

from flask import jsonify, redirect, render_template, url_for
from pydantic import Field
from werkzeug.wrappers import Response

from app.accounts.current_member import current_member
from app.dashboard.frame.json_bodies import read
from app.dashboard.frame.members import actor, name_of, work
from app.dashboard.frame.page.refused_views import ViewAnswer, says_why
from app.dashboard.frame.request import database, now, services
from app.dashboard.frame.sealed_records import SealedBody, sealed_records
from app.dashboard.monitor.own_grant import RecordBody, grant_of
from app.dashboard.monitor.reply_templates.blueprint import blueprint
from app.dashboard.monitor.reply_templates.offered import KIND
from app.dashboard.wording.alert.alert_texts import language_name
from case_management.reply_templates.keep import keep_template, remove_template
from case_management.reply_templates.models import ReplyTemplate, templates_of
from intake.dialogue.texts.reply_texts import ReplyText
from intake.dialogue.texts.shipped_catalogs import shipped_catalogs


class TemplateBody(RecordBody):
    """POST /reply-templates."""

    language: Annotated[str, Field(max_length=8)]


@blueprint.get("/reply-templates", endpoint="page")
def show() -> str:
    """The page; the own ones are opened in the browser."""
    languages = [(one.code, language_name(one.code)) for one in services().policy.languages]
    own = templates_of(database(), current_member().organisation)
    return render_template(
        "monitor/reply_templates/templates/page.html",
        languages=languages,
        own=[(one, language_name(one.language), name_of(one.member_id)) for one in own],
        delivered=[
            (code, name, [shipped_catalogs().render(one, code) for one in ReplyText])
            for code, name in languages
        ],
    )


@blueprint.get("/reply-templates/records.json", endpoint="records")
def records() -> Response:
    """{"records": [{kind, id, body, grant, organisation, epoch}]}, binaries in base64url."""
    own = templates_of(database(), current_member().organisation)
    bodies = {one.id: SealedBody(KIND, one.body_sealed) for one in own}
    return jsonify(records=sealed_records(bodies))


@blueprint.post("/reply-templates", endpoint="keep")
@says_why
def keep() -> ViewAnswer:
    """{id, body, grant, epoch, language} -> {"id"}; 409 {"error"}."""
    body, organisation = read(TemplateBody), current_member().organisation
    template = ReplyTemplate(
        id=body.id,
        organisation_id=organisation,
        language=body.language,
        member_id=actor().id,
        body_sealed=body.body,
        written_at=now(),
    )
    keep_template(work(), template, grant_of(body))
    return jsonify(id=body.id), 201


@blueprint.post("/reply-templates/<template_id>/remove", endpoint="remove")
@says_why
def remove(template_id: str) -> ViewAnswer:
    """Removes it for all members."""
    remove_template(work(), template_id)
    return redirect(url_for("reply_templates.page"))
