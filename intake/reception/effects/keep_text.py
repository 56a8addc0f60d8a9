"""The text of a message, sealed into its report, with what came attached."""

from dataclasses import replace

from config.platform.database import new_id
from intake.dialogue.model.effects import AnswerPoll, KeepText
from intake.reception.arrival.arrival import Arrival
from intake.reception.arrival.written_time import believed
from intake.reception.effects.sealed_body import seal_body
from intake.reports.attachments import note_media
from intake.reports.events import WroteOn
from intake.reports.thread import WORKER, Message, add_message


def keep_text(arrival: Arrival, _effect: KeepText) -> Arrival:
    """Keeps it; a bare STOP or START before any report has nothing to be kept in."""
    report = arrival.report
    if report is None:
        return arrival
    identifier, inbound = new_id(), arrival.inbound
    # A picture is kept, the code word that came with it is not.
    content = {"text": ""} if arrival.secret else inbound.content
    message = Message(
        id=identifier,
        author=WORKER,
        language=arrival.contact.language,
        body_sealed=seal_body(arrival, identifier, content, report),
        media_count=inbound.media_count,
        at=arrival.now,
        written_at=believed(inbound.written_at, arrival.now),
        carrier_tag=arrival.carrier_tag,
        replaces_id=arrival.replaces_id,
    )
    add_message(arrival.session, report, message)
    note_media(
        arrival.session,
        identifier,
        inbound.channel,
        inbound.media,
        arrival.resources.inbox_public,
        arrival.now,
    )
    answers_poll = any(isinstance(effect, AnswerPoll) for effect in arrival.effects)
    return replace(arrival, kept_id=identifier).happened(WroteOn(report.id, answers_poll))
