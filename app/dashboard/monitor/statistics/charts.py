"""Figures as bars and tables: what is small is hidden before anything is drawn."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from babel.dates import format_timedelta
from flask_babel import get_locale, lazy_gettext
from flask_babel.speaklater import LazyString

from app.dashboard.frame.translate import gettext
from app.dashboard.monitor.statistics.factory_map import FactoryMap, MapLine, factory_map
from app.dashboard.wording.case_texts import category_words, level_words
from app.dashboard.wording.money_words import money_words
from app.dashboard.wording.remedy_texts import CAUSES
from case_management.remedies.money import Money
from case_management.statistics.figures import RETALIATION, OutcomeFigures
from case_management.statistics.remedy_figures import safe_causes, safe_sums
from case_management.statistics.share import Share
from case_management.statistics.small_cells import (
    TOTAL,
    SafeTable,
    is_small,
    safe_number,
    safe_part,
    safe_steps,
    safe_table,
)
from case_management.supply_chain.locations import location_of
from case_management.supply_chain.models import Factory
from config.policy.policy import Policy

WIDEST = 300
"""Units of the drawing: the longest bar."""
MOST_FACTORIES = 20
"""With most cases; the others are one row."""
UNKNOWN = "?"
STEPS: Mapping[str, LazyString] = {
    "received": lazy_gettext("Reports received"),
    "cases": lazy_gettext("Cases (no tests, no questions)"),
    "admitted": lazy_gettext("Taken on"),
    "confirmed": lazy_gettext("Grievance confirmed by a finding"),
    "planned": lazy_gettext("Remedy planned"),
    "remedied": lazy_gettext("Remedy confirmed by workers"),
}


@dataclass(frozen=True)
class ChartBar:
    """One bar: `width` of WIDEST; `shown` is the number in words."""

    label: str
    shown: str
    width: int


@dataclass(frozen=True)
class KeyFigure:
    """One share, in words."""

    label: str
    shown: str
    meaning: str


def share_words(share: Share) -> str:
    """ "75 % of 20"; that it is hidden, or that there is nothing."""
    if share.whole == 0:
        return gettext("none yet")
    safe = safe_part(share.part, share.whole)
    if safe is None:
        return hidden_words()
    percent = round(100 * safe[0] / safe[1])
    return gettext("%(percent)s %% of %(whole)s", percent=str(percent), whole=str(safe[1]))


def hidden_words() -> str:
    """Of a number that would say who."""
    return gettext("too few to show")


def key_figures(found: OutcomeFigures) -> list[KeyFigure]:
    """The headline first."""
    rows = (
        (
            lazy_gettext("Remedied, as workers confirm"),
            found.remedied,
            lazy_gettext("of grievances that a finding confirmed"),
        ),
        (
            lazy_gettext("Danger to life read in time"),
            found.danger_in_time,
            lazy_gettext("within the first deadline"),
        ),
        (
            lazy_gettext("Taken on"),
            found.valid,
            lazy_gettext("of cases that were no test, question or out of scope"),
        ),
        (
            lazy_gettext("Closed"),
            found.closed,
            lazy_gettext("of all cases; closed does not mean remedied"),
        ),
        (lazy_gettext("Opened again"), found.reopened, lazy_gettext("of cases that had ended")),
        (
            lazy_gettext("Came back within six months"),
            found.relapsed,
            lazy_gettext("of remedies that workers had confirmed"),
        ),
        (
            lazy_gettext("Actions of plans that are overdue"),
            found.remedies.overdue,
            lazy_gettext("of those that are still to be done"),
        ),
        (
            lazy_gettext("About retaliation"),
            found.retaliation,
            lazy_gettext("of all cases, with what members found after a talk with the employer"),
        ),
        (
            lazy_gettext("Retaliation remedied"),
            found.retaliation_remedied,
            lazy_gettext("as workers confirm, of all cases about retaliation"),
        ),
        (
            lazy_gettext("Content with how it was closed"),
            found.content,
            lazy_gettext("of workers who answered yes or no"),
        ),
        (
            lazy_gettext("Answered whether they are content"),
            found.content_answered,
            lazy_gettext("of workers who were asked, once, when their case was closed"),
        ),
    )
    return [
        KeyFigure(str(label), _share_words(found, share), str(meaning))
        for label, share, meaning in rows
    ]


def _share_words(found: OutcomeFigures, share: Share) -> str:
    """What the table of kinds hides for another number's sake, no share beside it tells; nor how
    few cases are in the share that are not in the table."""
    by_kind = _places(found).shown.get((TOTAL, RETALIATION), 0)
    more = (
        found.retaliation_linked,
        abs(found.retaliation_remedied.whole - found.retaliation.part),
    )
    about = (found.retaliation, found.retaliation_remedied)
    if any(share is one for one in about) and (by_kind is None or any(map(is_small, more))):
        return hidden_words()
    return share_words(share)


def clock_bars(found: OutcomeFigures, policy: Policy) -> list[ChartBar]:
    """By level: how many cases somebody had read in time."""
    bars = []
    for level, share in found.in_time:
        safe = safe_part(share.part, share.whole)
        width = round(WIDEST * safe[0] / safe[1]) if safe else 0
        bars.append(ChartBar(level_words(level, policy), share_words(share), width))
    return bars


def flow_bars(found: OutcomeFigures) -> list[ChartBar]:
    """From report to confirmed remedy."""
    shown = safe_steps([number for _, number in found.flow])
    longest = max((number or 0 for number in shown), default=0) or 1
    return [
        ChartBar(
            str(STEPS[step]),
            hidden_words() if number is None else str(number),
            round(WIDEST * (number or 0) / longest),
        )
        for (step, _), number in zip(found.flow, shown, strict=True)
    ]


def reply_rows(found: OutcomeFigures, policy: Policy) -> list[tuple[str, str, str, str]]:
    """(level, median, 90th percentile, without a reply)."""
    return [
        (
            level_words(one.level, policy),
            _span(one.median),
            _span(one.p90),
            _number(one.unreplied),
        )
        for one in found.replies
    ]


def cause_bars(found: OutcomeFigures) -> list[ChartBar]:
    """Main root causes of what was found."""
    shown = safe_causes(found.remedies)
    longest = max((number or 0 for _, number in shown), default=0) or 1
    return [
        ChartBar(str(CAUSES[cause]), _cell(number), round(WIDEST * (number or 0) / longest))
        for cause, number in shown
    ]


def money_rows(found: OutcomeFigures) -> list[tuple[str, str, str, str]]:
    """(currency, owed, paid, confirmed by workers)."""
    rows = []
    for one in found.remedies.money:
        owed, paid, confirmed = (_amount(minor, one.currency) for minor in safe_sums(one))
        rows.append((one.currency, owed, paid, confirmed))
    return rows


def _amount(minor: int | None, currency: str) -> str:
    if minor is None:
        return hidden_words()
    return money_words(Money(minor, currency)) if minor else "–"


def places_table(found: OutcomeFigures, policy: Policy) -> tuple[list[str], list[list[str]]]:
    """(labels of the columns, rows) of cases by factory and kind; a row's first text names it."""
    table = _places(found)
    columns = [*table.columns, TOTAL]
    labels = [_kind(one, policy) for one in columns]
    rows = [
        [_factory(row), *(_cell(table.shown[row, column]) for column in columns)]
        for row in (*table.rows, TOTAL)
    ]
    return labels, rows


