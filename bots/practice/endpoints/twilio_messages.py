"""Twilio's REST API as far as texts go: create, list, fetch, redact, delete, media."""

import hmac
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, Response, jsonify, redirect, request
from werkzeug.wrappers import Response as AnyResponse

from bots.practice.control import practice
from bots.practice.misbehaviour import answered, hang_up
from bots.practice.phones.handset import text_shown
from bots.practice.twilio.errors import ERRORS, refusal
from bots.practice.twilio.texts import API_VERSION, Text, TextMedia, as_resource, new_sid, new_text
from bots.twilio.line import is_whatsapp

DEFAULT_PAGE = 50
LARGEST_PAGE = 1000

blueprint = Blueprint("twilio", __name__, url_prefix=f"/{API_VERSION}/Accounts/<account>")


def refuse(code: int, status: int | None = None) -> Response:
    """Answer with one of Twilio's errors."""
    usual, message = ERRORS[code]
    answer = jsonify(
        code=code,
        message=message,
        more_info=f"https://www.twilio.com/docs/errors/{code}",
        status=status or usual,
    )
    answer.status_code = status or usual
    return answer


@blueprint.before_request
def authenticate() -> Response | None:
    """Refuse whoever does not have the account's password."""
    options = practice().options
    login = request.authorization
    sound = (
        login is not None
        and login.type == "basic"
        and login.username == options.twilio_account_sid
        and hmac.compare_digest((login.password or "").encode(), options.twilio_auth_token.encode())
        and (request.view_args or {}).get("account") == options.twilio_account_sid
    )
    return None if sound else refuse(20003)


@blueprint.post("/Messages.json")
def create(account: str) -> Response:
    """Accept a text: the handset has it when this answers; the statuses follow later."""
    fault = practice().faults.take("twilio")
    if fault and fault.status:
        return refuse(20429 if fault.status == 429 else 20500, fault.status)
    if fault and fault.drop == "before":
        return hang_up()
    answer = _accept(account)
    return answered(answer, fault)


def _accept(account: str) -> Response:
    here, form = practice(), request.form
    options = here.options
    code = refusal(form, number=options.twilio_number, service=options.twilio_messaging_service_sid)
    if code is None and here.is_opted_out(form["To"]):
        code = 21610
    if code is not None:
        return refuse(code)
    service = form.get("MessagingServiceSid") or None
    text = new_text(
        sid=new_sid("SM"),
        direction="outbound-api",
        sender=form["From"] if is_whatsapp(form["To"]) else options.twilio_number,
        recipient=form["To"],
        body=form["Body"],
        status="accepted" if service else "queued",
        service=service,
        status_callback=form.get("StatusCallback"),
    )
    here.texts.add(text)
    shown = text_shown("in", text.body, text.sid, "delivered", text.sender)
    here.handsets.of(text.recipient).add(shown)
    here.callbacks.follow(text.sid)
    resource = as_resource(text, account)
    if service:
        # A Messaging Service has not chosen its sender yet when it answers.
        resource |= {"from": None, "num_segments": "0"}
    answer = jsonify(resource)
    answer.status_code = 201
    return answer


@blueprint.get("/Messages.json")
def list_page(account: str) -> Response:
    """Answer one page of the texts that match To, From and DateSent, newest first."""
    try:
        found = [text for text in practice().texts.newest_first() if _matches(text)]
    except ValueError:
        return refuse(20001)
    size = max(1, min(LARGEST_PAGE, request.args.get("PageSize", DEFAULT_PAGE, type=int)))
    page = request.args.get("Page", 0, type=int)
    start = _start_of_page(found, page * size)
    shown = found[start : start + size]
    more = start + size < len(found)
    return jsonify(
        messages=[as_resource(text, account) for text in shown],
        page=page,
        page_size=size,
        start=start,
        end=start + len(shown) - 1 if shown else start,
        uri=_page_uri(account, size, page, request.args.get("PageToken")),
        first_page_uri=_page_uri(account, size, 0, None),
        previous_page_uri=None if page == 0 else _page_uri(account, size, page - 1, None),
        next_page_uri=_page_uri(account, size, page + 1, "PA" + shown[-1].sid) if more else None,
    )


