"""What we answer at once to somebody who wrote: a phrase into her thread and into the outbox."""

from typing import TYPE_CHECKING

from config.platform.database import insert, new_id
from intake.dialogue.model.effects import Say
from intake.dialogue.model.phrases import Phrase
from intake.outbox.outbox import FIRST, NEXT, PICTURE, SOUND, TEXT, Outbound
from intake.outbox.recordings import text_name
from intake.reception.legal_answers import find_legal_answers
from intake.reports.thread import LINE, Message, add_message
from vault.codes import in_fours
from vault.encoding import canonical, context
from vault.sealing import seal

if TYPE_CHECKING:
    from intake.reception.visit import Visit


def answer_question(visit: "Visit", topics: tuple[str, ...]) -> None:
    """What the law of her country says; where we don't know it, a person answers."""
    reports = tuple(one.id for one in (visit.report, visit.before) if one is not None)
    answers = find_legal_answers(
        visit.session, visit.information, visit.line, visit.poster, reports, topics,
        visit.contact.language,
    )  # fmt: skip
    for name, text in answers:
        say(visit, name, text)
    say(visit, (Phrase.ASKED_MORE if answers else Phrase.ASKED).name)


def answer(visit: "Visit", effect: Say) -> None:
    """One answer of the dialogue: as a text, under a picture, and as a sound after it."""
    say(visit, effect.phrase.name, form=PICTURE if effect.picture else None)
    if effect.aloud and not visit.forgotten:
        _say_aloud(visit, effect.phrase.name)


def say(visit: "Visit", phrase: str, text: str | None = None, form: str | None = None) -> None:
    """Goes at once, at any hour: the phone is in her hand.

    `phrase` is the stored name; `text` is an answer that its operator may change, of which the
    thread keeps what she was told; `form` is that of its outbox row.
    """
    identifier = new_id()
    if visit.report is not None:
        told = None if text is None else visit.seal(identifier, {"text": text}, visit.report)
        add_message(
            visit.session, visit.report,
            Message(
                id=identifier, author=LINE, phrase=phrase, body_sealed=told,
                language=visit.contact.language, at=visit.now,
            ),
        )  # fmt: skip
    payload = None
    if phrase == Phrase.RECEIPT.name and visit.code is not None:
        payload = seal(
            visit.roster.courier, canonical({"code": in_fours(visit.code)}),
            context("outbound", "courier", identifier),
        )  # fmt: skip
    if visit.forgotten:
        # The last text: her address lives as long as this row waits, and no longer.
        payload = seal(
            visit.roster.courier,
            visit.peppers.receiver.state(identifier, visit.line.id, visit.inbound.sender),
            context("outbound", "courier", identifier),
        )  # fmt: skip
    insert(
        visit.session,
        Outbound(
            id=identifier, kind=TEXT, line_id=visit.line.id,
            contact_id=None if visit.forgotten else visit.contact.id,
            report_id=visit.report.id if visit.report else None, phrase=phrase,
            language=visit.contact.language, form=form, payload_sealed=payload, answer=True,
            priority=FIRST if phrase == Phrase.RECEIPT.name else NEXT, place=visit.place,
            not_before=visit.now, effect_key=f"say/{identifier}", created_at=visit.now,
        ),
    )  # fmt: skip
    visit.place += 1


def _say_aloud(visit: "Visit", phrase: str) -> None:
    """The same once more as a sound, if it was recorded in her language: a row of its own.

    The text stands in her thread already; a sound that does not go out costs nothing else.
    """
    if not visit.recordings.has(visit.contact.language, text_name(phrase)):
        return
    identifier = new_id()
    insert(
        visit.session,
        Outbound(
            id=identifier, kind=TEXT, line_id=visit.line.id, contact_id=visit.contact.id,
            report_id=visit.report.id if visit.report else None, phrase=phrase,
            language=visit.contact.language, form=SOUND, answer=True, priority=NEXT,
            place=visit.place, not_before=visit.now, effect_key=f"say/{identifier}",
            created_at=visit.now,
        ),
    )  # fmt: skip
    visit.place += 1
    visit.sounds += 1
