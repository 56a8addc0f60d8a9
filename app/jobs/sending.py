"""Puts a courier together: its key, the carriers' clients, the mailer."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from threading import Event

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from app.mail.post import mail_for
from bots.channel import OutboundChannel
from bots.courier import Courier
from bots.letters import Writer
from bots.telegram.api import BotApi
from bots.telegram.send import TelegramSender
from bots.twilio_sms.send import TwilioSender
from config.policy import load_policy
from config.settings import Courier as CourierSettings
from config.settings import key_bytes
from intake.dialogue.phrases import Catalogs
from intake.outbox import Outbound
from intake.replies import next_hour
from vault.sealing import SecretKey
from vault.trust import Trust

CATALOGS = Path(__file__).parents[2] / "translations"


def make_courier(settings: CourierSettings, engine: Engine, stopped: Event) -> Courier:
    """Claims nothing more once `stopped` is set. Raises Refused where a key is missing."""
    trust = Trust(settings.trust_dir)
    policy = load_policy(settings.policy_file)
    writer = Writer(
        SecretKey(key_bytes(settings.courier_key, "COURIER_KEY")), trust, Catalogs.load(CATALOGS)
    )

    def mailer(session: Session, row: Outbound) -> Callable[[], None]:
        return mail_for(session, row, trust, settings)

    def late_hours(session: Session, row: Outbound, now: datetime) -> datetime | None:
        return next_hour(session, row.contact_id or "", policy.intake.safe_hours, now)

    return Courier(
        engine, writer, _channels(settings), mailer, late_hours,
        timedelta(seconds=policy.intake.absent_after_seconds), policy.intake.lease_seconds, stopped,
    )  # fmt: skip


def _channels(settings: CourierSettings) -> dict[str, OutboundChannel]:
    channels: list[OutboundChannel] = []
    if settings.twilio_account_sid:
        channels.append(
            TwilioSender(
                settings.twilio_account_sid,
                settings.twilio_auth_token.get_secret_value(),
                settings.twilio_from,
                settings.twilio_messaging_service_sid,
                settings.twilio_api_url,
                settings.public_webhook_url,
            )
        )
    token = settings.telegram_bot_token.get_secret_value()
    if token:
        channels.append(TelegramSender(BotApi(token, settings.telegram_api_url)))
    return {channel.name: channel for channel in channels}
