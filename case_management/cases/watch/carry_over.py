"""What waits for a member in a case goes with its reports: where they were nobody looks at it."""

from sqlalchemy import update

from case_management.cases.contests.models import Contest
from case_management.cases.exposures import exposed_too
from case_management.cases.hazards.models import HazardQuestion, running_question
from case_management.cases.models import Case
from case_management.cases.watches import CheckIn, RetaliationWatch, WatchTrigger, watch_of
from case_management.work import Work


def carry_waiting(work: Work, case: Case, into: Case) -> None:
    """Signs of retaliation, contests, and questions to workers whose answers nobody has looked at;
    of two questions how it is today only that of `into` goes on.

    The caller sets the clocks of both.
    """
    for table, waits in (
        (WatchTrigger, WatchTrigger.settled_at.is_(None)),
        (Contest, Contest.settled_at.is_(None)),
        (CheckIn, CheckIn.closed_at.is_(None)),
    ):
        work.session.execute(
            update(table).where(table.case_id == case.id, waits).values(case_id=into.id)
        )
    if running_question(work.session, into.id) is None:
        runs = HazardQuestion.case_id == case.id, HazardQuestion.ended_at.is_(None)
        work.session.execute(update(HazardQuestion).where(*runs).values(case_id=into.id))


def watch_too(work: Work, case: Case, into: Case) -> None:
    """Where `case` is watched, `into` is from now on; the check-ins come when they would have. Who
    knows of the one knows of the other."""
    exposed_too(work.session, case.id, into.id)
    watch = watch_of(work.session, case.id)
    if watch is None or watch_of(work.session, into.id) is not None:
        return
    work.session.add(
        RetaliationWatch(
            case_id=into.id,
            member_id=watch.member_id,
            opened_at=watch.opened_at,
            next_check_at=watch.next_check_at,
        )
    )
    work.session.flush()
