"""Deleting a message at Twilio, and with it its media; a recording, and the record of its call.

Nothing that is raised holds a number.
"""

from collections.abc import Sequence

from requests.exceptions import RequestException
from twilio.base.exceptions import TwilioException, TwilioRestException
from twilio.http.http_client import TwilioHttpClient
from twilio.rest import Client

from bots.errors import SendError
from bots.twilio.settings import TwilioSending
from config.settings import Common
from intake.lines.line import TWILIO

CHAT = False
TIMEOUT_SECONDS = 10
NOT_FOUND = 404
TOO_MANY = 429
SERVER_ERRORS = 500
TOO_EARLY = 20009
REFUSED_ACCOUNT = 20003


class TwilioCopyDeleter:
    """DELETE Messages/{Sid}; 20009 means that it is too early (messaging.md 1.9).

    A copy may be of several parts, with a stroke between: a recording and its call.
    """

    name = TWILIO
    at_once = 1

    def __init__(self, account_sid: str, auth_token: str, api_url: str) -> None:
        self._client = Client(
            account_sid, auth_token, http_client=TwilioHttpClient(timeout=TIMEOUT_SECONDS)
        )
        if api_url:
            self._client.api.base_url = api_url

    def delete(self, address: str, ids: Sequence[str]) -> bool:
        """False when Twilio has no such message any more. Raises SendError."""
        try:
            deleted = [self._delete(part) for one in ids for part in one.split("/")]
            return any(deleted)
        except TwilioRestException as error:
            again = (
                error.status == TOO_MANY
                or error.status >= SERVER_ERRORS
                or error.code in {TOO_EARLY, REFUSED_ACCOUNT}
            )
            raise SendError(str(error.code or error.status), retryable=again) from None
        except (TwilioException, RequestException, OSError, ValueError):
            raise SendError("away", retryable=True) from None

    def _delete(self, sid: str) -> bool:
        resources = {"RE": self._client.recordings, "CA": self._client.calls}
        try:
            resources.get(sid[:2], self._client.messages)(sid).delete()
        except TwilioRestException as error:
            if error.status != NOT_FOUND:
                raise
            return False
        return True


def copy_deleter(settings: Common) -> TwilioCopyDeleter | None:
    """None without an account."""
    own = settings.part(TwilioSending)
    if not own.twilio_account_sid:
        return None
    return TwilioCopyDeleter(
        own.twilio_account_sid, own.twilio_auth_token.get_secret_value(), own.twilio_api_url
    )
