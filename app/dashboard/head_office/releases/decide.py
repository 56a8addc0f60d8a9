"""The releaser decides: preview, release or return; and which monitors' keys are confirmed."""

from typing import Annotated

from flask import flash, jsonify, redirect, request, url_for
from flask_babel import gettext
from pydantic import Field
from werkzeug.wrappers import Response

from app.accounts.current_member import current_member
from app.accounts.rosters.pinned_fingerprints import keep_pins
from app.dashboard.frame.json_bodies import Body, Bytes, SignatureBytes, read
from app.dashboard.frame.members import roster, work
from app.dashboard.frame.page.refusal_texts import refusal_in_words
from app.dashboard.frame.page.refused_views import ViewAnswer, says_why
from app.dashboard.frame.request import database, now, ring
from app.dashboard.head_office.releases.blueprint import blueprint
from app.dashboard.head_office.releases.routes import own_alert
from app.dashboard.wording.alert.bodies import AlertBytes, PreviewBody
from app.dashboard.wording.alert.letter import previews
from case_management.alerts.actions.recall import recall
from case_management.alerts.actions.release import release, return_to_drafter
from case_management.alerts.document import LONGEST_STATEMENT, read_document
from case_management.refusals import Refusal


class ConfirmedRemark(Body):
    """A remark about a statement that the releaser looked at."""

    language: Annotated[str, Field(max_length=3)]
    kind: Annotated[str, Field(max_length=20)]
    text: Annotated[str, Field(max_length=LONGEST_STATEMENT * 4)]


class ReleaseBody(Body):
    """POST /releases/<id>/release: the very bytes that were drafted, a signature, remarks."""

    document: AlertBytes
    signature: SignatureBytes
    confirmed: Annotated[list[ConfirmedRemark], Field(max_length=1000, default_factory=list)]


class PinsBody(Body):
    """POST /releases/pins."""

    wrapped: Annotated[Bytes, Field(min_length=29)]


@blueprint.post("/releases/<alert_id>/preview", endpoint="preview")
@says_why
def preview(alert_id: str) -> ViewAnswer:
    """{document} -> {"previews": …}, for the proposed document only."""
    document = read_document(read(PreviewBody).document)
    if document.digest != own_alert(alert_id).digest:
        raise Refusal("not_the_proposed")
    return jsonify(previews=previews(document))


@blueprint.post("/releases/<alert_id>/release", endpoint="sign")
@says_why
def sign(alert_id: str) -> ViewAnswer:
    """The second signature: the mails go out."""
    body = read(ReleaseBody)
    confirmed = frozenset((one.language, one.kind, one.text) for one in body.confirmed)
    release(work(), own_alert(alert_id), body.document, body.signature, roster(), confirmed)
    ring()
    return jsonify(state="released")


@blueprint.post("/releases/<alert_id>/return", endpoint="give_back")
def give_back(alert_id: str) -> Response:
    """Back to the drafter, with a coded reason."""
    alert = own_alert(alert_id)
    try:
        return_to_drafter(work(), alert, request.form.get("reason", ""))
    except Refusal as refusal:
        flash(refusal_in_words(refusal), "warn")
        return redirect(url_for("releases.release", alert_id=alert_id), 303)
    flash(gettext("It went back to the drafter."))
    return redirect(url_for("releases.list"), 303)


@blueprint.post("/releases/<alert_id>/recall", endpoint="recall")
def call_back(alert_id: str) -> Response:
    """Nobody can open it any more, and each recipient is told."""
    try:
        recall(work(), own_alert(alert_id), request.form.get("reason", ""))
    except Refusal as refusal:
        flash(refusal_in_words(refusal), "warn")
    else:
        ring()
        flash(gettext("It was called back. Each recipient gets an email that says so."))
    return redirect(url_for("releases.release", alert_id=alert_id), 303)


@blueprint.post("/releases/pins", endpoint="pins")
def pin() -> Response:
    """{wrapped}: the confirmed fingerprints, sealed under the releaser's own key."""
    keep_pins(database(), current_member().id, read(PinsBody).wrapped, now())
    return jsonify(kept=True)
