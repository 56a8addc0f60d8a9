"""What an operator sets to reach Twilio."""

from pydantic import Field, SecretStr

from config.settings import Common


class TwilioReceiving(Common):
    """The auth token signs webhooks; it also fetches files."""

    twilio_account_sid: str = Field("", description="account that owns the number")
    twilio_auth_token: SecretStr = Field(SecretStr(""), description="signs webhooks; secret")


class TwilioSending(TwilioReceiving):
    """Twilio knows one token for both ways."""

    twilio_from: str = Field("", description="sender of every SMS; default: the line's own number")
    twilio_messaging_service_sid: str = Field("", description="sends every SMS, if set")
    twilio_api_url: str = Field("", description="default: Twilio itself")
