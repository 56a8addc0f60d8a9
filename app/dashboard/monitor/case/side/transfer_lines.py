"""Whether the case goes to another organisation, or came from one, in words."""

from dataclasses import dataclass
from datetime import datetime

from app.accounts.current_member import current_member
from app.dashboard.frame.members import name_of, stored_name
from app.dashboard.frame.request import database
from app.dashboard.wording.times import dated, own_zone
from app.dashboard.wording.transfer_texts import STATES
from case_management.cases.models import Case
from case_management.cases.queries import reports_in
from case_management.cases.rules import OPEN
from case_management.transfers.models import CaseTransfer
from case_management.transfers.queries import taken_by, takers, transfers_of_case
from case_management.transfers.rules import OPEN as UNSETTLED
from intake.dialogue.model.phrases import Phrase
from intake.reports.poll_questions import answers_to
from vault.organisations import Organisation


@dataclass(frozen=True)
class TransferLine:
    """One transfer, as the giver sees it."""

    id: str
    state: str
    state_words: str
    taker: str
    who: str
    asked_on: str
    workers: int
    asked: int
    agreed: int
    override_id: str
    """The record of the reason; "" where nobody wants an override."""
    override_by: str
    override_agreed_by: str
    may_agree: bool
    """The member is a second person."""
    settled: str
    """When, and who of the other side did it; "" while it is open."""
    refusal_id: str


@dataclass(frozen=True)
class TransferLines:
    """What the page shows of it."""

    wished: bool
    """A worker asks for another organisation, and no member has answered to that."""
    open: TransferLine | None
    past: list[TransferLine]
    gone: TransferLine | None
    """By which the threads went to another organisation: this case is the closed copy."""
    came_from: str
    """The organisation that gave the case, and when; "" for one that began here."""
    takers: list[tuple[str, str]]
    """(id, name) of those it may be offered to; none where it may not be now."""
    text: str
    """What workers are asked, in English."""

    @property
    def shown(self) -> bool:
        """Whether there is anything to show or to do."""
        return bool(self.wished or self.open or self.past or self.gone or self.takers)


def transfer_lines(case: Case) -> TransferLines:
    """As it is now."""
    session = database()
    all_of_it = transfers_of_case(session, case.id)
    waiting = next((one for one in all_of_it if one.state in UNSETTLED), None)
    gone = next((one for one in all_of_it if one.state == "accepted"), None)
    past = [one for one in all_of_it if one not in (waiting, gone)]
    came = taken_by(session, case.id)
    offers = case.state in OPEN and waiting is None and case.parent_id is None
    others = takers(session, case.organisation_id) if offers else []
    return TransferLines(
        wished=any(one.wants_others for one in reports_in(session, case.id)),
        open=_line(waiting) if waiting else None,
        past=[_line(one) for one in past],
        gone=_line(gone) if gone else None,
        came_from=f"{_name(came.organisation_id)}, {_day(came.settled_at)}" if came else "",
        takers=[(one.id, one.name) for one in others],
        text=Phrase.ASK_TRANSFER.value,
    )


def _line(transfer: CaseTransfer) -> TransferLine:
    answers = answers_to(database(), transfer.id)
    asked_by = (transfer.member_id, transfer.override_by)
    of_other = transfer.state in ("accepted", "refused")
    settler = stored_name(transfer.settled_by) if of_other else None
    return TransferLine(
        id=transfer.id,
        state=transfer.state,
        state_words=str(STATES[transfer.state]),
        taker=_name(transfer.taker_organisation_id),
        who=name_of(transfer.member_id),
        asked_on=_day(transfer.asked_at),
        workers=transfer.worker_count,
        asked=transfer.asked_count,
        agreed=sum(one == "yes" for one in answers.values()),
        override_id=transfer.override_id or "",
        override_by=name_of(transfer.override_by) if transfer.override_by else "",
        override_agreed_by=(
            name_of(transfer.override_agreed_by) if transfer.override_agreed_by else ""
        ),
        may_agree=transfer.state == "overriding" and current_member().id not in asked_by,
        settled=", ".join(one for one in (_day(transfer.settled_at), settler) if one),
        refusal_id=transfer.refusal_id or "",
    )


def _name(organisation_id: str) -> str:
    return database().get_one(Organisation, organisation_id).name


def _day(at: datetime | None) -> str:
    return dated(at, own_zone()) if at else ""
