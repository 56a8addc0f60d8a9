"""Twilio's receiving half, as the receiver uses it."""

from functools import cached_property
from pathlib import Path

from twilio.request_validator import RequestValidator

from bots.carrier_requests import CallAnswer, Carries, FindLine, News, RawRequest, Route
from bots.twilio.calls.requests import Callers, is_call, parse_call
from bots.twilio.calls.speaker import HANG_UP, REJECT, Speaker
from bots.twilio.parse import parse_message
from bots.twilio.settings import TwilioReceiving
from bots.twilio.status import read_status
from bots.twilio.verify import (
    END_PATH,
    MENU_PATH,
    MESSAGE_PATH,
    RECORDED_PATH,
    SIGNATURE_HEADER,
    STATUS_PATH,
    TEXT_PATH,
    VOICE_PATH,
    signature_holds,
)
from config.policy.policy import load_policy
from config.settings import Common
from intake.dialogue.texts.shipped_catalogs import shipped_catalogs
from intake.lines.line import TWILIO
from intake.outbox.recordings import Recordings
from intake.reception.arrival.inbound import Inbound

EMPTY_TWIML = '<?xml version="1.0" encoding="UTF-8"?><Response></Response>'

HEADERS = (SIGNATURE_HEADER, "Content-Type")
ROUTES = (
    Route(MESSAGE_PATH, Carries.MESSAGES, HEADERS, body=EMPTY_TWIML, mimetype="text/xml"),
    Route(STATUS_PATH, Carries.NEWS, HEADERS),
    Route(VOICE_PATH, Carries.CALLS, HEADERS, body=REJECT, mimetype="text/xml"),
    *(
        Route(path, Carries.CALLS, HEADERS, body=HANG_UP, mimetype="text/xml")
        for path in (MENU_PATH, TEXT_PATH, END_PATH)
    ),
    Route(RECORDED_PATH, Carries.MESSAGES, HEADERS),
)


class TwilioReceiver:
    """Knows the account's auth token, which signs; it can't send."""

    name = TWILIO

    def __init__(
        self,
        account_sid: str,
        auth_token: str,
        public_url: str,
        policy_file: Path | None = None,
        recordings_dir: Path | None = None,
    ) -> None:
        self._recordings = Recordings(recordings_dir)
        self._account_sid = account_sid
        self._policy_file = policy_file
        self._callers = Callers(auth_token)
        self._validator = RequestValidator(auth_token)
        self._public_url = public_url
        self._armed = bool(account_sid and auth_token)

    def verify(self, request: RawRequest) -> bool:
        """Without an auth token nothing is believed."""
        return self._armed and signature_holds(self._validator, self._public_url, request)

    def parse(self, request: RawRequest) -> Inbound | None:
        """The message, or Malformed; None for a step of a call."""
        if is_call(request):
            return parse_call(request, self._account_sid, self._callers)
        return parse_message(request, self._account_sid)

    def answer(self, request: RawRequest, find: FindLine) -> CallAnswer:
        """What a call is told to do next."""
        return self._speaker.answer(request, find)

    @cached_property
    def _speaker(self) -> Speaker:
        calls = load_policy(self._policy_file).calls
        return Speaker(
            self._account_sid,
            self._callers,
            self._public_url,
            calls,
            shipped_catalogs(),
            self._recordings,
        )

    def news(self, request: RawRequest) -> tuple[News, ...]:
        """What became of a text of ours."""
        return read_status(request)


def receiver(settings: Common) -> TwilioReceiver:
    """From this process's settings."""
    own = settings.part(TwilioReceiving)
    return TwilioReceiver(
        own.twilio_account_sid,
        own.twilio_auth_token.get_secret_value(),
        own.public_webhook_url,
        own.policy_file,
        own.recordings_dir,
    )
