"""Head offices that release a monitor organisation's alerts."""

from flask import jsonify
from werkzeug.wrappers import Response

from app.accounts.rosters.add_partner import add_partner as add
from app.accounts.rosters.add_partner import head_office
from app.accounts.rosters.keys_answer import believed_chain
from app.dashboard.frame.json_bodies import read
from app.dashboard.frame.members import member_work
from app.dashboard.frame.request import database, services
from app.dashboard.people.members.blueprint import blueprint
from app.dashboard.people.members.bodies import RosterBody


@blueprint.get("/people/partners/<organisation>.json")
def partner(organisation: str) -> Response:
    """{organisation, name, roster}: the browser makes the eight words of it and compares."""
    office = head_office(database(), services().trust, organisation)
    chain = believed_chain(database(), services().trust, office.organisation)
    return jsonify(organisation=office.organisation, name=office.name, roster=chain)


@blueprint.post("/people/partners/<organisation>")
def add_partner(organisation: str) -> Response:
    """Stores the signed roster that names the head office."""
    body = read(RosterBody)
    add(member_work(), organisation, body.document, body.signature)
    return jsonify(partner=organisation)
