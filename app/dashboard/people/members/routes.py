"""/people: members, invitations and whom they wait for, who is on call."""

import json

from flask import jsonify, redirect, render_template, request, url_for
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from app.accounts.current_member import current_member
from app.accounts.invitations.confirm_member import confirm_member
from app.accounts.invitations.invite import Invited, cancel_invitation, invite, own_invitation
from app.accounts.people_list import people as people_of
from app.accounts.rosters.add_partner import head_offices
from app.accounts.rosters.remove_member import remove_member as remove
from app.accounts.set_on_call import set_on_call as put_on_call
from app.dashboard.frame.access.limits import TAKEN_EMAILS, by_member, limiter
from app.dashboard.frame.access.permissions import may
from app.dashboard.frame.json_bodies import read
from app.dashboard.frame.members import member_work
from app.dashboard.frame.page.language import languages_offered
from app.dashboard.frame.request import database, now, services
from app.dashboard.people.members.blueprint import blueprint
from app.dashboard.people.members.bodies import CompleteBody, InviteBody, RemoveBody
from app.dashboard.wording.people_texts import ROLE_NAMES
from vault.encoding import b64u
from vault.roles import READS_NOTHING, ROLES_OF_KIND, OrganisationKind, Role


@blueprint.get("/people", endpoint="page")
def show() -> str:
    """The page."""
    member = current_member()
    offices = (
        head_offices(database(), services().trust)
        if member.kind == OrganisationKind.MONITOR
        else []
    )
    return render_template(
        "people/members/templates/page.html",
        people=people_of(database(), services().trust, member, now()),
        roles=(*ROLES_OF_KIND[member.kind], *sorted(READS_NOTHING, reverse=True)),
        role_names=ROLE_NAMES,
        languages=languages_offered(member.kind),
        coordinates=Role.COORDINATOR in member.roles,
        sets_on_call=may(member, "members.set_on_call"),
        signs_second=may(member, "members.countersign_roster"),
        offices=offices,
        office_options=[(office.organisation, office.name) for office in offices],
        dashboard_url=services().settings.public_dashboard_url,
    )


@blueprint.post("/people/invitations", endpoint="invite")
@limiter.limit(
    TAKEN_EMAILS, key_func=by_member, deduct_when=lambda answer: answer.status_code == 409
)
def make_invitation() -> tuple[Response, int]:
    """{member}: the id that the newcomer will have."""
    body = read(InviteBody)
    invited = Invited(
        body.invitation,
        body.email,
        body.name,
        tuple(body.roles),
        body.language,
        body.secret_sealed,
        body.pin_mac,
    )
    return jsonify(member=invite(member_work(), invited)), 201


@blueprint.get("/people/invitations/<invitation>.json")
def invitation(invitation: str) -> Response:
    """The newcomer's answer, for the one browser that can check it: the inviter's."""
    row = own_invitation(database(), current_member(), invitation)
    if row.invited_by != current_member().id or row.secret_sealed is None:
        raise NotFound
    return jsonify(
        invitation=row.id,
        member=row.member_id,
        member_name=row.name,
        roles=row.roles.split(","),
        secret_sealed=b64u(row.secret_sealed),
        answer=json.loads(row.answer) if row.answer else None,
    )


@blueprint.post("/people/invitations/<invitation>/complete", endpoint="complete_invitation")
def complete(invitation: str) -> Response:
    """{complete}: false when a second person must sign."""
    body = read(CompleteBody)
    done = confirm_member(
        member_work(),
        invitation,
        body.document,
        body.signature,
        {grant.epoch: grant.secret_sealed for grant in body.epochs},
    )
    return jsonify(complete=done)


@blueprint.post("/people/invitations/<invitation>/cancel", endpoint="cancel_invitation")
def cancel(invitation: str) -> Response:
    """Withdraws it, and comes back to the page."""
    cancel_invitation(member_work(), invitation)
    return redirect(url_for("members.page"), 303)


@blueprint.post("/people/members/<member>/remove")
def remove_member(member: str) -> Response:
    """Ends the member's sessions at once; what comes is sealed to a new epoch."""
    body = read(RemoveBody)
    remove(
        member_work(),
        member,
        body.document,
        body.signature,
        {grant.member: (grant.epoch, grant.secret_sealed) for grant in body.epochs},
    )
    return jsonify(removed=member)


@blueprint.post("/people/on-call")
def set_on_call() -> Response:
    """Form field `member`: whom danger to life wakes; empty for nobody."""
    put_on_call(member_work(), request.form.get("member", ""))
    return redirect(url_for("members.page"), 303)
