"""A thread as the page shows it: texts of people stay sealed, the line's own are rendered here."""

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from app.dashboard.cases.deliveries import Delivery, delivery_of
from app.dashboard.cases.reach import Reach, reach_of
from app.dashboard.cases.serving import name_of
from app.dashboard.cases.times import exact, short
from app.dashboard.cases.words import consent_words, language_words
from app.dashboard.edge import database, now, services
from app.dashboard.language import FOLDER
from intake.dialogue.phrases import SOURCE_LANGUAGE, Catalogs, Phrase
from intake.dialogue.segments import measure
from intake.lines import TWILIO_SMS
from intake.outbox import states_of
from intake.reports import LINE, MEMBER, WORKER, Message, Report, thread

HIDDEN_CODE = "•••• •••• •••• ••••"
# As long as a code and of digits, as the network counts them.
CODE_TO_MEASURE = "0000 0000 0000 0000"


@dataclass(frozen=True)
class Bubble:
    """One message. Exactly one of `text` (the line's own) and `sealed` is there."""

    id: str
    author: str
    name: str | None
    language: str
    text: str | None
    english: str | None
    sealed: bool
    media_count: int
    time: str
    exact: str
    at: datetime
    delivery: Delivery | None
    parts: int | None


@dataclass(frozen=True)
class Thread:
    """One report with its conversation and what its worker agreed to."""

    report: Report
    number: int
    reach: Reach
    bubbles: list[Bubble]
    language: str
    consent: str
    received: str
    received_exact: str


@lru_cache(maxsize=1)
def phrases() -> Catalogs:
    """The line's own texts in every language."""
    return Catalogs.load(FOLDER)


def thread_of(report: Report, number: int, zone: ZoneInfo) -> Thread:
    """The thread of a report; `number` counts the case's reports from 1."""
    messages = thread(database(), report.id)
    outbox = states_of(database(), [one.id for one in messages if one.author != WORKER])
    reach = reach_of(report)
    sms = reach.line.channel == TWILIO_SMS
    policy = services().policy
    return Thread(
        report=report,
        number=number,
        reach=reach,
        bubbles=[
            _bubble(one, delivery_of(outbox.get(one.id), reach.line.time_zone), zone, sms)
            for one in messages
        ],
        language=language_words(report.language, policy),
        consent=consent_words(report.consent, policy),
        received=short(report.received_at, zone, now()),
        received_exact=exact(report.received_at, zone),
    )


def _bubble(message: Message, delivery: Delivery | None, zone: ZoneInfo, sms: bool) -> Bubble:
    text = _own_text(message, message.language)
    foreign = message.language != SOURCE_LANGUAGE
    return Bubble(
        id=message.id,
        author=message.author,
        name=name_of(message.member_id) if message.author == MEMBER and message.member_id else None,
        language=message.language,
        text=text,
        english=_own_text(message, SOURCE_LANGUAGE) if foreign else None,
        sealed=message.body_sealed is not None,
        media_count=message.media_count,
        time=short(message.at, zone, now()),
        exact=exact(message.at, zone),
        at=message.at,
        delivery=delivery,
        parts=_parts(message) if sms else None,
    )


def _own_text(message: Message, language: str, code: str = HIDDEN_CODE) -> str | None:
    if message.author != LINE or message.phrase is None:
        return None
    # The code is hers alone: it opens her report from any phone.
    return phrases().render(Phrase[message.phrase], language, {"code": code})


def _parts(message: Message) -> int | None:
    text = _own_text(message, message.language, CODE_TO_MEASURE)
    return None if text is None else measure(text).parts
