"""The register: evidence is taken in, and what happens to it is written down."""

from flask import jsonify
from werkzeug.exceptions import NotFound

from app.dashboard.frame.json_bodies import read
from app.dashboard.frame.members import actor, work
from app.dashboard.frame.page.refused_views import ViewAnswer, says_why
from app.dashboard.frame.request import database, now
from app.dashboard.monitor.evidence.blueprint import blueprint
from app.dashboard.monitor.evidence.bodies import CustodyBody, ItemBody
from app.dashboard.monitor.evidence.register_lines import files_of
from app.dashboard.monitor.own_case import own_case
from app.dashboard.monitor.own_grant import RecordBody, grant_of
from app.dashboard.monitor.worked_case import with_joined, worked
from case_management.cases.models import Case
from case_management.evidence.actions.add_to_chain import add_to_chain
from case_management.evidence.actions.take_in import SealedEntry, take_in
from case_management.evidence.models import CustodyEntry, EvidenceItem
from case_management.evidence.queries import item_of


@blueprint.post("/cases/<case_id>/evidence", endpoint="take_in")
@says_why
def take(case_id: str) -> ViewAnswer:
    """{id, body, grant, epoch, kind, source, received, media, entry} -> {"id"}."""
    case = own_case(case_id)
    body = read(ItemBody)
    if body.media is not None and body.media not in dict(files_of(case)):
        raise NotFound
    item = EvidenceItem(
        id=body.id,
        case_id=case.id,
        member_id=actor().id,
        body_sealed=body.body,
        written_at=now(),
        kind=body.kind,
        source=body.source,
        received_on=body.received,
        media_id=body.media,
    )
    entry = SealedEntry(_entry(case, body.id, body.entry), grant_of(body.entry))
    take_in(work(), worked(case), item, grant_of(body), entry)
    return jsonify(id=body.id), 201


@blueprint.post("/cases/<case_id>/evidence/<item_id>/custody", endpoint="custody")
@says_why
def add(case_id: str, item_id: str) -> ViewAnswer:
    """{id, body, grant, epoch, step, happened} -> {"id"}."""
    case = own_case(case_id)
    item = item_of(database(), with_joined(case), item_id)
    if item is None:
        raise NotFound
    body = read(CustodyBody)
    entry = _entry(case, item.id, body)
    entry.step, entry.happened_on = body.step, body.happened
    add_to_chain(work(), worked(case), item, SealedEntry(entry, grant_of(body)))
    return jsonify(id=body.id), 201


def _entry(case: Case, item_id: str, body: RecordBody) -> CustodyEntry:
    return CustodyEntry(
        id=body.id,
        case_id=case.id,
        item_id=item_id,
        member_id=actor().id,
        body_sealed=body.body,
        written_at=now(),
    )
