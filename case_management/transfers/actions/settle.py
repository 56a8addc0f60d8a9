"""A transfer comes to its end, whichever it is."""

from case_management.cases.queries import reports_in
from case_management.transfers.models import CaseTransfer
from case_management.transfers.queries import reports_given, take_back_keys
from case_management.work import Work
from intake.replies.ask_if_happened import stop_asking


def settle(work: Work, transfer: CaseTransfer, state: str, by: str | None) -> None:
    """No answer of a worker counts any more; what the taker was granted goes unless "accepted"."""
    transfer.state, transfer.settled_by = state, by
    transfer.settled_at, transfer.ended_on = work.now, work.now.date()
    stop_asking(work.session, transfer.id, work.now)
    if state != "accepted":
        # Who copies the database finds no signature that receivers would still believe.
        transfer.signature = None
        reports = {one.id for one in reports_in(work.session, transfer.case_id)}
        take_back_keys(work.session, transfer, {*reports, *reports_given(transfer)})
