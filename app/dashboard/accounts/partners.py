"""Head offices that release a monitor organisation's alerts."""

from flask import jsonify
from werkzeug.wrappers import Response

from app.accounts.add_partner import add_partner as add
from app.accounts.add_partner import head_office
from app.accounts.current import current_member
from app.accounts.held_keys import believed_chain
from app.dashboard.accounts import blueprint
from app.dashboard.accounts.bodies import RosterBody, read
from app.dashboard.edge import database, now, services


@blueprint.get("/people/partners/<organisation>.json")
def partner(organisation: str) -> Response:
    """{organisation, name, roster}: her browser makes the eight words of it and compares."""
    office = head_office(database(), services().trust, organisation)
    chain = believed_chain(database(), services().trust, office.organisation)
    return jsonify(organisation=office.organisation, name=office.name, roster=chain)


@blueprint.post("/people/partners/<organisation>")
def add_partner(organisation: str) -> Response:
    """Stores the signed roster that names the head office."""
    body = read(RosterBody)
    add(
        database(), services().trust, current_member(), organisation, body.document,
        body.signature, now(),
    )  # fmt: skip
    return jsonify(partner=organisation)
