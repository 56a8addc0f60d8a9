"""What the practice carrier is told at its start."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Options:
    """Addresses, credentials and delays of one practice carrier.

    `webhooks_url` is the base to which carriers' webhooks go, without a final slash.
    `twilio_fallback_url` gets an inbound text whose webhook failed, `twilio_voice_fallback_url` a
    call; "" means no fallback, as on a new Twilio number. `telegram_webhook_secret` set means that
    the webhook stands from the start; "" leaves the bot to polling, or to its own setWebhook.
    `delete_delay` is how many seconds old a text must be before Twilio deletes it.
    `android_number` is the SIM's; without a password the phone takes no text, and without a
    webhook secret nobody believes it.
    """

    port: int
    smtp_port: int
    webhooks_url: str
    twilio_account_sid: str
    twilio_auth_token: str
    twilio_number: str
    twilio_messaging_service_sid: str
    twilio_fallback_url: str
    twilio_voice_fallback_url: str
    telegram_token: str
    telegram_username: str
    telegram_webhook_secret: str
    delete_delay: float
    android_number: str
    android_device: str
    android_user: str
    android_password: str
    android_webhook_secret: str
