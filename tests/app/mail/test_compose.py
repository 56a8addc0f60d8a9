"""A mail has one recipient, says nothing, and can't be made to carry another header."""

import re
from datetime import date
from email import message_from_bytes, policy
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.utils import parseaddr
from html import unescape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.mail.compose import compose
from app.mail.errors import MailRefused
from config.platform.database import utc_now
from config.policy.policy import load_policy

GIVEN = {
    "template": "alert",
    "recipient_email": "lena.brandt@stadt.example",
    "language": "de",
    "reference": "B-KXQMTWRZ",
    "link": "https://firedoor.example/r/B-KXQMTWRZ",
    "message_id": "<0123456789abcdef0123456789abcdef@firedoor.example>",
    "sender": "line@firedoor.example",
    "organisation": "Fair Purchase Network",
    "released_on": date(2026, 11, 30),
}
HEADERS = [
    "From",
    "To",
    "Subject",
    "Date",
    "Message-ID",
    "Content-Language",
    "Auto-Submitted",
    "MIME-Version",
    "Content-Type",
]
TRANSLATED = ("de", "es", "fr")


def read_back(mail: EmailMessage) -> EmailMessage:
    read = message_from_bytes(mail.as_bytes(), policy=policy.default)
    assert isinstance(read, EmailMessage)
    return read


def parts(mail: EmailMessage) -> tuple[str, str]:
    text, html = mail.get_body(("plain",)), mail.get_body(("html",))
    assert text is not None
    assert html is not None
    return text.get_content(), html.get_content()


def sentences(language: str) -> set[str]:
    mails = [
        compose(**GIVEN | {"template": template, "language": language})
        for template in ("alert", "danger")
    ]
    lines = {line for mail in mails for line in parts(mail)[0].splitlines()}
    return lines - {"", GIVEN["link"]}


@pytest.mark.parametrize("language", ["en", *TRANSLATED])
@pytest.mark.parametrize("template", ["alert", "danger"])
def test_a_mail_is_a_sentence_and_a_link_in_its_language(template: str, language: str) -> None:
    mail = read_back(compose(**GIVEN | {"template": template, "language": language}))
    english = read_back(compose(**GIVEN | {"template": template, "language": "en"}))
    text, html = parts(mail)
    assert GIVEN["link"] in text
    assert f'<a href="{GIVEN["link"]}">' in html
    assert f'lang="{language}"' in html
    assert (mail["Subject"] == english["Subject"]) == (language == "en")
    assert sorted(mail.keys()) == sorted(HEADERS)


def test_an_alert_mail_names_its_reference_and_a_danger_mail_none() -> None:
    alert = read_back(compose(**GIVEN | {"language": "en"}))
    assert alert["Subject"] == "Update on a supplier matter, ref B-KXQMTWRZ"
    assert all(GIVEN["reference"] in part for part in parts(alert))
    danger = compose(**GIVEN | {"template": "danger", "link": "https://firedoor.example/cases/x"})
    assert GIVEN["reference"] not in danger.as_string()


def test_a_language_without_a_catalog_gets_english() -> None:
    for language in ("xx", "../de", ""):
        mail = compose(**GIVEN | {"language": language})
        assert mail["Subject"].startswith("Update on a supplier matter")


def test_no_mail_can_name_a_category_or_a_country() -> None:
    texts = "\n".join(
        path.read_text("utf-8")
        for folder in ("app/mail", "translations")
        for path in Path(folder).rglob("*")
        if path.suffix in {".txt", ".html"} or path.name == "mail.po"
    ).casefold()
    for category in load_policy().categories.values():
        assert category.label.casefold() not in texts
        assert category.key.casefold() not in texts
    assert not re.search(r"factory|fabrik|fábrica|usine", texts)


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_sentence_of_a_mail_is_translated(language: str) -> None:
    assert not sentences("en") & sentences(language)


NASTY = st.text(max_size=60) | st.builds(
    "{}{}{}".format,
    st.sampled_from(["lena@stadt.example", "B-KXQMTWRZ", "https://firedoor.example/r/B", "<1@a>"]),
    st.sampled_from(["\r\n", "\n", "\r", "\v", "\x85", "\u2028", ", ", ";", " ", "%0d%0a", "\0"]),
    st.sampled_from(["Bcc: spy@example.org", "spy@example.org", "X: y", "", "\r\n\r\nbody"]),
)


TEXTS = [name for name in GIVEN if name not in {"template", "released_on"}]


@given(part=st.sampled_from(TEXTS), value=NASTY)
def test_nothing_that_is_given_adds_a_header_or_a_recipient(part: str, value: str) -> None:
    try:
        mail = compose(**GIVEN | {part: value})
    except MailRefused as refused:
        assert len(value) < 20 or value not in str(refused)
        return
    assert [one.addr_spec for one in mail["To"].addresses] == [
        value if part == "recipient_email" else GIVEN["recipient_email"]
    ]
    head = mail.as_bytes().partition(b"\r\n\r\n")[0]
    assert re.sub(rb"\r\n[ \t]", b" ", head).count(b"\r\n") == len(HEADERS) - 1
    assert re.sub(rb"\r\n", b"", head).count(b"\n") == 0
    assert sorted(read_back(mail).keys()) == sorted(HEADERS)


