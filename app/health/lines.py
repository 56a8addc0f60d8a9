"""Every line and the mail, with what was measured of each. Counts by line and day, no worker's."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.health.line_state import (
    DayTexts,
    LineFacts,
    LineOutgoing,
    LineVerdict,
    PhoneState,
    judge,
    worst_first,
)
from app.health.outgoing import Key, outgoing
from bots.errors import COMMON, UNKNOWN_CODE, Meaning
from bots.registry import channels, counts_segments, label, meaning
from config.platform.heartbeats import signs
from config.policy.policy import Policy
from intake.inbox.seen import Offset, Taken
from intake.lines.device import devices
from intake.lines.line import Line
from intake.monitoring.day_counts import LedgerDay, arrivals
from intake.outbox.daily_cost import spent_today
from intake.outbox.line_rates import Rates
from vault.organisations import Organisation

SHOWN_DAYS = 14
SENDERS = ("courier", "sweep")

MAIL: Mapping[str, Meaning] = {
    "smtp_url": Meaning(False, "SMTP_URL is not set", "Set SMTP_URL for courier and sweep."),
    "unreachable": Meaning(
        True,
        "the mail server can't be reached",
        "Compare SMTP_URL; see whether this host reaches the server.",
    ),
    "no_tls": Meaning(
        True, "the mail server has no TLS", "Choose a server that has: addresses go through it."
    ),
    "smtp_535": Meaning(
        True, "the mail server refused user or password", "Compare SMTP_URL with the account."
    ),
}
REFUSED_MAIL = Meaning(
    False,
    "the mail server refused it for good",
    "Compare the address. A member's: have somebody else put on call, and invite the member anew "
    "with the right one. A buyer's: tell the head office.",
)
"""What every other answer of a mail server means that is final (RFC 5321, 4.2.1: 5yz)."""


@dataclass(frozen=True)
class LineHealth:
    """One line, and how it is."""

    facts: LineFacts
    verdict: LineVerdict


def phones(session: Session) -> list[PhoneState]:
    """Every phone that was heard of, by name."""
    return [
        PhoneState(
            one.name,
            one.seen_at,
            one.battery,
            one.charging,
            one.online,
            one.failed_count,
            tuple(filter(None, one.lines.split(","))),
        )
        for one in devices(session)
    ]


def lines(session: Session, policy: Policy, now: datetime) -> list[LineHealth]:
    """The worst first; the mail is one of them once something was mailed."""
    rows = list(
        session.execute(
            select(Line, Organisation.name).join(
                Organisation, Organisation.id == Line.organisation_id
            )
        )
    )
    channels = {line.id: line.channel for line, _ in rows}

    def meant(key: Key, code: str | None) -> Meaning:
        if key is None:
            final = REFUSED_MAIL if (code or "").startswith("smtp_5") else UNKNOWN_CODE
            return MAIL.get(code or "") or COMMON.get(code or "") or final
        return meaning(channels.get(key), code)

    out = outgoing(session, meant, now)
    about = _About(session, policy, now)
    facts = [about.line(line, name, out.get(line.id, LineOutgoing())) for line, name in rows]
    if None in out:
        facts.append(LineFacts("Mail", "", "", receives=False, out=out[None]))
    found = [LineHealth(one, judge(one, now)) for one in facts]
    return sorted(found, key=lambda one: worst_first(one.facts, one.verdict))


class _About:
    """What all lines share is read once."""

    def __init__(self, session: Session, policy: Policy, now: datetime) -> None:
        self._session, self._now = session, now
        self._known = {one.name for one in channels()}
        self._rates = Rates.of(policy.sending)
        self._caps = policy.sending.segments_a_day
        self._phones = {line: one for one in phones(session) for line in one.lines}
        self._by_phone = {one.channel for one in devices(session)}
        self._days = _days(session, now)
        self._stored = _stored_today(session, now)
        couriers = [one for name, one in signs(session).items() if name in SENDERS]
        self._sends = frozenset[str]().union(*(one.channels for one in couriers))
        self._told = bool(couriers)

    def line(self, line: Line, organisation: str, out: LineOutgoing) -> LineFacts:
        """One line's facts."""
        segments = counts_segments(line.channel, line.address)
        today = self._days.get((line.id, self._now.date()))
        return LineFacts(
            label=label(line.channel, line.address),
            address=line.address,
            organisation=organisation,
            folder=line.channel,
            known=line.channel in self._known,
            credentials=line.channel in self._sends if self._told else None,
            by_phone=line.channel in self._by_phone,
            phone=self._phones.get(line.address) if line.channel in self._by_phone else None,
            arrivals=tuple(arrivals(self._session, line.id, self._now)),
            days=tuple(self._last_days(line.id)),
            out=out,
            a_minute=self._rates.line(line.channel, line.a_minute).a_minute,
            segments=segments,
            spent=spent_today(self._session, line.id, line.time_zone, self._now),
            cap=self._caps.get(line.channel) if segments else None,
            asked_until=_asked_until(self._session, line.id),
            difference=_difference(today, self._stored[line.id]),
        )

    def _last_days(self, line_id: str) -> list[DayTexts]:
        first = self._now.date() - timedelta(days=SHOWN_DAYS - 1)
        found = []
        for number in range(SHOWN_DAYS):
            day = first + timedelta(days=number)
            row = self._days.get((line_id, day))
            found.append(DayTexts(day, row.received, row.sent) if row else DayTexts(day, 0, 0))
        return found


def _days(session: Session, now: datetime) -> dict[tuple[str, date], LedgerDay]:
    since = now.date() - timedelta(days=SHOWN_DAYS)
    rows = session.scalars(select(LedgerDay).where(LedgerDay.day >= since))
    return {(row.line_id, row.day): row for row in rows}


def _stored_today(session: Session, now: datetime) -> defaultdict[str, int]:
    rows = session.execute(
        select(Taken.line_id, func.count())
        .where(Taken.taken_on == now.date())
        .group_by(Taken.line_id)
    )
    stored: defaultdict[str, int] = defaultdict(int)
    for line_id, number in rows:
        stored[line_id] = number
    return stored


def _difference(today: LedgerDay | None, stored: int) -> int:
    """As the ledger page counts it."""
    if today is None:
        return stored
    return abs(today.received - stored) + abs(today.received - today.handled) + today.missing


def _asked_until(session: Session, line_id: str) -> datetime | None:
    value = session.scalar(select(Offset.value).where(Offset.name == f"list/{line_id}"))
    return None if value is None else datetime.fromtimestamp(value, UTC)
