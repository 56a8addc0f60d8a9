"""Calls out of Twilio's forms: one that was not picked up, and a recording that was left.

The callback of a recording names neither caller nor line (Twilio: voice/twiml/record), so its
address carries them, wrapped under a key of the auth token: addresses stand in many logs.
"""

import json
import re
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urlsplit

from werkzeug.datastructures import MultiDict

from bots.carrier_requests import Malformed, RawRequest
from bots.receiving.sender import read_sender
from bots.twilio.verify import END_PATH, MENU_PATH, RECORDED_PATH, VOICE_PATH, form
from intake.lines.line import TWILIO
from intake.reception.arrival.inbound import Inbound
from intake.reports.attachments import AUDIO, MediaRef
from vault.encoding import b64u, canonical, context, unb64u
from vault.sealing import DoesNotOpen, derive, unwrap, wrap

CALLER = "c"
COMPLETED = "completed"
CALL_SID = re.compile(r"CA[0-9a-f]{32}")
RECORDING_SID = re.compile(r"RE[0-9a-f]{32}")
_BOUND = context("call", "twilio", "caller")


@dataclass(frozen=True)
class Caller:
    """Who calls which line of ours, and the language whose key was pressed."""

    sender: str = field(repr=False)
    line: str
    language: str | None = None

    @property
    def withheld(self) -> bool:
        """Whether there is no number that could be written to."""
        found = read_sender(self.sender, self.line, "")
        return found.withheld or found.unanswerable

    @property
    def number(self) -> str:
        """By which the caller is known, where the number is not withheld."""
        return read_sender(self.sender, self.line, "").address


class Callers:
    """Puts a caller into an address of ours, and reads the caller from it again."""

    def __init__(self, auth_token: str) -> None:
        self._key = derive(auth_token.encode(), "firedoor/v1/twilio/call")

    def token(self, caller: Caller) -> str:
        content = {"from": caller.sender, "to": caller.line, "language": caller.language or ""}
        return b64u(wrap(self._key, canonical(content), _BOUND))

    def read(self, token: str) -> Caller:
        """Raises Malformed."""
        try:
            stored = json.loads(unwrap(self._key, unb64u(token), _BOUND))
        except (DoesNotOpen, ValueError):
            raise Malformed("not a call of ours") from None
        return Caller(stored["from"], stored["to"], stored["language"] or None)


def is_call(request: RawRequest) -> bool:
    """Whether a request is about a telephone call."""
    return urlsplit(request.target).path.startswith(VOICE_PATH)


def fields_of(request: RawRequest, account_sid: str) -> MultiDict[str, str]:
    """The form of a call. Raises Malformed where it is not one, or not of our account."""
    fields = form(request.body)
    if fields.get("AccountSid") != account_sid:
        raise Malformed("another account")
    if not CALL_SID.fullmatch(fields.get("CallSid", "")):
        raise Malformed("no call")
    return fields


def caller_of(request: RawRequest, fields: MultiDict[str, str], callers: Callers) -> Caller:
    """By the token in the address, else by the form. Raises Malformed."""
    try:
        query = parse_qs(urlsplit(request.target).query)
    except ValueError:
        raise Malformed("not an address of ours") from None
    if CALLER in query:
        return callers.read(query[CALLER][0])
    caller = Caller(fields.get("From", ""), fields.get("To", ""))
    if not caller.line:
        raise Malformed("a field is missing")
    return caller


def parse_call(request: RawRequest, account_sid: str, callers: Callers) -> Inbound | None:
    """A recording, or a call that is answered by a text; None for a step on the way.

    Raises Malformed.
    """
    fields = fields_of(request, account_sid)
    caller = caller_of(request, fields, callers)
    match urlsplit(request.target).path:
        case path if path == MENU_PATH:
            return None
        case path if path in (END_PATH, RECORDED_PATH):
            return _recording(fields, caller)
    if caller.withheld:
        return None
    return Inbound(
        channel=TWILIO,
        provider_id=fields["CallSid"],
        line_address=caller.line,
        sender=caller.number,
        text="",
        is_call=True,
        copy_id=fields["CallSid"],
    )


def _recording(fields: MultiDict[str, str], caller: Caller) -> Inbound | None:
    if fields.get("RecordingStatus", COMPLETED) != COMPLETED:
        return None
    url = fields.get("RecordingUrl", "")
    found = RECORDING_SID.search(url)
    if found is None:
        raise Malformed("no recording")
    call = fields["CallSid"]
    return Inbound(
        channel=TWILIO,
        provider_id=found[0],
        line_address=caller.line,
        # Two who hide their numbers are not one person: each call stands for itself.
        sender=call if caller.withheld else caller.number,
        withheld=caller.withheld,
        text="",
        media=(MediaRef(AUDIO, url, "audio/mpeg"),),
        chosen_language=caller.language,
        copy_id=f"{found[0]}/{call}",
    )
