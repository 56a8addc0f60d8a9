"""The attacks: what is written, what it would have done, and where it is seen."""

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import select

from case_management.audit.actions.record import record
from case_management.audit.audit_action import AuditAction
from case_management.audit.verify_log import verify_log
from config.platform.database import reading, transaction, utc_now
from intake.contacts.contact import Contact
from intake.contacts.safe_hours import ANY
from intake.reports.report import Report
from tests.journeys.writer.scene import (
    CONSENT_CHANGED,
    NOT_PROVEN,
    SECOND,
    SENDER,
    THEIR_NUMBER,
    Scene,
)
from tests.support.house import NOON
from tests.support.outbox_rows import drained, error_of, put, reply
from vault.encoding import canonical, context
from vault.sealing import seal
from vault.trusted_lines import TrustedLine


@dataclass(frozen=True)
class Attack:
    """One row of the table. `check` carries it out and asserts what came of it."""

    about: str
    written: str
    prevented: str
    seen: str
    check: Callable[[Scene], None]
    on_both: bool = False
    """Whether it is tried on PostgreSQL too."""


def _line_written_over(scene: Scene) -> None:
    scene.run("UPDATE lines SET organisation_id = :other", other=scene.other.id)
    assert scene.writes() == [scene.house.organisation_id]
    assert scene.alarms() == {"line-moved"}
    assert "firedoor line trust" in scene.doctor()


def _numbers_swapped(scene: Scene) -> None:
    scene.run("UPDATE lines SET address = '+15005550001' WHERE id = :line", line=scene.line)
    scene.run(
        "INSERT INTO lines (id, organisation_id, channel, address, languages, time_zone, spoken) "
        "VALUES (:id, :other, 'twilio', '+15005550006', 'en', 'UTC', false)",
        id="d" * 32,
        other=scene.other.id,
    )
    assert scene.writes() == [scene.house.organisation_id]
    assert scene.alarms() == {"line-moved"}
    assert scene.doctor().count("firedoor line trust") == 2


def _line_renamed(scene: Scene) -> None:
    scene.run("UPDATE lines SET address = '+15005550001' WHERE id = :line", line=scene.line)
    assert scene.writes() == [scene.house.organisation_id]
    assert scene.alarms() == {"line-moved"}


def _their_line(scene: Scene, confirmed: bool = True) -> str:
    """A line of the other organisation, which the operator opened, or did not."""
    scene.run(
        "INSERT INTO lines (id, organisation_id, channel, address, languages, time_zone, spoken) "
        "VALUES (:id, :other, 'twilio', :number, 'en', 'UTC', false)",
        id="d" * 32,
        other=scene.other.id,
        number=THEIR_NUMBER,
    )
    if confirmed:
        stated = TrustedLine("d" * 32, scene.other.id, "twilio", THEIR_NUMBER)
        scene.house.trust.lines.state(stated)
    return "d" * 32


def _line_added(scene: Scene) -> None:
    _their_line(scene, confirmed=False)
    assert "not confirmed on this host" in scene.doctor()


def _report_on_their_line(scene: Scene) -> None:
    scene.run(
        "UPDATE reports SET line_id = :line, organisation_id = :other WHERE id = :report",
        line=_their_line(scene),
        other=scene.other.id,
        report=scene.report,
    )
    assert scene.writes() == [scene.house.organisation_id]
    assert scene.alarms() == {"send-refused"}


def _reply_on_their_line(scene: Scene) -> None:
    contact = _reachable(scene)
    row = put(scene.house, **reply(scene.house, contact, scene.report))
    scene.run(
        "UPDATE reports SET line_id = :line WHERE id = :report",
        line=_their_line(scene),
        report=scene.report,
    )
    assert "Come to the office on Friday" not in dict(drained(scene.house)).values()
    assert error_of(scene.house, row) is not None
    assert scene.alarms() == {"send-refused"}


