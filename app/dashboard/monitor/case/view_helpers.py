"""What every view of a case begins with: the case, who asks, and what to answer a refusal."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

from flask import g, jsonify, render_template, request
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from app.accounts.current_member import current_member
from app.accounts.members import Member
from app.dashboard.frame.page.refusal_texts import refusal_in_words
from app.dashboard.frame.request import after_commit, database, services
from app.dashboard.frame.translate import gettext
from case_management.actor import Actor
from case_management.cases.models import Case
from case_management.cases.queries import case_for
from case_management.refusals import Refusal
from vault.roles import ROLES_OF_KIND
from vault.roster import Roster

_Given = ParamSpec("_Given")
Answer = str | Response | tuple[str | Response, int, dict[str, str]] | tuple[Response, int]


def own_case(case_id: str) -> Case:
    """The case, if it belongs to her organisation. Raises NotFound for any other."""
    case = case_for(database(), current_member().organisation, case_id)
    if case is None:
        raise NotFound
    return case


def actor() -> Actor:
    """The member of this request, as the actions know her."""
    member = current_member()
    return Actor(member.id, member.organisation, member.roles)


def roster() -> Roster:
    """The believed roster of her organisation."""
    if "roster" not in g:
        g.roster = services().trust.roster(database(), current_member().organisation)
    found: Roster = g.roster
    return found


def colleagues() -> list[tuple[str, str]]:
    """(id, name) of the members who may work on a case, by name."""
    kind = roster().kind
    found = [
        (one.id, one.name)
        for one in roster().members.values()
        if not one.roles.isdisjoint(ROLES_OF_KIND[kind])
    ]
    return sorted(found, key=lambda pair: pair[1])


def name_of(member_id: str) -> str:
    """Who that is; former members keep their name."""
    known = roster().members.get(member_id)
    if known is not None:
        return known.name
    former = database().get(Member, member_id)
    return former.name if former else gettext("the system")


def ring() -> None:
    """The courier hears of what was put into the outbox, once it is committed."""
    after_commit(services().bell.ring)


def says_why(view: Callable[_Given, Answer]) -> Callable[_Given, Answer]:
    """Answers a Refusal with 409 and its sentence, so that nothing she typed is lost.

    A fragment goes into the page's place for such sentences; a script gets {"error"}.
    """

    @wraps(view)
    def answered(*args: _Given.args, **kwargs: _Given.kwargs) -> Answer:
        try:
            return view(*args, **kwargs)
        except Refusal as refusal:
            sentence = refusal_in_words(refusal)
            if request.is_json:
                return jsonify(error=sentence), 409
            place = {"HX-Retarget": "#said", "HX-Reswap": "innerHTML"}
            return (
                render_template("monitor/case/templates/refused.html", sentence=sentence),
                409,
                place,
            )

    return answered
