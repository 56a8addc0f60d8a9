"""What is known of a country's calendar: on which days people work, and its public holidays.

Both are proposals: a coordinator decides. The library has its tables with it and asks nobody; it is
loaded when it is asked, for it takes a second and some memory that most processes never need.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from babel.core import get_global

_ALSO = ("en_US", "en")
"""Where a country's days are not named in the reader's language."""


@dataclass(frozen=True)
class PublicHoliday:
    """Days in a row that have one name."""

    first: date
    last: date
    name: str

    @property
    def days(self) -> list[date]:
        count = (self.last - self.first).days + 1
        return [self.first + timedelta(days=number) for number in range(count)]


@dataclass(frozen=True)
class PublicHolidays:
    """Those of a country, the earliest first, in one language."""

    language: str | None
    holidays: list[PublicHoliday]


def country_of(zone: str) -> str | None:
    """The two letters of the country of a time zone; None for one that has none, such as UTC."""
    code = get_global("zone_territories").get(zone)
    return code if code is not None and code.isalpha() else None


def usual_week(zone: str) -> tuple[int, ...] | None:
    """The days on which offices of that country work, 0 for Monday; None where it is not known."""
    from holidays import country_holidays  # noqa: PLC0415

    country = country_of(zone)
    try:
        weekend = country_holidays(country).weekend if country else None
    except NotImplementedError:
        return None
    return tuple(day for day in range(7) if day not in weekend) if weekend else None


def public_holidays(zone: str, language: str, first: date, last: date) -> PublicHolidays:
    """All from `first` to `last`, both included; none where the country is not known."""
    from holidays import country_holidays  # noqa: PLC0415

    country = country_of(zone)
    years = range(first.year, last.year + 1)
    try:
        known = country_holidays(country).supported_languages if country else ()
        spoken = _spoken(language, known)
        found = country_holidays(country, years=years, language=spoken) if country else {}
    except NotImplementedError:
        return PublicHolidays(None, [])
    rows = [(day, name) for day, name in sorted(found.items()) if first <= day <= last]
    return PublicHolidays(spoken and spoken.partition("_")[0], _in_a_row(rows))


def _spoken(language: str, known: Sequence[str]) -> str | None:
    for wanted in (language, *_ALSO):
        for one in known:
            if one == wanted or one.partition("_")[0] == wanted:
                return one
    return None


def _in_a_row(days: Sequence[tuple[date, str]]) -> list[PublicHoliday]:
    rows: list[PublicHoliday] = []
    for day, name in days:
        if rows and rows[-1].name == name and day - rows[-1].last == timedelta(days=1):
            rows[-1] = PublicHoliday(rows[-1].first, day, name)
        else:
            rows.append(PublicHoliday(day, day, name))
    return rows
