"""Whom a factory's goods reach: the affiliates whose contracts run through it on a day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Contract:
    """A contract of an affiliate (the lead buyer) with a contractor; both dates are included.

    `factories` are the ids that the contractor disclosed. `user_agencies` are affiliates that buy
    under the same contract (a cooperative or "piggyback" contract).
    """

    id: str
    affiliate: str
    contractor: str
    factories: frozenset[str]
    starts_on: date
    ends_on: date | None = None
    user_agencies: frozenset[str] = frozenset()

    def active(self, on: date) -> bool:
        """Whether the contract runs on a day; one without an end runs on."""
        return self.starts_on <= on and (self.ends_on is None or on <= self.ends_on)


def reaching(contracts: Iterable[Contract], factory_id: str, on: date) -> tuple[Contract, ...]:
    """The contracts that run on a day and list the factory."""
    return tuple(c for c in contracts if factory_id in c.factories and c.active(on))


def reach(contracts: Iterable[Contract], factory_id: str, on: date) -> frozenset[str]:
    """The affiliates, lead buyers and user agencies, whose contracts reach a factory on a day."""
    found = reaching(contracts, factory_id, on)
    return frozenset(one for c in found for one in (c.affiliate, *c.user_agencies))
