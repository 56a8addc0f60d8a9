"""/found/<invitation>: the first member makes the organisation's keys in the browser."""

from flask import jsonify, render_template
from werkzeug.exceptions import NotFound, ServiceUnavailable
from werkzeug.wrappers import Response

from app.accounts.invitations.found_organisation import Founding, found
from app.accounts.invitations.invitation import FOUND, open_invitation
from app.dashboard.frame.access.limits import PER_SENDER, by_sender, limiter
from app.dashboard.frame.json_bodies import read
from app.dashboard.frame.request import database, now, services
from app.dashboard.people.founding.blueprint import blueprint
from app.dashboard.people.founding.bodies import FoundBody
from app.installation.keys import public_key
from config.settings import Refused
from vault.encoding import b64u
from vault.organisations import Organisation


def _courier() -> bytes:
    try:
        return public_key(services().settings.keys_dir, "courier")
    except Refused:
        raise ServiceUnavailable from None


@blueprint.get("/found/<invitation>", endpoint="page")
def show(invitation: str) -> str:
    """The page; the link's secret stays behind its #."""
    return render_template("people/founding/templates/page.html", invitation=invitation)


@blueprint.get("/found/<invitation>.json")
def data(invitation: str) -> Response:
    """What roster 1 must say."""
    row = open_invitation(database(), invitation, FOUND, now())
    organisation = database().get(Organisation, row.organisation_id)
    if organisation is None:
        raise NotFound
    return jsonify(
        invitation=row.id,
        organisation=organisation.id,
        name=organisation.name,
        kind=organisation.kind,
        member=row.member_id,
        member_name=row.name,
        email=row.email,
        roles=row.roles.split(","),
        courier=b64u(_courier()),
    )


@blueprint.post("/found/<invitation>")
@limiter.limit(PER_SENDER, key_func=by_sender)
def answer(invitation: str) -> Response:
    """Stores roster 1 and the founder; {words} for the operator to confirm."""
    body = read(FoundBody)
    founding = Founding(
        secret=body.secret,
        credentials=body.credentials(),
        document=body.document,
        signature=body.signature,
        grants=tuple((grant.epoch, grant.secret_sealed) for grant in body.epochs),
    )
    return jsonify(words=found(database(), invitation, founding, _courier(), now()))
