"""The first texts of the cases that are on the screen, sealed, for a browser that holds keys."""

from typing import Annotated

from flask import jsonify
from pydantic import Field
from werkzeug.wrappers import Response

from app.accounts.current_member import current_member
from app.dashboard.frame.json_bodies import Body, Identifier, read
from app.dashboard.frame.members import actor, work
from app.dashboard.frame.request import database
from app.dashboard.frame.sealed_records import SealedBody, sealed_records
from app.dashboard.monitor.queue.blueprint import blueprint
from case_management.audit.audit_action import AuditAction
from case_management.cases.lists.first_words import first_words

MOST = 50
"""No screen shows more rows at once; the browser asks again as they come into view."""


class RowsBody(Body):
    """POST /cases/first-words: the cases whose rows came into view."""

    cases: Annotated[list[Identifier], Field(min_length=1, max_length=MOST)]


@blueprint.post("/cases/first-words", endpoint="first_words")
def serve() -> Response:
    """{"records": [{kind, id, body, grant, organisation, epoch}],
    "cases": [{"case": id, "texts": [record id], "whole": whether that is all that is unread}]}.

    The log has one entry for the screen, which names its cases. Nothing counts as read by it.
    """
    organisation = current_member().organisation
    found = first_words(database(), actor(), read(RowsBody).cases)
    if found:
        cases = " ".join(sorted(one.case_id for one in found))
        work().record(organisation, AuditAction.OPEN_LIST, None, {"cases": cases})
    bodies = {
        message_id: SealedBody("message", sealed)
        for one in found
        for message_id, sealed in one.texts
    }
    rows = [
        {"case": one.case_id, "texts": [text for text, _ in one.texts], "whole": one.whole}
        for one in found
    ]
    return jsonify(records=sealed_records(bodies), cases=rows)
