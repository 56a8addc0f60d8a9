"""The page itself, and the sign-in codes of this moment."""

import pyotp
from flask import jsonify, render_template
from flask_babel import LazyString, lazy_gettext
from werkzeug.wrappers import Response

from app.accounts.second_factors.totp import STEP_SECONDS
from app.dashboard.frame.request import now, services
from app.dashboard.practice import samples
from app.dashboard.practice.blueprint import blueprint
from app.dashboard.practice.habits import standing_habits
from app.dashboard.practice.world import ShownWorld, read_world

ROLES: dict[str, LazyString] = {
    "triager": lazy_gettext("triager"),
    "investigator": lazy_gettext("investigator"),
    "coordinator": lazy_gettext("coordinator"),
    "releaser": lazy_gettext("releaser"),
    "buyer": lazy_gettext("buyer"),
}


@blueprint.get("", endpoint="page")
def show() -> str:
    """Phone, chat and mailboxes side by side; the story; who can sign in."""
    world = _world()
    return render_template(
        "practice/templates/page.html",
        world=world,
        roles=ROLES,
        codes=_codes(world),
        seconds_left=_seconds_left(),
        samples=samples,
        habits=standing_habits(services().settings.practice_port),
        grade=services().policy.evidence.substantiated_from,
    )


@blueprint.get("/codes")
def codes() -> Response:
    """{codes: {email: six digits}, seconds_left}: what each member's app would show now."""
    return jsonify(codes=_codes(_world()), seconds_left=_seconds_left())


@blueprint.get("/habits")
def habits() -> str:
    """The banner that says how the practice carrier misbehaves; empty when it does not."""
    return render_template(
        "practice/templates/habits.html", habits=standing_habits(services().settings.practice_port)
    )


def _world() -> ShownWorld | None:
    return read_world(services().settings.firedoor_data_dir)


def _codes(world: ShownWorld | None) -> dict[str, str]:
    present = now()
    return {
        one.email: pyotp.TOTP(one.totp_secret).at(present)
        for one in (world.members if world else ())
    }


def _seconds_left() -> int:
    return STEP_SECONDS - int(now().timestamp()) % STEP_SECONDS
