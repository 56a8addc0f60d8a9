"""Entries of the log as lines: who, what, about what, when."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from app.accounts.current_member import current_member
from app.dashboard.frame.members import name_of, roster
from app.dashboard.frame.request import database
from app.dashboard.frame.translate import gettext
from app.dashboard.wording.audit_texts import ALL_DEEDS
from app.dashboard.wording.times import dated, exact, own_zone
from case_management.audit.audit_action import AuditAction
from case_management.audit.models import AuditEntry
from case_management.cases.models import Case
from vault.organisations import Organisation

SHOWN = 12
"""Letters of an id that has no name: enough to find it by."""


@dataclass(frozen=True)
class LogLine:
    """`about` is a name, a reference or a part of an id; `detail` codes and counts."""

    number: int
    who: str
    what: str
    about: str
    about_id: str
    detail: str
    erased: bool
    time: str
    exact: str
    at: datetime


def lines_of(entries: Sequence[AuditEntry]) -> list[LogLine]:
    """In the order in which they are given."""
    zone = own_zone()
    ids = {one.object_id for one in entries if one.object_id}
    cases = select(Case.id, Case.reference).where(
        Case.id.in_(ids), Case.organisation_id == current_member().organisation
    )
    names = {one.id: one.reference for one in database().execute(cases)}
    others = select(Organisation.id, Organisation.name).where(Organisation.id.in_(ids))
    names |= {one.id: one.name for one in database().execute(others)}
    names |= {one.id: one.name for one in roster().members.values() if one.id in ids}
    return [
        LogLine(
            number=one.number,
            who=name_of(one.actor_id),
            what=action_words(one.action),
            about=names.get(one.object_id or "", (one.object_id or "")[:SHOWN]),
            about_id=one.object_id or "",
            detail=_detail(one.detail),
            erased=one.detail is None,
            time=dated(one.at, zone),
            exact=exact(one.at, zone),
            at=one.at,
        )
        for one in entries
    ]


def action_words(action: str) -> str:
    """What was done; the code itself, where somebody wrote one that there is not."""
    known = set(AuditAction)
    return str(ALL_DEEDS[AuditAction(action)]) if action in known else action


def _detail(kept: str | None) -> str:
    if kept is None:
        return gettext("details erased")
    try:
        told = json.loads(kept)
        return ", ".join(f"{key} {value}" for key, value in told.items() if value not in ("", None))
    except (ValueError, AttributeError):  # somebody edited it; the notice on top says so
        return ""
