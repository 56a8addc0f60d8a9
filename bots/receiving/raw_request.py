"""A raw request: made of what a server received, written into a sealed file and read again."""

import json
from base64 import b64decode, b64encode
from datetime import datetime

from werkzeug.wrappers import Request

from bots.carrier_requests import RawRequest, Route


def raw_request(channel: str, route: Route, request: Request, received_at: datetime) -> RawRequest:
    """The request before anything interpreted it; the target as it stood on the wire."""
    environ = request.environ
    target = environ.get("RAW_URI") or environ.get("REQUEST_URI") or request.full_path.rstrip("?")
    return RawRequest(
        channel=channel,
        target=target,
        headers={name: request.headers[name] for name in route.headers if name in request.headers},
        body=request.get_data(),
        received_at=received_at,
    )


def to_bytes(request: RawRequest) -> bytes:
    """A raw request as it is sealed into the spool or the quarantine."""
    return json.dumps(
        {
            "channel": request.channel,
            "target": request.target,
            "headers": request.headers,
            "body": b64encode(request.body).decode("ascii"),
            "received_at": request.received_at.isoformat(),
        }
    ).encode()


def from_bytes(stored: bytes) -> RawRequest:
    """The raw request that `to_bytes` wrote. Raises ValueError or KeyError for anything else."""
    content = json.loads(stored)
    return RawRequest(
        channel=content["channel"],
        target=content["target"],
        headers=content["headers"],
        body=b64decode(content["body"]),
        received_at=datetime.fromisoformat(content["received_at"]),
    )
