"""/sign-in, /sign-out, and what a signed-in browser fetches about itself."""

from flask import jsonify, redirect, render_template, request, session, url_for
from werkzeug.wrappers import Response

from app.accounts.current_member import current_member, current_member_or_none
from app.accounts.rosters.keys_answer import held_keys
from app.accounts.sign_in.sessions import (
    end_all_sessions,
    end_session,
    find_session,
    open_session,
    page_key,
)
from app.accounts.sign_in.sign_in import begin_sign_in, sign_in
from app.dashboard.frame.access.limits import (
    PER_EMAIL,
    PER_SENDER,
    by_email,
    by_sender,
    is_known_browser,
    know_browser,
    limiter,
)
from app.dashboard.frame.access.refused_requests import signing_in
from app.dashboard.frame.access.sign_in_gate import TOKEN
from app.dashboard.frame.json_bodies import read
from app.dashboard.frame.own_address import own_address
from app.dashboard.frame.request import database, now, services
from app.dashboard.people.sign_in.blueprint import blueprint
from app.dashboard.people.sign_in.bodies import EmailBody, SignInBody
from case_management.audit.actions.record import record
from case_management.audit.audit_action import AuditAction
from vault.encoding import b64u

CLEAR_SITE_DATA = '"cookies", "storage"'


@blueprint.get("/sign-in", endpoint="page")
def show() -> str:
    """The page; `next` is where the member wanted to go, an address of ours only."""
    wanted = request.args.get("next", "/")
    return render_template("people/sign_in/templates/page.html", next=own_address(wanted))


@blueprint.post("/sign-in/salt", endpoint="salt")
@limiter.limit(PER_SENDER, key_func=by_sender, exempt_when=is_known_browser)
def sign_in_salt() -> Response:
    """{email} -> {salt, member}; an unknown email gets a stable pair that looks the same."""
    beginning = begin_sign_in(database(), services().cookie_key, read(EmailBody).email)
    return jsonify(salt=b64u(beginning.salt), member=beginning.member_id)


@blueprint.post("/sign-in", endpoint="check")
@limiter.limit(
    PER_SENDER,
    key_func=by_sender,
    exempt_when=is_known_browser,
    deduct_when=lambda answer: answer.status_code != 200,
)
@limiter.limit(PER_EMAIL, key_func=by_email, deduct_when=lambda answer: answer.status_code != 200)
def sign_in_check() -> Response:
    """{email, proof, totp} -> {member, wrapped, page_key} and the session's cookie."""
    body = read(SignInBody)
    signing_in(body.email)
    signed_in = sign_in(database(), services().trust, body.email, body.proof, body.totp, now())
    _end_own_session()
    token = open_session(database(), signed_in.member_id, now())
    record(
        database(), signed_in.organisation_id, signed_in.member_id, AuditAction.SIGN_IN, None, now()
    )
    # A cookie that somebody planted before is worth nothing now, nor is its CSRF token.
    session.clear()
    session[TOKEN] = token
    know_browser()
    return jsonify(
        member=signed_in.member_id,
        wrapped=b64u(signed_in.secret_wrapped),
        page_key=_page_key(token),
    )


@blueprint.post("/sign-out")
def sign_out() -> Response:
    """Ends the session here and clears what the browser kept."""
    member = current_member_or_none()
    if member is not None:
        known = (member.organisation, member.id)
        record(database(), *known, AuditAction.SIGN_OUT, None, now())
    _end_own_session()
    return _cleared()


@blueprint.post("/session/end-all")
def sign_out_everywhere() -> Response:
    """Ends every session of the member, this one too."""
    member = current_member()
    end_all_sessions(database(), member.id, now())
    record(
        database(),
        member.organisation,
        member.id,
        AuditAction.SIGN_OUT_EVERYWHERE,
        member.id,
        now(),
    )
    return _cleared()


@blueprint.get("/session/page-key", endpoint="page_key")
def own_page_key() -> Response:
    """{page_key, member, organisation}: opens what the browser kept from the page before."""
    member = current_member()
    return jsonify(
        page_key=_page_key(session[TOKEN]), member=member.id, organisation=member.organisation
    )


@blueprint.get("/keys.json")
def keys() -> Response:
    """An organisation's signed roster, the secrets granted, and partners' rosters.

    It is long and seldom changes: a browser that names what it keeps is told so (RFC 9110, 13.1.2).
    """
    member = current_member()
    answer = jsonify(held_keys(database(), services().trust, member.id, member.organisation))
    answer.add_etag()
    return answer.make_conditional(request)


def _page_key(token: str) -> str:
    live = find_session(database(), token, now())
    random = live.page_random if live else b""
    return b64u(page_key(services().cookie_key, token, random))


def _end_own_session() -> None:
    token = session.get(TOKEN)
    if token:
        end_session(database(), token, now())


def _cleared() -> Response:
    session.clear()
    response = redirect(url_for("sign_in.page"), 303)
    response.headers["Clear-Site-Data"] = CLEAR_SITE_DATA
    return response