def _report_of_other(scene: Scene) -> None:
    scene.run(
        "UPDATE reports SET organisation_id = :other WHERE id = :report",
        other=scene.other.id,
        report=scene.report,
    )
    assert scene.writes() == [scene.house.organisation_id]
    assert scene.alarms() == {"send-refused"}


def _transfer_forged(scene: Scene) -> None:
    scene.run(
        "INSERT INTO thread_transfers (report_id, number, document, giver_id, giver_signature, "
        "taker_id, taker_signature, transferred_at) VALUES (:report, 1, :document, :giver, :none, "
        ":taker, :none, :now)",
        report=scene.report,
        document=canonical(
            {
                "firedoor": "transfer/1",
                "transfer": "a" * 32,
                "from": scene.house.organisation_id,
                "to": scene.other.id,
                "reports": [scene.report],
            }
        ),
        giver=scene.house.member_id,
        taker=scene.other.member_id,
        none=bytes(64),
        now=utc_now(),
    )
    _report_of_other(scene)


def _text_forged(scene: Scene) -> None:
    scene.forge(scene.report)
    assert NOT_PROVEN in scene.page(scene.case)


def _text_forged_with_a_proof(scene: Scene) -> None:
    [true, *_] = scene.texts(scene.report)
    forged = scene.forge(scene.report)
    scene.run(
        "UPDATE messages SET proof = (SELECT proof FROM messages WHERE id = :true) "
        "WHERE id = :forged",
        true=true,
        forged=forged,
    )
    assert NOT_PROVEN in scene.page(scene.case)


def _text_forged_as_of_the_line(scene: Scene) -> None:
    scene.forge(scene.report, author="line", proof=bytes(98))
    assert NOT_PROVEN in scene.page(scene.case)


def _text_moved(scene: Scene) -> None:
    scene.run(
        "UPDATE messages SET report_id = :report, number = 99 WHERE id = :text",
        report=scene.report,
        text=scene.texts(scene.second)[0],
    )
    assert NOT_PROVEN in scene.page(scene.case)


def _author_changed(scene: Scene) -> None:
    scene.run(
        "UPDATE messages SET author = 'member', member_id = :member WHERE id = :text",
        member=scene.house.member_id,
        text=scene.texts(scene.report)[0],
    )
    assert NOT_PROVEN in scene.page(scene.case)


def _texts_reordered(scene: Scene) -> None:
    scene.run("UPDATE messages SET number = 99 WHERE id = :text", text=scene.texts(scene.second)[0])
    assert NOT_PROVEN in scene.page(scene.second_case)


def _text_backdated(scene: Scene) -> None:
    with transaction(scene.house.engine) as session:
        session.execute(
            Report.metadata.tables["messages"]
            .update()
            .where(Report.metadata.tables["messages"].c.id == scene.texts(scene.report)[0])
            .values(at=utc_now())
        )
    assert NOT_PROVEN in scene.page(scene.case)


def _texts_swapped(scene: Scene) -> None:
    one, two = scene.texts(scene.second)[:2]
    with transaction(scene.house.engine) as session:
        table = Report.metadata.tables["messages"]
        bodies = {
            row.id: row.body_sealed
            for row in session.execute(select(table).where(table.c.id.in_((one, two))))
        }
        for own, others in ((one, two), (two, one)):
            session.execute(
                table.update().where(table.c.id == own).values(body_sealed=bodies[others])
            )
    assert NOT_PROVEN in scene.page(scene.second_case)


def _proof_removed(scene: Scene) -> None:
    scene.run(
        "UPDATE messages SET proof = NULL WHERE id = :text", text=scene.texts(scene.second)[1]
    )
    assert NOT_PROVEN in scene.page(scene.second_case)


def _line_of_text_changed(scene: Scene) -> None:
    scene.run(
        "UPDATE messages SET line_id = :line WHERE id = :text",
        line=_their_line(scene),
        text=scene.texts(scene.report)[0],
    )
    assert NOT_PROVEN in scene.page(scene.case)


