"""What a file is made of: facts, in words and in codes, and records that the browser opens."""

from typing import Annotated

from flask import jsonify, render_template, url_for
from pydantic import Field
from werkzeug.exceptions import BadRequest
from werkzeug.wrappers import Response

from app.accounts.current_member import current_member
from app.dashboard.frame.access.sign_in_gate import is_proven
from app.dashboard.frame.json_bodies import Body, Identifier, read
from app.dashboard.frame.members import actor, name_of, work
from app.dashboard.frame.request import database, now, services
from app.dashboard.frame.sealed_records import SealedBody, sealed_records
from app.dashboard.frame.translate import ngettext
from app.dashboard.monitor.export.blueprint import blueprint
from app.dashboard.monitor.export.course_facts import course_facts
from app.dashboard.monitor.export.remedy_facts import remedy_facts
from app.dashboard.monitor.export.text_words import about
from app.dashboard.monitor.own_case import own_case
from app.dashboard.wording.alert.alert_texts import language_name
from app.dashboard.wording.case_texts import RESULTS, STATES, category_words, level_words
from case_management.cases.lists.searched import count_cases, joined_cases, sealed_texts
from case_management.cases.models import Case
from case_management.cases.queries import case_for
from case_management.exports.exported_cases import (
    ExportedText,
    cases_by_id,
    exported_texts,
    transfer_texts,
)
from case_management.exports.open_export import export_case, is_open_export, open_export
from case_management.refusals import Refusal
from case_management.supply_chain.models import Factory

AT_ONCE = 25
"""Cases in one answer."""


class ExportBody(Body):
    """POST /export/cases: where the answer before this one ended; nothing begins an export."""

    opening: Identifier | None = None
    after: Annotated[str, Field(pattern=r"^[0-9a-f]{32}$")] | None = None


@blueprint.get("/export", endpoint="all")
def show_all() -> str:
    """All cases, for coordinators."""
    count = count_cases(database(), actor())
    return _page(url_for("export.cases"), _of_all(count), None)


@blueprint.get("/cases/<case_id>/export", endpoint="one")
def show_one(case_id: str) -> str:
    """One case."""
    case = own_case(case_id)
    return _page(url_for("export.case", case_id=case.id), case.reference, case)


@blueprint.post("/cases/<case_id>/export", endpoint="case")
def serve_case(case_id: str) -> Response:
    """{"opening", "cases": [one], "records", "following": null}."""
    case = own_case(case_id)
    export_case(work(), case)
    return _answer(case.id, [case.id], None)


@blueprint.post("/export/cases", endpoint="cases")
def serve_cases() -> Response:
    """{opening, after} -> {"opening", "cases", "records", "following": after or null}.

    Raises BadRequest where the log has no such export of this member.
    """
    body = read(ExportBody)
    if body.opening is None:
        # What is open goes on: a long export takes longer than a proof lasts.
        if not is_proven(current_member()):
            raise Refusal("prove_again", 403)
        opening = open_export(work())
    elif is_open_export(work(), body.opening):
        opening = body.opening
    else:
        raise BadRequest
    ids, following = cases_by_id(database(), actor(), body.after, AT_ONCE)
    return _answer(opening, ids, following)


def _of_all(count: int) -> str:
    return ngettext("%(num)d case", "%(num)d cases", count)


def _page(source: str, what: str, case: Case | None) -> str:
    return render_template(
        "monitor/export/templates/page.html",
        source=source,
        what=what,
        case=case,
        made_by=current_member(),
        made_at=now().isoformat(timespec="minutes"),
    )


def _answer(opening: str, ids: list[str], following: str | None) -> Response:
    texts = exported_texts(database(), current_member().organisation, ids)
    sealed = sealed_texts(database(), actor(), [one.id for one in texts])
    for text, body in transfer_texts(database(), ids):
        texts.append(text)
        sealed.append(body)
    joined: dict[str, list[str]] = {one: [] for one in ids}
    for other in joined_cases(database(), ids):
        joined[other.into].append(other.reference)
    cases = [case for one in ids if (case := case_for(database(), actor(), one)) is not None]
    return jsonify(
        opening=opening,
        cases=[_facts(case, joined[case.id], texts) for case in cases],
        records=sealed_records({one.id: SealedBody(one.kind, one.body_sealed) for one in sealed}),
        following=following,
    )


def _facts(case: Case, joined: list[str], texts: list[ExportedText]) -> dict[str, object]:
    policy = services().policy
    factory = database().get(Factory, case.factory_id) if case.factory_id else None
    mine = [one for one in texts if one.case_id == case.id]
    # A thread is known by its number; who wrote it is in no file.
    threads = list(dict.fromkeys(one.report_id for one in mine if one.report_id))
    return {
        "reference": case.reference,
        "joined": joined,
        "state": case.state,
        "state_words": str(STATES[case.state]),
        "level": case.level,
        "level_words": level_words(case.level, policy),
        "category": case.category or "",
        "category_words": category_words(case.category, policy) if case.category else "",
        "proposed": case.proposed,
        "factory": factory.name if factory else "",
        "factory_code": factory.code if factory else "",
        "country": factory.country if factory else "",
        "language": language_name(case.language),
        "reports": len(threads),
        "assigned_to": name_of(case.assignee_id) if case.assignee_id else "",
        "opened_at": case.opened_at.isoformat(timespec="seconds"),
        "ended_on": case.ended_on.isoformat() if case.ended_on else "",
        **remedy_facts(case),
        **course_facts(case),
        "texts": [
            {
                "id": one.id,
                "author": one.author,
                "thread": threads.index(one.report_id) + 1 if one.report_id else 0,
                "by": name_of(one.member_id) if one.member_id else "",
                "at": one.at.isoformat(timespec="seconds"),
                "result": str(RESULTS[one.result]) if one.result else about(one),
                "grade": one.grade,
            }
            for one in mine
        ],
    }
