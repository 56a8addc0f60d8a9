"""Whom a factory's goods reach: the affiliates whose contracts run through it on a day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class ContractTerms:
    """A contract of an affiliate with a contractor; both dates are included."""

    id: str
    affiliate: str
    contractor: str
    """By name."""
    factories: frozenset[str]
    """The ids of those that the contractor disclosed."""
    starts_on: date
    ends_on: date | None = None

    def active(self, on: date) -> bool:
        """Whether the contract runs on a day; one without an end runs on."""
        return self.starts_on <= on and (self.ends_on is None or on <= self.ends_on)


def reaching(
    contracts: Iterable[ContractTerms], factory_id: str, on: date
) -> tuple[ContractTerms, ...]:
    """The contracts that run on a day and list the factory."""
    return tuple(c for c in contracts if factory_id in c.factories and c.active(on))
