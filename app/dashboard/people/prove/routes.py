"""/prove: a member who is signed in gives passphrase and code again."""

from flask import jsonify, render_template, request
from werkzeug.wrappers import Response

from app.accounts.current_member import current_member
from app.accounts.members import Member
from app.accounts.own_account.prove_again import prove_again
from app.dashboard.frame.access.limits import PER_MEMBER, by_member, limiter
from app.dashboard.frame.json_bodies import Body, Code, Key, read
from app.dashboard.frame.members import member_work
from app.dashboard.frame.own_address import own_address
from app.dashboard.frame.request import database
from app.dashboard.people.prove.blueprint import blueprint
from vault.encoding import b64u


class ProofBody(Body):
    """POST /prove: what the passphrase gives, and the present code."""

    proof: Key
    totp: Code


@blueprint.get("/prove", endpoint="page")
def show() -> str:
    """The page; `next` is where the member wanted to go, an address of ours only."""
    member = database().get_one(Member, current_member().id)
    return render_template(
        "people/prove/templates/page.html",
        next=own_address(request.args.get("next", "/")),
        salt=b64u(member.salt),
    )


@blueprint.post("/prove", endpoint="check")
@limiter.limit(PER_MEMBER, key_func=by_member, deduct_when=lambda answer: answer.status_code != 200)
def check() -> Response:
    """{} where both are right."""
    body = read(ProofBody)
    prove_again(member_work(), body.proof, body.totp)
    return jsonify({})
