"""/account: a member changes passphrase or authenticator app, and ends sign-ins elsewhere."""

from flask import flash, jsonify, redirect, render_template, url_for
from werkzeug.wrappers import Response

from app.accounts.current_member import current_member
from app.accounts.members import Member
from app.accounts.own_account.change_credentials import (
    NewPassphrase,
    change_passphrase,
    change_second_factor,
)
from app.accounts.own_account.own_sessions import end_own_session, own_sessions
from app.dashboard.frame.access.limits import PER_MEMBER, by_member, limiter
from app.dashboard.frame.json_bodies import read
from app.dashboard.frame.members import member_work
from app.dashboard.frame.request import database, now, ring
from app.dashboard.frame.translate import gettext
from app.dashboard.people.account.blueprint import blueprint
from app.dashboard.people.account.bodies import PassphraseBody, SecondFactorBody
from app.dashboard.wording.times import exact, own_zone, short
from vault.encoding import b64u


@blueprint.get("/account", endpoint="page")
def show() -> str:
    """The page. The salt is no secret: sign-in gives it to whoever names the email."""
    member, zone = database().get_one(Member, current_member().id), own_zone()
    return render_template(
        "people/account/templates/page.html",
        email=member.email,
        salt=b64u(member.salt),
        sessions=own_sessions(member_work()),
        words=lambda at: short(at, zone, now()),
        exact=lambda at: exact(at, zone),
    )


@blueprint.post("/account/passphrase", endpoint="passphrase")
@limiter.limit(PER_MEMBER, key_func=by_member, deduct_when=lambda answer: answer.status_code != 200)
def new_passphrase() -> Response:
    """{} once it is changed; the page is loaded again and says so."""
    body = read(PassphraseBody)
    new = NewPassphrase(body.salt, body.new_proof, body.wrapped)
    change_passphrase(member_work(), body.proof, body.totp, new)
    flash(gettext("Your passphrase is changed. You are signed out everywhere else."))
    ring()
    return jsonify({})


@blueprint.post("/account/second-factor", endpoint="second_factor")
@limiter.limit(PER_MEMBER, key_func=by_member, deduct_when=lambda answer: answer.status_code != 200)
def new_second_factor() -> Response:
    """{} once it is changed; the page is loaded again and says so."""
    body = read(SecondFactorBody)
    change_second_factor(member_work(), body.proof, body.totp, body.totp_sealed, body.new_totp)
    flash(gettext("Your new authenticator app is set up. You are signed out everywhere else."))
    ring()
    return jsonify({})


@blueprint.post("/account/sessions/<session_id>/end", endpoint="end_session")
def end_one(session_id: str) -> Response:
    """Ends one sign-in of the member."""
    end_own_session(member_work(), session_id)
    return redirect(url_for("account.page"), 303)
