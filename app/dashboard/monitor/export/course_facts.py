"""What is in the clear of the course of a case, for a file: contests of workers, transfers."""

from app.dashboard.frame.members import name_of
from app.dashboard.frame.request import database
from app.dashboard.frame.translate import gettext
from app.dashboard.monitor.case.outcome.contest_lines import KINDS
from app.dashboard.wording.case_texts import EVENTS
from app.dashboard.wording.transfer_texts import STATES
from case_management.cases.contests.models import Contest, contests_of
from case_management.cases.models import Case
from case_management.transfers.models import CaseTransfer
from case_management.transfers.queries import transfers_of_case
from vault.organisations import Organisation


def course_facts(case: Case) -> dict[str, object]:
    """Of one case; empty lists where there is nothing."""
    return {
        "contests": [_contest(one) for one in contests_of(database(), case.id)],
        "transfers": [_transfer(one) for one in transfers_of_case(database(), case.id)],
    }


def _contest(one: Contest) -> dict[str, object]:
    settled = str(EVENTS[one.outcome]) if one.outcome else ""
    said = [str(KINDS[one.kind]), one.raised_at.date().isoformat(), settled]
    return {
        "words": " ".join(filter(None, said)),
        "raised_at": one.raised_at.isoformat(timespec="seconds"),
        "settled_at": one.settled_at.isoformat(timespec="seconds") if one.settled_at else "",
        "settled_by": name_of(one.settled_by) if one.settled_by else "",
        "outcome": one.outcome or "",
    }


def _transfer(one: CaseTransfer) -> dict[str, object]:
    to = database().get_one(Organisation, one.taker_organisation_id).name
    state = str(STATES[one.state])
    return {
        "words": gettext("Transfer to %(to)s: %(state)s", to=to, state=state),
        "to": to,
        "state": one.state,
        "asked_at": one.asked_at.isoformat(timespec="seconds"),
        "settled_at": one.settled_at.isoformat(timespec="seconds") if one.settled_at else "",
    }
