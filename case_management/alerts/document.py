"""The alert document: the one thing that two people sign and that nobody can change after. Pure."""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from case_management.disclosure.fields import REFERENCE, AlertFields, read_fields
from case_management.refusals import Refusal
from config.policy.cases.remarks import KINDS

TEMPLATE = "alert-mail/1"
WITHOUT_REMARKS = "alert/1"
"""The form before remarks travelled with the statement: read, and no longer proposed."""
WITH_REMARKS = "alert/2"
"""The form before it said whether the statement is an observation of monitors: the same."""
WITH_OBSERVATION = "alert/3"
_ADDED = {
    WITHOUT_REMARKS: frozenset[str](),
    WITH_REMARKS: frozenset({"remarks"}),
    WITH_OBSERVATION: frozenset({"remarks", "observation"}),
}
"""The keys of each form beside those that all have."""
SMALL_FACTORY = "small_factory"
"""The kind of remark by which both sign for naming a small factory; its text is the name."""

_KEYS = frozenset(
    {
        "firedoor",
        "alert",
        "reference",
        "organisation",
        "release_by",
        "fields",
        "statements",
        "vouched",
        "recipients",
        "template",
        "overlap",
    }
)

LONGEST_REASON = 500

# Long enough for two printed pages; a statement is no report.
LONGEST_STATEMENT = 6000

_ID = re.compile(r"[0-9a-f]{32}")
_LANGUAGE = re.compile(r"[a-z]{2,3}")


@dataclass(frozen=True)
class Recipient:
    """One person at one affiliate; `reference` is theirs alone, so that a leak can be traced."""

    affiliate: str
    member: str
    email: str
    language: str
    reference: str


@dataclass(frozen=True)
class AnsweredRemark:
    """Something in a statement that may point to a person, and why the drafter lets it stand."""

    language: str
    kind: str
    text: str
    why: str

    @property
    def about(self) -> tuple[str, str, str]:
        """What it is about, whatever the reason."""
        return self.language, self.kind, self.text


@dataclass(frozen=True)
class AlertDocument:
    """A read document; `raw` are the bytes that were signed.

    `statements` and `vouched` (member ids) have the same languages as keys. `compared` is how many
    texts of workers the drafter's browser compared them with.
    """

    raw: bytes
    alert: str
    reference: str
    organisation: str
    release_by: str
    fields: AlertFields
    statements: Mapping[str, str]
    vouched: Mapping[str, str]
    recipients: tuple[Recipient, ...]
    compared: int
    form: str = WITH_OBSERVATION
    remarks: tuple[AnsweredRemark, ...] = ()
    observation: bool = False
    """Both sign that the statement says only what monitors saw themselves, so that a danger to life
    may be told without a worker's consent."""

    @property
    def signs_off_small_factory(self) -> bool:
        """Whether both sign for naming this factory though it is small."""
        name = self.fields.factory
        return any((one.kind, one.text) == (SMALL_FACTORY, name) for one in self.remarks)

    @property
    def digest(self) -> str:
        return hashlib.sha256(self.raw).hexdigest()


def read_document(raw: bytes) -> AlertDocument:
    """Reads canonical JSON of an alert; raises Refusal when it is anything else."""
    try:
        content: dict[str, Any] = json.loads(raw)
        again = json.dumps(
            content, ensure_ascii=False, sort_keys=True, separators=(",", ":")
        ).encode()
        form = content.get("firedoor")
        known = _ADDED.get(str(form), _ADDED[WITH_OBSERVATION])
        if again != raw or set(content) != _KEYS | known:
            raise Refusal("document_spelling")
        if form not in _ADDED or content["template"] != TEMPLATE:
            raise Refusal("document_version")
        recipients = tuple(Recipient(**entry) for entry in content["recipients"])
        document = AlertDocument(
            raw,
            content["alert"],
            content["reference"],
            content["organisation"],
            content["release_by"],
            read_fields(content["fields"]),
            _texts(content["statements"]),
            _texts(content["vouched"]),
            recipients,
            _compared(**content["overlap"]),
            form,
            _remarks(content.get("remarks", [])),
            content.get("observation", False),
        )
        _check(document)
    except (ValueError, TypeError, KeyError, AttributeError):
        raise Refusal("document_unreadable") from None
    return document


def _check(document: AlertDocument) -> None:
    if document.fields.reference != document.reference:
        raise Refusal("references_differ")
    if set(document.statements) != set(document.vouched):
        raise Refusal("statement_not_vouched")
    if not isinstance(document.observation, bool):
        raise TypeError("whether it is an observation is true or false")
    if not document.statements or not all(one.strip() for one in document.statements.values()):
        raise Refusal("statement_missing")
    if any(len(one) > LONGEST_STATEMENT for one in document.statements.values()):
        raise Refusal("statement_too_long", count=str(LONGEST_STATEMENT))
    if not all(0 < len(one.why.strip()) <= LONGEST_REASON for one in document.remarks):
        raise Refusal("remark_without_reason")
    if not all(
        one.language in document.statements and one.kind in (*KINDS, SMALL_FACTORY) and one.text
        for one in document.remarks
    ):
        raise ValueError("a remark is not one")
    people = document.recipients
    references = [document.reference, *(one.reference for one in people)]
    ids = [document.alert, *(one.member for one in people), *document.vouched.values()]
    if not (
        all(REFERENCE.fullmatch(one) for one in references)
        and len(set(references)) == len(references)
        and len({one.member for one in people}) == len(people)
        and all(_ID.fullmatch(one) for one in ids)
        and all(_LANGUAGE.fullmatch(one) for one in document.statements)
    ):
        raise ValueError("an id, a language or a reference is not one")


def _remarks(raw: list[Any]) -> tuple[AnsweredRemark, ...]:
    if not isinstance(raw, list):
        raise TypeError("this is not a list of remarks")
    remarks = tuple(AnsweredRemark(**entry) for entry in raw)
    if not all(isinstance(value, str) for one in remarks for value in vars(one).values()):
        raise TypeError("a remark is texts")
    return remarks


def _compared(messages: int, digest: str, longest: int) -> int:
    # The result of a check in the drafter's browser: two counts and a hash, nothing else.
    counts = all(type(one) is int and one >= 0 for one in (messages, longest))
    if not counts or not re.fullmatch(r"[0-9a-f]{64}", digest):
        raise ValueError("the overlap check is not one")
    return messages


def _texts(raw: object) -> dict[str, str]:
    if not isinstance(raw, dict) or not all(isinstance(one, str) for one in raw.values()):
        raise TypeError("this is not a table of texts")
    return raw
