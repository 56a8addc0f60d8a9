"""A random world of factories and workers, and all that those outside see of it, month by month.

What is seen is made by the product's own rules and writers: bands after a release ledger, the
fields of alerts that meet no objection, the mails with every header, the public page as HTML, CSV
and JSON with its file names.
"""

import random
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from app.mail.compose import compose
from app.publication.document import Page, as_csv, as_json
from app.publication.files import write_pages
from case_management.disclosure.bands import ToldBand, band_after
from case_management.disclosure.fields import AlertFields
from case_management.disclosure.ladder import CaseFacts
from case_management.disclosure.objections import object_to
from case_management.publication.published_figures import PublishedFigures, published_figures
from case_management.statistics.figures import CaseFact, ReportCounts, figures
from case_management.statistics.remedy_figures import remedy_figures
from config.policy.policy import Policy, load_policy
from intake.outbox.mail_templates import MailTemplate

POLICY: Policy = load_policy()
KINDS = tuple(sorted(POLICY.categories))
START = datetime(2026, 1, 15, 9, tzinfo=UTC)
BUYERS = ("city", "county", "port")


@dataclass(frozen=True)
class Worker:
    """One who may write: everything about them that no one outside may learn."""

    kind: str
    factory: int
    month: int
    hour: int
    language: str
    texts: int
    """How many they wrote."""


@dataclass(frozen=True)
class World:
    """Workers of factories (name, how many work there), over so many months."""

    factories: tuple[tuple[str, int], ...]
    workers: tuple[Worker, ...]
    months: int

    def without(self, one: Worker) -> "World":
        """The same, where this worker never wrote."""
        return replace(self, workers=tuple(each for each in self.workers if each is not one))

    def but(self, one: Worker, other: Worker) -> "World":
        """The same, where another wrote in their place."""
        workers = tuple(other if each is one else each for each in self.workers)
        return replace(self, workers=workers)


def make_world(seed: int, quiet_end: bool = False) -> World:
    """`quiet_end`: in the last month one single worker writes."""
    draw = random.Random(seed)
    factories = tuple((f"Works {n}", draw.choice((30, 120, 900, 4000))) for n in range(3))
    months = draw.randint(2, 5)
    workers = [
        _worker(draw, month)
        for month in range(months - quiet_end)
        for _ in range(draw.randint(0, 60))
    ]
    return World(factories, (*workers, _worker(draw, months - 1)), months)


def _worker(draw: random.Random, month: int) -> Worker:
    return Worker(
        kind=draw.choice(KINDS[:4] if draw.random() < 0.7 else KINDS),
        factory=draw.randrange(3),
        month=month,
        hour=draw.randrange(24 * 27),
        language=draw.choice(("bn", "my", "ne", "hi")),
        texts=draw.randint(1, 9),
    )


@dataclass
class Seen:
    """All that everybody outside has, as they have it; `bands` and `figures` are read from it."""

    bytes_: list[bytes] = field(default_factory=list)
    bands: list[tuple[int, str, int, str]] = field(default_factory=list)
    """(month, kind, factory, band) of each alert."""
    figures: list[PublishedFigures] = field(default_factory=list)
    """Of each month; what they keep beside what is published is not looked at."""


def seen_of(world: World, written: bool = True, pages: bool = True) -> Seen:
    """Everything that leaves in these months, to any buyer and to the public.

    Without `written` only the bands and figures in it, without `pages` no HTML.
    """
    seen, told, numbers = Seen(), dict[tuple[int, str], list[ToldBand]](), count(1)
    last: PublishedFigures | None = None
    for month in range(world.months):
        now = START + timedelta(days=31 * month + 27)
        so_far = [one for one in world.workers if one.month <= month]
        for key in sorted({(one.factory, one.kind) for one in so_far}):
            _alert(
                world,
                key,
                so_far,
                told.setdefault(key, []),
                now,
                seen,
                month,
                next(numbers),
                written,
            )
        last = published_figures(_counted(so_far, now), POLICY, last)
        seen.figures.append(last)
        if written:
            seen.bytes_ += _published(last, now.date(), pages and month == world.months - 1)
    return seen


def _alert(
    world: World,
    key: tuple[int, str],
    workers: list[Worker],
    told: list[ToldBand],
    now: datetime,
    seen: Seen,
    month: int,
    number: int,
    written: bool,
) -> None:
    factory, kind = key
    name, at_work = world.factories[factory]
    affected = sum((one.factory, one.kind) == key for one in workers)
    band = band_after(told, affected, kind, POLICY, at_work)
    facts = CaseFacts(
        "L2", kind, "substantiated", "E3", ("C2",), name, "BD", None, at_work, affected,
        ("Uniforms Ltd",), BUYERS, frozenset(BUYERS), None, reprisal_assessed=True,
        told=tuple(told),
    )  # fmt: skip
    small = at_work < POLICY.disclosure.small_factory_below
    reference = f"B-{_letters(number)}"
    fields = AlertFields(
        reference, None if small else name, "BD", None, kind, POLICY.categories[kind].ilo, "L2",
        "E3", f"{now.year}-Q{(now.month - 1) // 3 + 1}", band, "ask_contractor", "Uniforms Ltd",
        ("no_identifying",), "repair", f"{now.year + 1}-01",
    )  # fmt: skip
    assert not object_to(facts, fields, POLICY, now)
    told.append(ToldBand(band, affected))
    seen.bands.append((month, kind, factory, band))
    if not written:
        return
    seen.bytes_.append(repr(fields).encode())
    seen.bytes_ += (_mail(place, number, now.date()) for place in range(len(BUYERS)))


@cache
def _mail(place: int, number: int, day: date) -> bytes:
    """The mail of one release to one buyer, with every header but the moment of sending, which is
    the releaser's."""
    own = f"B-{_letters(1000 * (place + 1) + number)}"
    mail = compose(
        MailTemplate.ALERT, f"{BUYERS[place]}@buyer.example", "en", own,
        f"https://line.example/r/{own}", f"<{number}.{place}@line.example>",
        "line@line.example", organisation="The Network", released_on=day,
    )  # fmt: skip
    del mail["Date"]
    boundary = (mail.get_boundary() or "x").encode()
    return mail.as_bytes().replace(boundary, b"-")


def _letters(number: int) -> str:
    return "".join(chr(65 + int(one)) for one in f"{number:08}")


def _counted(workers: list[Worker], now: datetime):  # type: ignore[no-untyped-def]
    facts = [
        CaseFact(
            "L2",
            "closed",
            one.kind,
            f"Works {one.factory}",
            START,
            None,
            None,
            None,
            "substantiated",
            True,
            START,
            None,
            reopened=False,
        )
        for one in workers
    ]
    causes = ["no_records"] * len(facts)
    reports = ReportCounts(len(facts), 0, 0)
    return figures(reports, facts, now, remedy_figures(causes, [], []))


def _published(found: PublishedFigures, day: date, whole: bool) -> list[bytes]:
    """The files with their names; of all months but the last the numbers alone, which is all that
    the page shows."""
    if not whole:
        page = Page("The Network", "en", day)
        return [as_json(page, found).encode(), as_csv(page, found).encode()]
    with TemporaryDirectory() as place:
        folder = Path(place)
        write_pages(folder, {"a" * 32: (Page("The Network", "en", day), found)}, POLICY)
        files = sorted(one for one in folder.rglob("*") if one.is_file())
        return [f"{one.relative_to(folder)}\n".encode() + one.read_bytes() for one in files]
