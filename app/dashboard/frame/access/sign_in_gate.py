"""Who comes in: the session names a member, the believed roster says that it is one, and the
permission table says which pages are open."""

from collections.abc import Callable

from flask import Flask, g, jsonify, redirect, request, session, url_for
from werkzeug.exceptions import Forbidden, NotFound
from werkzeug.wrappers import Response

from app.accounts.current_member import CurrentMember, current_member_or_none, set_current_member
from app.accounts.sign_in.sessions import (
    PROOF_LASTS,
    SEEN_EVERY,
    LiveSession,
    find_session,
    note_activity,
)
from app.dashboard.frame.access.permissions import access_to
from app.dashboard.frame.request import asks_for_json, now, services
from case_management.refusals import Refusal
from config.platform.database import reading, transaction
from vault.roster import RosterRefused

AdmitsOperator = Callable[[], tuple[Response, int] | None]

TOKEN = "token"  # noqa: S105 - the name of the cookie's one field

# Nobody is a member there, and it must answer while the database is away.
OPERATORS = "operator"

# What a page asks by itself must not keep a session alive that nobody uses.
BACKGROUND_HEADER = "X-Firedoor-Background"


def set_up_gate(app: Flask, admit_operator: AdmitsOperator) -> None:
    """Adds the two checks, in this order; the operator's own session is not the frame's."""
    app.before_request(identify)
    app.before_request(lambda: admit(admit_operator))


def identify() -> None:
    """Sets the current member, where the session is live and its member in the believed roster."""
    token = session.get(TOKEN)
    if not token or request.endpoint in {None, "static"} or request.blueprint == OPERATORS:
        return
    present = now()
    with reading(services().engine) as database:
        live = find_session(database, token, present)
        if live is None:
            return
        try:
            roster = services().trust.roster(database, live.organisation_id)
        except RosterRefused:
            g.roster_refused = True
            return
    person = roster.members.get(live.member_id)
    if person is None:
        return
    set_current_member(
        CurrentMember(
            id=person.id,
            name=person.name,
            organisation=roster.organisation,
            organisation_name=roster.name,
            kind=roster.kind,
            roles=person.roles,
            language=live.language,
            session=live.id,
            proved_at=live.proved_at,
        )
    )
    _note(live)


def _note(live: LiveSession) -> None:
    if request.headers.get(BACKGROUND_HEADER) or now() - live.seen_at < SEEN_EVERY:
        return
    with transaction(services().engine) as database:
        note_activity(database, live.id, now())


def admit(admit_operator: AdmitsOperator) -> Response | tuple[Response, int] | None:
    """Lets in whom the table lets in; strangers are sent to sign in (401 for a script)."""
    if request.endpoint is None or request.routing_exception is not None:
        return None
    access = access_to(request.endpoint)
    if access is None:
        raise NotFound
    if access.public:
        return None
    if access.operator:
        return admit_operator()
    member = current_member_or_none()
    if member is None and "roster_refused" in g:
        # Sent to sign in, the member would learn only there why the work stopped.
        raise Refusal("roster_refused", 403)
    if member is None:
        return _to_sign_in()
    if not access.lets(member.kind, member.roles):
        # Of another kind's screens nobody is told that they exist.
        raise Forbidden if member.kind in access.kinds else NotFound
    if access.proven and not is_proven(member):
        return _to_prove()
    return None


def is_proven(member: CurrentMember) -> bool:
    """Whether the member gave passphrase and code a short while ago."""
    return now() - member.proved_at < PROOF_LASTS


def _to_prove() -> Response:
    if asks_for_json() or request.method != "GET":
        raise Refusal("prove_again", 403)
    return redirect(url_for("prove.page", next=request.full_path.rstrip("?")))


def _to_sign_in() -> Response | tuple[Response, int]:
    if asks_for_json():
        address = url_for("sign_in.page")
        response = jsonify(error="signed_out", sign_in=address)
        response.headers["HX-Redirect"] = address
        return response, 401
    back = request.full_path.rstrip("?") if request.method == "GET" else "/"
    return redirect(url_for("sign_in.page", next=back if back != "/" else None))
