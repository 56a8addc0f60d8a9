"""Whether and when a worker may be written to, in words, before anybody writes."""

from typing import Any

from sqlalchemy import select

from app.dashboard.monitor.case.thread.writing_terms import WritingTerms, writing_terms
from config.platform.database import transaction
from intake.contacts.contact import BLOCKED, NO_ADDRESS, STOPPED_BY_CARRIER, WITHHELD, Contact
from intake.contacts.safe_hours import ANY, NEVER, WINDOW
from intake.reports.report import Report
from tests.app.dashboard.monitor.case_steps import WAGES
from tests.support.desk import Desk
from tests.support.house import NOON, House

ALL_CHANGES: list[tuple[dict[str, Any], str, str | None, str | None]] = [
    # the contact's columns, what was chosen, the refusal's beginning, until when a text waits
    ({}, "only from 20:00 to 22:00, the usual hours", None, "20:00 (worker's time)"),
    ({"reply_policy": ANY}, "may be written to at any time", None, None),
    (
        {"reply_policy": WINDOW, "window_start": 6, "window_end": 8},
        "only from 06:00 to 08:00",
        None,
        "06:00 (worker's time)",
    ),
    (
        {"reply_policy": WINDOW, "window_start": 17, "window_end": 19},
        "only from 17:00 to 19:00",
        None,
        None,
    ),
    ({"reply_policy": NEVER}, "asked us not to write", "The worker asked us not to write", None),
    ({"opted_out": True}, "said STOP", "The worker sent STOP", None),
    (
        {"opted_out": True, "stopped_by": STOPPED_BY_CARRIER},
        "said STOP",
        "The worker sent STOP to the carrier",
        None,
    ),
    (
        {"opted_out": True, "stopped_by": BLOCKED},
        "has blocked the bot",
        "The worker has blocked the bot",
        None,
    ),
    (
        {"opted_out": True, "stopped_by": WITHHELD, "reply_policy": ANY},
        "number was hidden",
        "The number is hidden",
        None,
    ),
    (
        {"opted_out": True, "stopped_by": NO_ADDRESS, "reply_policy": ANY},
        "no number that can be written to",
        "The sender is a name",
        None,
    ),
]


def terms(desk: Desk) -> WritingTerms:
    with transaction(desk.house.engine) as session:
        report = session.scalars(select(Report)).one()
    with desk.asking():
        return writing_terms(report)


def test_the_page_says_what_the_worker_chose_and_what_follows(desk: Desk, house: House) -> None:
    house.text(WAGES)
    for columns, chosen, refusal, waits in ALL_CHANGES:
        usual = {
            "reply_policy": "evening",
            "window_start": None,
            "window_end": None,
            "opted_out": False,
            "stopped_by": None,
        }
        with transaction(house.engine) as session:
            contact = session.scalars(select(Contact)).one()
            for name, value in (usual | columns).items():
                setattr(contact, name, value)
        found = terms(desk)
        assert found.chosen == chosen, columns
        assert (found.refusal or "").startswith(refusal or ""), columns
        assert (found.refusal is None) == (refusal is None), columns
        assert found.waits_in_words == waits, columns
        assert (found.waits_until is None) == (waits is None), columns


def test_who_erased_the_number_is_reached_by_nobody(desk: Desk, house: House) -> None:
    house.text(WAGES)
    with transaction(house.engine) as session:
        session.scalars(select(Report)).one().contact_id = None
    found = terms(desk)
    assert (found.contact_id, found.waits_until) == ("", None)
    assert found.chosen == "nobody can write to the worker any more"
    assert found.refusal
    assert found.line.organisation_id == house.organisation_id


def test_nothing_is_said_of_a_code_word_that_was_never_chosen(desk: Desk, house: House) -> None:
    house.text(WAGES)
    found = terms(desk)
    assert (found.needs_word, found.duress) == (False, None)


def test_the_page_says_why_the_line_is_silent(desk: Desk) -> None:
    desk.house.text(WAGES)
    assert terms(desk).silence is None
    with transaction(desk.house.engine) as session:
        contact = session.scalars(select(Contact)).one()
        contact.noise_since, contact.noise_repeats = NOON, 5
    assert "same text again and again" in (terms(desk).silence or "")
    with transaction(desk.house.engine) as session:
        contact = session.scalars(select(Contact)).one()
        contact.noise_repeats, contact.noise_answers = 0, 99
    assert "automatic answers within a day" in (terms(desk).silence or "")
