"""Who negotiates for workers, and what comes of it (docs/domain.md, Seed, row 41). Pure."""

from datetime import date, timedelta
from enum import StrEnum

from case_management.refusals import Refusal

NEGOTIATION, AGREEMENT = "negotiation", "agreement"
"""The kinds of sealed records."""
LONGEST = timedelta(days=20 * 366)
"""No agreement is for longer: a day that is later is a slip of the hand."""


class Representation(StrEnum):
    """Who speaks for the workers. The values stand in rows; no name does."""

    UNION = "union"
    COMMITTEE = "committee"
    CHOSEN = "chosen"
    """Representatives whom the workers chose for this."""
    OTHER = "other"
    """The text says who."""


class SessionOutcome(StrEnum):
    """How a session ended. The values stand in rows."""

    AGREED = "agreed"
    PARTLY = "partly"
    GOES_ON = "goes_on"
    NO_AGREEMENT = "no_agreement"
    BROKEN_OFF = "broken_off"


def check_representation(kind: str) -> None:
    """Raises Refusal for an unknown code."""
    if kind not in set(Representation):
        raise Refusal("unknown_code")


def check_past(day: date, today: date) -> None:
    """Raises Refusal for a day that is still to come; `today` is of UTC."""
    # It is already the next day in the east of our zone.
    if day > today + timedelta(days=1):
        raise Refusal("day_to_come")


def check_term(signed_on: date, ends_on: date | None) -> None:
    """Raises Refusal where an agreement ends before it was signed, or later than any does."""
    if ends_on is not None and not signed_on <= ends_on <= signed_on + LONGEST:
        raise Refusal("agreement_term")
