"""What the page says of who must not open the case, and of who follows it."""

from collections.abc import Mapping
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

from app.dashboard.frame.members import actor, name_of
from app.dashboard.frame.request import database
from app.dashboard.frame.translate import gettext
from app.dashboard.monitor.case.colleagues import able_colleagues, colleagues
from app.dashboard.monitor.worked_case import with_joined
from app.dashboard.wording.times import dated
from case_management.cases.case_access import RecusalReason, recusals_of, watchers_of
from case_management.cases.models import Case
from case_management.cases.rules import OPEN
from case_management.glosses.queries import translators_of
from vault.roles import Role

REASONS: Mapping[RecusalReason, LazyString] = {
    RecusalReason.KIN: _("a relative or friend is concerned"),
    RecusalReason.INTEREST: _("a tie to the employer: money, work, membership"),
    RecusalReason.PRESSURE: _("somebody puts pressure on them"),
    RecusalReason.OTHER: _("another reason"),
}


@dataclass(frozen=True)
class RecusalLine:
    """One member who may not open the case."""

    member_id: str
    who: str
    sentence: str


@dataclass(frozen=True)
class AccessLines:
    """What `access.html` shows."""

    recusals: list[RecusalLine]
    may_lift: bool
    choices: list[tuple[str, str]]
    """(id, name) of whom this member may take off the case."""
    reasons: list[tuple[str, str]]
    watches: bool
    watchers: list[str]
    """The names of all who follow it."""
    translators: list[tuple[str, str]]
    """(id, name) of who is named as translator."""
    can_translate: list[tuple[str, str]]
    """(id, name) of whom the member can name; empty where the case has ended."""


def access_lines(case: Case, zone: ZoneInfo) -> AccessLines:
    """As it is now; who reads it may open the case."""
    recusals = recusals_of(database(), case.id)
    watchers = watchers_of(database(), case.id)
    translators = translators_of(database(), with_joined(case))
    return AccessLines(
        recusals=[
            RecusalLine(
                one.member_id,
                name_of(one.member_id),
                gettext(
                    "%(reason)s; said by %(who)s, %(time)s",
                    reason=str(REASONS[RecusalReason(one.reason)]),
                    who=name_of(one.recused_by),
                    time=dated(one.recused_at, zone),
                ),
            )
            for one in recusals
        ],
        may_lift=_coordinates(),
        choices=_choices({one.member_id for one in recusals}),
        reasons=[(key, str(words)) for key, words in REASONS.items()],
        watches=actor().id in watchers,
        watchers=sorted(name_of(one) for one in watchers),
        translators=[(one, name_of(one)) for one in translators],
        can_translate=[
            one for one in able_colleagues(case) if case.state in OPEN and one[0] not in translators
        ],
    )


def _choices(recused: set[str]) -> list[tuple[str, str]]:
    me = (actor().id, gettext("me"))
    if not _coordinates():
        return [me]
    return [me, *(one for one in colleagues() if one[0] not in recused | {actor().id})]


def _coordinates() -> bool:
    return Role.COORDINATOR in actor().roles
