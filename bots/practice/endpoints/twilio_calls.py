"""Twilio's REST API as far as calls go: list, delete, and the sound of a recording."""

from datetime import datetime
from typing import Any

from flask import Blueprint, Response, jsonify, request

from bots.practice.control import practice
from bots.practice.endpoints.twilio_messages import authenticate, refuse
from bots.practice.twilio.calls import call_resource, recording_resource
from bots.practice.twilio.texts import API_VERSION

blueprint = Blueprint("twilio_voice", __name__, url_prefix=f"/{API_VERSION}/Accounts/<account>")
blueprint.before_request(authenticate)


@blueprint.get("/Calls.json")
def list_calls(account: str) -> Response:
    """Answer the calls that match To, From and StartTime, newest first; one page."""
    calls, _ = practice().calls.newest_first()
    asked = request.args
    found = [
        call_resource(call, account)
        for call in calls
        if asked.get("To", call.recipient) == call.recipient
        and asked.get("From", call.sender) == call.sender
        and _on(call.at, "StartTime")
    ]
    return _page("calls", found, f"/{API_VERSION}/Accounts/{account}/Calls.json")


@blueprint.get("/Recordings.json")
@blueprint.get("/Calls/<call>/Recordings.json")
def list_recordings(account: str, call: str = "") -> Response:
    """Answer the recordings that match CallSid and DateCreated, newest first; one page."""
    _, recordings = practice().calls.newest_first()
    found = [
        recording_resource(one, account)
        for one in recordings
        if (call or request.args.get("CallSid", one.call_sid)) == one.call_sid
        and _on(one.at, "DateCreated")
    ]
    return _page("recordings", found, f"/{API_VERSION}/Accounts/{account}/Recordings.json")


def _on(at: datetime, name: str) -> bool:
    """Whether a moment is on the day that the query names, or not before or after it."""
    for suffix, holds in (
        ("", at.date().__eq__),
        (">", at.date().__ge__),
        ("<", at.date().__le__),
    ):
        given = request.args.get(name + suffix)
        if given and not holds(datetime.fromisoformat(given).date()):
            return False
    return True


def _page(name: str, found: list[dict[str, Any]], uri: str) -> Response:
    return jsonify(
        {
            name: found,
            "page": 0,
            "page_size": 1000,
            "start": 0,
            "end": max(0, len(found) - 1),
            "uri": uri,
            "first_page_uri": uri,
            "previous_page_uri": None,
            "next_page_uri": None,
        }
    )


@blueprint.delete("/Calls/<sid>.json")
@blueprint.delete("/Recordings/<sid>.json")
def delete(account: str, sid: str) -> Response:
    """Forget a call or a recording."""
    return Response(status=204) if practice().calls.remove(sid) else refuse(20404)


@blueprint.get("/Recordings/<sid>")
@blueprint.get("/Recordings/<sid>.mp3")
def sound(account: str, sid: str) -> Response:
    """Answer the sound."""
    found = practice().calls.recording(sid)
    return refuse(20404) if found is None else Response(found.data, content_type="audio/mpeg")
