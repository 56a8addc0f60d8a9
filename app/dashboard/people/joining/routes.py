"""/join/<invitation>: a newcomer makes keys; the inviter's browser then confirms them."""

from flask import jsonify, render_template
from werkzeug.wrappers import Response

from app.accounts.invitations.invitation import JOIN, open_invitation
from app.accounts.invitations.join import Joining, join
from app.accounts.members import Member
from app.accounts.rosters.rosters import believed_roster
from app.dashboard.frame.access.limits import PER_SENDER, by_sender, limiter
from app.dashboard.frame.json_bodies import read
from app.dashboard.frame.request import database, now, services
from app.dashboard.people.joining.blueprint import blueprint
from app.dashboard.people.joining.bodies import JoinBody


@blueprint.get("/join/<invitation>", endpoint="page")
def show(invitation: str) -> str:
    """The page; the link's secret stays behind its #."""
    return render_template("people/joining/templates/page.html", invitation=invitation)


@blueprint.get("/join/<invitation>.json")
def data(invitation: str) -> Response:
    """Whom the newcomer joins; the browser believes the genesis only under the link's secret."""
    row = open_invitation(database(), invitation, JOIN, now())
    roster = believed_roster(database(), services().trust, row.organisation_id)
    inviter = database().get(Member, row.invited_by)
    return jsonify(
        invitation=row.id,
        organisation=roster.organisation,
        organisation_name=roster.name,
        member=row.member_id,
        member_name=row.name,
        email=row.email,
        roles=row.roles.split(","),
        invited_by_name=inviter.name if inviter else "",
        genesis=roster.genesis,
        pin_mac=row.pin_mac,
    )


@blueprint.post("/join/<invitation>")
@limiter.limit(PER_SENDER, key_func=by_sender)
def answer(invitation: str) -> Response:
    """Keeps the newcomer's answer; {waits_for}: the colleague who must confirm it."""
    body = read(JoinBody)
    joining = Joining(body.credentials(), body.sealing, body.signing, body.mac)
    return jsonify(waits_for=join(database(), invitation, joining, now()))