def map_of(found: OutcomeFigures, known: Mapping[str, Factory]) -> FactoryMap | None:
    """The factories of the table; `known` by name."""
    table = _places(found)
    lines = [
        MapLine(
            name,
            locale.territories.get(known[name].country, known[name].country)
            if (locale := get_locale())
            else known[name].country,
            _cell(table.shown[name, TOTAL]),
            table.shown[name, TOTAL],
            location_of(known[name]),
        )
        for name in table.rows
        if name in known
    ]
    return factory_map(lines)


def kind_bars(found: OutcomeFigures, policy: Policy) -> list[ChartBar]:
    """Cases by kind, as the table's last row has them."""
    table = _places(found)
    shown = {column: table.shown[TOTAL, column] for column in table.columns}
    longest = max((number or 0 for number in shown.values()), default=0) or 1
    return [
        ChartBar(_kind(column, policy), _cell(number), round(WIDEST * (number or 0) / longest))
        for column, number in shown.items()
    ]


def _places(found: OutcomeFigures) -> SafeTable:
    by_factory: Counter[str] = Counter()
    for (factory, _), count in found.places:
        by_factory[factory] += count
    kept = [name for name, _ in by_factory.most_common(MOST_FACTORIES)]
    numbers: Counter[tuple[str, str]] = Counter()
    for (factory, kind), count in found.places:
        numbers[factory if factory in kept else "…", kind] += count
    rows = sorted({row for row, _ in numbers}, key=_last)
    return safe_table(rows, sorted({column for _, column in numbers}, key=_last), numbers)


def _last(name: str) -> tuple[bool, str]:
    return name in ("…", UNKNOWN), name


def _kind(key: str, policy: Policy) -> str:
    return gettext("All kinds") if key == TOTAL else category_words(key, policy)


def _factory(name: str) -> str:
    named = {
        TOTAL: gettext("All factories"),
        UNKNOWN: gettext("Factory not known yet"),
        "…": gettext("Other factories"),
    }
    return named.get(name, name)


def _cell(number: int | None) -> str:
    return hidden_words() if number is None else str(number)


def _number(number: int) -> str:
    return _cell(safe_number(number))


def _span(length: timedelta | None) -> str:
    if length is None:
        return hidden_words()
    return str(format_timedelta(length, locale=get_locale()))


def notes_of(bars: Sequence[ChartBar]) -> str:
    """What a chart says, in one sentence for those who do not see it."""
    return "; ".join(f"{bar.label}: {bar.shown}" for bar in bars)
