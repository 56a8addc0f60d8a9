"""Puts a courier together: its key, the carriers' clients, the mailer."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from threading import Event

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from app.alarms.ring import ringing_of
from app.mail.errors import MailCalledBack, MailFailed, MailRefused
from app.mail.post import mail_for
from app.wiring.legal_answers import rights_to_send
from bots.channel import OutboundChannel
from bots.errors import SendError
from bots.registry import copy_deleters, senders
from bots.sending.compose import Composer
from bots.sending.courier import CourierWaits, Mailer, OutboxCourier
from bots.sending.delete_copies import CopyDeletion
from bots.sending.holds import Holds
from bots.sending.not_sendable import CalledBack, NotSendable
from bots.sending.send_limits import SendLimits
from config.policy.cases.evidence import Consent
from config.policy.policy import load_policy
from config.settings import CourierSettings, key_bytes
from intake.dialogue.texts.gsm7 import plain_of
from intake.dialogue.texts.shipped_catalogs import shipped_catalogs
from intake.outbox.outbox import Outbound
from intake.outbox.recordings import Recordings
from vault.address_proofs import ReceiverKey
from vault.sealing import SecretKey
from vault.trust import Trust


def make_courier(settings: CourierSettings, engine: Engine, stopped: Event) -> OutboxCourier:
    """Claims nothing more once `stopped` is set. Raises Refused where a key is missing."""
    trust = Trust(settings.trust_dir)
    policy = load_policy(settings.policy_file)
    composer = Composer(
        SecretKey(key_bytes(settings.courier_key, "COURIER_KEY")),
        ReceiverKey(key_bytes(settings.receiver_key, "RECEIVER_KEY")),
        trust,
        shipped_catalogs(),
        plain_of(policy.languages),
        rights_to_send(settings.rights_dir, policy),
        Recordings(settings.recordings_dir),
    )
    channels = senders(settings)
    limits = SendLimits(policy.sending)
    absent_after = timedelta(seconds=policy.intake.absent_after_seconds)

    return OutboxCourier(
        engine,
        composer,
        channels,
        make_mailer(trust, settings, channels, policy.consent),
        Holds(channels, policy.intake.safe_hours, policy.code_words, limits),
        CourierWaits(policy.intake.lease_seconds, absent_after),
        stopped,
    )


def make_copy_deletion(settings: CourierSettings, engine: Engine) -> CopyDeletion:
    """What deletes carriers' copies; REMOTE_DELETION switches it off."""
    courier = SecretKey(key_bytes(settings.courier_key, "COURIER_KEY"))
    on = settings.remote_deletion
    return CopyDeletion(engine, courier, copy_deleters(settings) if on else {}, on)


def channels_of(settings: CourierSettings) -> tuple[str, ...]:
    """What this courier or sweep has the credentials to send on, which nobody else knows."""
    return tuple(sorted(senders(settings)))


def make_mailer(
    trust: Trust,
    settings: CourierSettings,
    channels: Mapping[str, OutboundChannel],
    consent: Consent,
) -> Mailer:
    """What gives the courier the sending of a mail's row, with the errors that a courier knows."""

    def mailer(session: Session, row: Outbound) -> Callable[[], object]:
        if row.form is not None:
            key = SecretKey(key_bytes(settings.courier_key, "COURIER_KEY"))
            return ringing_of(session, row, key, channels, settings.public_dashboard_url)
        try:
            send = mail_for(session, row, trust, settings, consent)
        except MailCalledBack as gone:
            raise CalledBack(str(gone)) from gone
        except MailRefused as refused:
            raise NotSendable(str(refused)) from refused
        return lambda: _as_a_channel(send)

    return mailer


def _as_a_channel(send: Callable[[], None]) -> None:
    """The courier knows the errors of channels: a mail that failed is one. Raises SendError."""
    try:
        send()
    except MailFailed as failed:
        raise SendError(failed.code, failed.retryable, failed.unknown) from failed
