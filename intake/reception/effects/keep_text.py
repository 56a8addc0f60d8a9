"""The text of a message, sealed into its report, with what came attached."""

from dataclasses import replace

from config.platform.database import insert, new_id
from intake.dialogue.model.effects import AnswerPoll, KeepText, SetConsent
from intake.reception.arrival.arrival import Arrival
from intake.reception.arrival.written_time import believed
from intake.reception.effects.sealed_body import seal_body
from intake.reports.attachments import note_media
from intake.reports.events import WroteOn
from intake.reports.proven_texts import ProvenTexts, as_received
from intake.reports.report import Report
from intake.reports.thread import WORKER, Message, place_in
from vault.text_proofs import sign_text


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
        line_id=arrival.line.id,
    )
    place_in(report, message)
    message.proof = sign_text(
        arrival.resources.peppers.receiver,
        as_received(message, arrival.line.organisation_id),
        message.body_sealed or b"",
        consent_after(arrival, report),
    )
    insert(arrival.session, message)
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


def consent_after(arrival: Arrival, report: Report) -> str:
    """What the worker agrees to once this turn is carried out.

    What the row says counts where a receiver proved it; else what the newest signed text says, so
    that nobody's UPDATE is signed.
    """
    own = report is arrival.report
    set_now = [one.level for one in arrival.effects if isinstance(one, SetConsent) and own]
    if set_now:
        return set_now[-1]
    receiver = arrival.resources.peppers.receiver
    if receiver.is_consent(report.id, report.consent, report.consent_mac):
        return report.consent
    level = ProvenTexts(arrival.trust).consent(arrival.session, report)
    if level == report.consent:
        report.consent_mac = receiver.consent(report.id, level)
    return level
