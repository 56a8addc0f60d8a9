"""Search. The server gives what is sealed and what is clear; it never learns what is looked for."""

from typing import Annotated
from zoneinfo import ZoneInfo

from flask import jsonify, render_template, url_for
from pydantic import Field
from werkzeug.exceptions import BadRequest
from werkzeug.wrappers import Response

from app.accounts.current_member import current_member
from app.dashboard.frame.json_bodies import Body, Identifier, read
from app.dashboard.frame.members import actor, work
from app.dashboard.frame.request import database, now, services
from app.dashboard.frame.sealed_records import SealedBody, sealed_records
from app.dashboard.monitor.search.blueprint import blueprint
from app.dashboard.monitor.search.remedy_words import remedy_words
from app.dashboard.monitor.to_do import to_do_of
from app.dashboard.wording.alert.alert_texts import words_of
from app.dashboard.wording.case_texts import category_words, level_words
from app.dashboard.wording.times import exact, own_zone, short
from case_management.cases.actions.open_search import is_open_search, open_search
from case_management.cases.lists.case_list import QueueRow, case_page
from case_management.cases.lists.searched import joined_cases, sealed_texts, searched_texts
from case_management.levels import endangers_life

MOST = 200
"""Cases or records in one answer."""


class CasesBody(Body):
    """POST /search/cases: where the answer before this one ended; nothing begins an opening."""

    ended: bool = False
    after: Annotated[str | None, Field(max_length=100)] = None


class RecordsBody(Body):
    """POST /search/records: the texts that the browser lacks."""

    opening: Identifier
    ids: Annotated[list[Identifier], Field(min_length=1, max_length=MOST)]


@blueprint.get("/search", endpoint="page")
def show() -> str:
    """The page, without a word of anybody."""
    return render_template("monitor/search/templates/page.html")


@blueprint.post("/search/cases", endpoint="cases")
def serve_cases() -> Response:
    """{ended, after} -> {"opening", "cases": [...], "following": {ended, after} or null}.

    Open cases come first, then those that have ended. Each case has its clear facts, in words,
    and the ids of all texts that there are: what a browser holds beyond them is gone, and the
    browser drops it. The first answer makes the opening's entry in the log.
    """
    body, organisation = read(CasesBody), current_member().organisation
    begins = not body.ended and body.after is None
    opening = open_search(work(), organisation) if begins else None
    page = case_page(database(), actor(), body.ended, body.after, MOST)
    following: dict[str, object] | None = None
    if page.following is not None:
        following = {"ended": body.ended, "after": page.following}
    elif not body.ended:
        following = {"ended": True, "after": None}
    return jsonify(opening=opening, cases=_cases(page.rows), following=following)


@blueprint.post("/search/records", endpoint="records")
def serve_records() -> Response:
    """{opening, ids} -> {"records": [{kind, id, body, grant, organisation, epoch}]}.

    What is not there any more, or not the organisation's, is left out. Raises BadRequest where
    the log has no such opening of this member. Nothing counts as read by it.
    """
    body, organisation = read(RecordsBody), current_member().organisation
    if not is_open_search(work(), organisation, body.opening):
        raise BadRequest
    found = sealed_texts(database(), actor(), body.ids)
    return jsonify(
        records=sealed_records({one.id: SealedBody(one.kind, one.body_sealed) for one in found})
    )


def _cases(rows: list[QueueRow]) -> list[dict[str, object]]:
    texts: dict[str, list[list[str]]] = {row.case.id: [] for row in rows}
    joined: dict[str, list[str]] = {row.case.id: [] for row in rows}
    for one in searched_texts(database(), current_member().organisation, list(texts)):
        texts[one.case_id].append([one.id, one.author])
    for other in joined_cases(database(), list(joined)):
        joined[other.into].append(other.reference)
    zone, remedies = own_zone(), remedy_words(list(texts))
    return [
        {
            **_facts(row, zone),
            "remedy": remedies.get(row.case.id, ""),
            "joined": " ".join(joined[row.case.id]),
            "texts": texts[row.case.id],
        }
        for row in rows
    ]


def _facts(row: QueueRow, zone: ZoneInfo) -> dict[str, object]:
    case, factory, policy = row.case, row.factory, services().policy
    return {
        "id": case.id,
        "plan": url_for("remedy.page", case_id=case.id),
        "evidence": url_for("evidence.page", case_id=case.id),
        "address": url_for("case.page", case_id=case.id),
        "reference": case.reference,
        "level": level_words(case.level, policy),
        "danger": endangers_life(case.level),
        "to_do": to_do_of(row, zone),
        "category": category_words(case.category, policy) if case.category else "",
        "factory": factory.name if factory else "",
        "code": factory.code if factory else "",
        "country": words_of("country", factory.country, policy) if factory else "",
        "opened": short(case.opened_at, zone, now()),
        "opened_exact": exact(case.opened_at, zone),
    }
