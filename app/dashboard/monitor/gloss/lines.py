"""What the page of a gloss shows, in words."""

from dataclasses import dataclass

from app.accounts.current_member import current_member
from app.dashboard.frame.members import actor, name_of
from app.dashboard.frame.page.language import pick_language
from app.dashboard.frame.request import database, now
from app.dashboard.monitor.case.thread.glosses import GlossLine, glosses_by_message
from app.dashboard.monitor.gloss.own_message import OwnMessage
from app.dashboard.monitor.worked_case import with_joined
from app.dashboard.wording.alert.alert_texts import language_name
from app.dashboard.wording.times import own_zone, short
from case_management.cases.models import Case
from case_management.cases.rules import OPEN
from case_management.glosses.models import GlossRequest
from case_management.glosses.queries import (
    asked_of,
    model_address,
    requests_of,
    translators_of,
)
from vault.roles import Role


@dataclass(frozen=True)
class GlossRequestLine:
    """Who is asked, by whom and when."""

    translator: str
    who: str
    time: str


@dataclass(frozen=True)
class GlossPage:
    """One message with all that is known of its glosses."""

    id: str
    ids: list[str]
    """Of all parts that are shown as one."""
    language: str
    """The code of the language that the worker writes in."""
    language_name: str
    time: str
    glosses: list[GlossLine]
    asked: list[GlossRequestLine]
    able: list[tuple[str, str]]
    """(id, name) of the translators of the case who can be asked now."""
    has_translators: bool
    writes: bool
    """The member is named as translator, and can write now."""
    into: str
    """The code of the language in which the member writes: as it was asked for, else the page's."""
    into_name: str
    model: str
    """Where the organisation's own model answers; empty where it runs none, or nothing can be
    kept now."""
    sets_model: bool
    following: str
    """The next message of the case that waits for this member's gloss; empty where none does."""
    is_open: bool


def gloss_page(case: Case, own: OwnMessage) -> GlossPage:
    """As it is now."""
    me, message = actor().id, own.message
    requests = requests_of(database(), message.id)
    translators = translators_of(database(), with_joined(case))
    asked = {one.translator_id for one in requests}
    into = next((one.language for one in requests if one.translator_id == me), pick_language())
    is_open = case.state in OPEN
    return GlossPage(
        id=message.id,
        ids=own.ids,
        language=own.report.language,
        language_name=language_name(own.report.language),
        time=short(message.at, own_zone(), now()),
        glosses=glosses_by_message(case).get(message.id, []),
        asked=[_asked(one) for one in requests],
        able=[(one, name_of(one)) for one in translators if one not in asked and is_open],
        has_translators=bool(translators),
        writes=is_open and me in translators,
        into=into,
        into_name=language_name(into),
        model=model_address(database(), current_member().organisation) if is_open else "",
        sets_model=Role.COORDINATOR in actor().roles,
        following=_following(case, message.id),
        is_open=is_open,
    )


def _asked(one: GlossRequest) -> GlossRequestLine:
    time = short(one.asked_at, own_zone(), now())
    return GlossRequestLine(name_of(one.translator_id), name_of(one.asked_by), time)


def _following(case: Case, message_id: str) -> str:
    cases = with_joined(case)
    waiting = (one for one in asked_of(database(), actor().id) if one.case_id in cases)
    return next((one.message_id for one in waiting if one.message_id != message_id), "")
