"""How well a line is, by what was measured of it. Pure: the page and the doctor say the same."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from intake.lines.device import PING_EVERY
from intake.monitoring.line_silence import is_silent, usual_gap

PINGS_MISSED = 3
LOW_BATTERY = 20
LATE = timedelta(minutes=10)
"""What is due goes within seconds; after this long without one it is stuck."""
LATELY = timedelta(minutes=5)
NOT_ASKED = timedelta(hours=2)
"""Carriers are asked every quarter of an hour."""
SPENT_MUCH = 80
"""Per cent of the day's segments."""


class LineState(StrEnum):
    """The worst first."""

    FAILING = "failing"
    NOT_SET_UP = "not set up"
    QUIET = "quiet longer than usual"
    GOOD = "good"


@dataclass(frozen=True)
class PhoneState:
    """A phone, as it told of itself."""

    name: str
    seen_at: datetime
    battery: int | None
    charging: bool | None
    online: bool | None
    failed_count: int | None
    lines: tuple[str, ...]
    """Our own numbers on its SIMs."""

    def is_silent(self, now: datetime) -> bool:
        """True when it missed three of its signs of life."""
        return now - self.seen_at > PING_EVERY * PINGS_MISSED

    @property
    def is_low(self) -> bool:
        """True when its battery needs somebody."""
        return self.battery is not None and self.battery < LOW_BATTERY


@dataclass(frozen=True)
class FailedTexts:
    """Texts that failed alike."""

    sentence: str
    mend: str
    """What the operator does; "" where it is not the line's fault."""
    count: int


@dataclass(frozen=True)
class DayTexts:
    """How many texts came and went on one day, UTC."""

    day: date
    received: int
    sent: int


@dataclass(frozen=True)
class LineOutgoing:
    """What leaves by a line."""

    waiting: int = 0
    held: int = 0
    """Of those that wait, not due yet: for the worker's safe hours, or for tomorrow's money."""
    late_since: datetime | None = None
    """When the oldest text that is due should have gone."""
    sent_at: datetime | None = None
    failed: tuple[FailedTexts, ...] = ()
    fault: FailedTexts | None = None
    """What the newest texts met, since the last that went."""
    uncertain: int = 0
    maybe_twice: int = 0
    unreached: FailedTexts | None = None
    """Mails about danger to life, of the last day, to members whom no mail has reached since."""
    unclear: int = 0
    """Of today: texts of which the carrier told a state that its channel does not know."""


@dataclass(frozen=True)
class LineFacts:
    """What was measured of one line."""

    label: str
    address: str
    organisation: str
    folder: str = ""
    """Its channel's folder in bots/."""
    known: bool = True
    """Whether this version has that folder."""
    credentials: bool | None = None
    """Whether a courier has them; None where none has run."""
    receives: bool = True
    by_phone: bool = False
    """Its channel's lines are on phones."""
    phone: PhoneState | None = None
    arrivals: tuple[datetime, ...] = ()
    days: tuple[DayTexts, ...] = ()
    """The oldest first, today last."""
    out: LineOutgoing = LineOutgoing()
    a_minute: int | None = None
    segments: bool = False
    spent: int = 0
    cap: int | None = None
    """Segments that it may cost a day."""
    asked_until: datetime | None = None
    """Up to when its carrier was asked what it has."""
    difference: int = 0
    """Messages of today that are in one count and not in another."""


@dataclass(frozen=True)
class LineVerdict:
    """How a line is, and why."""

    state: LineState
    reason: str
    next_step: str
    """What the operator does; "" for nothing."""
    warnings: tuple[str, ...]
    """What else to look at."""

    @property
    def needs_you(self) -> bool:
        """True where there is something to do."""
        return self.state is not LineState.GOOD or bool(self.warnings)


def judge(line: LineFacts, now: datetime) -> LineVerdict:
    """The first that applies, from what stops a line down to what is only unusual."""
    state, reason, next_step = (
        _not_there(line) or _phone(line, now) or _out(line.out, now) or _in(line, now)
    )
    return LineVerdict(state, reason, next_step, tuple(_warnings(line, now)))


_Judgement = tuple[LineState, str, str]


def _not_there(line: LineFacts) -> _Judgement | None:
    if not line.known:
        return (
            LineState.NOT_SET_UP,
            f"No folder bots/{line.folder}: its texts can't come.",
            "Install the version of Firedoor that has it.",
        )
    if line.credentials is False:
        return (
            LineState.NOT_SET_UP,
            "No courier has the credentials of this channel.",
            "Set them for courier and sweep, start both again, and run `./firedoor doctor`.",
        )
    if line.by_phone and line.phone is None:
        return (
            LineState.NOT_SET_UP,
            "No phone has called with this number yet.",
            "Go through docs/android-phones.md, steps 2 to 4.",
        )
    return None


