"""The mailbox, through smtplib."""

import smtplib
import threading
from email.message import EmailMessage

import pytest

from tests.bots.practice.running import Running


def _send(carrier: Running, *to: str, subject: str = "গোপন: A reference") -> None:
    message = EmailMessage()
    message["From"] = "line@example.org"
    message["To"] = ", ".join(to)
    message["Subject"] = subject
    message["Message-ID"] = "<1@example.org>"
    message.set_content("Follow the link.\n")
    message.add_alternative("<p>Follow the <b>link</b>.</p>", subtype="html")
    with smtplib.SMTP("localhost", carrier.smtp_port, timeout=10) as smtp:
        smtp.send_message(message)


@pytest.fixture(autouse=True)
def _empty(carrier: Running) -> None:
    carrier.http.delete("/mailbox").raise_for_status()


def test_a_mail_is_read_back(carrier: Running) -> None:
    _send(carrier, "buyer@example.com")
    (mail,) = carrier.get("/mailbox")
    assert (mail["from"], mail["to"]) == ("line@example.org", "buyer@example.com")
    assert mail["subject"] == "গোপন: A reference"
    assert mail["text"].strip() == "Follow the link."
    assert "<b>link</b>" in mail["html"]
    assert ["Message-ID", "<1@example.org>"] in mail["headers"]


def test_each_recipient_has_a_mailbox(carrier: Running) -> None:
    _send(carrier, "one@example.com", "two@example.com")
    assert len(carrier.get("/mailbox")) == 2
    assert [mail["to"] for mail in carrier.get("/mailbox", to="Two@example.com")] == [
        "two@example.com"
    ]


def test_waiting_ends_with_the_next_mail_to_an_address(carrier: Running) -> None:
    def write() -> None:
        _send(carrier, "one@example.com", subject="Not this")
        _send(carrier, "two@example.com", subject="This")

    writer = threading.Thread(target=write)
    writer.start()
    (mail,) = carrier.get("/mailbox/wait", to="two@example.com", timeout=15)
    writer.join()
    assert mail["subject"] == "This"
    assert carrier.get("/mailbox/wait", after=mail["n"], timeout=0) == []


def test_faults_of_mail(carrier: Running) -> None:
    carrier.post("/misbehave", mail={"status": 451})
    with pytest.raises(smtplib.SMTPDataError) as refused:
        _send(carrier, "one@example.com")
    assert refused.value.smtp_code == 451
    carrier.post("/misbehave", mail={"drop": "after"})
    with pytest.raises(smtplib.SMTPServerDisconnected):
        _send(carrier, "one@example.com")
    assert len(carrier.get("/mailbox")) == 1
