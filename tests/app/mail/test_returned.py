"""What comes back is read for what it says of a mail of ours, and for nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.mail.returned import MailOutcome, Returned, read_returned

ROW = "0123456789abcdef0123456789abcdef"
OURS = f"<{ROW}@firedoor.example>"


def report(
    action: str = "failed", status: str = "5.1.1", original: str = "", **block: str
) -> bytes:
    """As RFC 3464 has it, with the head of the returned mail as its third part."""
    more = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in block.items())
    return (
        "From: MAILER-DAEMON@mx.example\r\nTo: line@firedoor.example\r\n"
        "Subject: Undelivered Mail Returned to Sender\r\nAuto-Submitted: auto-replied\r\n"
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\r\n\r\n'
        "--b\r\nContent-Type: text/plain\r\n\r\nI'm sorry.\r\n"
        "--b\r\nContent-Type: message/delivery-status\r\n\r\n"
        f"Reporting-MTA: dns; mx.example\r\n{more}\r\n"
        f"Final-Recipient: rfc822; lena@stadt.example\r\nAction: {action}\r\nStatus: {status}\r\n"
        "Diagnostic-Code: smtp; 550 5.7.1 see <http://x>\r\n\r\n"
        f"--b\r\n{original}\r\n--b--\r\n"
    ).encode()


HEAD = f"Content-Type: text/rfc822-headers\r\n\r\nMessage-ID: {OURS}\r\nSubject: Update\r\n"
WHOLE = f"Content-Type: message/rfc822\r\n\r\nMessage-ID: {OURS}\r\n\r\nThere is an update."


@pytest.mark.parametrize("original", [HEAD, WHOLE])
def test_a_bounce_names_the_mail_that_it_brings_back(original: str) -> None:
    assert read_returned(report(original=original)) == Returned(MailOutcome.BOUNCED, ROW, "5.1.1")


def test_a_bounce_that_brings_nothing_back_names_the_envelope() -> None:
    found = read_returned(report(Original_Envelope_Id=ROW))
    assert found == Returned(MailOutcome.BOUNCED, ROW, "5.1.1")


@pytest.mark.parametrize(
    ("action", "status", "outcome"),
    [
        ("Failed", "5.2.2", MailOutcome.BOUNCED),
        ("delayed", "4.4.1", MailOutcome.DELAYED),
        ("delivered", "2.0.0", MailOutcome.ARRIVED),
        ("relayed", "2.0.0", MailOutcome.ARRIVED),
        ("confused", "9", MailOutcome.OTHER),
    ],
)
def test_each_action_of_a_report(action: str, status: str, outcome: MailOutcome) -> None:
    assert read_returned(report(action, status, HEAD)).outcome is outcome


@pytest.mark.parametrize(
    ("header", "outcome"),
    [
        ("Auto-Submitted: auto-replied", MailOutcome.AUTOMATIC),
        ("Auto-Submitted: auto-generated; owner-email=x", MailOutcome.AUTOMATIC),
        ("Precedence: bulk", MailOutcome.AUTOMATIC),
        ("Auto-Submitted: no", MailOutcome.OTHER),
        ("Subject: Re: Update", MailOutcome.OTHER),
    ],
)
def test_an_answer_of_a_machine_is_told_from_one_of_a_person(
    header: str, outcome: MailOutcome
) -> None:
    raw = f"From: lena@stadt.example\r\n{header}\r\nIn-Reply-To: {OURS}\r\n\r\nI am away.\r\n"
    assert read_returned(raw.encode()) == Returned(outcome, ROW)


def test_what_names_no_mail_of_ours_is_about_none() -> None:
    other = HEAD.replace(OURS, "<12345@elsewhere.example>")
    assert read_returned(report(original=other)).row is None
    assert read_returned(b"") == Returned(MailOutcome.OTHER, None)


@given(
    st.binary(max_size=400) | st.builds(lambda a, b: a + b, st.just(report()[:300]), st.binary())
)
def test_nothing_that_comes_back_breaks_the_reading(raw: bytes) -> None:
    assert read_returned(raw).row is None
