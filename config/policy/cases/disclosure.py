"""The part of the policy about disclosure: what an alert to a buyer may carry, and when."""

from dataclasses import dataclass

from config.policy.cases.categories import SMALLEST_K
from config.policy.reading.policy_table import TomlTable
from config.policy.reading.spans import Between, Span, read_between, read_span


@dataclass(frozen=True)
class Band:
    """A range of worker counts that begins at `start` and ends before the next band."""

    code: str
    start: int


@dataclass(frozen=True)
class Disclosure:
    """What an alert may carry."""

    small_factory_below: int
    """Workers; such a factory is named only with a note of the head office."""
    quarter_below: int
    """Workers; such a factory gets quarters where others get months."""
    quiet_hours: int
    """Since a worker's last message, unless life is in danger."""
    delay_days: Between
    """Drawn at random for all but the gravest levels."""
    updates_per_month: int
    acknowledge: Span
    """How soon a buyer is asked to answer."""
    unbanded: str
    """What is shown where too few workers are affected for a band."""
    bands: tuple[Band, ...]


def read_disclosure(table: TomlTable) -> Disclosure:
    """Raises PolicyError with one sentence that says what to change."""
    disclosure = Disclosure(
        small_factory_below=table.whole("small_factory_below"),
        quarter_below=table.whole("quarter_below"),
        quiet_hours=table.whole("quiet_hours", 0),
        delay_days=read_between(table, "delay_days", 365),
        updates_per_month=table.whole("updates_per_month"),
        acknowledge=read_span(table, "acknowledge"),
        unbanded=table.text("unbanded"),
        bands=tuple(_band(row) for row in table.tables("bands")),
    )
    table.done()
    starts = [band.start for band in disclosure.bands]
    if starts != sorted(set(starts)):
        raise table.fail("bands", "rise from one to the next")
    codes = {band.code for band in disclosure.bands} | {disclosure.unbanded}
    if len(codes) <= len(disclosure.bands):
        raise table.fail("bands", "have every code only once")
    return disclosure


def _band(table: TomlTable) -> Band:
    band = Band(table.text("code"), table.whole("from", SMALLEST_K))
    table.done()
    return band