def _phone(line: LineFacts, now: datetime) -> _Judgement | None:
    phone = line.phone
    if phone is None or not phone.is_silent(now):
        return None
    since = span(now - phone.seen_at)
    every = span(PING_EVERY)
    return (
        LineState.FAILING,
        f"The phone {phone.name} was last heard of {since} ago; it should call every {every}.",
        "See whether it is on, charged and online, and the app runs. Texts wait on it and "
        "come when it is back.",
    )


def _out(out: LineOutgoing, now: datetime) -> _Judgement | None:
    if out.unreached is not None:
        mails = count_of(out.unreached.count, "mail", "mails")
        return (
            LineState.FAILING,
            f"{mails} about danger to life did not reach a member: {out.unreached.sentence}.",
            out.unreached.mend,
        )
    if out.fault is not None:
        count, fault = out.fault.count, out.fault
        told = "The last text" if count == 1 else f"The last {count} texts"
        return LineState.FAILING, f"{told} did not go out: {fault.sentence}.", fault.mend
    if out.late_since is None or now - out.late_since <= LATE:
        return None
    if out.sent_at is not None and now - out.sent_at <= LATELY:
        return None
    late = span(now - out.late_since)
    return (
        LineState.FAILING,
        f"{count_of(out.waiting, 'text waits', 'texts wait')}, one for {late}, and none leaves.",
        "See whether courier and sweep run.",
    )


def _in(line: LineFacts, now: datetime) -> _Judgement:
    if not line.receives:
        return LineState.GOOD, "Nothing stands in its way.", ""
    if not line.arrivals:
        if any(day.received for day in line.days):
            return LineState.GOOD, "Texts came in.", ""
        return (
            LineState.NOT_SET_UP,
            "Nothing has come in yet.",
            "Text it yourself: the answer comes in seconds, and this turns good.",
        )
    last = span(now - line.arrivals[-1])
    usual = usual_gap(line.arrivals)
    if usual is not None and is_silent(line.arrivals, now):
        return (
            LineState.QUIET,
            f"Nothing for {last}; nine gaps of ten are shorter than {span(usual)}.",
            "Text it yourself. If no answer comes, see whether the carrier still calls our "
            "address.",
        )
    return LineState.GOOD, f"The last text came {last} ago.", ""


def _warnings(line: LineFacts, now: datetime) -> Iterator[str]:
    if line.phone is not None:
        yield from phone_warnings(line.phone)
    if line.cap and line.spent >= line.cap:
        yield "The day's money is spent: receipts alone still go. It is there again at midnight."
    elif line.cap and line.spent * 100 >= line.cap * SPENT_MUCH:
        yield f"{line.spent * 100 // line.cap} % of the day's segments are spent."
    if line.out.unclear:
        found = count_of(line.out.unclear, "text", "texts")
        yield (
            f"Of {found} of today the carrier told a state that Firedoor does not know: see what "
            "its console says, and whether there is a newer version of Firedoor."
        )
    if line.difference:
        found = count_of(line.difference, "message", "messages")
        yield f"Today's counts differ by {found}: look into the collector's log."
    if line.asked_until is not None and now - line.asked_until > NOT_ASKED:
        ago = span(now - line.asked_until)
        yield f"The carrier was last asked {ago} ago what it has: run `./firedoor reconcile`."


def phone_warnings(phone: PhoneState) -> Iterator[str]:
    """What a phone needs while it still calls."""
    if phone.is_low and phone.charging:
        yield f"Battery of {phone.name} at {phone.battery} %, charging."
    elif phone.is_low:
        yield f"Battery of {phone.name} at {phone.battery} %: put it on power."
    if phone.online is False:
        yield f"{phone.name} says that it has no internet."
    if phone.failed_count:
        sent = count_of(phone.failed_count, "text", "texts")
        yield f"{phone.name} could not send {sent} within an hour."


def worst_first(line: LineFacts, verdict: LineVerdict) -> tuple[int, bool, bool, str, str]:
    """A key to sort by; the mail comes after lines that are as bad."""
    rank = list(LineState).index(verdict.state)
    return rank, not verdict.warnings, not line.receives, line.label, line.address


def span(length: timedelta) -> str:
    """A length of time as people say it: 40 seconds, 12 minutes, 3 hours, 2 days."""
    seconds = max(0, int(length.total_seconds()))
    for size, one in ((86_400, "day"), (3600, "hour"), (60, "minute")):
        if seconds >= 2 * size or (size == 60 and seconds >= size):
            return count_of(seconds // size, one, f"{one}s")
    return count_of(seconds, "second", "seconds")


def count_of(number: int, one: str, more: str) -> str:
    """A number with its noun."""
    return f"{number} {one if number == 1 else more}"
