"""Sending by Twilio's own client, with time limits; nothing that it raises carries a number."""

from datetime import datetime
from threading import local
from typing import Any
from urllib.parse import urlencode

from requests.exceptions import RequestException
from twilio.base import values
from twilio.base.exceptions import TwilioException, TwilioRestException
from twilio.http.http_client import TwilioHttpClient
from twilio.http.response import Response
from twilio.rest import Client

from bots.channel import OutgoingText
from bots.errors import SendError
from bots.http_errors import failure
from bots.twilio.errors import MEANINGS
from bots.twilio.line import is_whatsapp
from bots.twilio.settings import TwilioSending
from bots.twilio.verify import STATUS_PATH
from config.settings import Common
from intake.lines.line import TWILIO

TIMEOUT_SECONDS = 10
SERVER_ERRORS = 500
TOO_MANY = 429
LONGEST_VALID = 36_000
"""Seconds of Twilio's ValidityPeriod: 1 to 36,000."""


class _Http(TwilioHttpClient):  # type: ignore[misc]  # it has no types
    """Twilio's own client with a time limit; it remembers what its exceptions leave out."""

    def __init__(self) -> None:
        super().__init__(timeout=TIMEOUT_SECONDS)
        self._last = local()

    def request(self, *args: Any, **more: Any) -> Response:
        self._last.retry_after = None
        response = super().request(*args, **more)
        headers = {name.lower(): value for name, value in (response.headers or {}).items()}
        self._last.retry_after = headers.get("retry-after")
        return response

    def retry_after(self) -> float | None:
        """The seconds that the last answer on this thread asked us to wait."""
        told = getattr(self._last, "retry_after", None)
        return float(told) if told and str(told).isascii() and str(told).isdigit() else None


class TwilioSender:
    """The sending half. An SMS goes from `sender` or by a messaging service, where there is one,
    else, as every WhatsApp message does, from the line's own address."""

    name = TWILIO

    def __init__(
        self,
        account_sid: str,
        auth_token: str,
        sender: str,
        messaging_service_sid: str,
        api_url: str,
        public_webhook_url: str,
    ) -> None:
        self._http = _Http()
        self._client = Client(account_sid, auth_token, http_client=self._http)
        if api_url:
            self._client.api.base_url = api_url
        self._sender = sender
        self._messaging_service_sid = messaging_service_sid
        self._status_url = public_webhook_url + STATUS_PATH

    def send(self, outgoing: OutgoingText) -> str | None:
        """Sends one message, gives its SID; choices are part of the text here. Raises SendError."""
        callback = f"{self._status_url}?{urlencode({'m': outgoing.reference})}"
        try:
            made = self._client.messages.create(
                to=outgoing.address,
                body=outgoing.text,
                status_callback=callback,
                validity_period=(
                    values.unset
                    if outgoing.valid_seconds is None
                    else min(outgoing.valid_seconds, LONGEST_VALID)
                ),
                **self._from(outgoing.line),
            )
        except TwilioRestException as error:
            raise _refusal(error, self._http.retry_after()) from None
        except (TwilioException, RequestException, OSError, ValueError) as error:
            raise failure(error) from None
        sid: str | None = made.sid
        return sid

    def _from(self, line: str) -> dict[str, str]:
        if is_whatsapp(line):
            return {"from_": line}
        if self._messaging_service_sid:
            return {"messaging_service_sid": self._messaging_service_sid}
        return {"from_": self._sender or line}

    def was_sent(self, outgoing: OutgoingText, since: datetime, others: int = 0) -> bool | None:
        """Looks the text up by number and day (DateSent is documented per day)."""
        try:
            found = self._client.messages.list(
                to=outgoing.address, date_sent_after=since.date(), limit=200, page_size=200
            )
        except (TwilioException, RequestException, OSError, ValueError):
            raise SendError("away", retryable=True) from None
        copies = sum(
            (one.direction or "").startswith("outbound")
            and one.body == outgoing.text
            and (one.date_created is None or one.date_created >= since.replace(microsecond=0))
            for one in found
        )
        return int(copies) > others


def sender(settings: Common) -> TwilioSender | None:
    """From this process's settings; None without an account."""
    own = settings.part(TwilioSending)
    if not own.twilio_account_sid:
        return None
    return TwilioSender(
        own.twilio_account_sid,
        own.twilio_auth_token.get_secret_value(),
        own.twilio_from,
        own.twilio_messaging_service_sid,
        own.twilio_api_url,
        own.public_webhook_url,
    )


def _refusal(error: TwilioRestException, retry_after: float | None) -> SendError:
    code = str(error.code or error.status)
    if error.status == TOO_MANY:
        return SendError(code, retryable=True, retry_after=retry_after)
    if error.status >= SERVER_ERRORS:
        # The carrier broke after it may have queued the message.
        return SendError(code, unknown=True)
    return SendError(code, retryable=code in MEANINGS and MEANINGS[code].retryable)
