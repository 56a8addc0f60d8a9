"""Whole talks in every language through the real product: its webhook in, its carrier out.

The golden talks `LANG-whole*.txt` are played by as many phones, on one line for all languages:
Twilio's signed requests go over HTTP to the running receivers, and what arrives at each phone is
compared with what the golden talk says.
"""

import re
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from case_management.cases.models import Case, CaseReport
from case_management.supply_chain.models import Factory
from config.platform.database import open_engine, reading
from intake.contacts.contact import Contact
from intake.dialogue.texts.sms_segments import measure
from intake.dialogue.understanding.language.names import NAMES
from intake.reports.report import Report
from intake.reports.thread import LINE, Message
from tests.support.command import run
from tests.support.ledger import wait_until_quiet
from tests.support.product import Product, running_product
from tests.support.sign_in import sign_in
from tests.support.transcripts import CODE, GoldenTalk, golden_talks, with_code

TALKS = [talk for talk in golden_talks() if talk.about == "whole"]
SHOWN_CODE = re.compile(r"\d{4} \d{4} \d{4} \d{4}")
FACTORY = "4417"
ASKED_ONCE = [
    "RECEIPT",
    "ASK_DANGER",
    "SAFETY",
    "ASK_PLACE",
    "ASK_CONTACT",
    "ASK_CONSENT",
    "THANKS",
    "ADDED",
    "STATUS_RECEIVED",
]
PHONES = 40
"""That write side by side: the carrier takes a text a second for each of them."""


@dataclass(frozen=True)
class Heard:
    """What one phone got for each text of its worker, the code replaced by that of golden talks."""

    answers: list[tuple[str, ...]]
    receipt: dict[str, Any]


@dataclass(frozen=True)
class Played:
    """What the phones got, and what the house kept."""

    heard: dict[str, Heard]
    reports: list[tuple[Report, Contact, Factory | None]]
    phrases: dict[str, list[str]]
    cases: list[str]


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Played:
    with running_product(tmp_path_factory.mktemp("languages") / "data") as product:
        return play(product)


def play(product: Product) -> Played:
    number = str(product.world["twilio"]["number"])
    changed = run(
        "line",
        "change",
        number,
        "--languages",
        ",".join(NAMES),
        FIREDOOR_DATA_DIR=str(product.data),
    )
    assert changed.returncode == 0, changed.stderr
    with ThreadPoolExecutor(PHONES) as pool:
        heard = pool.map(lambda at: on_the_phone(product, at[1], at[0]), enumerate(TALKS))
        by_name = dict(zip((talk.name for talk in TALKS), heard, strict=True))
    engine = open_engine(product.database_url)
    wait_until_quiet(product, engine, sum(len(talk.turns) for talk in TALKS))
    with reading(engine) as session:
        reports = kept(session)
        phrases = {
            report.id: [
                one.phrase or ""
                for one in session.scalars(
                    select(Message)
                    .where(Message.report_id == report.id, Message.author == LINE)
                    .order_by(Message.number)
                )
            ]
            for report, *_ in reports
        }
        cases = list(session.scalars(select(Case.id)))
    engine.dispose()
    browser = sign_in(product, "triager").browser
    return Played(by_name, reports, phrases, [browser.page(f"/cases/{one}") for one in cases])


def kept(session: Session) -> list[tuple[Report, Contact, Factory | None]]:
    rows = session.execute(
        select(Report, Contact, Factory)
        .join(Contact, Contact.id == Report.contact_id)
        .join(CaseReport, CaseReport.report_id == Report.id)
        .join(Case, Case.id == CaseReport.case_id)
        .outerjoin(Factory, Factory.id == Case.factory_id)
    )
    return [(report, contact, factory) for report, contact, factory in rows]


def on_the_phone(product: Product, talk: GoldenTalk, place: int) -> Heard:
    """A worker writes, waits for the answers, and writes on."""
    phone = f"+120255501{place:02d}"
    code, seen, answers, receipt = CODE, 0, [], None
    for turn in talk.turns:
        assert product.text(phone, with_code(turn.said, code)) == 200
        arrived: list[dict[str, Any]] = []
        while len(arrived) < len(turn.answers) and (
            more := product.wait_phone(phone, after=seen, timeout=30)
        ):
            seen = more[-1]["n"]
            # What the carrier itself says has no id.
            arrived += [one for one in more if one["sid"]]
        if receipt is None:
            receipt = arrived[0]
            shown = SHOWN_CODE.search(receipt["text"])
            assert shown, f"{talk.name}: no code in {receipt['text']}"
            code = shown.group()
        answers.append(tuple(one["text"].replace(code, CODE) for one in arrived))
    assert receipt is not None
    return Heard(answers, receipt)


@pytest.mark.parametrize("talk", TALKS, ids=lambda talk: talk.name)
def test_a_worker_is_answered_in_the_own_language_from_the_first_text_on(
    played: Played, talk: GoldenTalk
) -> None:
    assert played.heard[talk.name].answers == [turn.answers for turn in talk.turns]


@pytest.mark.parametrize("talk", TALKS, ids=lambda talk: talk.name)
def test_the_receipt_is_one_segment(played: Played, talk: GoldenTalk) -> None:
    receipt = played.heard[talk.name].receipt
    assert receipt["segments"] == measure(receipt["text"]).parts == 1


def test_every_report_is_complete(played: Played) -> None:
    languages = Counter(talk.language for talk in TALKS)
    assert Counter(report.language for report, *_ in played.reports) == languages
    for report, contact, factory in played.reports:
        assert contact.language == report.language
        assert report.complete_at is not None, report.language
        assert (report.danger, report.danger_answered, report.consent) == (True, True, "C2")
        assert (contact.window_start, contact.window_end, contact.opted_out) == (20, 22, True)
        assert factory is not None and factory.code == FACTORY
        assert not report.test and not report.question


def test_nothing_is_asked_twice(played: Played) -> None:
    for report, *_ in played.reports:
        said = played.phrases[report.id]
        assert said[: len(ASKED_ONCE)] == ASKED_ONCE, report.language
        assert said[len(ASKED_ONCE) :] in (["STOPPED"], []), report.language


def test_a_monitor_sees_every_one_of_them_in_the_queue(played: Played) -> None:
    assert len(played.cases) == len(TALKS)
    assert all("Meghna Shirts" in page for page in played.cases)
