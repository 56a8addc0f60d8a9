"""Joins a case to the one that a member names, from the list or from the page of a case."""

import re

from werkzeug.exceptions import NotFound

from app.dashboard.frame.members import actor, work
from app.dashboard.frame.request import database
from case_management.alerts.queries import alerts_of
from case_management.cases.models import Case
from case_management.cases.queries import case_for, case_named
from case_management.cases.triage.join_cases import join_cases
from case_management.refusals import Refusal
from case_management.transfers.queries import open_transfer

_ID = re.compile(r"[0-9a-f]{32}")


def join_named(case_id: str, other: str) -> tuple[Case, Case]:
    """The case, and the one that it was joined to; `other` is its id, or its reference as a person
    types it. Raises NotFound or Refusal.
    """
    name = other.strip()
    named = name if _ID.fullmatch(name) else case_named(database(), actor(), name)
    # Locked in one order for everybody.
    ids = sorted({case_id, named or ""})
    found = {one: case_for(database(), actor(), one) for one in ids}
    case, into = found[case_id], found[named or ""]
    if case is None:
        raise NotFound
    if into is None:
        raise Refusal("case_unknown")
    if alerts_of(database(), case.id):
        # Buyers know it by its alert; who agreed to that is read from its own reports.
        raise Refusal("joined_with_alert")
    if open_transfer(database(), case.id) is not None:
        # Nobody could take it back: what is asked of a joined case is asked of the other one.
        raise Refusal("transfer_waits")
    join_cases(work(), case, into)
    return case, into
