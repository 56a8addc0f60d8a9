"""A text that a form brings, sealed as it arrives for organisations whose keys its writer is not to
see.

A buyer must not learn which monitors work a case, and so holds no key of theirs: the server seals
for them, as a receiver seals what a worker wrote (docs/decisions/0023-notes-of-buyers.md).
"""

from collections.abc import Iterable

from sqlalchemy.orm import Session

from case_management.refusals import Refusal
from vault.grants import Grant
from vault.records import seal_for_readers
from vault.roster import RosterRefused
from vault.trust import Trust

LONGEST = 4000
"""In characters."""


def seal_arrived(
    session: Session, trust: Trust, kind: str, record_id: str, text: str, for_whom: Iterable[str]
) -> bytes | None:
    """The sealed body of {"text"}, whose grants are stored; None for an empty text.

    `for_whom` are ids of organisations. Raises Refusal where it is too long, or where the roster of
    one is not believed: what can't be read by those it is for is not taken in.
    """
    if not text:
        return None
    if len(text) > LONGEST:
        raise Refusal("text_too_long", most=str(LONGEST))
    try:
        readers = [trust.roster(session, one).reader() for one in sorted(set(for_whom))]
    except RosterRefused:
        raise Refusal("text_not_sealed") from None
    body, grants = seal_for_readers(kind, record_id, {"text": text}, readers)
    for reader, key in zip(readers, grants, strict=True):
        session.add(
            Grant(
                record_id=record_id,
                organisation_id=reader.organisation,
                epoch=reader.epoch,
                key_sealed=key,
            )
        )
    return body
