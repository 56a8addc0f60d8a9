"""Sending by the app's own client library, with time limits.

A text carries our own id: the phone knows it again, and can be asked whether it has it.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from android_sms_gateway import APIClient, Message
from android_sms_gateway.domain import TextMessage
from android_sms_gateway.errors import APIError, NotFoundError
from android_sms_gateway.http import RequestsHttpClient
from requests import Response, Session
from requests.exceptions import RequestException

from bots.android.errors import MEANINGS
from bots.android.parse import CHANNEL
from bots.android.phones import Phone, read_phones
from bots.android.settings import AndroidSending
from bots.channel import OutgoingText
from bots.errors import SendError
from bots.http_errors import failure
from config.settings import Common

CONNECT_SECONDS = 5
READ_SECONDS = 10
CONFLICT = 409
SERVER_ERRORS = 500
CODES = {
    400: "bad-request",
    401: "credentials",
    403: "credentials",
    404: "no-api",
    429: "slow-down",
}


class _Patient(Session):
    """The library gives its calls no time limit."""

    def request(self, *given: Any, **more: Any) -> Response:
        limits = {"timeout": (CONNECT_SECONDS, READ_SECONDS), "allow_redirects": False}
        return super().request(*given, **(more | limits))


class AndroidSender:
    """The sending half: each line's own phone and SIM."""

    name = CHANNEL

    def __init__(self, phones: Iterable[Phone]) -> None:
        self._phones = {number: one for one in phones for number in one.numbers.values()}
        self._clients = {
            one.name: APIClient(
                one.user, one.password(), base_url=one.url, http=RequestsHttpClient(_Patient())
            )
            for one in self._phones.values()
        }

    def send(self, outgoing: OutgoingText) -> str | None:
        """Gives the phone's id of it, which is ours. Raises SendError."""
        phone = self._phone(outgoing)
        message = Message(
            phone_numbers=[outgoing.address],
            text_message=TextMessage(outgoing.text),
            sim_number=phone.sim_of(outgoing.line),
            with_delivery_report=True,
            id=outgoing.reference,
            ttl=outgoing.valid_seconds,
        )
        try:
            self._clients[phone.name].send(message)
        except APIError as error:
            if error.status_code == CONFLICT:
                return outgoing.reference
            raise _refusal(error) from None
        except (RequestException, OSError, ValueError, KeyError, TypeError) as error:
            raise failure(error) from None
        return outgoing.reference

    def was_sent(self, outgoing: OutgoingText, since: datetime, others: int = 0) -> bool | None:
        """Asks the phone for our id."""
        try:
            state = self._clients[self._phone(outgoing).name].get_state(outgoing.reference)
        except NotFoundError:
            return False
        except (APIError, RequestException, OSError, ValueError, KeyError, TypeError):
            raise SendError("away", retryable=True) from None
        return bool(state.id == outgoing.reference)

    def _phone(self, outgoing: OutgoingText) -> Phone:
        if outgoing.line not in self._phones:
            raise SendError("no-line")
        return self._phones[outgoing.line]


def sender(settings: Common) -> AndroidSender | None:
    """From this process's settings; None without a phone. Raises Refused."""
    phones = read_phones(settings.part(AndroidSending).android_devices)
    return AndroidSender(phones) if phones else None


def _refusal(error: APIError) -> SendError:
    status = error.status_code or SERVER_ERRORS
    if status >= SERVER_ERRORS:
        # The app broke after it may have queued the text.
        return SendError("no-answer", unknown=True)
    code = CODES.get(status, "bad-request")
    return SendError(code, retryable=MEANINGS[code].retryable)
