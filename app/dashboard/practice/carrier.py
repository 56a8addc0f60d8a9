"""Asking the practice carrier on loopback."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from typing import Any
from urllib.parse import urlencode

HOST = "127.0.0.1"


class CarrierAway(Exception):
    """Nobody answers on the practice port."""


@dataclass(frozen=True)
class Answer:
    """An HTTP status and JSON bytes."""

    status: int
    content: bytes


def ask(
    port: int,
    path: str,
    *,
    patience: float,
    query: Mapping[str, str | int] | None = None,
    body: Mapping[str, Any] | None = None,
) -> Answer:
    """GETs `path`, or POSTs `body` to it as JSON, within `patience` seconds.

    Raises CarrierAway. A plain connection: no proxy of the environment, no redirects.
    """
    connection = HTTPConnection(HOST, port, timeout=patience)
    address = f"{path}?{urlencode(query)}" if query else path
    try:
        if body is None:
            connection.request("GET", address)
        else:
            headers = {"Content-Type": "application/json"}
            connection.request("POST", address, json.dumps(body).encode(), headers)
        response = connection.getresponse()
        return Answer(response.status, response.read())
    except (OSError, HTTPException):
        raise CarrierAway from None
    finally:
        connection.close()
