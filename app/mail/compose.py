"""Writes one mail to one person: a fixed sentence in the reader's language, a reference and a link.

Every mail is neutral by construction: its templates take nothing else (docs/domain.md, Disclosure)
but, to members of a monitor, how many cases wait, to those who keep them, checkpoints of the log,
and, to a buyer, what tells the mail from a
forged one: the organisation that sends it, the day of the release, the host of the dashboard.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date
from email import policy
from email.headerregistry import Address
from email.message import EmailMessage
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlsplit

from babel.dates import format_date
from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from app.mail.catalogs import RIGHT_TO_LEFT, texts_in
from app.mail.errors import MailRefused
from config.platform.database import utc_now
from intake.outbox.mail_templates import MailTemplate

ENGLISH = "en"
FOLDER = Path(__file__).parent

# Letters only, as the disclosure rules have it: a reference can't carry a day or a count.
_REFERENCE = re.compile(r"[A-Z]-[A-Z]{6,12}")
_LINK = re.compile(r"https?://[!-~]+")
# RFC 5321, 4.1.2: the plain form (Dot-string "@" Domain), in ASCII.
_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_ADDRESS = re.compile(rf"({_ATOM}(?:\.{_ATOM})*)@([A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*)")
ORIGIN_SHOWN = frozenset({MailTemplate.ALERT, MailTemplate.RECALL})
"""Mails to buyers, who can tell them from forged ones."""
LONGEST_NAME = 100
"""Of an organisation, in characters: what is longer is cut."""
# They join and part letters of names in some scripts, and can't be seen.
_JOINERS = "\u200c\u200d"
_MESSAGE_ID = re.compile(r"<[A-Za-z0-9.]+@[A-Za-z0-9.-]+>")


def compose(
    template: MailTemplate,
    recipient_email: str,
    language: str,
    reference: str,
    link: str,
    message_id: str,
    sender: str,
    waiting: int = 1,
    on_call: bool = True,
    organisation: str = "",
    released_on: date | None = None,
    checkpoint: str = "",
) -> EmailMessage:
    """One mail, in `language` or else in English.

    Of a danger to life it says how many are `waiting`, and whether its reader is `on_call`.
    An alert or its recall names the `organisation` that sends it and the day on which it was
    `released_on`; other mails take neither. The name comes from data: it is made one line and cut.
    `checkpoint`: the lines of one, for the mail that brings it.
    `reference` is empty for mails that name none; `message_id` is
    `<…@…>` and the same at every attempt, so that a reader's mailbox can drop a second copy.
    Raises MailRefused.
    """
    if template not in set(MailTemplate):
        raise MailRefused("there is no such mail")
    if template in ORIGIN_SHOWN and not _REFERENCE.fullmatch(reference):
        raise MailRefused("the reference is not one")
    if not _LINK.fullmatch(link):
        raise MailRefused("the link is not an address of the web")
    if not _MESSAGE_ID.fullmatch(message_id):
        raise MailRefused("the message id is not one")
    spoken = _spoken(language)
    values = {"reference": reference, "link": link, "waiting": waiting, "on_call": on_call}
    values["checkpoint"] = checkpoint
    name = ""
    if template in ORIGIN_SHOWN:
        name = _one_line(organisation)
        values |= _origin(name, released_on, link, spoken)
    write = _writer(template, spoken, values)
    message = EmailMessage(policy=policy.SMTP)
    message["From"] = _one_address(sender, "sender", name)
    message["To"] = _one_address(recipient_email, "recipient")
    message["Subject"] = write("subject.txt").strip()
    message["Date"] = utc_now()
    message["Message-ID"] = message_id
    # RFC 3834: no out-of-office answers to a line that nobody reads.
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(write("text.txt"))
    message.add_alternative(write("html.html"), subtype="html")
    message["Content-Language"] = spoken
    return message


def compose_short(template: MailTemplate, language: str, link: str) -> str:
    """What an alarm says by a way beside mail: one sentence and a link."""
    return _writer(template, _spoken(language), {"link": link})("way.txt").strip()


def _origin(name: str, released_on: date | None, link: str, language: str) -> dict[str, object]:
    """What a buyer can check before the link is pressed. Raises MailRefused."""
    if not name or released_on is None:
        raise MailRefused("an alert's mail says who sends it, and when")
    try:
        host = urlsplit(link).netloc.rpartition("@")[2]
    except ValueError as error:
        raise MailRefused("the link has no host") from error
    if not host:
        raise MailRefused("the link has no host")
    day = format_date(released_on, "long", locale=language)
    return {"organisation": name, "day": day, "host": host}


def _one_line(name: str) -> str:
    """A name without what ends a line, turns its direction or can't be printed."""
    shown = (one if one.isprintable() or one in _JOINERS else " " for one in name)
    return " ".join("".join(shown).split())[:LONGEST_NAME].strip()


def _one_address(given: str, part: str, name: str = "") -> Address:
    # Checked before the standard library parses it: its grammar also knows names, groups, comments.
    found = _ADDRESS.fullmatch(given)
    if not found:
        raise MailRefused(f"the {part} is not one mail address")
    return Address(display_name=name, username=found[1], domain=found[2])


def _writer(
    template: MailTemplate, language: str, values: Mapping[str, object]
) -> Callable[[str], str]:
    environment = _environment(language)
    return lambda name: environment.get_template(f"{template}/{name}").render(
        values, language=language, direction=_direction(language)
    )


def _spoken(language: str) -> str:
    """The language that the mail is in: English where there is no catalog of the reader's."""
    return language if texts_in(language) else ENGLISH


def _direction(language: str) -> str:
    return "rtl" if language in RIGHT_TO_LEFT else "ltr"


@lru_cache(maxsize=16)
def _environment(language: str) -> Environment:
    texts = texts_in(language)
    environment = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=select_autoescape(("html",), default=False),
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
        keep_trailing_newline=True,
    )
    environment.install_gettext_callables(  # type: ignore[attr-defined]
        lambda text: texts.get(text, text),
        lambda one, many, count: one if count == 1 else many,
        newstyle=True,
    )
    return environment
