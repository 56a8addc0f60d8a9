"""Calling a line: follows its TwiML as Twilio does, and tells what the caller heard."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin
from xml.etree.ElementTree import Element, ParseError, fromstring

from flask import Blueprint, Response, abort, jsonify

from bots.practice.control import json_body, number_in, practice, text_in
from bots.practice.phones.silent_sound import silence
from bots.practice.twilio.texts import API_VERSION, new_sid
from bots.twilio.verify import VOICE_PATH

MOST_STEPS = 30
LONGEST_RECORDING = 600
HIDDEN = "+266696687"

blueprint = Blueprint("call", __name__, url_prefix="/phone")


@blueprint.post("/call")
def call() -> Response:
    """Calls the line; `keys` are pressed one at each menu, then the caller speaks for `seconds`.

    With `hang_up` the call ends at the tone after the speaking, without a key; `sid` of an earlier
    call is the same call told again. Answers when the call and its callbacks are over.
    """
    here, body = practice(), json_body()
    sender = text_in(body, "from")
    seconds = number_in(body, "seconds") if "seconds" in body else 0
    if not 0 <= seconds <= LONGEST_RECORDING:
        abort(400, f'"seconds" is from 0 to {LONGEST_RECORDING}.')
    made = _Call(
        sid=text_in(body, "sid", "") or new_sid("CA"),
        sender=HIDDEN if body.get("withheld") else sender,
        line=text_in(body, "to", "") or here.options.twilio_number,
        keys=iter(text_in(body, "keys", "")),
        seconds=seconds,
        hangs_up=bool(body.get("hang_up")),
    )
    made.carry_out()
    return jsonify(sid=made.sid, status=made.status, heard=made.heard)


@dataclass
class _Call:
    """One call. Whoever hangs up ends it: `_Over` is raised."""

    sid: str
    sender: str
    line: str
    keys: Iterator[str]
    seconds: int
    hangs_up: bool
    status: str = "completed"
    heard: list[str] = field(default_factory=list)
    steps: int = 0
    callbacks: list[threading.Thread] = field(default_factory=list)

    def carry_out(self) -> None:
        calls = practice().calls
        calls.ring(self.sid, self.sender, self.line)
        address = practice().options.webhooks_url + VOICE_PATH
        more = {"CallStatus": "ringing"}
        try:
            while True:
                address, more = self._follow(address, self._ask(address, more))
        except _Over:
            calls.end(self.sid, self.status)
        for one in self.callbacks:
            one.join()

    def _ask(self, address: str, more: dict[str, str]) -> Element:
        self.steps += 1
        if self.steps > MOST_STEPS:
            raise _Over
        fields = self._fields() | {"CallStatus": "in-progress"} | more
        here = practice()
        answer = here.twilio_webhooks.ask(address, fields, here.options.twilio_voice_fallback_url)
        try:
            return fromstring(answer or "")  # noqa: S314 - from our own receiver
        except ParseError:
            # What Twilio says itself then; the call was picked up for it.
            self.heard.append("an application error has occurred")
            self.status = "failed"
            raise _Over from None

    def _fields(self) -> dict[str, str]:
        """The form of every request about this call, places unknown, blanks included."""
        fields = {
            "CallSid": self.sid,
            "AccountSid": practice().options.twilio_account_sid,
            "From": self.sender,
            "To": self.line,
            "Caller": self.sender,
            "Called": self.line,
            "Direction": "inbound",
            "ApiVersion": API_VERSION,
        }
        for side in ("From", "To", "Caller", "Called"):
            fields |= {f"{side}{place}": "" for place in ("City", "State", "Zip", "Country")}
        return fields

    def _follow(self, address: str, document: Element) -> tuple[str, dict[str, str]]:
        """Carries out the verbs; the next address and what is told there."""
        for verb in document:
            match verb.tag:
                case "Reject":
                    self.status = "busy" if verb.get("reason") == "busy" else "no-answer"
                    raise _Over
                case "Hangup":
                    raise _Over
                case "Say" | "Play":
                    self._hear(verb)
                case "Gather":
                    for part in verb:
                        self._hear(part)
                    if key := next(self.keys, ""):
                        return urljoin(address, verb.get("action")), {"Digits": key}
                case "Record":
                    if self.seconds:
                        return self._record(address, verb)
                case "Redirect":
                    return urljoin(address, verb.text or ""), {}
        raise _Over

    def _hear(self, verb: Element) -> None:
        self.heard.append(verb.text or "")

    def _record(self, address: str, verb: Element) -> tuple[str, dict[str, str]]:
        here = practice()
        sid = new_sid("RE")
        seconds = min(self.seconds, int(verb.get("maxLength", "3600")))
        here.calls.keep(sid, self.sid, seconds, silence(seconds))
        account = here.options.twilio_account_sid
        base = f"http://localhost:{here.options.port}/{API_VERSION}/Accounts/{account}"
        url = f"{base}/Recordings/{sid}"
        told = {"RecordingUrl": url, "RecordingSid": sid, "RecordingDuration": str(seconds)}
        callback = verb.get("recordingStatusCallback")
        if callback:
            # It has no caller, no line and no words of the call; it comes when it comes.
            fields = told | {
                "AccountSid": account,
                "CallSid": self.sid,
                "RecordingStatus": "completed",
                "RecordingChannels": "1",
                "RecordingSource": "RecordVerb",
            }
            told_later = threading.Thread(
                target=here.twilio_webhooks.post,
                args=(urljoin(address, callback), fields),
                daemon=True,
            )
            told_later.start()
            self.callbacks.append(told_later)
        self.seconds = 0
        more: dict[str, Any] = told | {"Digits": "hangup" if self.hangs_up else "#"}
        if self.hangs_up:
            more["CallStatus"] = "completed"
        return urljoin(address, verb.get("action")), more


class _Over(Exception):
    """The call has ended."""
