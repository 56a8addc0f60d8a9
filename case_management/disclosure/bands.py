"""How many workers are affected, as a range that gives nobody away: neither by itself, nor by what
it leaves over of the factory, nor by its difference to what was told before. Pure.

After docs/domain.md, Disclosure: k, complementary suppression, differencing between releases.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from config.policy.policy import Policy


@dataclass(frozen=True)
class ToldBand:
    """The range that one release told of a factory and a kind of grievance, to anybody."""

    band: str
    count: int | None
    """How many workers it stood for; None where nobody knew."""


def band(
    affected_count: int | None, category: str, policy: Policy, worker_count: int | None = None
) -> str:
    """The range that a number of affected workers is in.

    "a group" where they, or the others of the factory's `worker_count`, are fewer than k.
    """
    least = policy.categories[category].k
    shown = policy.disclosure.unbanded
    if affected_count is None or _names_the_others(affected_count, worker_count, least):
        return shown
    for one in policy.disclosure.bands:
        if least <= one.start <= affected_count:
            shown = one.code
    return shown


def band_after(
    told: Sequence[ToldBand],
    affected_count: int | None,
    category: str,
    policy: Policy,
    worker_count: int | None = None,
) -> str:
    """The range that may be told after all of `told`, the oldest first.

    It is the number's own, unless some earlier release told another of a number that is less than
    k from it: then two releases together would show the coming or going of a few, and the range
    stays as it was told last.
    """
    own = band(affected_count, category, policy, worker_count)
    if not told or affected_count is None:
        return own
    least = policy.categories[category].k
    near = (
        one for one in told if one.count is not None and abs(one.count - affected_count) < least
    )
    return told[-1].band if any(one.band != own for one in near) else own


def _names_the_others(affected_count: int, worker_count: int | None, least: int) -> bool:
    return worker_count is not None and 0 < worker_count - affected_count < least
