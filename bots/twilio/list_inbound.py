"""What Twilio has received for a number of ours, as the requests that it should have made.

Texts, recordings, and calls that nobody picked up. A call that was picked up and left no recording
is none of them: the caller heard what there was to hear.
"""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from urllib.parse import urlencode

from requests.exceptions import RequestException
from twilio.base.exceptions import TwilioException
from twilio.http.http_client import TwilioHttpClient
from twilio.rest import Client

from bots.carrier_requests import RawRequest
from bots.errors import SendError
from bots.twilio.line import is_whatsapp
from bots.twilio.settings import TwilioSending
from bots.twilio.verify import END_PATH, VOICE_PATH
from config.settings import Common
from intake.lines.line import TWILIO

TIMEOUT_SECONDS = 30
LARGEST_PAGE = 1000
INBOUND = "inbound"
NOT_PICKED_UP = ("busy", "no-answer", "canceled", "failed")


class TwilioInboundList:
    """Reads the account's list of messages."""

    def __init__(self, account_sid: str, auth_token: str, api_url: str) -> None:
        self._account_sid = account_sid
        self._client = Client(
            account_sid, auth_token, http_client=TwilioHttpClient(timeout=TIMEOUT_SECONDS)
        )
        if api_url:
            self._client.api.base_url = api_url

    def listed(self, address: str, day: date) -> list[RawRequest]:
        """The day's inbound messages, oldest first (DateSent is documented per day).

        Raises SendError while Twilio is away.
        """
        try:
            found = self._client.messages.list(to=address, date_sent=day, page_size=LARGEST_PAGE)
            texts = [self._request(one) for one in reversed(found) if one.direction == INBOUND]
            return sorted([*texts, *self._calls(address, day)], key=lambda one: one.received_at)
        except (TwilioException, RequestException, OSError, ValueError):
            raise SendError("away", retryable=True) from None

    def _request(self, message: Any) -> RawRequest:
        fields = {
            "AccountSid": self._account_sid,
            "MessageSid": message.sid,
            "From": message.from_,
            "To": message.to,
            "Body": message.body or "",
            "NumMedia": message.num_media or "0",
        }
        if fields["NumMedia"] != "0":
            fields |= self._media(message.sid)
        received_at = (message.date_sent or message.date_created).astimezone(UTC)
        return RawRequest(TWILIO, "", {}, urlencode(fields).encode(), received_at)

    def _calls(self, address: str, day: date) -> list[RawRequest]:
        if is_whatsapp(address):
            return []
        start = datetime.combine(day, time(), UTC)
        calls = self._client.calls.list(
            to=address,
            start_time_after=start,
            start_time_before=start + timedelta(days=1),
            page_size=LARGEST_PAGE,
        )
        found = []
        for call in calls:
            if call.direction != INBOUND or not start <= _when(call) < start + timedelta(days=1):
                continue
            fields = {
                "AccountSid": self._account_sid,
                "CallSid": call.sid,
                "From": call._from,
                "To": call.to,
            }
            if call.status in NOT_PICKED_UP:
                found.append(_told(VOICE_PATH, fields, call))
            for one in call.recordings.list():
                url = f"{self._client.api.base_url}{one.uri.removesuffix('.json')}"
                found.append(_told(END_PATH, fields | {"RecordingUrl": url}, call))
        return found

    def _media(self, sid: str) -> dict[str, str]:
        fields = {}
        for place, media in enumerate(self._client.messages(sid).media.list(limit=10)):
            # The webhook names the file's own address, without the suffix of its description.
            fields[f"MediaUrl{place}"] = (
                f"{self._client.api.base_url}{media.uri.removesuffix('.json')}"
            )
            fields[f"MediaContentType{place}"] = media.content_type
        return fields


def _when(call: Any) -> datetime:
    moment: datetime = (call.start_time or call.date_created).astimezone(UTC)
    return moment


def _told(path: str, fields: dict[str, str], call: Any) -> RawRequest:
    return RawRequest(TWILIO, path, {}, urlencode(fields).encode(), _when(call))


def inbound_list(settings: Common) -> TwilioInboundList | None:
    """From this process's settings; None where no account is set up."""
    own = settings.part(TwilioSending)
    if not own.twilio_account_sid:
        return None
    return TwilioInboundList(
        own.twilio_account_sid, own.twilio_auth_token.get_secret_value(), own.twilio_api_url
    )
