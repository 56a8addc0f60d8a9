"""The answers about the law: what may be sent of them, and what is wrong with them."""

from pathlib import Path

from babel.core import get_global
from sqlalchemy import select
from sqlalchemy.orm import Session

from config.platform.database import utc_now
from config.policy.policy import Policy
from intake.dialogue.texts.check import Fault
from intake.dialogue.texts.gsm7 import plain_of
from intake.dialogue.texts.legal_answers import (
    NO_FOLDER,
    Rights,
    country_of,
    missing,
    read_rights,
    stale,
    text_faults,
    to_send,
)
from intake.lines.line import Line


def rights_to_send(folder: Path | None, policy: Policy) -> Rights:
    """The answers as a process that writes to workers holds them from its start on."""
    return to_send(read_rights(folder), plain_of(policy.languages), utc_now().date())


def look(rights: Rights, policy: Policy) -> list[Fault]:
    """What is wrong today: unreadable, of no country, without source, too long, old."""
    today, months = utc_now().date(), policy.rights.check_after_months
    misnamed = sorted(set(rights.countries) - set(get_global("zone_territories").values()))
    return [
        *rights.faults,
        *(
            Fault(
                NO_FOLDER,
                f"{one.lower()}.toml is of no country, so nobody is sent its answers: "
                "name it by the two letters of ISO 3166, as bd.toml",
            )
            for one in misnamed
        ),
        *text_faults(rights, plain_of(policy.languages)),
        *stale(rights, today, months),
    ]


def used(session: Session) -> dict[str, tuple[str, ...]]:
    """The countries of the lines, each with the languages that its lines speak."""
    found: dict[str, tuple[str, ...]] = {}
    for zone, languages in session.execute(select(Line.time_zone, Line.languages)):
        country = country_of(zone)
        if country is not None:
            found[country] = tuple(dict.fromkeys((*found.get(country, ()), *languages.split(","))))
    return found


def summary(rights: Rights, lines: dict[str, tuple[str, ...]]) -> str:
    """One sentence: how much of the lines' countries a person still has to answer."""
    if not lines:
        return f"{len(rights.countries)} countries"
    gaps = {
        country: len({gap.where for gap in missing(rights, country, languages)})
        for country, languages in lines.items()
    }
    told = ", ".join(
        f"{country} {count} topics left to a person" for country, count in gaps.items() if count
    )
    said = f"{told}: `firedoor rights check`" if told else f"{', '.join(gaps)} whole"
    return f"{len(rights.countries)} countries; {said}"