def _consent_raised(scene: Scene) -> None:
    scene.run("UPDATE reports SET consent = 'C2' WHERE id = :report", report=scene.report)
    assert scene.consents(scene.case) == ("C0",)
    assert CONSENT_CHANGED in scene.page(scene.case)


def _consent_raised_and_waited(scene: Scene) -> None:
    _consent_raised(scene)
    scene.writes()
    assert scene.consents(scene.case) == ("C0",)
    assert CONSENT_CHANGED in scene.page(scene.case)


def _consent_with_a_proof(scene: Scene) -> None:
    scene.run(
        "UPDATE reports SET consent = 'C2', consent_mac = (SELECT consent_mac FROM reports "
        "WHERE id = :second) WHERE id = :report",
        second=scene.second,
        report=scene.report,
    )
    scene.writes()
    assert scene.consents(scene.case) == ("C0",)
    assert CONSENT_CHANGED in scene.page(scene.case)


def _consent_by_a_text(scene: Scene) -> None:
    proof = b"C2"
    scene.forge(scene.report, proof=bytes(96) + proof)
    assert scene.consents(scene.case) == ("C0",)
    assert NOT_PROVEN in scene.page(scene.case)


def _consent_taken(scene: Scene) -> None:
    scene.run("UPDATE reports SET consent = 'C0' WHERE id = :report", report=scene.second)
    assert scene.consents(scene.second_case) == ("C2",)
    assert CONSENT_CHANGED in scene.page(scene.second_case)


def _reachable(scene: Scene) -> str:
    """The worker's contact; at any hour, and without the answers that wait."""
    scene.run("DELETE FROM outbox")
    with transaction(scene.house.engine) as session:
        contact = session.get_one(Contact, session.get_one(Report, scene.report).contact_id)
        contact.reply_policy = ANY
        return contact.id


def _contact_of(scene: Scene, report: str) -> str:
    with reading(scene.house.engine) as session:
        return session.get_one(Report, report).contact_id or ""


def _thread_to_his_phone(scene: Scene) -> None:
    _reachable(scene)
    his = _contact_of(scene, scene.second)
    scene.run("UPDATE contacts SET reply_policy = :any", any=ANY)
    scene.run("UPDATE reports SET contact_id = :his WHERE id = :id", his=his, id=scene.report)
    row = put(scene.house, **reply(scene.house, his, scene.report))
    assert SECOND not in dict(drained(scene.house))
    assert error_of(scene.house, row) == "wrong-address"
    assert scene.alarms() == {"send-refused"}


def _address_replaced(scene: Scene) -> None:
    contact = _reachable(scene)
    sealed = seal(
        scene.house.courier.public(),
        canonical({"address": SECOND, "proof": "A" * 43}),
        context("address", "courier", contact),
    )
    scene.run(
        "UPDATE contacts SET address_sealed = :sealed WHERE id = :id", sealed=sealed, id=contact
    )
    row = put(scene.house, **reply(scene.house, contact, scene.report))
    assert drained(scene.house) == []
    assert error_of(scene.house, row) == "wrong-address"
    assert scene.alarms() == {"send-refused"}


def _words_for_the_worker(scene: Scene) -> None:
    contact = _reachable(scene)
    row = put(scene.house, **reply(scene.house, contact, scene.report, signer=scene.other.member))
    assert drained(scene.house) == []
    assert error_of(scene.house, row) == "send-refused"
    assert scene.alarms() == {"send-refused"}


def _signed_words_to_another(scene: Scene) -> None:
    contact = _reachable(scene)
    row = put(scene.house, **reply(scene.house, contact, scene.report))
    scene.run("UPDATE contacts SET reply_policy = :any", any=ANY)
    scene.run(
        "UPDATE outbox SET contact_id = :his WHERE id = :row",
        his=_contact_of(scene, scene.second),
        row=row,
    )
    assert drained(scene.house) == []
    assert error_of(scene.house, row) == "send-refused"


