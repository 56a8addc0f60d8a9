"""Twilio's receiving half, as the doors use it."""

from twilio.request_validator import RequestValidator

from bots.channel import Carries, News, RawRequest, Route
from bots.twilio_sms.parse import parse_message
from bots.twilio_sms.settings import Receiving
from bots.twilio_sms.status import read_status
from bots.twilio_sms.verify import MESSAGE_PATH, SIGNATURE_HEADER, STATUS_PATH, signature_holds
from config.settings import Common
from intake.inbound import Inbound
from intake.lines import TWILIO_SMS

EMPTY_TWIML = '<?xml version="1.0" encoding="UTF-8"?><Response></Response>'

HEADERS = (SIGNATURE_HEADER, "Content-Type")
ROUTES = (
    Route(MESSAGE_PATH, Carries.MESSAGES, HEADERS, body=EMPTY_TWIML, mimetype="text/xml"),
    Route(STATUS_PATH, Carries.NEWS, HEADERS),
)


class TwilioReceiver:
    """Knows the account's auth token, which signs; it can't send."""

    name = TWILIO_SMS

    def __init__(self, account_sid: str, auth_token: str, public_url: str) -> None:
        self._account_sid = account_sid
        self._validator = RequestValidator(auth_token)
        self._public_url = public_url
        self._armed = bool(account_sid and auth_token)

    def verify(self, request: RawRequest) -> bool:
        """Without an auth token nothing is believed."""
        return self._armed and signature_holds(self._validator, self._public_url, request)

    def parse(self, request: RawRequest) -> Inbound | None:
        """The message, or Malformed."""
        return parse_message(request, self._account_sid)

    def news(self, request: RawRequest) -> tuple[News, ...]:
        """What became of a text of ours."""
        return read_status(request)


def receiver(settings: Common) -> TwilioReceiver:
    """From this process's settings."""
    own = settings.part(Receiving)
    return TwilioReceiver(
        own.twilio_account_sid, own.twilio_auth_token.get_secret_value(), own.public_webhook_url
    )
