"""The alarms of the last day, and what else waits for somebody, in words."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.health.check_result import CheckResult
from app.health.line_state import count_of, span
from case_management.cases.on_call import without_on_call
from intake.inbox.quarantine import QuarantineState
from intake.inbox.seen import Quarantined
from intake.monitoring import alarms
from intake.monitoring.alarms import Alarm
from intake.outbox.carrier_copies import Removal
from intake.outbox.copy_states import CopyState
from intake.outbox.delivery_states import DeliveryState
from intake.outbox.mail_templates import MailTemplate
from intake.outbox.outbox import Outbound
from vault.organisations import Organisation

SHOWN = timedelta(days=1)
# About one worker, and so for those who may read that worker's case.
NOT_SHOWN = (alarms.DURESS,)
REFUSED_WITHIN = timedelta(days=7)
COPY_LATE = timedelta(hours=6)

KINDS: Mapping[str, tuple[str, str]] = {
    alarms.ROSTER_REFUSED: (
        "A list of keys was changed by somebody who may not",
        "Somebody wrote to the database: run `./firedoor doctor`, and ask the organisation.",
    ),
    alarms.SIGNATURE_REFUSED: (
        "Requests came that no carrier signed",
        "A wrong secret or a stranger: compare the webhook's secret; a coordinator decides in "
        "the quarantine.",
    ),
    alarms.NOT_PLACED: (
        "A carrier sent what we can not read, or what is for no line here",
        "Open the line with `./firedoor line add`, or take the webhook off that number; a "
        "coordinator decides in the quarantine.",
    ),
    alarms.SPOOL_USED: (
        "The database could not take a message in; it waits in the spool",
        "See whether the database is slow or was away. The collector takes it in.",
    ),
    alarms.SPOOL_FULL: ("The spool can't be written", "Make room on its disk, now."),
    alarms.SEND_REFUSED: (
        "A text or mail was not ours to send, and was held back",
        "Somebody wrote to the database: run `./firedoor doctor`.",
    ),
    alarms.SET_ASIDE: (
        "A spooled message can't be taken in",
        "The collector's log says why; keep its file.",
    ),
    alarms.RECOVERED: (
        "Messages were found at the carrier that never reached us",
        "They are in now. See why the webhook did not take them: its address, its hours.",
    ),
    alarms.LINE_SILENT: ("A line is silent longer than usual", "Text it yourself."),
    alarms.FLOOD: (
        "One number wrote far more than people do",
        "Nothing: it is kept as one line. Watch it.",
    ),
    alarms.COST: (
        "A line's money for the day is spent",
        "Receipts still go. Raise `segments_a_day` in policy.toml if the texts are real.",
    ),
    alarms.NOBODY_ON_CALL: (
        "A worker reported danger to life and nobody was on call",
        "Members are mailed one after another instead. Call the organisation: a coordinator "
        "chooses who is on call on the page People.",
    ),
    alarms.MAIL_REFUSED: (
        "A mail about danger to life, or about an alert, did not reach its reader",
        "Compare the address. For danger to life the next member was mailed, where there is one; "
        "which buyer an alert did not reach stands on the head office's page of it.",
    ),
    alarms.CARRIER_STATE: (
        "A carrier told a state of our texts that Firedoor does not know",
        "See in its console whether they arrive, and whether there is a newer version.",
    ),
    alarms.LATE_TEXTS: (
        "Texts came in days after they were written; they are kept and were not answered",
        "Compare the clock of the line's phone. If it is right, the phone was off or handed over "
        "old texts.",
    ),
    alarms.CODES_GUESSED: (
        "Many wrong worker codes came in within an hour",
        "Right codes still work. Ask the monitors whether a poster shows a wrong code; else "
        "somebody guesses from many numbers, and the carrier can stop them.",
    ),
    alarms.LINE_MOVED: (
        "The database says something else of a line than was confirmed on this host",
        "Somebody wrote to the database. Texts still go where they belong: run "
        "`./firedoor doctor`, which says how to mend it.",
    ),
    alarms.OWN_NUMBER: (
        "A line got a text from one of our own numbers",
        "It is no report and is not answered. See who forwards texts to that line, or texts from "
        "its phone.",
    ),
    alarms.LOG_EDITED: (
        "A log of who read what was edited",
        "Run `./firedoor verify-audit`, and keep the database as it is.",
    ),
}


@dataclass(frozen=True)
class AlarmText:
    """An alarm in words."""

    title: str
    next_step: str
    count: int
    organisation: str
    raised_at: datetime
    told: str
    """Whether somebody was told of it, by what became of the mails."""


def recent(session: Session, now: datetime) -> list[AlarmText]:
    """Those of the last day, the newest first."""
    names = {one.id: one.name for one in session.scalars(select(Organisation))}
    rows = session.scalars(
        select(Alarm)
        .where(Alarm.raised_at > now - SHOWN, Alarm.kind.not_in(NOT_SHOWN))
        .order_by(Alarm.raised_at.desc())
    ).all()
    mails = _mails(session, [one.id for one in rows])
    return [
        AlarmText(
            *KINDS.get(one.kind, (one.kind, "")),
            one.count,
            names.get(one.organisation_id or "", ""),
            one.raised_at,
            _told(mails[one.id]),
        )
        for one in rows
    ]


def _mails(session: Session, alarm_ids: list[str]) -> defaultdict[str, set[str]]:
    """The states of the mails about each alarm."""
    rows = session.execute(
        select(Outbound.subject_id, Outbound.state).where(
            Outbound.template == MailTemplate.OPERATOR, Outbound.subject_id.in_(alarm_ids)
        )
    )
    states: defaultdict[str, set[str]] = defaultdict(set)
    for alarm_id, state in rows:
        states[alarm_id or ""].add(state)
    return states


def _told(states: set[str]) -> str:
    """What a mail in the outbox allows to say, and no more: nobody knows whether it was read."""
    if not states:
        return "nobody was told yet"
    if states & {DeliveryState.SENT, DeliveryState.DELIVERED}:
        return "a mail about it went out"
    if states == {DeliveryState.FAILED}:
        return "the mail about it did not go out"
    return "a mail about it waits to go out"


def on_call(session: Session) -> CheckResult:
    """Whether danger to life wakes somebody, wherever workers can write to."""
    names = without_on_call(session)
    if not names:
        return CheckResult("on call", True, "somebody is, in every organisation with a line")
    return CheckResult(
        "on call",
        False,
        f"nobody at {', '.join(names)}, so danger to life is mailed to members one after "
        "another: call them, a coordinator chooses who on the page People",
    )


def waiting(session: Session, now: datetime) -> Iterator[CheckResult]:
    """The quarantine, and the copies that carriers should have deleted."""
    held, oldest = session.execute(
        select(func.count(), func.min(Quarantined.received_at)).where(
            Quarantined.state == QuarantineState.HELD
        )
    ).one()
    yield CheckResult(
        "quarantine",
        not held,
        f"{count_of(held, 'request waits', 'requests wait')} for a coordinator, "
        f"the oldest for {span(now - oldest)}"
        if held
        else "empty",
    )
    due, since = session.execute(
        select(func.count(), func.min(Removal.noted_on)).where(Removal.state == CopyState.DUE)
    ).one()
    late = session.scalar(
        select(func.count()).where(Removal.state == CopyState.DUE, Removal.due_at < now - COPY_LATE)
    )
    refused = session.scalar(
        select(func.count()).where(
            Removal.state == CopyState.REFUSED, Removal.noted_on >= (now - REFUSED_WITHIN).date()
        )
    )
    said = f"{count_of(due, 'waits', 'wait') if due else 'none waits'} to be deleted at carriers"
    said += f", the oldest since {since:%d %B}" if since else ""
    if late:
        said += f"; {late} of them are late: see whether the sweep runs"
    if refused:
        said += f"; {refused} of seven days could not be: the ledger says why"
    yield CheckResult("copies", not late and not refused, said)
