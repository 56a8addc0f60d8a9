"""A poster as the printer gets it: its letters, its QR code, its paper, and what it may say."""

import io
import re
import subprocess
import unicodedata
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image, ImageDraw
from pypdf import PdfReader
from sqlalchemy import select

from app.posters.draw import both, cards, cut_marks
from app.posters.sheet import Sheet, Tongue, drawn
from app.posters.texts import ON_THE_CARD, PosterText, has_posters, texts_of
from case_management.supply_chain.models import Factory
from case_management.supply_chain.queries import factory_named
from config.platform.database import transaction
from config.policy.policy import load_policy
from intake.dialogue.texts.glossary import forbidden_in, read_glossary
from intake.lines.line import TELEGRAM, Line
from tests.support.command import run
from tests.support.house import House
from tests.support.product import ROOT

POLICY = load_policy()
# How the names of a script's letters begin in Unicode.
SCRIPTS = {
    "bn": "BENGALI",
    "hi": "DEVANAGARI",
    "ur": "ARABIC",
    "ne": "DEVANAGARI",
    "ta": "TAMIL",
    "si": "SINHALA",
    "my": "MYANMAR",
    "km": "KHMER",
    "th": "THAI",
    "zh": "CJK",
    "ar": "ARABIC",
    "am": "ETHIOPIC",
    "ru": "CYRILLIC",
    "en": "LATIN",
    "vi": "LATIN",
}
SHEETS = (
    ("bn", "hi"),
    ("my", "km"),
    ("ur", "ar"),
    ("th", "zh", "am", "vi"),
    ("ta", "si", "ne", "en"),
    ("ru",),
)


def sheet_in(*codes: str) -> Sheet:
    directions = {one.code: one.direction for one in POLICY.languages}
    tongues = tuple(Tongue(code, directions[code]) for code in codes)
    return Sheet("Shromik Kotha", "4417", "K7Q2MX9TRB", "+12025550143", "line_test_bot", tongues)


def letters(text: str, script: str) -> str:
    """Its letters of a script; two presentations of one letter are the same."""
    folded = unicodedata.normalize("NFKD", text)
    return "".join(sorted({c for c in folded if unicodedata.name(c, "").startswith(script)}))


def decoded(link: str) -> str:
    """The link as a camera reads it from what is drawn."""
    code = drawn(link)
    picture = Image.new("L", (code.size * 8, code.size * 8), 255)
    pen = ImageDraw.Draw(picture)
    for x, y in re.findall(r"M(\d+) (\d+)h1v1h-1z", code.path):
        left, top = int(x) * 8, int(y) * 8
        pen.rectangle((left, top, left + 7, top + 7), fill=0)
    return zxingcpp.read_barcodes(picture)[0].text


@pytest.mark.parametrize("codes", SHEETS, ids=",".join)
def test_every_script_is_in_the_pdf_with_its_font(codes: tuple[str, ...]) -> None:
    pdf = PdfReader(io.BytesIO(both(sheet_in(*codes))))
    assert len(pdf.pages) == 2
    said = [page.extract_text() for page in pdf.pages]
    on_the_poster = tuple(one for one in PosterText if one not in ON_THE_CARD)
    for page, texts in zip(said, (on_the_poster, ON_THE_CARD), strict=True):
        assert "+1 202 555 0143" in page
        assert "4417" in page
        for code in codes:
            script = SCRIPTS[code]
            wanted = letters("".join(texts_of(code)[one] for one in texts), script)
            assert len(set(wanted) - set(letters(page, script))) <= len(wanted) // 10, code
    assert said[0].count("Shromik Kotha") == 1
    assert "Shromik" not in said[1]
    for page in pdf.pages:
        for font in page["/Resources"]["/Font"].values():
            descriptor = font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"]
            assert {"/FontFile2", "/FontFile3"} & set(descriptor.get_object())


def test_both_qr_codes_are_read_from_the_printed_page(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(both(sheet_in("bn", "en")))
    assert decoded("https://t.me/line_test_bot?start=K7Q2MX9TRB").endswith("start=K7Q2MX9TRB")
    subprocess.run(
        ["pdftoppm", "-r", "150", "-png", "a.pdf", "page"], cwd=tmp_path, check=True, timeout=60
    )
    for page, count in (("page-1.png", 1), ("page-2.png", 10)):
        read = zxingcpp.read_barcodes(Image.open(tmp_path / page))
        assert [one.text for one in read] == ["https://t.me/line_test_bot?start=K7Q2MX9TRB"] * count


def test_cards_are_cut_at_marks_that_touch_no_card() -> None:
    page = PdfReader(io.BytesIO(cards(sheet_in("en")))).pages[0]
    assert [round(float(side) / 72 * 25.4) for side in page.mediabox[2:]] == [210, 297]
    assert len(cut_marks()) == 2 * (3 + 6)
    for mark in cut_marks():
        inside = 19.4 < (mark.x1 + mark.x2) / 2 < 190.6 and 13.5 < (mark.y1 + mark.y2) / 2 < 283.5
        assert not inside


@pytest.mark.parametrize("code", [one.code for one in POLICY.languages])
def test_every_language_of_the_policy_has_a_poster_and_a_neutral_card(code: str) -> None:
    assert has_posters(code)
    glossary = read_glossary(ROOT / "translations", code)
    for text in ON_THE_CARD:
        assert list(forbidden_in(texts_of(code)[text], glossary.forbidden)) == []


def test_the_command_makes_a_pdf_whose_link_names_the_place(house: House, tmp_path: Path) -> None:
    with transaction(house.engine) as session:
        session.add(
            Line(
                organisation_id=house.organisation_id,
                channel=TELEGRAM,
                address="bot",
                languages="bn,en",
                time_zone="Asia/Dhaka",
            )
        )
    known = {
        "FIREDOOR_DATA_DIR": str(house.folder),
        "TELEGRAM_BOT_NAME": "line_test_bot",
        "DATABASE_URL": str(house.engine.url),
    }
    out = tmp_path / "made.pdf"
    ended = run("poster", "4417", "--languages", "bn,en", "--out", str(out), **known)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert "কাজ" in unicodedata.normalize("NFC", PdfReader(out).pages[0].extract_text())
    with transaction(house.engine) as session:
        factory = session.scalars(select(Factory)).one()
        assert factory.start_code is not None
        assert factory_named(session, factory.start_code) is factory
        assert factory_named(session, "4417") is factory
    for words, named in ((("9999",), "9999"), (("4417", "--languages", "ta"), "ta")):
        ended = run("poster", *words, "--out", str(out), **known)
        assert (ended.returncode, len(ended.stderr.splitlines())) == (2, 1)
        assert named in ended.stderr
