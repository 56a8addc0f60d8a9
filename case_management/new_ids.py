"""Ids that a browser names: a record is sealed under its id before it is sent, so the id is made
there, and somebody might name one that is another record's.
"""

import secrets

from sqlalchemy import CompoundSelect, literal, select, union_all
from sqlalchemy.orm import Session

from case_management.refusals import Refusal
from config.platform.database import Base
from vault.grants import Grant

# Without I, L, O and U, so that it can be said on the phone.
REFERENCE_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
REFERENCE_LETTERS = 7


def new_reference() -> str:
    """By which people call a case."""
    return "C-" + "".join(secrets.choice(REFERENCE_ALPHABET) for _ in range(REFERENCE_LETTERS))


def require_new_id(session: Session, identifier: str) -> None:
    """To be called before a record of any kind is stored under an id from outside.

    Raises Refusal where any record bears it, or any organisation has a key under it: a key that
    took the place of another would close that record for ever.
    """
    if session.execute(_bearers(identifier).limit(1)).first() is not None:
        raise Refusal("id_taken")


def _bearers(identifier: str) -> CompoundSelect[int]:
    tables = (table for table in Base.metadata.tables.values() if "id" in table.primary_key.columns)
    return union_all(
        select(literal(1)).where(Grant.record_id == identifier),
        *(select(literal(1)).where(table.c.id == identifier) for table in tables),
    )