def _code_that_is_none(scene: Scene) -> None:
    contact = _reachable(scene)
    row = put(
        scene.house,
        id="e" * 32,
        contact_id=contact,
        report_id=scene.report,
        phrase="RECEIPT",
        answer=True,
        payload_sealed=seal(
            scene.house.courier.public(),
            canonical({"code": f"call {SENDER}"}),
            context("outbound", "courier", "e" * 32),
        ),
    )
    assert drained(scene.house) == []
    assert error_of(scene.house, row) == "send-refused"


def _roster_bent(scene: Scene) -> None:
    with transaction(scene.house.engine) as session:
        table = Report.metadata.tables["roster_versions"]
        own = table.c.organisation_id == scene.house.organisation_id
        document = session.scalars(select(table.c.document).where(own)).one()
        bent = document.replace(b'"triager"', b'"releaser"')
        assert bent != document
        session.execute(table.update().where(own).values(document=bent))
    assert scene.waits()


def _roster_followed(scene: Scene) -> None:
    with transaction(scene.house.engine) as session:
        table = Report.metadata.tables["roster_versions"]
        his = session.execute(select(table).where(table.c.organisation_id == scene.other.id)).one()
        session.execute(
            table.insert().values(
                organisation_id=scene.house.organisation_id,
                number=2,
                document=his.document,
                signatures=his.signatures,
                complete=True,
            )
        )
    assert scene.waits()


def _log_edited(scene: Scene) -> None:
    with transaction(scene.house.engine) as session:
        own, member = scene.house.organisation_id, scene.house.member_id
        record(session, own, member, AuditAction.SET_LEVEL, scene.case, NOON, {"to": "L2"})
    scene.run("UPDATE audit_entries SET actor_id = :other", other=scene.other.member_id)
    with reading(scene.house.engine) as session:
        assert verify_log(session, scene.house.organisation_id).touched is not None


