"""The second signature under a roster that lets somebody release."""

from flask import jsonify, redirect, url_for
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from app.accounts.current_member import current_member
from app.accounts.rosters.countersign_roster import countersign_roster as countersign
from app.accounts.rosters.keys_answer import version_json
from app.accounts.rosters.rosters import waiting_version
from app.accounts.rosters.withdraw_roster import withdraw_roster
from app.dashboard.frame.json_bodies import read
from app.dashboard.frame.members import member_work
from app.dashboard.frame.request import database
from app.dashboard.people.members.blueprint import blueprint
from app.dashboard.people.members.bodies import SignatureBody
from vault.roster import Version
from vault.trust import read_signatures


@blueprint.get("/people/rosters/<int:number>.json")
def pending_roster(number: int) -> Response:
    """{document, signatures} of the version that waits: what the second person signs."""
    waiting = waiting_version(database(), current_member().organisation)
    if waiting is None or waiting.number != number:
        raise NotFound
    return jsonify(version_json(Version(waiting.document, read_signatures(waiting.signatures))))


@blueprint.post("/people/rosters/<int:number>/sign")
def countersign_roster(number: int) -> Response:
    """Completes the version."""
    countersign(member_work(), number, read(SignatureBody).signature)
    return jsonify(complete=True)


@blueprint.post("/people/rosters/<int:number>/drop")
def drop_roster(number: int) -> Response:
    """Withdraws it, and comes back to the page."""
    withdraw_roster(member_work(), number)
    return redirect(url_for("members.page"), 303)