def _matches(text: Text) -> bool:
    wanted = request.args
    if wanted.get("To", text.recipient) != text.recipient:
        return False
    if wanted.get("From", text.sender) != text.sender:
        return False
    day, since, until = (_moment(name) for name in ("DateSent", "DateSent>", "DateSent<"))
    if text.sent_at is None:
        return not (day or since or until)
    return (
        (day is None or text.sent_at.date() == day.date())
        and (since is None or text.sent_at >= since)
        and (until is None or text.sent_at <= until)
    )


def _moment(name: str) -> datetime | None:
    given = request.args.get(name)
    if not given:
        return None
    moment = datetime.fromisoformat(given)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _start_of_page(found: list[Text], otherwise: int) -> int:
    """The place after the text that the token names: newer texts do not shift the next page."""
    last_seen = request.args.get("PageToken", "").removeprefix("PA")
    places = (place + 1 for place, text in enumerate(found) if text.sid == last_seen)
    return next(places, otherwise)


def _page_uri(account: str, size: int, page: int, token: str | None) -> str:
    kept = {
        name: value
        for name, value in request.args.items()
        if name in {"To", "From", "DateSent", "DateSent>", "DateSent<"}
    }
    query = kept | {"PageSize": str(size), "Page": str(page)}
    if token:
        query["PageToken"] = token
    return f"/{API_VERSION}/Accounts/{account}/Messages.json?{urlencode(query)}"


@blueprint.get("/Messages/<sid>.json")
def fetch(account: str, sid: str) -> Response:
    """Answer one text."""
    text = practice().texts.get(sid)
    return refuse(20404) if text is None else jsonify(as_resource(text, account))


@blueprint.post("/Messages/<sid>.json")
def redact(account: str, sid: str) -> Response:
    """Blank a text's body; no other update is known here."""
    if request.form.get("Body") != "":
        return refuse(30400)
    text = practice().texts.redact(sid)
    return refuse(20404) if text is None else jsonify(as_resource(text, account))


@blueprint.delete("/Messages/<sid>.json")
def delete(account: str, sid: str) -> Response:
    """Forget a text and its media, unless it is too young."""
    here = practice()
    text = here.texts.get(sid)
    if text is None:
        return refuse(20404)
    age = (datetime.now(UTC) - text.created_at).total_seconds()
    if age < here.options.delete_delay:
        return refuse(20009)
    here.texts.remove(sid)
    return Response(status=204)


def _media_of(sid: str) -> dict[str, TextMedia]:
    text = practice().texts.get(sid)
    return {} if text is None else {media.sid: media for media in text.media}


@blueprint.get("/Messages/<sid>/Media.json")
def list_media(account: str, sid: str) -> Response:
    """Answer what came with a text; always one page, a text has at most ten."""
    uri = f"/{API_VERSION}/Accounts/{account}/Messages/{sid}/Media"
    text = practice().texts.get(sid)
    if text is None:
        return refuse(20404)
    # A file comes with its text and never changes.
    at = format_datetime(text.created_at)
    held: list[dict[str, Any]] = [
        {
            "sid": media.sid,
            "account_sid": account,
            "parent_sid": sid,
            "content_type": media.content_type,
            "date_created": at,
            "date_updated": at,
            "uri": f"{uri}/{media.sid}.json",
        }
        for media in text.media
    ]
    return jsonify(
        media_list=held,
        page=0,
        page_size=DEFAULT_PAGE,
        start=0,
        end=max(0, len(held) - 1),
        uri=f"{uri}.json",
        first_page_uri=f"{uri}.json",
        previous_page_uri=None,
        next_page_uri=None,
    )


@blueprint.get("/Messages/<sid>/Media/<media_sid>")
def fetch_media(account: str, sid: str, media_sid: str) -> AnyResponse:
    """Send the reader on to the file's own address, as Twilio does to its file host."""
    if media_sid not in _media_of(sid):
        return refuse(20404)
    return redirect(f"/media/{sid}/{media_sid}", 307)


files = Blueprint("twilio_files", __name__)


@files.get("/media/<sid>/<media_sid>")
def media_file(sid: str, media_sid: str) -> Response:
    """Answer the bytes of a file; Twilio's file host asks for no password either."""
    media = _media_of(sid).get(media_sid)
    if media is None:
        return refuse(20404)
    return Response(media.data, content_type=media.content_type)