@pytest.mark.parametrize(
    ("part", "value"),
    [
        ("recipient_email", "lena@stadt.example, spy@example.org"),
        ("recipient_email", "lena@stadt.example\r\nBcc: spy@example.org"),
        ("recipient_email", "Lena <lena@stadt.example>"),
        ("recipient_email", "lena"),
        ("recipient_email", ""),
        ("sender", "line@firedoor.example\nX: y"),
        ("reference", "B-1042"),
        ("reference", "B-KXQMTWRZ\r\nX: y"),
        ("link", "javascript:alert(1)"),
        ("link", "https://firedoor.example/\r\nX: y"),
        ("message_id", "<1@a>\r\nX: y"),
        ("template", "../alert"),
        ("link", "https:///r/B-KXQMTWRZ"),
        ("link", "https://[/r/B-KXQMTWRZ"),
        ("organisation", ""),
        ("organisation", "\r\n\u2028\u202e"),
        ("released_on", None),
    ],
)
def test_what_is_no_address_reference_or_link_is_refused(part: str, value: str | None) -> None:
    with pytest.raises(MailRefused):
        compose(**GIVEN | {part: value})


@pytest.mark.parametrize("language", ["en", "bn", "ar", *TRANSLATED])
def test_a_mail_of_many_dangers_says_how_many_and_to_whom_it_went_on(language: str) -> None:
    given = GIVEN | {"template": "danger", "language": language}
    one, many = parts(compose(**given)), compose(**given, waiting=50, on_call=False)
    assert many["Subject"].endswith(" (50)")
    for alone, part in zip(one, parts(many), strict=True):
        assert "50" in part and "50" not in alone
    texts = [set(text.splitlines()) for text in (one[0], parts(many)[0])]
    english = set(
        parts(compose(**given | {"language": "en"}, waiting=50, on_call=False))[0].splitlines()
    )
    assert texts[0] != texts[1]
    if language != "en":
        assert texts[1] & english == {"", given["link"]}


@pytest.mark.parametrize(
    ("language", "spoken"), [("de", "de"), ("ar", "ar"), ("en", "en"), ("sw", "en"), ("../x", "en")]
)
def test_a_mail_has_its_date_and_says_in_which_language_it_is(language: str, spoken: str) -> None:
    before = utc_now().replace(microsecond=0)
    mail = read_back(compose(**GIVEN | {"language": language}))
    assert before <= mail["Date"].datetime <= utc_now()
    assert mail["Content-Language"] == spoken
    assert f'<html lang="{spoken}" dir="{"rtl" if spoken == "ar" else "ltr"}">' in parts(mail)[1]


@pytest.mark.parametrize(
    ("language", "day"),
    [
        ("en", "November 30, 2026"),
        ("de", "30. November 2026"),
        ("fr", "30 novembre 2026"),
        ("nl", "30 november 2026"),
        ("bn", "30 নভেম্বর, 2026"),
    ],
)
def test_an_alert_mail_says_who_sends_it_on_which_day_and_how_to_check_it(
    language: str, day: str
) -> None:
    mail = read_back(compose(**GIVEN | {"language": language}))
    assert mail["From"].addresses[0].display_name == "Fair Purchase Network"
    for part in parts(mail):
        assert day in part
        # Who sends it, and whom to call there.
        assert part.count("Fair Purchase Network") == 2
        assert len(re.findall(r"(?<!//)firedoor\.example", part)) == 1
    # The host is written and is no link: what can be pressed is the one link of the mail.
    assert re.findall(r'href="([^"]*)"', parts(mail)[1]) == [GIVEN["link"]]


def test_other_mails_name_no_organisation_and_no_day() -> None:
    for template in ("danger", "news", "operator"):
        mail = compose(**GIVEN | {"template": template, "language": "en"})
        assert "Fair Purchase" not in mail.as_string()
        assert all("November" not in part for part in parts(mail))


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Stadt\r\nBcc: spy@example.org", "Stadt Bcc: spy@example.org"),
        ("\u202eFair\u2028 Purchase\t\0Network ", "Fair Purchase Network"),
        ('Müller, "Fair" & <b>Söhne</b> (e.V.)', 'Müller, "Fair" & <b>Söhne</b> (e.V.)'),
        ("ন্যায্য ক্রয় জোট", "ন্যায্য ক্রয় জোট"),
        ("N" * 200, "N" * 100),
    ],
)
def test_the_name_of_an_organisation_is_one_line_and_no_markup(name: str, shown: str) -> None:
    mail = compose(**GIVEN | {"organisation": name, "language": "en"})
    # By RFC 2047: Python's own reading of addresses puts a space between two encoded words.
    raw = message_from_bytes(mail.as_bytes(), policy=policy.compat32)["From"]
    written, address = parseaddr(raw.replace("\r\n", ""))
    assert (str(make_header(decode_header(written))), address) == (shown, GIVEN["sender"])
    mail = read_back(mail)
    assert sorted(mail.keys()) == sorted(HEADERS)
    text, html = parts(mail)
    assert f"{shown} released this update for you on November 30, 2026." in text.splitlines()
    assert "<b>" not in html
    assert shown in unescape(html)
