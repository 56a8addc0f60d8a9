"""Conversations with the real product, and what could be found of them meanwhile."""

import re
import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
from redis import Redis
from sqlalchemy import select

from case_management.cases.models import CaseReport
from config.platform.database import open_engine, reading
from intake.reports.report import Report
from tests.privacy.redis_dump import dump
from tests.privacy.scanner import Find, Scanner, files
from tests.privacy.spellings import of_digits, of_number, of_text
from tests.support.ledger import wait_until_quiet
from tests.support.product import Product, running_product, wait_until
from tests.support.sign_in import sign_in
from tests.support.talks import TELEGRAM, Talk, make_talks, play

SEED = 20261122
# These are played while the database is locked, so that they go through the spool.
SPOOLED = 8
SENDERS = 8
CODE = re.compile(r"\b\d{4} \d{4} \d{4} \d{4}\b")

REPLY = "we heard you about zabrikolux and will ask for quovendrim tomorrow"
FORGED = "whoever sent this mentions plixandorf and drumbevaky"
PLANTED = "gorvexalim planted"


@dataclass(frozen=True)
class Played:
    """The folder that everything was written to, and what was found in it at each time."""

    folder: Path
    data: Path
    talks: list[Talk]
    codes: dict[str, str]
    scanner: Scanner
    in_spool: list[Find]
    spool_bytes: int
    in_redis: list[Find]
    redis_bytes: int
    in_planted_redis: list[Find]
    while_running: list[Find]
    looked_at: frozenset[str]


def play_all(folder: Path, count: int) -> Played:
    """Everything below `folder` is the product's: data, logs, temporary files, home."""
    talks = make_talks(count, SEED)
    scanner = Scanner()
    for talk in talks:
        add_talk(scanner, talk)
    for said in (REPLY, FORGED):
        add_text(scanner, "a text", said)
    scanner.add("what was planted", of_text(PLANTED))
    for name in ("temporary", "home"):
        (folder / name).mkdir(parents=True)
    data = folder / "data"
    with running_product(
        data, TMPDIR=str(folder / "temporary"), HOME=str(folder / "home")
    ) as product:
        engine = open_engine(product.database_url)
        play(product, talks[SPOOLED:], SENDERS)
        with _locked(data / "firedoor.db"), ThreadPoolExecutor(1) as pool:
            playing = pool.submit(play, product, talks[:SPOOLED], SPOOLED)
            wait_until(lambda: len(_spooled(data)) >= SPOOLED // 2, 30)
            held = b"".join(_spooled(data))
            in_spool = scanner.scan("spool", held)
            playing.result()
        _forge(product)
        _reply(product)
        wait_until_quiet(product, engine, sum(len(talk.texts) for talk in talks))
        codes = _codes(product, talks)
        for sender, code in codes.items():
            scanner.add(f"the code of {sender}", of_digits(code))
        url = product.redis_url
        seen = dump(url)
        in_redis = scanner.scan("redis", seen)
        looked_at = frozenset(path.name for path in files(folder))
        while_running = scanner.scan_folder(folder)
        with Redis.from_url(url) as connection:
            connection.set("planted", PLANTED)
        in_planted_redis = scanner.scan("redis", dump(url))
        engine.dispose()
    return Played(
        folder,
        data,
        talks,
        codes,
        scanner,
        in_spool,
        len(held),
        in_redis,
        len(seen),
        in_planted_redis,
        while_running,
        looked_at,
    )


def add_talk(scanner: Scanner, talk: Talk) -> None:
    """Looks for every text, every word of one worker alone, and the number or chat."""
    for text in talk.texts:
        # A bare digit or a poster's number is everywhere by chance.
        if not text.isdecimal():
            scanner.add(f"a text of {talk.sender}", of_text(text))
    for word in talk.words:
        scanner.add(f"a word of {talk.sender}", of_text(word))
    spelled = of_digits if talk.channel == TELEGRAM else of_number
    scanner.add(f"the number of {talk.sender}", spelled(talk.sender))


def add_text(scanner: Scanner, name: str, text: str) -> None:
    """Looks for a text and its words of eight letters or more."""
    scanner.add(name, of_text(text))
    for word in text.split():
        if len(word) >= 8 and word != "tomorrow":
            scanner.add(f"a word of {name}", of_text(word))


def _spooled(data: Path) -> list[bytes]:
    return [path.read_bytes() for path in (data / "spool").glob("*.sealed")]


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Somebody holds the database: receivers give up after two seconds and use the spool."""
    connection = sqlite3.connect(path, timeout=60, isolation_level=None)
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        connection.execute("ROLLBACK")
        connection.close()


def _forge(product: Product) -> None:
    """Requests that are not believed, and one that is no message at all."""
    address = product.world["webhooks"]
    form = {"From": "+447700900999", "To": "+15005550006", "Body": FORGED, "MessageSid": "SM1"}
    forged = httpx.post(
        f"{address}/webhooks/twilio/message", data=form, headers={"X-Twilio-Signature": "A" * 28}
    )
    assert forged.status_code == 403
    assert httpx.post(f"{address}/webhooks/telegram", json={"text": FORGED}).status_code == 200
    assert httpx.post(f"{address}/webhooks/{FORGED}", content=FORGED).status_code == 404


def _reply(product: Product) -> None:
    """A member writes to a worker from a browser."""
    member = sign_in(product, "triager")
    with reading(open_engine(product.database_url)) as session:
        report, case = session.execute(
            select(Report, CaseReport.case_id).join(CaseReport).limit(1)
        ).one()
    member.reply(case, report.id, report.contact_id, report.id, REPLY)


def _codes(product: Product, talks: list[Talk]) -> dict[str, str]:
    """Every worker's code, from the receipt on the phone."""

    def look(talk: Talk) -> tuple[str, str]:
        shown = (
            product.screen(int(talk.sender))
            if talk.channel == TELEGRAM
            else product.phone(talk.sender)
        )
        for message in shown:
            found = CODE.search(message["text"]) if message["direction"] == "in" else None
            if found:
                return talk.sender, found.group().replace(" ", "")
        raise AssertionError(f"{talk.sender} has no receipt")

    with ThreadPoolExecutor(4) as pool:
        return dict(pool.map(look, talks))
