"""What was seen of one hazard, as a strip that is looked at, with a table behind it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from babel.dates import format_date
from flask_babel import get_locale
from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

from app.dashboard.frame.members import name_of
from app.dashboard.frame.request import database
from app.dashboard.frame.translate import gettext, ngettext
from case_management.cases.hazards.kinds import Presence, came_back, changes
from case_management.cases.hazards.models import HazardObservation, observations_of
from case_management.cases.models import Case
from case_management.cases.queries import all_joined_to

WIDE = 300
"""Units of the drawing between the first day and the last."""
EDGE = 12
"""Room for half a mark at each end."""
GAP = 22
"""So far apart marks stand at least, also those of one day."""

SAW: Mapping[str, LazyString] = {
    Presence.THERE: _("It was there"),
    Presence.GONE: _("It was gone"),
    Presence.MIXED: _("Some workers say that it was there, some that it was gone"),
}


@dataclass(frozen=True)
class HazardMark:
    """One observation: where it stands, and how far the line to the next one goes."""

    x: int
    until: int
    seen: str
    title: str


@dataclass(frozen=True)
class ObservationLine:
    """The same as a row of the table."""

    day: str
    saw: str
    who: str


@dataclass(frozen=True)
class HazardPicture:
    """The strip, in units of `width`; what it says in a sentence."""

    marks: list[HazardMark]
    width: int
    first: str
    last: str
    says: str
    came_back: bool
    lines: list[ObservationLine]


def picture_of(case: Case) -> HazardPicture | None:
    """That of a case and of those that were joined to it; None where nothing was seen yet."""
    seen = observations_of(database(), [case.id, *all_joined_to(database(), case.id)])
    if not seen:
        return None
    order = [Presence(one.seen) for one in seen]
    places = places_of([one.seen_on for one in seen])
    ends = [*places[1:], places[-1]]
    return HazardPicture(
        marks=[
            HazardMark(x, end, one.seen, f"{_day(one.seen_on)}: {SAW[one.seen]}")
            for one, x, end in zip(seen, places, ends, strict=True)
        ],
        width=places[-1] + EDGE,
        first=_day(seen[0].seen_on),
        last=_day(seen[-1].seen_on),
        says=_says(changes(order)),
        came_back=came_back(order),
        lines=[ObservationLine(_day(one.seen_on), str(SAW[one.seen]), _who(one)) for one in seen],
    )


def places_of(days: Sequence[date]) -> list[int]:
    """Where the marks of these days stand, in order, by how far the days are apart."""
    whole = (days[-1] - days[0]).days or 1
    places: list[int] = []
    for day in days:
        place = EDGE + round((WIDE - 2 * EDGE) * (day - days[0]).days / whole)
        places.append(max(place, places[-1] + GAP) if places else place)
    return places


def _says(times: int) -> str:
    if not times:
        return gettext("It has not changed.")
    return ngettext("It changed once.", "It changed %(num)d times.", times)


def _who(one: HazardObservation) -> str:
    if one.member_id is not None:
        return name_of(one.member_id)
    if one.there_count is None or one.gone_count is None:
        return gettext("Workers, too few to count")
    return gettext(
        "Workers: %(there)s say that it was there, %(gone)s that it was gone",
        there=str(one.there_count),
        gone=str(one.gone_count),
    )


def _day(day: date) -> str:
    return format_date(day, "d MMM y", locale=get_locale())
