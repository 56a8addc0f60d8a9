"""What we say at once to a worker who wrote: a row of the outbox, and the thread's own copy."""

from config.platform.database import insert, new_id
from intake.dialogue.model.phrases import Phrase
from intake.outbox.outbox import FIRST, NEXT, SOUND, TEXT, Outbound
from intake.outbox.recordings import text_name
from intake.reception.arrival.arrival import Arrival
from intake.reception.effects.sealed_body import seal_body
from intake.reports.thread import LINE, Message, add_message
from vault.codes import in_fours
from vault.encoding import canonical, context
from vault.sealing import seal


def say(
    arrival: Arrival, phrase: str, text: str | None = None, form: str | None = None
) -> Outbound:
    """Stores a text that goes at once, at any hour: the phone is in the worker's hand.

    `phrase` is the stored name; `text` is an answer that its operator may change, of which the
    thread keeps what was said; `form` is that of the outbox row. Gives the row.
    """
    row = _row(arrival, phrase, form)
    row.payload_sealed = _payload(arrival, row)
    if arrival.erased:
        row.contact_id = None
    if phrase == Phrase.RECEIPT.name:
        row.priority = FIRST
    report = arrival.report
    if report is not None:
        told = None if text is None else seal_body(arrival, row.id, {"text": text}, report)
        message = Message(
            id=row.id,
            author=LINE,
            phrase=phrase,
            body_sealed=told,
            language=arrival.contact.language,
            at=arrival.now,
        )
        add_message(arrival.session, report, message)
    insert(arrival.session, row)
    return row


def say_aloud(arrival: Arrival, phrase: str) -> tuple[Outbound, ...]:
    """The same once more as a sound, where it was recorded in the worker's language.

    The text stands in the thread already; a sound that does not go out costs nothing else.
    """
    if not arrival.resources.recordings.has(arrival.contact.language, text_name(phrase)):
        return ()
    row = _row(arrival, phrase, SOUND)
    insert(arrival.session, row)
    return (row,)


def _row(arrival: Arrival, phrase: str, form: str | None) -> Outbound:
    identifier = new_id()
    return Outbound(
        id=identifier,
        kind=TEXT,
        line_id=arrival.line.id,
        contact_id=arrival.contact.id,
        report_id=arrival.report.id if arrival.report else None,
        phrase=phrase,
        language=arrival.contact.language,
        form=form,
        answer=True,
        priority=NEXT,
        place=len(arrival.answers),
        not_before=arrival.now,
        effect_key=f"say/{identifier}",
        created_at=arrival.now,
    )


def _payload(arrival: Arrival, row: Outbound) -> bytes | None:
    """Sealed to the courier: the code that a receipt shows, or the address of the last text."""
    bound = context("outbound", "courier", row.id)
    if arrival.erased:
        # The address lives as long as this row waits, and no longer.
        receiver = arrival.resources.peppers.receiver
        address = receiver.state(row.id, arrival.line.id, arrival.inbound.sender)
        return seal(arrival.roster.courier, address, bound)
    if row.phrase == Phrase.RECEIPT.name and arrival.code is not None:
        content = canonical({"code": in_fours(arrival.code)})
        return seal(arrival.roster.courier, content, bound)
    return None
