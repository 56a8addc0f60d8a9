"""The part of the policy about proof and consent: grades and levels, and what needs how much."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from config.policy.reading.policy_table import TomlTable

GRADES = ("E0", "E1", "E2", "E3", "E4")
"""From the weakest."""

CONSENTS = ("C0", "C1", "C2", "C3", "C4")
"""From the narrowest."""


class Audience(StrEnum):
    """Who may be told of a case, from the inside outwards."""

    WORKER = "worker"
    """Also whom the worker named as representative."""
    EMPLOYER = "employer"
    BRAND = "brand"
    BUYER = "buyer"
    PANEL = "panel"
    """A review panel of buyers."""
    PUBLIC = "public"


_FURTHER = (Audience.EMPLOYER, Audience.BRAND, Audience.PANEL, Audience.PUBLIC)


@dataclass(frozen=True)
class EvidenceRules:
    """How well something is shown."""

    grades: Mapping[str, str]
    """Codes with their meaning."""
    substantiated_from: str
    """The grade that the finding "substantiated" needs."""
    life_from: str
    """The grade from which a danger to life may be acted on."""


@dataclass(frozen=True)
class Consent:
    """What a worker agreed to."""

    levels: Mapping[str, str]
    """Codes with their meaning."""
    silence: str
    """What no answer means."""
    buyer_from: str
    """What an alert to a buyer needs from one reporter at least."""
    others: Mapping[Audience, str]
    """The same for whoever else may be told; workers need none to hear of their own case."""


def read_evidence(table: TomlTable) -> EvidenceRules:
    """Raises PolicyError with one sentence that says what to change."""
    evidence = EvidenceRules(
        grades=table.labels("grades", GRADES),
        substantiated_from=table.text("substantiated_from", GRADES),
        life_from=table.text("life_from", GRADES),
    )
    table.done()
    if evidence.life_from > evidence.substantiated_from:
        raise table.fail("life_from", "not ask for more evidence than substantiated_from")
    return evidence


def read_consent(table: TomlTable) -> Consent:
    """Raises PolicyError with one sentence that says what to change."""
    levels = table.labels("levels", CONSENTS)
    silence, buyer_from = table.text("silence", CONSENTS), table.text("buyer_from", CONSENTS)
    consent = Consent(levels, silence, buyer_from, _others(table))
    table.done()
    if silence >= min(buyer_from, *consent.others.values()):
        raise table.fail("silence", "be below what any audience needs: silence is no consent")
    return consent


def _others(table: TomlTable) -> dict[Audience, str]:
    # An operator's file of before these were in it: what they are in ours.
    if not table.has("others_from"):
        return dict(zip(_FURTHER, ("C3", "C2", "C2", "C1"), strict=True))
    further = table.table("others_from")
    found = {one: further.text(one, CONSENTS) for one in _FURTHER}
    further.done()
    return found
