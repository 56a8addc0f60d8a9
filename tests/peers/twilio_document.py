"""Twilio's own OpenAPI document, cut to the paths that the product asks, and taken at its word.

The document is loose: nothing is required, anything may be added, its own formats mean nothing to
a validator. Every example in it has every field and no other, so that is what is asked here too.
"""

import json
from collections.abc import Iterator
from typing import Any

from tests.peers.node import package

SOURCE = ".twilio/twilio_api_v2010.json"
ACCOUNT = "/2010-04-01/Accounts/{AccountSid}"
PATHS = tuple(
    f"{ACCOUNT}/{path}.json"
    for path in (
        "Messages",
        "Messages/{Sid}",
        "Messages/{MessageSid}/Media",
        "Calls",
        "Calls/{Sid}",
        "Calls/{CallSid}/Recordings",
        "Recordings/{Sid}",
    )
)
# https://datatracker.ietf.org/doc/html/rfc2822#section-3.3, in UTC, as all of its examples are.
RFC_2822 = (
    r"^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d "
    r"(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d\d:\d\d:\d\d \+0000$"
)

Node = dict[str, Any]


def published() -> Node:
    """The document as Twilio publishes it."""
    found: Node = json.loads(package(SOURCE).read_text("utf-8"))
    return found


def cut(document: Node) -> Node:
    """The part of `document` that the product uses, made strict; `document` is used up."""
    document["paths"] = {path: document["paths"][path] for path in PATHS}
    schemas = document["components"]["schemas"]
    used = set(_names(document["paths"], schemas))
    document["components"]["schemas"] = {name: schemas[name] for name in sorted(used)}
    for schema in _schemas(document):
        _take_at_its_word(schema)
    for response in _responses(document):
        for schema in _schemas(response):
            _require_all(schema)
    for schema in document["components"]["schemas"].values():
        _require_all(schema)
    return document


def names(document: Node) -> set[str]:
    """Every parameter that a question may have, in its address or in its form."""
    found = set()
    for path in PATHS:
        for operation in _operations(document["paths"][path]):
            found |= {one["name"] for one in operation.get("parameters", ())}
            for content in operation.get("requestBody", {}).get("content", {}).values():
                found |= set(content["schema"]["properties"])
    return found


def pages(document: Node) -> Iterator[Node]:
    """Every example of a list that the document gives."""
    for path in PATHS:
        for operation in _operations(document["paths"][path]):
            for response in operation["responses"].values():
                for content in response.get("content", {}).values():
                    for example in content.get("examples", {}).values():
                        if "first_page_uri" in example["value"]:
                            yield example["value"]


def _take_at_its_word(schema: Node) -> None:
    if schema.get("format") == "date-time-rfc-2822":
        schema["pattern"] = RFC_2822
    if schema.get("format") == "uri":
        # Its own examples are paths without a host: test_twilio.py shows it.
        schema["format"] = "uri-reference"
    if "properties" in schema:
        schema["additionalProperties"] = False


def _require_all(schema: Node) -> None:
    if "properties" in schema:
        schema["required"] = sorted(schema["properties"])


def _operations(path: Node) -> Iterator[Node]:
    return (one for one in path.values() if isinstance(one, dict) and "responses" in one)


def _responses(document: Node) -> Iterator[Node]:
    for path in document["paths"].values():
        for operation in _operations(path):
            yield operation["responses"]


def _schemas(node: Any) -> Iterator[Node]:
    """Every object below `node` that is a schema; examples hold none."""
    if isinstance(node, list):
        for one in node:
            yield from _schemas(one)
    elif isinstance(node, dict):
        if node.get("type") in {"object", "string"} or "properties" in node:
            yield node
        for name, one in node.items():
            if name not in {"example", "examples", "x-twilio"}:
                yield from _schemas(one)


def _names(node: Any, schemas: Node) -> Iterator[str]:
    if isinstance(node, list):
        for one in node:
            yield from _names(one, schemas)
    elif isinstance(node, dict):
        if isinstance(node.get("$ref"), str):
            name = node["$ref"].rpartition("/")[2]
            yield name
            yield from _names(schemas[name], schemas)
        for one in node.values():
            yield from _names(one, schemas)
