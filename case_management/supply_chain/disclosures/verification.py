"""How far it is known that a disclosed factory makes the goods of a contract. Pure.

Domain.md section 1 row 19, after the LinkUp database: name and place are compared with other
submissions and with documents; what was found holds for twelve months. Location is not conditions.
"""

from datetime import date, timedelta

from config.platform.lifecycle import StateTable

HOLDS = timedelta(days=365)
UNVERIFIED, CORROBORATED, CONFLICTING, VERIFIED, REFUTED = (
    "unverified",
    "corroborated",
    "conflicting",
    "verified",
    "refuted",
)
VERIFICATION: StateTable[str, str] = StateTable(
    thing="disclosed factory",
    starts=(UNVERIFIED,),
    moves={
        (UNVERIFIED, "corroborate"): CORROBORATED,
        (UNVERIFIED, "contradict"): CONFLICTING,
        (UNVERIFIED, "verify"): VERIFIED,
        (UNVERIFIED, "refute"): REFUTED,
        (CORROBORATED, "corroborate"): CORROBORATED,
        (CORROBORATED, "contradict"): CONFLICTING,
        (CORROBORATED, "verify"): VERIFIED,
        (CORROBORATED, "refute"): REFUTED,
        (CORROBORATED, "expire"): UNVERIFIED,
        (CONFLICTING, "corroborate"): CORROBORATED,
        (CONFLICTING, "contradict"): CONFLICTING,
        (CONFLICTING, "verify"): VERIFIED,
        (CONFLICTING, "refute"): REFUTED,
        (VERIFIED, "contradict"): CONFLICTING,
        (VERIFIED, "verify"): VERIFIED,
        (VERIFIED, "refute"): REFUTED,
        (VERIFIED, "expire"): UNVERIFIED,
        (REFUTED, "contradict"): CONFLICTING,
        (REFUTED, "verify"): VERIFIED,
        (REFUTED, "refute"): REFUTED,
    },
)
EVENTS = ("corroborate", "contradict", "verify", "refute")
"""What a person may find; "expire" comes by itself."""


def standing(state: str, checked_on: date | None, today: date) -> str:
    """The state as it holds today: what was found more than twelve months ago has expired."""
    if checked_on is not None and today > checked_on + HOLDS:
        return VERIFICATION.after(state, "expire")
    return state


def disclosed_percent(named: int, total: int | None) -> int | None:
    """Whole percent, rounded down; None where the contractor does not say how many there are."""
    if not total:
        return None
    return min(100, 100 * named // total)
