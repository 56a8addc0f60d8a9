"""What the practice carrier is told at its start."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Options:
    """Addresses, credentials and delays of one practice carrier."""

    port: int
    smtp_port: int
    webhooks_url: str
    """The base to which carriers' webhooks go, without a final slash."""
    twilio_account_sid: str
    twilio_auth_token: str
    twilio_number: str
    twilio_messaging_service_sid: str
    twilio_fallback_url: str
    """Gets an inbound text whose webhook failed; "" for none, as on a new Twilio number."""
    twilio_voice_fallback_url: str
    """Gets a call whose webhook failed; "" for none."""
    telegram_token: str
    telegram_username: str
    telegram_webhook_secret: str
    """If set, the webhook stands from the start; "" leaves the bot to polling, or to its own
    setWebhook.
    """
    delete_delay: float
    """How many seconds old a text must be before Twilio deletes it."""
    android_number: str
    """The number of the phone's SIM."""
    android_device: str
    android_user: str
    android_password: str
    """Without it the phone takes no text to send."""
    android_webhook_secret: str
    """Signs what the phone reports; without it Firedoor believes none of it."""
