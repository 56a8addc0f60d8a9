"""A request to lower the level, which a colleague must agree to."""

from dataclasses import dataclass

from app.accounts.current_member import current_member
from app.dashboard.frame.members import name_of
from app.dashboard.frame.request import database, now, services
from app.dashboard.wording.case_texts import level_words
from app.dashboard.wording.times import own_zone, short
from case_management.cases.models import Case
from case_management.cases.queries import level_request


@dataclass(frozen=True)
class Lowering:
    """Somebody asks to lower the level."""

    wanted: str
    who: str
    own: bool
    time: str


def lowering_of(case: Case) -> Lowering | None:
    """The request that waits for a second person; None where none does."""
    request = level_request(database(), case.id)
    if request is None:
        return None
    return Lowering(
        wanted=level_words(request.level, services().policy),
        who=name_of(request.member_id),
        own=request.member_id == current_member().id,
        time=short(request.requested_at, own_zone(), now()),
    )
