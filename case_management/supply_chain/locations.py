"""Where on the globe a factory is: by its own coordinates, else by its country.

A country's place is that of the main city of a time zone in it: from the time-zone database, which
is in the public domain and comes with the package tzdata.
"""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from case_management.supply_chain.models import Factory

_LINE = re.compile(r"([A-Z]{2})\t([+-]\d{4,7})([+-]\d{5,7})\t(\S+)")


@dataclass(frozen=True)
class Location:
    """In degrees, north and east positive."""

    latitude: float
    longitude: float
    exact: bool
    """Of the factory itself, not of its country."""


def location_of(factory: Factory) -> Location | None:
    """None for a country that the database does not know."""
    if factory.latitude is not None and factory.longitude is not None:
        return Location(factory.latitude, factory.longitude, exact=True)
    zones = _zones()
    return zones.get((factory.country, factory.time_zone)) or zones.get((factory.country, ""))


def main_zone(country: str) -> str:
    """The IANA name of the zone of a country's main city; "UTC" where none is known."""
    return next((zone for code, zone in _zones() if code == country and zone), "UTC")


@cache
def _zones() -> dict[tuple[str, str], Location]:
    """By country and zone; by country alone the first, which is that of the main city."""
    found: dict[tuple[str, str], Location] = {}
    text = (files("tzdata") / "zoneinfo" / "zone.tab").read_text("ascii")
    for line in text.splitlines():
        if fits := _LINE.match(line):
            country, latitude, longitude, zone = fits.groups()
            place = Location(_degrees(latitude, 2), _degrees(longitude, 3), exact=False)
            found[country, zone] = place
            found.setdefault((country, ""), place)
    return found


def _degrees(text: str, digits: int) -> float:
    """Of ±DDMM or ±DDMMSS, with so many digits of degrees."""
    whole, minutes, seconds = (
        text[1 : digits + 1],
        text[digits + 1 : digits + 3],
        text[digits + 3 :],
    )
    value = int(whole) + int(minutes) / 60 + int(seconds or 0) / 3600
    return -value if text[0] == "-" else value
