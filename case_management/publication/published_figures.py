"""What of the figures may be published, after what was published before. Pure.

By the definitions of docs/domain.md, Outcome statistics. A number moves only when at least k more
or fewer stand behind it than were published last, so that no two publications show that somebody
wrote; what is small is hidden with as much beside it that no sum gives it away, and what was hidden
comes into the open only together and only when k have been added to the largest it can have been.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from case_management.remedies.root_causes import GROUPS, CauseGroup, RootCause
from case_management.statistics.figures import OutcomeFigures
from case_management.statistics.share import Share
from config.policy.policy import Policy

SHARES = (
    "remedied",
    "valid",
    "danger_in_time",
    "closed",
    "reopened",
    "relapsed",
    "content",
    "content_answered",
)
"""Names of shares of OutcomeFigures, the headline first."""
FLOW = ("received", "cases", "admitted", "confirmed", "planned", "remedied")
SUMS = ("owed", "paid", "confirmed")

Numbers = Mapping[str, int | None]
"""None is hidden."""


@dataclass(frozen=True)
class PublishedFigures:
    """All that is published, and, for the next time, the cases behind each sum of money."""

    least: int
    """k: what is smaller is hidden."""
    flow: Numbers
    shares: Mapping[str, tuple[int, int] | None]
    """(part, whole)."""
    categories: Numbers
    causes: Numbers
    """By where the main root cause lies."""
    money: Mapping[str, int | None]
    """ "BDT paid": in the smallest unit."""
    behind: Mapping[str, int] = field(default_factory=dict)
    """How many cases each sum is of; it is not published."""


def published_figures(
    found: OutcomeFigures, policy: Policy, before: PublishedFigures | None
) -> PublishedFigures:
    """What to publish now; `before` is what was published last, or None."""
    # The largest k of any kind, so that one rule fits every number.
    least = max(one.k for one in policy.categories.values())
    last = before or PublishedFigures(least, {}, {}, {}, {}, {})
    categories = Counter[str]()
    for (_, category), count in found.places:
        categories[category] += count
    kinds = {key: categories[key] for key in policy.categories}
    money, behind = _money(found, last, least)
    return PublishedFigures(
        least,
        flow=_steps({step: count for step, count in found.flow if step in FLOW}, last.flow, least),
        shares={name: _share(getattr(found, name), last.shares, name, least) for name in SHARES},
        categories=_row(kinds, last.categories, least),
        causes=_row(_by_group(found), last.causes, least),
        money=money,
        behind=behind,
    )


def _by_group(found: OutcomeFigures) -> dict[str, int]:
    """Where main root causes lie: a single cause is too rare to be shown."""
    counts = dict.fromkeys((str(one) for one in CauseGroup), 0)
    group_of = {cause: group for group, causes in GROUPS.items() for cause in causes}
    for cause, count in found.remedies.causes:
        counts[group_of[RootCause(cause)]] += count
    return counts


def steady(count: int, last: int | None, least: int) -> int:
    """The number, or what was published last where fewer than `least` lie between."""
    return count if last is None or abs(count - last) >= least else last


def _shows(count: int, name: str, last: Mapping[str, object], least: int) -> bool:
    """Whether a number is large enough; of a hidden one `least` must have come since."""
    was_hidden = name in last and last[name] is None
    return count >= (2 * least - 1 if was_hidden else least)


def _steps(counts: Mapping[str, int], last: Numbers, least: int) -> dict[str, int | None]:
    """Each step is a part of the one before: hidden where it, or what was lost, is small."""
    shown: dict[str, int | None] = {}
    above: int | None = None
    for name, count in counts.items():
        number = steady(count, last.get(name), least)
        lost = 0 if above is None else above - number
        if not _shows(count, name, last, least) or 0 < lost < least or lost < 0:
            shown[name] = None
        else:
            shown[name] = above = number
    return shown


def _share(
    share: Share, last: Mapping[str, tuple[int, int] | None], name: str, least: int
) -> tuple[int, int] | None:
    """Hidden where the part or the rest is small; none at all is small too."""
    rest = share.whole - share.part
    if not (_shows(share.part, name, last, least) and _shows(rest, name, last, least)):
        return None
    before = last.get(name)
    if before is None:
        return share.part, share.whole
    # Either moves alone only by k; both follow when one does, so that their rest is true.
    near = abs(share.part - before[0]) < least or abs(rest - (before[1] - before[0])) < least
    return before if near else (share.part, share.whole)


def _row(counts: Mapping[str, int], last: Numbers, least: int) -> dict[str, int | None]:
    """Numbers of one whole: the hidden ones are at least two, and together no small number."""
    every = {**dict.fromkeys(last, 0), **counts}
    kept = {name for name, number in last.items() if number is None}
    if all(_shows(every[name], name, last, least) for name in kept):
        kept = set()
    hidden = kept | {name for name, count in every.items() if count < least}
    while hidden and (len(hidden) < 2 or sum(every[name] for name in hidden) < least):
        left = [name for name in every if name not in hidden]
        if not left:
            break
        hidden.add(min(left, key=lambda name: (every[name], name)))
    return {
        name: None if name in hidden else steady(count, last.get(name), least)
        for name, count in sorted(every.items())
    }


def _money(
    found: OutcomeFigures, last: PublishedFigures, least: int
) -> tuple[dict[str, int | None], dict[str, int]]:
    """A sum moves only with k cases, and a hidden one comes into the open with k more."""
    money, behind = dict(last.money), dict(last.behind)
    for currency in found.remedies.money:
        above: int | None = None
        for kind in SUMS:
            name = f"{currency.currency} {kind}"
            minor, cases = getattr(currency, kind)
            lost = 0 if above is None else abs(above - cases)
            if not _shows(cases, name, last.money, least) or 0 < lost < least:
                money[name], behind[name] = None, cases
                continue
            above = cases
            if last.money.get(name) is None or abs(cases - last.behind.get(name, 0)) >= least:
                money[name], behind[name] = minor, cases
    return money, behind
