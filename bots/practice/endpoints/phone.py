"""Driving practice phones: type a text, read the screen, wait for the next one."""

import base64
import binascii
from dataclasses import asdict, replace
from typing import Any

import phonenumbers
from flask import Blueprint, Response, abort, jsonify

from bots.practice.control import after, json_body, now, patience, practice, stamp, text_in
from bots.practice.feed import FeedEntry
from bots.practice.habits import after as later
from bots.practice.phones.handset import UNDELIVERED, Shown, text_shown
from bots.practice.twilio.keywords import carrier_answer
from bots.practice.twilio.texts import API_VERSION, Text, TextMedia, new_sid, new_text
from bots.practice.twilio.webhooks import TwilioDelivery
from bots.twilio.line import WHATSAPP, is_whatsapp

LONGEST_BODY = 1600
MOST_MEDIA = 10

blueprint = Blueprint("phone", __name__, url_prefix="/phone")


@blueprint.post("/send")
def send() -> Response:
    """Send a text from a practice phone to the line; answers when the webhook has answered.

    A carrier that is late answers at once, with `attempts` 0.
    A `sid` that was used before is a second delivery of the same text: only the webhook sees it.
    """
    here, body = practice(), json_body()
    number, typed = text_in(body, "from"), text_in(body, "text", "")
    line = text_in(body, "to", "") or _usual_line(number)
    media = tuple(_media(body.get("media", [])))
    if not number or not (typed or media) or len(typed) > LONGEST_BODY:
        abort(400, f'"from" and "text" (up to {LONGEST_BODY} characters) or "media" are needed.')
    if line == here.options.android_number:
        return _to_android(number, typed, text_in(body, "sid", ""))
    if line.removeprefix(WHATSAPP) != here.options.twilio_number:
        abort(400, f'"to" is {here.options.twilio_number} or {here.options.android_number}.')
    text = new_text(
        sid=text_in(body, "sid", "") or new_sid("MM" if media else "SM"),
        direction="inbound",
        sender=number,
        recipient=line,
        body=typed,
        status="received",
        media=media,
    )
    handset = here.handsets.of(number)
    if here.texts.get(text.sid) is None:
        here.texts.add(text)
        handset.add(text_shown("out", typed, text.sid, "received", line))
        if not is_whatsapp(line):
            _answer_as_carrier(number, typed)
    url, fields = here.options.webhooks_url + "/webhooks/twilio/message", _webhook_fields(text)

    def deliver() -> TwilioDelivery:
        delivery = here.twilio_webhooks.post(url, fields, here.options.twilio_fallback_url)
        status = "received" if delivery.accepted else UNDELIVERED
        handset.rewrite(lambda shown: _with_status(shown, text.sid, status))
        return delivery

    deliveries = []
    for pause in here.habits.pauses("twilio"):
        if pause:
            later(pause, deliver)
        else:
            deliveries.append(deliver())
    told = deliveries[0] if deliveries else TwilioDelivery(None, 0)
    return jsonify(sid=text.sid, status=told.status, attempts=told.attempts)


def _usual_line(number: str) -> str:
    prefix = WHATSAPP if is_whatsapp(number) else ""
    return prefix + practice().options.twilio_number


def _to_android(number: str, typed: str, again: str) -> Response:
    """A text to the SIM; `again` is the "sid" of an earlier one: its moment of arrival."""
    here = practice()
    handset = here.handsets.of(number)
    sid = again or stamp(now())
    if not again:
        handset.add(text_shown("out", typed, sid, "received", here.options.android_number))
    delivery = here.android.receive(number, typed, sid)
    status = "received" if delivery.accepted else UNDELIVERED
    handset.rewrite(lambda shown: _with_status(shown, sid, status))
    return jsonify(sid=sid, status=delivery.status, attempts=1)


def _media(given: Any) -> list[TextMedia]:
    if not isinstance(given, list) or len(given) > MOST_MEDIA:
        abort(400, f'"media" is a list of at most {MOST_MEDIA} files.')
    files = []
    for one in given:
        if not isinstance(one, dict):
            abort(400, 'A file has "content_type" and "data" (base64).')
        try:
            data = base64.b64decode(text_in(one, "data"), validate=True)
        except binascii.Error:
            abort(400, '"data" must be base64.')
        files.append(TextMedia(new_sid("ME"), text_in(one, "content_type"), data))
    return files


def _answer_as_carrier(number: str, typed: str) -> None:
    here = practice()
    answer, out = carrier_answer(typed, here.is_opted_out(number))
    here.set_opted_out(number, out)
    if answer is not None:
        shown = text_shown("in", answer, None, "delivered", here.options.twilio_number)
        here.handsets.of(number).add(shown)


def _with_status(shown: Shown, sid: str, status: str) -> Shown:
    return replace(shown, status=status) if shown.sid == sid else shown


def _webhook_fields(text: Text) -> dict[str, str]:
    """The form that Twilio posts for an inbound text, places unknown, blanks included."""
    options = practice().options
    fields = {
        "ToCountry": _country(text.recipient),
        "ToState": "",
        "SmsMessageSid": text.sid,
        "NumMedia": str(len(text.media)),
        "ToCity": "",
        "FromZip": "",
        "SmsSid": text.sid,
        "FromState": "",
        "SmsStatus": "received",
        "FromCity": "",
        "Body": text.body,
        "FromCountry": _country(text.sender),
        "To": text.recipient,
        "ToZip": "",
        "NumSegments": str(text.segment_count),
        "MessageSid": text.sid,
        "AccountSid": options.twilio_account_sid,
        "From": text.sender,
        "ApiVersion": API_VERSION,
    }
    if options.twilio_messaging_service_sid:
        fields["MessagingServiceSid"] = options.twilio_messaging_service_sid
    if is_whatsapp(text.sender):
        fields |= {"ProfileName": "Practice", "WaId": text.sender.removeprefix(f"{WHATSAPP}+")}
    base = f"http://localhost:{options.port}/{API_VERSION}/Accounts/{options.twilio_account_sid}"
    for place, media in enumerate(text.media):
        fields[f"MediaContentType{place}"] = media.content_type
        fields[f"MediaUrl{place}"] = f"{base}/Messages/{text.sid}/Media/{media.sid}"
    return fields


def _country(number: str) -> str:
    try:
        return phonenumbers.region_code_for_number(phonenumbers.parse(number)) or ""
    except phonenumbers.NumberParseException:
        return ""


@blueprint.get("/<number>/messages")
def messages(number: str) -> Response:
    """Answer what the handset shows, in the order in which it saw it."""
    return _shown(practice().handsets.of(number).after(after()))


@blueprint.get("/<number>/wait")
def wait(number: str) -> Response:
    """Answer the texts that arrived after `after`, as soon as there is one; none at timeout."""
    handset = practice().handsets.of(number)
    return _shown(handset.wait(after(), patience(), lambda shown: shown.direction == "in"))


def _shown(entries: list[FeedEntry[Shown]]) -> Response:
    return jsonify(
        messages=[
            {"n": entry.n, **asdict(entry.item), "at": stamp(entry.item.at)} for entry in entries
        ]
    )
