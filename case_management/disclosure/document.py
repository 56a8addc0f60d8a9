"""The alert document: the one thing that two people sign and that nobody can change after. Pure."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from case_management.disclosure.rules import AlertFields, read_fields
from case_management.lifecycle.rules import NotAllowed

TEMPLATE = "alert-mail/1"
KEYS = frozenset(
    {
        "firedoor", "alert", "reference", "organisation", "release_by", "fields", "statements",
        "vouched", "recipients", "template", "overlap",
    }
)  # fmt: skip


@dataclass(frozen=True)
class Recipient:
    """One person at one affiliate; `reference` is hers alone, so that a leak can be traced."""

    affiliate: str
    member: str
    email: str
    language: str
    reference: str


@dataclass(frozen=True)
class AlertDocument:
    """A read document; `raw` are the bytes that were signed."""

    raw: bytes
    alert: str
    reference: str
    organisation: str
    release_by: str
    fields: AlertFields
    statements: Mapping[str, str]
    recipients: tuple[Recipient, ...]

    @property
    def digest(self) -> str:
        return hashlib.sha256(self.raw).hexdigest()


def read_document(raw: bytes) -> AlertDocument:
    """Reads canonical JSON of an alert; raises NotAllowed when it is anything else."""
    try:
        content: dict[str, Any] = json.loads(raw)
        again = json.dumps(
            content, ensure_ascii=False, sort_keys=True, separators=(",", ":")
        ).encode()
        if again != raw or set(content) != KEYS:
            raise NotAllowed("This is not an alert document in its one spelling.")
        if content["firedoor"] != "alert/1" or content["template"] != TEMPLATE:
            raise NotAllowed("This alert was made for another version of Firedoor.")
        recipients = tuple(Recipient(**entry) for entry in content["recipients"])
        fields = read_fields(content["fields"])
        statements = {str(k): str(v) for k, v in content["statements"].items()}
    except (ValueError, TypeError, KeyError, AttributeError):
        raise NotAllowed("This is not an alert document.") from None
    if fields.reference != content["reference"]:
        raise NotAllowed("The alert's two references differ.")
    if set(statements) != set(content["vouched"]):
        raise NotAllowed("Every language of the statement needs a person who vouches for it.")
    return AlertDocument(
        raw, content["alert"], content["reference"], content["organisation"],
        content["release_by"], fields, statements, recipients,
    )  # fmt: skip


def fields_as_json(fields: AlertFields) -> dict[str, object]:
    """The coded fields as a document holds them."""
    return {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in asdict(fields).items()
    }
