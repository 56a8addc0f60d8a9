"""Sending by Twilio's own client, with time limits; nothing that it raises carries a number."""

from datetime import datetime
from urllib.parse import urlencode

from requests.exceptions import ConnectionError as NoConnection
from requests.exceptions import ConnectTimeout, RequestException
from twilio.base.exceptions import TwilioException, TwilioRestException
from twilio.http.http_client import TwilioHttpClient
from twilio.rest import Client
from urllib3.exceptions import NewConnectionError

from bots.channel import SendError
from bots.twilio_sms.errors import meaning
from bots.twilio_sms.verify import STATUS_PATH
from intake.lines import TWILIO_SMS

TIMEOUT_SECONDS = 10
SERVER_ERRORS = 500
TOO_MANY = 429


class TwilioSender:
    """The sending half: account, number or messaging service."""

    name = TWILIO_SMS

    def __init__(
        self, account_sid: str, auth_token: str, sender: str, messaging_service_sid: str,
        api_url: str, public_webhook_url: str,
    ) -> None:  # fmt: skip
        self._client = Client(
            account_sid, auth_token, http_client=TwilioHttpClient(timeout=TIMEOUT_SECONDS)
        )
        if api_url:
            self._client.api.base_url = api_url
        self._from = (
            {"messaging_service_sid": messaging_service_sid}
            if messaging_service_sid
            else {"from_": sender}
        )
        self._status_url = public_webhook_url + STATUS_PATH

    def send(self, address: str, text: str, choices: tuple[str, ...], reference: str) -> None:
        """Sends one SMS; choices are part of the text here. Raises SendError."""
        callback = f"{self._status_url}?{urlencode({'m': reference})}"
        try:
            self._client.messages.create(
                to=address, body=text, status_callback=callback, **self._from
            )
        except TwilioRestException as error:
            raise _refusal(error) from None
        except (TwilioException, RequestException, OSError, ValueError) as error:
            raise _failure(error) from None

    def was_sent(self, address: str, text: str, since: datetime) -> bool | None:
        """Looks the text up by number and day (DateSent is documented per day)."""
        try:
            found = self._client.messages.list(
                to=address, date_sent_after=since.date(), limit=200, page_size=200
            )
        except (TwilioException, RequestException, OSError, ValueError):
            raise SendError("away", retryable=True) from None
        return any(
            (one.direction or "").startswith("outbound")
            and one.body == text
            and (one.date_created is None or one.date_created >= since.replace(microsecond=0))
            for one in found
        )


def _refusal(error: TwilioRestException) -> SendError:
    code = str(error.code or error.status)
    if error.status == TOO_MANY:
        return SendError(code, retryable=True)
    if error.status >= SERVER_ERRORS:
        # The carrier broke after it may have queued the message.
        return SendError(code, unknown=True)
    return SendError(code, retryable=meaning(code).retryable)


def _failure(error: Exception) -> SendError:
    if isinstance(error, ConnectTimeout):
        return SendError("no-connection", retryable=True)
    reason = getattr(error.args[0], "reason", None) if error.args else None
    if isinstance(error, NoConnection) and isinstance(reason, NewConnectionError):
        return SendError("no-connection", retryable=True)
    return SendError("no-answer", unknown=True)
