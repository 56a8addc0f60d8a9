"""Finding the factory of the register that a row may mean, among many, in memory."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from case_management.supply_chain.matching.compare import Comparison, Entry, MatchOutcome, compare
from case_management.supply_chain.matching.names import read_names
from case_management.supply_chain.matching.word_tables import COMMON_WORDS
from case_management.supply_chain.models import Factory, FactoryAlias

_COMMONEST = 80
"""A word that more factories of a country share finds nothing by itself: the name of a city."""
_MOST_COMPARED = 12
_START = 5
"""Letters of the joined name by which spellings with other spaces are found."""


@dataclass(frozen=True)
class LikestFactory:
    """The likest factory."""

    factory_id: str
    comparison: Comparison


class FactoryIndex:
    """All factories of the register by OS ID, and by the words of their names."""

    def __init__(self, session: Session) -> None:
        self._by_os_id: dict[str, str] = {}
        self._by_word: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
        self._entries: defaultdict[str, list[Entry]] = defaultdict(list)
        self.codes: set[str] = set()
        columns = (Factory.id, Factory.code, Factory.name, Factory.address, Factory.country)
        rows = select(*columns, Factory.os_id, Factory.merged_into_id)
        merged: dict[str, str] = {}
        for one, code, name, address, country, os_id, into in session.execute(rows):
            self.codes.add(code)
            if into:
                merged[one] = into
            self.add(into or one, Entry(name, address, country), os_id)
        for alias, factory in session.execute(select(FactoryAlias.os_id, FactoryAlias.factory_id)):
            self._by_os_id[alias] = merged.get(factory, factory)

    def add(self, factory_id: str, entry: Entry, os_id: str | None) -> None:
        """Makes an entry findable; a factory may have several."""
        if os_id:
            self._by_os_id[os_id] = factory_id
        self._entries[factory_id].append(entry)
        for word in set(_keys(entry)):
            self._by_word[entry.country, word].append(factory_id)

    def by_os_id(self, *os_ids: str | None) -> str | None:
        """The factory that has, or had, one of these."""
        return next((self._by_os_id[one] for one in os_ids if one in self._by_os_id), None)

    def likest(self, entry: Entry) -> LikestFactory | None:
        """The best match, else the likest unclear one; None where all are distinct."""
        best: LikestFactory | None = None
        candidates = self._candidates(entry)
        pairs = [
            (factory_id, one) for factory_id in candidates for one in self._entries[factory_id]
        ]
        for factory_id, known in pairs:
            found = LikestFactory(factory_id, compare(known, entry))
            if found.comparison.outcome is MatchOutcome.DISTINCT:
                continue
            if best is None or _rank(found) > _rank(best):
                best = found
        return best

    def _candidates(self, entry: Entry) -> list[str]:
        """Who shares the rarest words, the rarest first."""
        lists = [self._by_word.get((entry.country, word), []) for word in set(_keys(entry))]
        found: dict[str, None] = {}
        for factories in sorted(lists, key=len):
            if len(factories) <= _COMMONEST:
                found.update(dict.fromkeys(factories))
        return list(found)[:_MOST_COMPARED]


def _rank(found: LikestFactory) -> tuple[bool, float]:
    comparison = found.comparison
    matches = comparison.outcome is MatchOutcome.MATCH
    return matches, comparison.name + (comparison.address or 0.0)


def _keys(entry: Entry) -> Iterator[str]:
    for name in read_names(entry.name):
        own = [word for word in name.words if word not in COMMON_WORDS]
        yield from own
        if joined := "".join(own or name.words):
            yield f"={joined[:_START]}"
