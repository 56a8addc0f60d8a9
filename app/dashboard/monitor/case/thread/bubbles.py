"""A thread as the page shows it: texts of people stay sealed, the line's own are rendered here."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from app.dashboard.frame.members import name_of
from app.dashboard.frame.request import database, now, services
from app.dashboard.monitor.case.thread.attachments import Attachment, attachments_of
from app.dashboard.monitor.case.thread.delivery_texts import DeliveryWords, delivery_of
from app.dashboard.monitor.case.thread.glosses import GlossLine, glosses_by_message
from app.dashboard.monitor.case.thread.layout import ArrangedMessage, arrange
from app.dashboard.monitor.case.thread.writing_terms import WritingTerms, writing_terms
from app.dashboard.monitor.reply_templates.offered import OfferedTemplate, offered_templates
from app.dashboard.wording.alert.alert_texts import language_name
from app.dashboard.wording.case_texts import consent_words
from app.dashboard.wording.times import exact, short
from bots.registry import counts_segments
from case_management.cases.models import Case
from case_management.cases.queries import reports_in
from intake.dialogue.model.phrases import Phrase
from intake.dialogue.talk.language_choice import language_menu
from intake.dialogue.texts.catalogs import SOURCE_LANGUAGE
from intake.dialogue.texts.gsm7 import PlainSms, for_sms, plain_of
from intake.dialogue.texts.shipped_catalogs import shipped_catalogs
from intake.dialogue.texts.sms_segments import measure
from intake.outbox.outbox import states_of
from intake.outbox.stored_phrase import LanguageMenu, read_stored_phrase
from intake.reports.proven_texts import NOTHING, ProvenTexts, Standing
from intake.reports.report import Report
from intake.reports.thread import LINE, MEMBER, WORKER, Message, thread

SHOWN_FIRST = 200
SHOWN_LAST = 300
"""Messages of one thread that a page shows; a report of more is a flood."""
SHOWN_MORE = 500
"""So many more of them each time that the member asks."""
HIDDEN_CODE = "•••• •••• •••• ••••"
# As long as a code and of digits, as the network counts them.
CODE_TO_MEASURE = "0000 0000 0000 0000"


@dataclass(frozen=True)
class EarlierText:
    """A text that its writer has changed since."""

    id: str
    language: str
    time: str
    exact: str


@dataclass(frozen=True)
class ThreadBubble:
    """One message. Exactly one of `text` (the line's own) and `sealed` is there.

    `further` are the ids of messages that are shown as its parts, `earlier` its versions before.
    """

    id: str
    number: int
    """Of the last message that is shown here, counted in its thread."""
    author: str
    name: str | None
    language: str
    text: str | None
    english: str | None
    sealed: bool
    attachments: list[Attachment]
    further: list[str]
    earlier: list[EarlierText]
    glosses: list[GlossLine]
    """Of all the messages that are shown here."""
    time: str
    exact: str
    at: datetime
    written: str | None
    """When a worker wrote it, where it came later."""
    delivery: DeliveryWords | None
    parts: int | None
    proof: Standing | None
    """Where a receiver did not sign it, or one of its parts."""
    unread: bool
    """A worker wrote it, and nobody has read the case since; the page opens at the first."""


@dataclass(frozen=True)
class Thread:
    """One report with its conversation; `segments` where a text is paid for by them.

    `hidden` messages of a flood are kept and not shown.
    """

    report: Report
    number: int
    terms: WritingTerms
    segments: bool
    hidden: int
    bubbles: list[ThreadBubble]
    language: str
    consent: str
    """As far as it is proven."""
    agreed: bool
    """To anything at all."""
    consent_unproven: bool
    """The row says something else."""
    received: str
    received_exact: str
    templates: list[OfferedTemplate]
    """What a reply to this worker may begin with."""


def shown_messages(report_id: str, more: int) -> list[Message]:
    """The messages of a report that a page shows; `more` shows so many more steps of a flood."""
    return thread(database(), report_id, SHOWN_FIRST + more * SHOWN_MORE, SHOWN_LAST)


def unread_messages(case: Case, more: int) -> list[Message]:
    """The worker's messages that a page shows and nobody has read, oldest first."""
    found = [
        message
        for report in reports_in(database(), case.id)
        for message in shown_messages(report.id, more)
        if _unread(message, case)
    ]
    return sorted(found, key=lambda message: message.at)


def thread_of(case: Case, report: Report, number: int, zone: ZoneInfo, more: int = 0) -> Thread:
    """The thread of a report; `number` counts the case's reports from 1.

    `more` shows so many more steps of a flood.
    """
    messages = sorted(shown_messages(report.id, more), key=lambda one: (one.moment, one.number))
    outbox = states_of(database(), [one.id for one in messages if one.author != WORKER])
    terms = writing_terms(report)
    segments = counts_segments(terms.line.channel, terms.line.address)
    policy = services().policy
    files = attachments_of(case.id, messages)
    glosses = glosses_by_message(case)
    proven = ProvenTexts(services().trust)
    proofs, consent = proven.proofs(messages), proven.consent(database(), report)
    parted = timedelta(seconds=policy.intake.parts_seconds)
    return Thread(
        report=report,
        number=number,
        terms=terms,
        segments=segments,
        hidden=report.message_count - len(messages),
        bubbles=[
            _bubble(
                place,
                delivery_of(outbox.get(place.first.id), terms.line),
                zone,
                segments,
                files,
                glosses,
                case,
                proofs,
            )
            for place in arrange(messages, parted if segments else None)
        ],
        language=language_name(report.language),
        consent=consent_words(consent, policy),
        agreed=consent != NOTHING,
        consent_unproven=consent != report.consent,
        received=short(report.received_at, zone, now()),
        received_exact=exact(report.received_at, zone),
        templates=[] if terms.refusal else offered_templates(report.language),
    )


def _bubble(
    place: ArrangedMessage,
    delivery: DeliveryWords | None,
    zone: ZoneInfo,
    sms: bool,
    files: dict[str, list[Attachment]],
    glosses: dict[str, list[GlossLine]],
    case: Case,
    proofs: dict[str, Standing],
) -> ThreadBubble:
    message = place.first
    stored = read_stored_phrase(message.phrase)
    menu = stored.codes if isinstance(stored, LanguageMenu) else ()
    text = language_menu(menu) if menu else _own_text(message, message.language)
    foreign = message.language != SOURCE_LANGUAGE and not menu
    return ThreadBubble(
        id=message.id,
        number=max(one.number for one in (message, *place.further, *place.earlier)),
        author=message.author,
        name=name_of(message.member_id) if message.author == MEMBER and message.member_id else None,
        language=message.language,
        text=text,
        english=_own_text(message, SOURCE_LANGUAGE) if foreign else None,
        sealed=message.body_sealed is not None,
        attachments=[file for one in (message, *place.further) for file in files.get(one.id, ())],
        further=[one.id for one in place.further],
        earlier=[
            EarlierText(one.id, one.language, short(one.at, zone, now()), exact(one.at, zone))
            for one in place.earlier
        ],
        glosses=[
            gloss
            for one in (message, *place.further, *place.earlier)
            for gloss in glosses.get(one.id, ())
        ],
        time=short(message.at, zone, now()),
        exact=exact(message.at, zone),
        at=message.at,
        written=short(message.written_at, zone, now()) if message.written_at else None,
        delivery=delivery,
        parts=_parts(message) if sms else None,
        proof=_worst(proofs, (message, *place.further, *place.earlier)),
        unread=any(_unread(one, case) for one in (message, *place.further)),
    )


def _worst(proofs: dict[str, Standing], messages: Iterable[Message]) -> Standing | None:
    found = {proofs[one.id] for one in messages if one.id in proofs}
    return next((one for one in (Standing.UNPROVEN, Standing.BEFORE) if one in found), None)


def _unread(message: Message, case: Case) -> bool:
    since = case.read_at
    return case.unread and message.author == WORKER and (since is None or message.at > since)


def _own_text(message: Message, language: str, code: str = HIDDEN_CODE) -> str | None:
    phrase = read_stored_phrase(message.phrase)
    if message.author != LINE or not isinstance(phrase, Phrase):
        return None
    # The code is the worker's alone: it opens the report from any phone.
    return shipped_catalogs().render(phrase, language, {"code": code})


def _parts(message: Message) -> int | None:
    if isinstance(read_stored_phrase(message.phrase), LanguageMenu):
        return 1
    text = _own_text(message, message.language, CODE_TO_MEASURE)
    plain = plain_of(services().policy.languages).get(message.language, PlainSms.NEVER)
    return None if text is None else measure(for_sms(text, plain)).parts
