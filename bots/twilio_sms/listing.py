"""What Twilio has received for a number of ours, as the requests that it should have made."""

from datetime import UTC, date
from typing import Any
from urllib.parse import urlencode

from requests.exceptions import RequestException
from twilio.base.exceptions import TwilioException
from twilio.http.http_client import TwilioHttpClient
from twilio.rest import Client

from bots.channel import RawRequest, SendError
from bots.twilio_sms.settings import Sending
from config.settings import Common
from intake.lines import TWILIO_SMS

TIMEOUT_SECONDS = 30
LARGEST_PAGE = 1000
INBOUND = "inbound"


class TwilioLister:
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
            return [self._request(one) for one in reversed(found) if one.direction == INBOUND]
        except (TwilioException, RequestException, OSError, ValueError):
            raise SendError("away", retryable=True) from None

    def _request(self, message: Any) -> RawRequest:
        fields = {
            "AccountSid": self._account_sid, "MessageSid": message.sid, "From": message.from_,
            "To": message.to, "Body": message.body or "", "NumMedia": message.num_media or "0",
        }  # fmt: skip
        if fields["NumMedia"] != "0":
            fields |= self._media(message.sid)
        received_at = (message.date_sent or message.date_created).astimezone(UTC)
        return RawRequest(TWILIO_SMS, "", {}, urlencode(fields).encode(), received_at)

    def _media(self, sid: str) -> dict[str, str]:
        fields = {}
        for place, media in enumerate(self._client.messages(sid).media.list(limit=10)):
            # The webhook names the file's own address, without the suffix of its description.
            fields[f"MediaUrl{place}"] = (
                f"{self._client.api.base_url}{media.uri.removesuffix('.json')}"
            )
            fields[f"MediaContentType{place}"] = media.content_type
        return fields


def lister(settings: Common) -> TwilioLister | None:
    """From this process's settings; None where no account is set up."""
    own = settings.part(Sending)
    if not own.twilio_account_sid:
        return None
    return TwilioLister(
        own.twilio_account_sid, own.twilio_auth_token.get_secret_value(), own.twilio_api_url
    )
