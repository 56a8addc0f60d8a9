"""An alert as its buyer reads it, and the mail that says so: one rendering for the real page
and for the preview of those who sign."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from babel.dates import format_date
from flask import render_template
from flask_babel import force_locale, get_locale, gettext

from app.dashboard.frame.request import database, now, services
from app.dashboard.wording.alert.alert_texts import (
    ASKED,
    CAUTIONS,
    MATTER,
    FieldWords,
    lines_of,
    words_of,
)
from app.mail.compose import compose
from case_management.alerts.document import AlertDocument, Recipient
from case_management.alerts.queries import release_day
from case_management.levels import endangers_life
from case_management.refusals import Refusal
from case_management.supply_chain.queries import own_contracts
from intake.outbox.mail_templates import MailTemplate
from vault.organisations import Organisation

# Only the look of a mail is shown: the courier gives each mail an id of its own.
PREVIEW_MESSAGE_ID = "<preview@firedoor.invalid>"


@dataclass(frozen=True)
class AlertLetter:
    """What `templates/letter.html` shows; `own_language`: whether it was written in it."""

    reference: str
    title: str
    origin: list[FieldWords]
    """Who sends it, on which day it was released, and the reader's own contracts."""
    matter: list[FieldWords]
    asked: list[FieldWords]
    cautions: tuple[str, ...]
    danger: bool
    statement: str
    statement_language: str
    own_language: bool
    acknowledge_days: int


def letter_of(
    document: AlertDocument, reference: str, language: str, affiliate: str, released_at: datetime
) -> AlertLetter:
    """The alert in words of the current locale; the statement in the best language there is.

    `affiliate` is the id of the reader's own, whose contracts may stand in it. Raises Refusal where
    the head office of the document is not known.
    """
    policy, fields = services().policy, document.fields
    best = best_language(document.statements, language)
    cautions = lines_of(fields, CAUTIONS, policy)
    return AlertLetter(
        reference=reference,
        title=words_of("category", fields.category, policy),
        origin=_origin_of(document, affiliate, released_at),
        matter=lines_of(fields, MATTER, policy),
        asked=lines_of(fields, ASKED, policy),
        cautions=cautions[0].values if cautions else (),
        danger=endangers_life(fields.level),
        statement=document.statements[best],
        statement_language=best,
        own_language=best == language,
        acknowledge_days=policy.disclosure.acknowledge.amount,
    )


def _origin_of(document: AlertDocument, affiliate: str, released_at: datetime) -> list[FieldWords]:
    """The monitors are not named: no field of an alert is theirs (docs/domain.md, Disclosure)."""
    fields, session = document.fields, database()
    office = head_office_name(document)
    day = release_day(session, document.release_by, released_at)
    factory = (fields.factory, fields.country) if fields.factory else None
    contracts = own_contracts(session, affiliate, day, factory, fields.contractor)
    lines = [
        FieldWords("sender", gettext("Sent by"), (office,)),
        FieldWords(
            "released", gettext("Released on"), (format_date(day, "long", locale=get_locale()),)
        ),
        FieldWords("contracts", gettext("Your contracts"), contracts),
    ]
    return [line for line in lines if line.values]


def head_office_name(document: AlertDocument) -> str:
    """Who sends an alert. Raises Refusal where nobody is known by the document's id."""
    office = database().get(Organisation, document.release_by)
    if office is None:
        raise Refusal("office_not_named")
    return office.name


def best_language(statements: Mapping[str, str], language: str) -> str:
    """The reader's language, else English, else the first by name."""
    known = sorted(statements)
    return next((code for code in (language, "en") if code in known), known[0])


@dataclass(frozen=True)
class Preview:
    """What one recipient will get: the page as HTML, the mail as text."""

    member: str
    page: str
    subject: str
    mail: str


def preview_of(document: AlertDocument, recipient: Recipient) -> Preview:
    """Exactly what this recipient's page and mail are, in the recipient's language, if it is
    released today.
    """
    present = now()
    with force_locale(recipient.language):
        letter = letter_of(
            document, recipient.reference, recipient.language, recipient.affiliate, present
        )
        page = render_template("wording/alert/templates/letter.html", letter=letter)
    mail = compose(
        MailTemplate.ALERT,
        recipient.email,
        recipient.language,
        recipient.reference,
        alert_link(recipient.reference),
        PREVIEW_MESSAGE_ID,
        "line@firedoor.invalid",
        organisation=head_office_name(document),
        released_on=release_day(database(), document.release_by, present),
    )
    body = mail.get_body(("plain",))
    return Preview(recipient.member, page, str(mail["Subject"]), body.get_content() if body else "")


def previews(document: AlertDocument) -> list[dict[str, str]]:
    """What each recipient will get, in the order of the document."""
    return [
        {"member": one.member, "page": one.page, "subject": one.subject, "mail": one.mail}
        for one in (preview_of(document, recipient) for recipient in document.recipients)
    ]


def alert_link(reference: str) -> str:
    """The address in a recipient's mail; it leads nowhere without a sign-in."""
    return f"{services().settings.public_dashboard_url}/r/{reference}"
