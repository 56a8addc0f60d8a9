"""Twilio's receiving half, as the doors use it."""

from twilio.request_validator import RequestValidator

from bots.channel import RawRequest
from bots.twilio_sms.parse import parse_message
from bots.twilio_sms.verify import signature_holds
from intake.lines import TWILIO_SMS
from intake.reception import Inbound


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
