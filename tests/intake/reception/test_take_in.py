"""One inbound message is one transaction: kept once, answered once, sealed at once."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select, update

from case_management.cases.models import Case
from config.platform.database import transaction
from intake.contacts.code_attempts import CodeAttempt
from intake.contacts.contact import Contact
from intake.inbox.seen import Taken
from intake.lines.line import Line
from intake.monitoring.alarms import CODES_GUESSED, Alarm
from intake.outbox.outbox import MAIL, TEXT, Outbound
from intake.reception.arrival.inbound import UnknownLine
from intake.reports.report import Report, Stage, complete_silent_reports, set_stage
from intake.reports.thread import Message
from tests.support.channels import grown, row_counts
from tests.support.house import NOON, NUMBER, WORKER, House
from tests.support.two_organisations import add_other
from vault.codes import new_code
from vault.encoding import context
from vault.roster import RosterRefused
from vault.sealing import DoesNotOpen
from vault.trusted_lines import TrustedLine

OTHER = "+12025550144"
LATER = NOON + timedelta(minutes=1)


def code_of(house: House) -> str:
    """The newest worker code, as the courier reads it for the receipt."""
    with transaction(house.engine) as session:
        row = session.scalars(
            select(Outbound)
            .where(Outbound.phrase == "RECEIPT")
            .order_by(Outbound.created_at.desc())
        ).first()
    assert row is not None
    opened = house.courier.open(row.payload_sealed or b"", context("outbound", "courier", row.id))
    return opened.decode().split('"')[3]


def rows(house: House, table: type) -> list:  # type: ignore[type-arg]
    with transaction(house.engine) as session:
        return list(session.scalars(select(table)))


def text_states(house: House) -> set[str]:
    """The states of all texts to workers."""
    return {row.state for row in rows(house, Outbound) if row.kind == TEXT}


def test_the_first_message_is_the_report(house: House) -> None:
    outcome = house.text("The fire exit on floor 3 is locked")
    assert outcome.taken
    assert house.texts() == ["The fire exit on floor 3 is locked"]
    assert house.said() == ["RECEIPT", "ASK_DANGER"]
    [report] = rows(house, Report)
    assert (report.stage, report.category, report.consent) == ("received", "FIRE_BUILDING", "C0")
    assert len(rows(house, Case)) == 1


def test_no_row_tells_the_number_or_a_word(house: House) -> None:
    house.text("The fire exit on floor 3 is locked")
    with transaction(house.engine) as session:
        for table in (Contact, Message, Outbound, Report, Taken):
            for row in session.scalars(select(table)):  # type: ignore[var-annotated]
                stored = " ".join(str(value) for value in vars(row).values())
                assert WORKER[1:] not in stored
                assert "locked" not in stored


def test_only_the_organisation_opens_the_text_and_only_the_courier_the_address(
    house: House,
) -> None:
    house.text("The fire exit is locked")
    [contact] = rows(house, Contact)
    bound = context("address", "courier", contact.id)
    stated = house.courier.open(contact.address_sealed, bound)
    assert house.peppers.receiver.believe(contact.id, contact.line_id, stated) == WORKER
    with pytest.raises(DoesNotOpen):
        house.inbox.open(contact.address_sealed, bound)


def test_the_same_message_a_second_time_changes_nothing(house: House) -> None:
    house.text("The fire exit is locked", provider_id="SM1")
    before = row_counts(house.engine)
    for _ in range(3):
        assert not house.text("The fire exit is locked", provider_id="SM1", now=LATER).taken
    assert grown(before, row_counts(house.engine)) == {}


def test_the_same_id_on_another_text_is_the_same_message(house: House) -> None:
    house.text("The fire exit is locked", provider_id="SM1")
    assert not house.text("something else", provider_id="SM1").taken
    assert house.texts() == ["The fire exit is locked"]


def test_a_second_message_joins_the_open_report(house: House) -> None:
    house.text("The fire exit is locked")
    house.text("and nobody has the key", now=LATER)
    assert house.texts() == ["The fire exit is locked", "and nobody has the key"]
    [report] = rows(house, Report)
    assert [one.number for one in rows(house, Message)] == [*range(1, report.message_count + 1)]


def test_an_unknown_line_takes_nothing(house: House) -> None:
    before = row_counts(house.engine)
    with transaction(house.engine) as session:
        session.execute(update(Line).values(address="+15005550001"))
    with pytest.raises(UnknownLine):
        house.text("The fire exit is locked")
    assert grown(before, row_counts(house.engine)) == {}


def test_a_code_from_another_phone_leads_to_its_report(house: House) -> None:
    house.text("The fire exit is locked")
    code = code_of(house)
    house.text("hello", sender=OTHER, now=LATER)
    house.text(f"{code} they opened it for an hour", sender=OTHER, now=LATER + timedelta(minutes=1))
    first, second = rows(house, Contact)
    own, other = (first, second) if first.current_report_id else (second, first)
    assert own.current_report_id == other.current_report_id
    with transaction(house.engine) as session:
        report = session.get_one(Report, own.current_report_id)
        # Answers go to the phone that the worker holds now.
        newest = session.scalars(
            select(Outbound).order_by(Outbound.created_at.desc(), Outbound.place.desc())
        ).first()
        assert newest is not None
        assert report.contact_id == newest.contact_id
    assert "they opened it" in house.texts()[-1]


def wrong_attempts(house: House, count: int, sender: str = OTHER) -> None:
    for _ in range(count):
        house.text(new_code(), sender=sender, now=LATER)


def test_wrong_codes_are_counted_and_a_right_one_past_the_limit_looks_wrong(
    house: House,
) -> None:
    house.text("The fire exit is locked")
    code, limit = code_of(house), house.policy.intake.code_attempts.per_sender
    house.text("hello", sender=OTHER, now=LATER)
    wrong_attempts(house, limit)
    assert house.said().count("NO_SUCH_CODE") == limit
    house.text(code, sender=OTHER, now=LATER + timedelta(minutes=1))
    assert house.said()[-1] == "NO_SUCH_CODE"
    # Another sender is not held up by these attempts; an hour later neither is this one.
    house.text("hello", sender="+12025550145", now=LATER)
    house.text(code, sender="+12025550145", now=LATER + timedelta(minutes=2))
    assert house.said()[-1] == "STATUS_RECEIVED"
    house.text(code, sender=OTHER, now=LATER + timedelta(minutes=62))
    assert house.said()[-1] == "STATUS_RECEIVED"


def test_what_all_senders_guess_together_refuses_no_right_code(house: House) -> None:
    house.text("The fire exit is locked")
    code = code_of(house)
    with transaction(house.engine) as session:
        for number in range(house.policy.intake.code_attempts.in_all):
            session.add(CodeAttempt(sender_index=number.to_bytes(32, "big"), guessed_at=NOON))
    house.text(new_code(), sender="+12025550145", now=LATER)
    assert house.said()[-1] == "NO_SUCH_CODE"
    assert [one.kind for one in rows(house, Alarm)] == [CODES_GUESSED]
    house.text(code, sender=OTHER, now=LATER)
    assert house.said()[-1] == "STATUS_RECEIVED"


def test_one_phone_counts_no_more_wrong_codes_than_it_may_try(house: House) -> None:
    limits = house.policy.intake.code_attempts
    wrong_attempts(house, limits.per_sender * 3)
    assert len(rows(house, CodeAttempt)) == limits.per_sender
    assert rows(house, Alarm) == []


def test_a_mistyped_code_is_told_and_kept(house: House) -> None:
    house.text("The fire exit is locked")
    code = code_of(house)
    wrong = code[:-1] + str((int(code[-1]) + 1) % 10)
    house.text(f"{wrong} any news?", now=LATER)
    assert house.said()[-1] == "NO_SUCH_CODE"
    assert f"{wrong} any news?" in house.texts()


def test_news_of_a_closed_report_open_no_way_back_by_number(house: House) -> None:
    house.text("The fire exit is locked")
    code = code_of(house)
    [report] = rows(house, Report)
    with transaction(house.engine) as session:
        set_stage(session, report.id, Stage.CLOSED)
    house.text(code, sender=OTHER, now=LATER)
    assert house.said()[-1] == "STATUS_CLOSED"


def test_stop_cancels_what_waits_and_reports_are_still_taken(house: House) -> None:
    house.text("The fire exit is locked")
    house.text("STOP", now=LATER)
    with transaction(house.engine) as session:
        assert session.scalar(select(Contact.opted_out))
    assert text_states(house) == {"failed"}
    days_later = NOON + timedelta(days=5)
    house.text("A machine has no cover", now=days_later)
    assert house.texts()[-1] == "A machine has no cover"
    assert len(rows(house, Report)) == 2
    assert text_states(house) == {"failed"}
    house.text("START", now=days_later + timedelta(minutes=1))
    house.text("A second machine too", now=days_later + timedelta(hours=1))
    assert house.said()[-1] == "ADDED"


def test_danger_wakes_the_person_on_call_once(house: House) -> None:
    house.text("Late wages since two months")
    assert [row.template for row in rows(house, Outbound) if row.kind == MAIL] == []
    house.text("2", now=LATER)
    house.text("people are trapped", now=LATER)
    mails = [row for row in rows(house, Outbound) if row.kind == MAIL]
    assert [(row.template, row.recipient_id) for row in mails] == [("danger", house.member_id)]
    [case] = rows(house, Case)
    assert case.level == "L1"


def test_a_silent_worker_has_made_a_complete_report(house: House) -> None:
    house.text("The fire exit is locked")
    quiet = timedelta(minutes=house.policy.intake.complete_after_minutes)
    with transaction(house.engine) as session:
        assert complete_silent_reports(session, NOON + quiet, quiet) == 0
        assert complete_silent_reports(session, NOON + quiet + timedelta(seconds=1), quiet) == 1
        assert complete_silent_reports(session, NOON + quiet + timedelta(hours=1), quiet) == 0
    [report] = rows(house, Report)
    assert report.complete_at == NOON + quiet + timedelta(seconds=1)


def test_the_whole_talk(house: House) -> None:
    for minutes, text in enumerate(("The fire exit is locked", "2", "4417", "18-20", "1")):
        house.text(text, now=NOON + timedelta(minutes=minutes))
    assert house.said() == [
        "RECEIPT",
        "ASK_DANGER",
        "SAFETY",
        "ASK_PLACE",
        "ASK_CONTACT",
        "ASK_CONSENT",
        "THANKS",
    ]
    [contact], [report], [case] = rows(house, Contact), rows(house, Report), rows(house, Case)
    assert (contact.reply_policy, contact.window_start, contact.window_end) == ("window", 18, 20)
    assert (report.danger, report.consent, report.complete_at is not None) == (True, "C2", True)
    assert case.factory_id is not None


@pytest.mark.parametrize("place", ["\x00", "4417\x00", "\ufffd", "a\x00b", "x" * 1600, "%s", "'"])
def test_no_text_is_too_odd_to_be_a_place(house: House, place: str) -> None:
    house.text("The fire exit is locked")
    house.text("1", now=LATER)
    house.text(place, now=LATER)
    assert house.texts()[-1] == place


def test_a_number_with_many_lines_keeps_them_apart(house: House) -> None:
    house.text("The fire exit is locked")
    with transaction(house.engine) as session:
        line = session.scalars(select(Line).where(Line.address == NUMBER)).one()
        line.address = "+15005550001"
        session.flush()
        added = Line(
            organisation_id=line.organisation_id,
            channel=line.channel,
            address=NUMBER,
            languages="en",
            time_zone="UTC",
        )
        session.add(added)
        session.flush()
        for one in (line, added):
            stated = TrustedLine(one.id, one.organisation_id, one.channel, one.address)
            house.trust.lines.state(stated)
    house.text("Something else", now=LATER)
    with transaction(house.engine) as session:
        assert session.scalar(select(func.count()).select_from(Contact)) == 2
        assert session.scalar(select(func.count()).select_from(Report)) == 2


@pytest.mark.parametrize("stored", ["", "{", '{"step":"dreaming"}', '{"step":"done","unsorted":1}'])
def test_a_text_is_kept_where_the_talk_has_no_report_whatever_its_state_says(
    house: House, stored: str
) -> None:
    house.text("START")
    with transaction(house.engine) as session:
        session.execute(update(Contact).values(dialogue=stored))
    house.text("the door is locked", now=LATER)
    assert house.texts() == ["the door is locked"]


def test_a_line_that_was_written_over_to_a_buyer_is_not_believed(house: House) -> None:
    buyer = add_other(house, kind="affiliate")
    with transaction(house.engine) as session:
        session.execute(update(Line).values(organisation_id=buyer.id))
    with pytest.raises(RosterRefused):
        house.text("no salary for two months")
    assert rows(house, Message) == []
