"""What the templates of this area ask for: countries in words, and pages that may be there."""

from flask import current_app, url_for
from flask_babel import get_locale

from app.accounts.current_member import current_member
from app.dashboard.frame.permissions import PERMISSIONS
from app.dashboard.frame.request import services
from app.dashboard.monitor.case import blueprint

DRAFT = "alerts.draft"


@blueprint.context_processor
def _helpers() -> dict[str, object]:
    return {
        "country": country,
        "practice_address": practice_address,
        "draft_address": draft_address,
    }


def country(code: str) -> str:
    """An ISO 3166 code in the page's language."""
    locale = get_locale()
    found: str = locale.territories.get(code, code) if locale else code
    return found


def practice_address() -> str | None:
    """The practice phones, in the embedded size only."""
    if not services().settings.practice or "practice.index" not in current_app.view_functions:
        return None
    return url_for("practice.index")


def draft_address(case_id: str) -> str | None:
    """Where an alert of a case is drafted, for those who may."""
    member = current_member()
    if not PERMISSIONS[DRAFT].lets(member.kind, member.roles):
        return None
    return url_for(DRAFT, case_id=case_id)
