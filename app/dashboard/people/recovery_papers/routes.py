"""/people/recovery-papers: made, printed and tried in a coordinator's browser."""

from flask import jsonify, render_template
from werkzeug.wrappers import Response

from app.accounts.recovery.set_recovery import set_recovery
from app.dashboard.frame.json_bodies import read
from app.dashboard.frame.members import member_work, roster
from app.dashboard.people.recovery_papers.blueprint import blueprint
from app.dashboard.people.recovery_papers.bodies import PapersBody
from vault.roster import fingerprint


@blueprint.get("/people/recovery-papers", endpoint="page")
def show() -> str:
    """The page; papers exist in the browser only."""
    believed = roster()
    return render_template(
        "people/recovery_papers/templates/page.html",
        words=fingerprint(believed.genesis),
        exist=believed.recovery is not None,
    )


@blueprint.post("/people/recovery-papers", endpoint="make")
def make() -> Response:
    """{complete}: false where a second person must sign first."""
    body = read(PapersBody)
    grants = {grant.epoch: grant.secret_sealed for grant in body.epochs}
    complete = set_recovery(member_work(), body.document, body.signature, grants)
    return jsonify(complete=complete)
