"""/recover/<invitation>: whoever holds two papers of an organisation becomes its coordinator."""

from flask import jsonify, render_template
from werkzeug.wrappers import Response

from app.accounts.invitations.invitation import RECOVER, open_invitation
from app.accounts.recovery.recover import Recovering, recover, recovery_grants
from app.accounts.rosters.keys_answer import believed_chain
from app.accounts.rosters.rosters import believed_roster
from app.dashboard.frame.access.limits import PER_SENDER, by_sender, limiter
from app.dashboard.frame.json_bodies import read
from app.dashboard.frame.request import database, now, services
from app.dashboard.people.recovery.blueprint import blueprint
from app.dashboard.people.recovery.bodies import RecoverBody
from vault.encoding import b64u


@blueprint.get("/recover/<invitation>", endpoint="page")
def show(invitation: str) -> str:
    """The page; the link's secret stays behind its #."""
    return render_template("people/recovery/templates/page.html", invitation=invitation)


@blueprint.get("/recover/<invitation>.json")
def data(invitation: str) -> Response:
    """Who comes back, the roster's versions, and secrets that only the papers open."""
    row = open_invitation(database(), invitation, RECOVER, now())
    roster = believed_roster(database(), services().trust, row.organisation_id)
    grants = recovery_grants(database(), roster)
    return jsonify(
        invitation=row.id,
        organisation=roster.organisation,
        organisation_name=roster.name,
        member=row.member_id,
        member_name=row.name,
        email=row.email,
        roles=row.roles.split(","),
        roster=believed_chain(database(), services().trust, roster.organisation),
        epochs=[{"epoch": one.epoch, "secret_sealed": b64u(one.secret_sealed)} for one in grants],
    )


@blueprint.post("/recover/<invitation>")
@limiter.limit(PER_SENDER, key_func=by_sender)
def answer(invitation: str) -> Response:
    """{} once the newcomer is a member, and may sign in."""
    body = read(RecoverBody)
    recovering = Recovering(
        secret=body.secret,
        credentials=body.credentials(),
        document=body.document,
        signature=body.signature,
        grants={grant.epoch: grant.secret_sealed for grant in body.epochs},
    )
    recover(database(), services().trust, invitation, recovering, now())
    return jsonify({})
