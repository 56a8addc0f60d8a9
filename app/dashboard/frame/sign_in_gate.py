"""Who comes in: the session names a member, the believed roster says that she is one, and the
permission table says where she may go."""

from flask import Flask, g, jsonify, redirect, request, session, url_for
from werkzeug.exceptions import Forbidden, NotFound
from werkzeug.wrappers import Response

from app.accounts.current_member import CurrentMember, current_member_or_none, set_current_member
from app.accounts.refusals import Refused
from app.accounts.sign_in.sessions import SEEN_EVERY, LiveSession, find_session, note_activity
from app.dashboard.frame.permissions import PERMISSIONS
from app.dashboard.frame.request import now, services
from app.dashboard.operator.session import admit_operator
from config.platform.database import reading, transaction
from vault.roster import RosterRefused

TOKEN = "token"  # noqa: S105 - the name of the cookie's one field

# Nobody is a member there, and it must answer while the database is away.
OPERATORS = "operator"

# What a page asks by itself must not keep a session alive that nobody uses.
BACKGROUND_HEADER = "X-Firedoor-Background"


def set_up_gate(app: Flask) -> None:
    """Adds the two checks, in this order."""
    app.before_request(identify)
    app.before_request(admit)


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
        )
    )
    _note(live)


def _note(live: LiveSession) -> None:
    if request.headers.get(BACKGROUND_HEADER) or now() - live.seen_at < SEEN_EVERY:
        return
    with transaction(services().engine) as database:
        note_activity(database, live.id, now())


def admit() -> Response | tuple[Response, int] | None:
    """Lets in whom the table lets in; strangers are sent to sign in (401 for a script)."""
    if request.endpoint is None or request.routing_exception is not None:
        return None
    access = PERMISSIONS.get(request.endpoint)
    if access is None:
        raise NotFound
    if access.public:
        return None
    if access.operator:
        return admit_operator()
    member = current_member_or_none()
    if member is None and "roster_refused" in g:
        # Sent to sign in she would learn only there why her work stopped.
        raise Refused("roster_refused", 403)
    if member is None:
        return _to_sign_in()
    if not access.lets(member.kind, member.roles):
        # Of another kind's screens she is not told that they exist.
        raise Forbidden if member.kind in access.kinds else NotFound
    return None


def _to_sign_in() -> Response | tuple[Response, int]:
    if asks_for_json():
        address = url_for("accounts.sign_in")
        response = jsonify(error="signed_out", sign_in=address)
        response.headers["HX-Redirect"] = address
        return response, 401
    back = request.full_path.rstrip("?") if request.method == "GET" else "/"
    return redirect(url_for("accounts.sign_in", next=back if back != "/" else None))


def asks_for_json() -> bool:
    """True for requests of scripts, which can't follow a page."""
    return (
        request.is_json
        or request.path.endswith(".json")
        or "HX-Request" in request.headers
        or request.accept_mimetypes.best_match(["text/html", "application/json"])
        == "application/json"
    )
