"""Hands one mail to the operator's mail server, and says honestly what became of it."""

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from email.message import EmailMessage
from functools import cache
from urllib.parse import SplitResult, unquote, urlsplit

from app.mail.errors import MailFailed

TIMEOUT_SECONDS = 20.0
PORTS = {"smtp": 587, "smtps": 465}
LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


def send(message: EmailMessage, smtp_url: str, timeout: float = TIMEOUT_SECONDS) -> None:
    """Sends to the one address in To, over smtps:// (TLS at once) or smtp:// (STARTTLS).

    Only a server on loopback may go without TLS. Raises MailFailed: `retryable` where the server
    did not take it and may later, `unknown` where it was lost on its way.
    """
    url = urlsplit(smtp_url)
    if url.scheme not in PORTS or not url.hostname:
        raise MailFailed("smtp_url")
    (sender,), (recipient,) = (message[name].addresses for name in ("From", "To"))
    with _connected(url, sender.domain, timeout) as server:
        # RFC 3461: where the server knows it, a report names our mail, and brings its head alone.
        reports = server.has_extn("dsn")
        about = f"ENVID={_envelope_id(message)}"
        _accepted(server.mail(sender.addr_spec, [about, "RET=HDRS"] if reports else []))
        wanted = ["NOTIFY=FAILURE,DELAY"] if reports else []
        _accepted(server.rcpt(recipient.addr_spec, wanted))
        try:
            answer = server.data(message.as_bytes())
        except smtplib.SMTPDataError as error:
            raise _refused(error.smtp_code) from None
        except (OSError, smtplib.SMTPException):
            # The server may have the whole of it: only a second copy would tell.
            raise MailFailed("lost", unknown=True) from None
        _accepted(answer)


def _envelope_id(message: EmailMessage) -> str:
    """The outbox's id, as `returned.py` reads it."""
    return str(message["Message-ID"]).strip("<>").partition("@")[0]


@contextmanager
def _connected(url: SplitResult, own_name: str, timeout: float) -> Iterator[smtplib.SMTP]:
    server: smtplib.SMTP | None = None
    try:
        server = _open(url, own_name, timeout)
        yield server
    except smtplib.SMTPResponseException as error:
        raise _refused(error.smtp_code, always_retry=True) from None
    except (OSError, smtplib.SMTPException):
        raise MailFailed("unreachable", retryable=True) from None
    finally:
        if server is not None:
            with suppress(OSError, smtplib.SMTPException):
                server.quit()


def _open(url: SplitResult, own_name: str, timeout: float) -> smtplib.SMTP:
    host, port = str(url.hostname), url.port or PORTS[url.scheme]
    trusted = _trusted()
    # The name of this machine is nobody's business: the greeting gives the sender's domain.
    server = (
        smtplib.SMTP_SSL(host, port, own_name, timeout=timeout, context=trusted)
        if url.scheme == "smtps"
        else smtplib.SMTP(host, port, own_name, timeout=timeout)
    )
    try:
        _greet(server, url, trusted)
    except BaseException:
        server.close()
        raise
    return server


@cache
def _trusted() -> ssl.SSLContext:
    """Read once a process: the system's list of authorities takes 20 ms to load."""
    return ssl.create_default_context()


def _greet(server: smtplib.SMTP, url: SplitResult, trusted: ssl.SSLContext) -> None:
    server.ehlo_or_helo_if_needed()
    if url.scheme == "smtp" and server.has_extn("starttls"):
        server.starttls(context=trusted)
        server.ehlo()
    elif url.scheme == "smtp" and url.hostname not in LOOPBACK:
        raise MailFailed("no_tls", retryable=True)
    if url.username:
        server.login(unquote(url.username), unquote(url.password or ""))


def _accepted(answer: tuple[int, bytes]) -> None:
    code, _ = answer
    if not 200 <= code < 300:
        raise _refused(code)


def _refused(code: int, always_retry: bool = False) -> MailFailed:
    # RFC 5321, 4.2.1: 4yz may be tried again, 5yz not. A refused sign-in is not the mail's fault.
    return MailFailed(f"smtp_{code}", retryable=always_retry or 400 <= code < 500)
