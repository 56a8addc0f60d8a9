"""The part of the policy about the taxonomy: kinds of grievances."""

import re
from dataclasses import dataclass

from config.policy.cases.levels import LEVELS
from config.policy.reading.policy_table import TomlTable

# Below three, a count says who: vendors of anonymous surveys use three to five
# (docs/domain.md, Disclosure).
SMALLEST_K = 3

LEFT_BEHIND = ("menu", "harm")
"""What a category of an older file says beside these, and no code ever read."""


@dataclass(frozen=True)
class Category:
    """A kind of grievance."""

    code: str
    """As the menus count: "2.1"."""
    key: str
    label: str
    ilo: tuple[str, ...]
    """Conventions of the ILO: "C095"."""
    floor: str
    """The level that no case of it may be below."""
    k: int
    """How many workers must be affected before a band of numbers is shown."""
    monitor_only: bool
    """Monitors alone choose it; it is never proposed by what a worker writes."""
    observable: bool = False
    """A hazard that is there one day and gone the next: workers can be asked how it is today."""


def read_categories(top: TomlTable) -> dict[str, Category]:
    """Every category by its key. Raises PolicyError with one sentence that says what to change."""
    rows = [_category(table) for table in top.tables("categories")]
    if len({row.key for row in rows}) < len(rows) or len({row.code for row in rows}) < len(rows):
        raise top.fail("categories", "have every code and every key only once")
    return {row.key: row for row in rows}


def _category(table: TomlTable) -> Category:
    ilo = table.items("ilo")
    if not all(isinstance(item, str) and re.fullmatch(r"[CP][0-9]{3}", item) for item in ilo):
        raise table.fail("ilo", 'be a list of conventions such as "C155" or "P029"')
    category = Category(
        code=table.text("code", like=r"[0-9]\.[0-9]"),
        key=table.text("key", like=r"[A-Z][A-Z_]*"),
        label=table.text("label"),
        ilo=tuple(str(item) for item in ilo),
        floor=table.text("floor", LEVELS[:4]),
        k=table.whole("k", SMALLEST_K, 1000),
        monitor_only=table.has("monitor_only") and table.flag("monitor_only"),
        observable=table.has("observable") and table.flag("observable"),
    )
    table.done()
    return category
