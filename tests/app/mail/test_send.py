"""Handing a mail to a server: what was taken, what may be tried again, what nobody knows."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from app.mail.compose import compose
from app.mail.errors import MailFailed
from app.mail.send import send

MAIL = compose(
    "alert",
    "lena@stadt.example",
    "en",
    "B-KXQMTWRZ",
    "https://firedoor.example/r/B-KXQMTWRZ",
    "<0123@firedoor.example>",
    "line@firedoor.example",
    organisation="Fair Purchase Network",
    released_on=date(2026, 11, 30),
)


class Server:
    """A mail server that answers RCPT and DATA as it is told."""

    def __init__(self) -> None:
        self.got: list[Envelope] = []
        self.greeted_as = ""
        self.rcpt = "250 OK"
        self.data = "250 OK"

    async def handle_EHLO(
        self,
        server: SMTP,
        session: Session,
        envelope: Envelope,
        hostname: str,
        responses: list[str],
    ) -> list[str]:
        self.greeted_as = session.host_name = hostname
        return responses

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        envelope.rcpt_tos.append(address)
        return self.rcpt

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        self.got.append(envelope)
        return self.data


@pytest.fixture
def server() -> Iterator[tuple[Server, str]]:
    behaviour = Server()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    controller = Controller(behaviour, hostname="127.0.0.1", port=port)
    controller.start()
    yield behaviour, f"smtp://127.0.0.1:{port}"
    controller.stop()


def failure(url: str, timeout: float = 5) -> MailFailed:
    with pytest.raises(MailFailed) as caught:
        send(MAIL, url, timeout)
    assert "lena" not in str(caught.value)
    return caught.value


def test_one_mail_goes_to_one_recipient(server: tuple[Server, str]) -> None:
    behaviour, url = server
    send(MAIL, url)
    (envelope,) = behaviour.got
    assert envelope.mail_from == "line@firedoor.example"
    assert envelope.rcpt_tos == ["lena@stadt.example"]
    assert envelope.content == MAIL.as_bytes()
    assert behaviour.greeted_as == "firedoor.example"


@pytest.mark.parametrize(
    ("stage", "answer", "retryable"),
    [
        ("rcpt", "450 later", True),
        ("rcpt", "550 no such person", False),
        ("data", "451 later", True),
        ("data", "554 not here", False),
    ],
)
def test_a_refusal_says_whether_to_try_again(
    server: tuple[Server, str], stage: str, answer: str, retryable: bool
) -> None:
    behaviour, url = server
    setattr(behaviour, stage, answer)
    error = failure(url)
    assert (error.code, error.retryable, error.unknown) == (f"smtp_{answer[:3]}", retryable, False)


def test_a_server_that_is_away_may_be_tried_again() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        url = f"smtp://127.0.0.1:{probe.getsockname()[1]}"
    error = failure(url)
    assert (error.code, error.retryable, error.unknown) == ("unreachable", True, False)


@contextmanager
def talks(*lines: bytes) -> Iterator[str]:
    """A server that says one line for each command, and then hangs up or falls silent."""
    listener = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        connection, _ = listener.accept()
        with connection, connection.makefile("rb") as heard:
            for line in lines:
                connection.sendall(line)
                if line.startswith(b"354"):
                    while heard.readline() != b".\r\n":
                        pass
                else:
                    heard.readline()

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    yield f"smtp://127.0.0.1:{listener.getsockname()[1]}"
    listener.close()
    thread.join(5)


def test_a_mail_that_was_lost_after_its_text_is_unknown() -> None:
    with talks(
        b"220 hello\r\n", b"250 yes\r\n", b"250 OK\r\n", b"250 OK\r\n", b"354 go\r\n"
    ) as url:
        error = failure(url)
    assert (error.code, error.retryable, error.unknown) == ("lost", False, True)


def test_a_mail_that_was_lost_before_its_text_may_go_again() -> None:
    with talks(b"220 hello\r\n", b"250 yes\r\n", b"250 OK\r\n") as url:
        error = failure(url)
    assert (error.code, error.retryable, error.unknown) == ("unreachable", True, False)


def test_a_silent_server_is_not_waited_for() -> None:
    listener = socket.create_server(("127.0.0.1", 0))
    error = failure(f"smtp://127.0.0.1:{listener.getsockname()[1]}", timeout=0.2)
    listener.close()
    assert (error.code, error.retryable) == ("unreachable", True)


def test_no_mail_leaves_the_host_without_tls(
    server: tuple[Server, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    behaviour, url = server
    monkeypatch.setattr("app.mail.send.LOOPBACK", frozenset())
    error = failure(url)
    assert (error.code, error.retryable) == ("no_tls", True)
    assert behaviour.got == []


@pytest.mark.parametrize("url", ["", "http://localhost", "smtp://"])
def test_an_address_that_is_none_says_so(url: str) -> None:
    error = failure(url)
    assert (error.code, error.retryable) == ("smtp_url", False)
