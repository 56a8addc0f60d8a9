"""How well the matcher does on pairs that people labelled."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field

from case_management.supply_chain.matching.compare import Comparison, Entry, MatchOutcome, compare


@dataclass(frozen=True)
class Pair:
    """Two entries, and what a person says of them."""

    row: int
    """Its number in the file; the first pair is 1."""
    left: Entry
    right: Entry
    label: MatchOutcome | None
    """MATCH or DISTINCT; None where nobody said."""


@dataclass
class Measured:
    """Pairs with what the matcher says of each."""

    compared: list[tuple[Pair, Comparison]] = field(default_factory=list)

    @property
    def counts(self) -> Counter[tuple[MatchOutcome | None, MatchOutcome]]:
        """By label and outcome."""
        return Counter((pair.label, found.outcome) for pair, found in self.compared)

    @property
    def wrong(self) -> list[tuple[Pair, Comparison]]:
        """An unclear one is not wrong: a person decides it."""
        right = (None, MatchOutcome.UNCLEAR)
        return [
            (pair, found)
            for pair, found in self.compared
            if pair.label is not None and found.outcome not in (pair.label, *right)
        ]

    def outcomes(self) -> dict[str, int]:
        """How many of each outcome."""
        found = Counter(found.outcome for _, found in self.compared)
        return {str(one): found[one] for one in MatchOutcome}

    @property
    def pairs(self) -> int:
        """How many were compared."""
        return len(self.compared)

    @property
    def unclear(self) -> int:
        """How many a person decides."""
        return self.outcomes()[MatchOutcome.UNCLEAR]

    @property
    def precision(self) -> float | None:
        """The share of found matches that are labelled so; None where none was found."""
        right = self.counts[MatchOutcome.MATCH, MatchOutcome.MATCH]
        return _share(right, right + self.counts[MatchOutcome.DISTINCT, MatchOutcome.MATCH])

    @property
    def recall(self) -> float | None:
        """The share of labelled matches that are found without a person; None without any."""
        return _share(self.counts[MatchOutcome.MATCH, MatchOutcome.MATCH], self._labelled())

    @property
    def recall_with_person(self) -> float | None:
        """The same where a person decides the unclear ones rightly."""
        lost = self.counts[MatchOutcome.MATCH, MatchOutcome.DISTINCT]
        return _share(self._labelled() - lost, self._labelled())

    def _labelled(self) -> int:
        return sum(pair.label is MatchOutcome.MATCH for pair, _ in self.compared)


def measure(pairs: Iterable[Pair]) -> Measured:
    """Compares each pair."""
    return Measured([(pair, compare(pair.left, pair.right)) for pair in pairs])


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def in_json(measured: Measured) -> dict[str, object]:
    """What `firedoor factory match --json` prints."""
    by_label: dict[str, dict[str, int]] = {}
    for (label, outcome), count in measured.counts.items():
        by_label.setdefault(str(label or "none"), {})[str(outcome)] = count
    return {
        "pairs": measured.pairs,
        **measured.outcomes(),
        "by_label": by_label,
        "precision": measured.precision,
        "recall": measured.recall,
        "recall_with_person": measured.recall_with_person,
        "unclear_share": _share(measured.unclear, measured.pairs),
        "wrong": [_row(pair, found) for pair, found in measured.wrong],
        "unclear_rows": [
            _row(pair, found)
            for pair, found in measured.compared
            if found.outcome is MatchOutcome.UNCLEAR
        ],
        "outcomes": [str(found.outcome) for _, found in measured.compared],
    }


def _row(pair: Pair, found: Comparison) -> dict[str, object]:
    return {
        "row": pair.row,
        "a": asdict(pair.left),
        "b": asdict(pair.right),
        "label": None if pair.label is None else str(pair.label),
        "outcome": str(found.outcome),
        "why": found.why,
        "name_score": found.name,
        "address_score": found.address,
    }
