"""Whom a factory's goods reach: the affiliates whose contracts run through it on a day.

A contract's contractor discloses the factories that make its goods: tier 1. A factory that supplies
one of these is tier 2, and so on. An affiliate buys by a contract as its lead buyer or as one of
its user agencies (domain.md section 1, rows 18, 20 and 28).
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

DEEPEST = 6
"""Tiers. What is made further away is in everything."""


@dataclass(frozen=True)
class ContractTerms:
    """A contract of an affiliate with a contractor; both dates are included."""

    id: str
    affiliate: str
    """The lead buyer."""
    contractor: str
    """By name."""
    factories: frozenset[str]
    """The ids of those that the contractor disclosed."""
    starts_on: date
    ends_on: date | None = None
    agencies: frozenset[str] = frozenset()
    """The user agencies."""
    reference: str = ""

    @property
    def buyers(self) -> frozenset[str]:
        """The lead buyer and the user agencies."""
        return self.agencies | {self.affiliate}

    def active(self, on: date) -> bool:
        """Whether the contract runs on a day; one without an end runs on."""
        return self.starts_on <= on and (self.ends_on is None or on <= self.ends_on)


@dataclass(frozen=True)
class ReachedContract:
    """A contract that a factory's goods go into, and the way there."""

    contract: ContractTerms
    path: tuple[str, ...]
    """Factories, from the one that was asked for to the one that was disclosed."""

    @property
    def tier(self) -> int:
        """1 for a factory that was itself disclosed."""
        return len(self.path)


Links = Callable[[frozenset[str]], Iterable[tuple[str, str]]]
"""For some suppliers the pairs of one of them and a factory that it supplies."""


def shortest_paths(starts: Iterable[str], links: Links) -> dict[str, tuple[str, ...]]:
    """Every factory that these supply, through others too, with the shortest way to it.

    `starts` themselves are among them. A circle of suppliers is walked once.
    """
    paths: dict[str, tuple[str, ...]] = {one: (one,) for one in starts}
    newest = frozenset(paths)
    for _ in range(DEEPEST - 1):
        found = {
            supplied: (*paths[supplier], supplied)
            for supplier, supplied in sorted(links(newest))
            if supplied not in paths
        }
        if not found:
            break
        paths |= found
        newest = frozenset(found)
    return paths


def reached(
    contracts: Iterable[ContractTerms], paths: dict[str, tuple[str, ...]], on: date
) -> tuple[ReachedContract, ...]:
    """The contracts that run on a day, each by its shortest way, the nearest first."""
    found = []
    for contract in contracts:
        ways = [paths[one] for one in sorted(contract.factories) if one in paths]
        if ways and contract.active(on):
            found.append(ReachedContract(contract, min(ways, key=len)))
    return tuple(sorted(found, key=lambda one: (one.tier, one.contract.id)))
