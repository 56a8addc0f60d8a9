"""Why the case is as grave as it is: the grounds of the proposal, and who changed it since."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

from app.dashboard.frame.members import name_of
from app.dashboard.frame.request import database, services
from app.dashboard.frame.translate import gettext
from app.dashboard.wording.case_texts import category_words, level_words
from app.dashboard.wording.times import dated
from case_management.audit.audit_action import AuditAction
from case_management.audit.models import AuditEntry
from case_management.audit.queries import deeds_on
from case_management.cases.models import Case
from case_management.cases.queries import granted_lowering, reports_in
from case_management.cases.severity.harm_matrix import MATRIX, Harm, Likelihood
from case_management.cases.severity.level_reasons import Ground, LevelReason, level_reasons
from case_management.levels import Level

MEANINGS: Mapping[Level, LazyString] = {
    Level.L1: _("somebody may die or be badly hurt now"),
    Level.L2: _("forced or child labour, violence, repression of unions, retaliation"),
    Level.L3: _("wages, hours, dismissal, dangers that last"),
    Level.L4: _("facilities, information"),
    Level.L5: _("a test, a question, a wrong number"),
}
"""What is usually of a level."""

HARMS: Mapping[tuple[Harm, bool], LazyString] = {
    (Harm.SERIOUS, True): _("Serious harm, many people"),
    (Harm.SERIOUS, False): _("Serious harm, one person or few"),
    (Harm.SIGNIFICANT, True): _("Significant harm, many people"),
    (Harm.SIGNIFICANT, False): _("Significant harm, one person or few"),
    (Harm.MINOR, True): _("Minor harm, many people"),
    (Harm.MINOR, False): _("Minor harm, one person or few"),
}

LIKELIHOODS: Mapping[Likelihood, LazyString] = {
    Likelihood.PROBABLE: _("probable"),
    Likelihood.POSSIBLE: _("possible"),
    Likelihood.REMOTE: _("remote"),
    Likelihood.NIL: _("nil"),
}

_CHANGES = (AuditAction.SET_LEVEL, AuditAction.SET_CATEGORY, AuditAction.UNDO_SCREENING)


@dataclass(frozen=True)
class LevelChange:
    """Who changed the level since, in one sentence."""

    sentence: str
    time: str
    reason_id: str | None
    """The record of the sealed reason; None where none was asked for."""


@dataclass(frozen=True)
class LevelLines:
    """What `why.html` shows."""

    level: str
    grounds: list[str]
    changes: list[LevelChange]
    meanings: list[tuple[str, LazyString]]
    """(level, what is usually of it)."""
    likelihoods: list[LazyString]
    matrix: list[tuple[LazyString, list[str]]]
    """(harm, the level for each likelihood)."""


def level_lines(case: Case, zone: ZoneInfo) -> LevelLines:
    """The grounds as they are now, and the changes, newest first."""
    policy = services().policy
    named = None if case.proposed else case.category
    grounds = level_reasons(reports_in(database(), case.id), named, policy.categories)
    return LevelLines(
        level=level_words(case.level, policy),
        grounds=[ground_words(one) for one in grounds],
        changes=_changes(case, zone),
        meanings=[(_level(one), words) for one, words in MEANINGS.items()],
        likelihoods=list(LIKELIHOODS.values()),
        matrix=[
            (HARMS[row.harm, row.many], [_level(row.levels[one]) for one in Likelihood])
            for row in MATRIX
        ],
    )


def ground_words(reason: LevelReason) -> str:
    """One ground as a sentence."""
    level, kind = _level(reason.level), category_words(reason.category, services().policy)
    said: Mapping[Ground, Callable[[], str]] = {
        Ground.DANGER: lambda: gettext(
            "A worker wrote, or answered, that people are in danger: “%(level)s”.", level=level
        ),
        Ground.WORDS: lambda: gettext(
            "Words in the messages are about “%(kind)s”: at least “%(level)s”.",
            kind=kind,
            level=level,
        ),
        Ground.PERSON: lambda: gettext(
            "A member named the kind, “%(kind)s”: at least “%(level)s”.", kind=kind, level=level
        ),
        Ground.TEST: lambda: gettext(
            "It was taken for a test of the line: “%(level)s”.", level=level
        ),
        Ground.QUESTION: lambda: gettext("It was taken for a question: “%(level)s”.", level=level),
        Ground.UNKNOWN: lambda: gettext(
            "No words were recognised: “%(level)s” until somebody decides.", level=level
        ),
    }
    return said[reason.ground]()


def _changes(case: Case, zone: ZoneInfo) -> list[LevelChange]:
    granted = granted_lowering(database(), case.id)
    found = []
    for entry in deeds_on(database(), case.id, _CHANGES):
        if entry.detail is None:  # erased with the texts; the history says that it was done
            continue
        detail = {key: str(value) for key, value in json.loads(entry.detail).items()}
        lowered = granted is not None and "asked_by" in detail
        found.append(
            LevelChange(
                _change_words(entry, detail), dated(entry.at, zone), case.id if lowered else None
            )
        )
        if lowered:
            # One request a case is kept: the reason is that of the newest.
            granted = None
    return found


def _change_words(entry: AuditEntry, detail: Mapping[str, str]) -> str:
    who = name_of(entry.actor_id)
    if entry.action == AuditAction.SET_CATEGORY:
        kind = category_words(detail["to"], services().policy)
        return gettext("%(who)s named the kind “%(kind)s”.", who=who, kind=kind)
    if entry.action == AuditAction.UNDO_SCREENING:
        return gettext("%(who)s took back what was said in the list.", who=who)
    before, after = _level(detail["from"]), _level(detail["to"])
    if "asked_by" in detail:
        return gettext(
            "%(asker)s asked to lower it from “%(before)s” to “%(after)s”, and %(who)s agreed.",
            asker=name_of(detail["asked_by"]),
            before=before,
            after=after,
            who=who,
        )
    return gettext(
        "%(who)s changed it from “%(before)s” to “%(after)s”.", who=who, before=before, after=after
    )


def _level(code: str) -> str:
    return level_words(code, services().policy)
