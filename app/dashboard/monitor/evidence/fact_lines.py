"""The figures of a case in words; each figure opens in the browser."""

from dataclasses import asdict, dataclass

from app.dashboard.frame.members import name_of
from app.dashboard.frame.request import database, now
from app.dashboard.monitor.worked_case import with_joined
from app.dashboard.wording.evidence_texts import FACTS
from app.dashboard.wording.times import own_zone, short
from case_management.cases.models import Case
from case_management.cases.rules import OPEN
from case_management.facts.kinds import SHAPES
from case_management.facts.queries import facts_of
from case_management.remedies.money import currencies, currency_of
from case_management.supply_chain.models import Factory


@dataclass(frozen=True)
class FactLine:
    """One figure."""

    id: str
    kind: str
    who: str
    time: str
    taken_back: bool


@dataclass(frozen=True)
class FactLines:
    """What the page says of figures, and what its form needs."""

    lines: list[FactLine]
    is_open: bool
    kinds: list[tuple[str, str, dict[str, object]]]
    """(code, label, what is typed for it) of each."""
    currencies: tuple[str, ...]
    likely: str
    """The money of the factory's country; empty where that is not known."""


def fact_lines(case: Case) -> FactLines:
    """Of the case, and of those that were joined to it; what was taken back stands last."""
    factory = database().get(Factory, case.factory_id) if case.factory_id else None
    lines = [
        FactLine(
            one.id,
            str(FACTS[one.kind]),
            name_of(one.member_id),
            short(one.written_at, own_zone(), now()),
            one.taken_back_at is not None,
        )
        for one in facts_of(database(), with_joined(case))
    ]
    return FactLines(
        lines=sorted(lines, key=lambda line: line.taken_back),
        is_open=case.state in OPEN,
        kinds=[(kind, str(FACTS[kind]), asdict(shape)) for kind, shape in SHAPES.items()],
        currencies=currencies(),
        likely=(currency_of(factory.country) if factory else None) or "",
    )