ATTACKS: tuple[Attack, ...] = (
    Attack(
        "lines",
        "a line is given to another organisation",
        "its texts are sealed to the other organisation",
        "alarm `line-moved`; `firedoor doctor`",
        _line_written_over,
        on_both=True,
    ),
    Attack(
        "lines",
        "the number of a line is given to a line of another organisation",
        "its texts are sealed to the other organisation",
        "alarm `line-moved`; `firedoor doctor`",
        _numbers_swapped,
    ),
    Attack(
        "lines",
        "a line gets another number",
        "texts to its own number find no line",
        "alarm `line-moved`; `firedoor doctor`",
        _line_renamed,
    ),
    Attack(
        "lines",
        "a line is added that the operator never opened",
        "what comes in on it is sealed to whom its row names",
        "`firedoor doctor`; a text to it waits, with alarm `roster-refused`",
        _line_added,
    ),
    Attack(
        "reports",
        "a report is led to another organisation's line, and called theirs",
        "what its worker writes on is sealed to them",
        "alarm `send-refused`",
        _report_on_their_line,
        on_both=True,
    ),
    Attack(
        "reports",
        "a report is led to another organisation's line while a reply waits",
        "the reply is sent in a thread that nobody proved",
        "alarm `send-refused`; the text is marked as not sent",
        _reply_on_their_line,
    ),
    Attack(
        "reports",
        "a report is called another organisation's",
        "what its worker writes on is sealed to them",
        "alarm `send-refused`",
        _report_of_other,
    ),
    Attack(
        "transfers",
        "a transfer is written that nobody signed",
        "what its worker writes on is sealed to the taker",
        "alarm `send-refused`",
        _transfer_forged,
    ),
    Attack(
        "messages",
        "a text is sealed to the organisation's public key and put among a worker's",
        "it reads as the worker's",
        "mark on the text",
        _text_forged,
        on_both=True,
    ),
    Attack(
        "messages",
        "a forged text gets the proof of a true one",
        "it reads as the worker's",
        "mark on the text",
        _text_forged_with_a_proof,
    ),
    Attack(
        "messages",
        "a forged text is called the line's, with a proof made up",
        "it reads as the line's",
        "mark on the text",
        _text_forged_as_of_the_line,
    ),
    Attack(
        "messages",
        "a text is moved to the thread of another worker",
        "it reads as the other worker's",
        "mark on the text",
        _text_moved,
        on_both=True,
    ),
    Attack(
        "messages",
        "a worker's text is called a member's",
        "it reads as the member's",
        "mark on the text",
        _author_changed,
    ),
    Attack(
        "messages",
        "a text gets another place in its thread",
        "an answer reads as that to another question",
        "mark on the text",
        _texts_reordered,
    ),
    Attack(
        "messages",
        "a text gets another time",
        "it reads as written on another day",
        "mark on the text",
        _text_backdated,
    ),
    Attack(
        "messages",
        "two texts of a thread change their bodies",
        "an answer reads as that to another question",
        "mark on both texts, which do not open either",
        _texts_swapped,
    ),
    Attack(
        "messages",
        "the proof of a text is deleted, so that it seems to be from before",
        "forged texts among those from before are not told apart",
        "mark on the text",
        _proof_removed,
    ),
    Attack(
        "messages",
        "a text is said to have come in on another line",
        "it counts as the other line's",
        "mark on the text",
        _line_of_text_changed,
    ),
    Attack(
        "consents",
        "a consent is raised",
        "an alert goes to buyers that the worker never agreed to",
        "the case says that the record was changed, and what the worker said last",
        _consent_raised,
        on_both=True,
    ),
    Attack(
        "consents",
        "a consent is raised, and the worker writes on",
        "a receiver signs the raised one",
        "the case says that the record was changed, and what the worker said last",
        _consent_raised_and_waited,
    ),
    Attack(
        "consents",
        "a consent is raised with the proof of another report's",
        "a receiver signs the raised one",
        "the case says that the record was changed, and what the worker said last",
        _consent_with_a_proof,
    ),
    Attack(
        "consents",
        "a text is forged whose proof says that the worker agrees",
        "an alert goes to buyers that the worker never agreed to",
        "mark on the text",
        _consent_by_a_text,
    ),
    Attack(
        "consents",
        "a consent is taken away",
        "an alert that the worker wants is held back unseen",
        "the case says that the record was changed, and what the worker said last",
        _consent_taken,
    ),
    Attack(
        "contacts",
        "a report is led to another phone",
        "a reply is read there",
        "alarm `send-refused`; the text is marked as not sent",
        _thread_to_his_phone,
        on_both=True,
    ),
    Attack(
        "contacts",
        "another number is sealed beside a contact",
        "all that is written to the worker is read there",
        "alarm `send-refused`; the text is marked as not sent",
        _address_replaced,
    ),
    Attack(
        "outbox",
        "a text is queued that a member of another organisation signed",
        "the worker reads it as the monitor's",
        "alarm `send-refused`",
        _words_for_the_worker,
    ),
    Attack(
        "outbox",
        "a signed text that waits is given to another worker",
        "the other worker reads it",
        "alarm `send-refused`; the text is marked as not sent",
        _signed_words_to_another,
    ),
    Attack(
        "codes",
        "a receipt is queued with words where its code stands",
        "the worker is told to call the attacker",
        "alarm `send-refused`",
        _code_that_is_none,
    ),
    Attack(
        "rosters",
        "a role in the roster is changed",
        "a member gets a role that nobody signed",
        "texts wait, with alarm `roster-refused`; `firedoor doctor`",
        _roster_bent,
        on_both=True,
    ),
    Attack(
        "rosters",
        "another organisation's roster is added as the next version",
        "texts are sealed to the other organisation's key",
        "texts wait, with alarm `roster-refused`; `firedoor doctor`",
        _roster_followed,
    ),
    Attack(
        "audit log",
        "who changed a case is written over",
        "the log names somebody else",
        "`firedoor verify-audit` names the first entry",
        _log_edited,
    ),
)
