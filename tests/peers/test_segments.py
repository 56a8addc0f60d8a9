"""Our count of a text's parts against Twilio's calculator (npm: sms-segments-calculator)."""

import json
import random
import subprocess
from dataclasses import dataclass

import pytest

from intake.dialogue.model.phrases import Phrase
from intake.dialogue.texts.catalogs import Catalogs
from intake.dialogue.texts.sms_segments import GSM_BASIC, GSM_EXTENSION, measure
from tests.peers.node import FOLDER, node, package
from tests.support.product import ROOT

COUNT = 10_500
SEED = 20261122
# How many units fill one part, or whole parts of a joined text.
BORDERS = (67, 70, 70, 134, 153, 160, 160, 201, 306)
BASIC = "".join(sorted(GSM_BASIC - {"\r"}))
EXTENSION = "".join(sorted(GSM_EXTENSION))
LETTERS = {
    "gsm": BASIC,
    "extension": BASIC + EXTENSION * 8,
    "only extension": EXTENSION,
    "no gsm": "áçőığ’“…–\t",
    "bangla": "অআকখগচজডতনপবমযরলশসহািীুেৈোৌ্ংঁ০১২৩ ",
    "burmese": "ကခဂငစညတနပမယရလသဟအါာိီုူေဲံ့း္်ျြွှ၀၁၂",
    "khmer": "កខគងចញតនបមយរលសហអាិីុូេែៃោំះ្",
    "chinese": "工厂消防门上锁工资没有发",
    "arabic": "مصنعبابالحريقمقفلًٌَُِّْ",
    "thai": "โรงงานประตูหนีไฟถูกล็อก่้๊๋",
    "emoji": "👍🔥🚪😀🙏",
    "joined emoji": ("👩‍🏭", "👨‍👩‍👧‍👦", "🏳️‍🌈", "🇧🇩", "👍🏽", "1️⃣", "❤️"),
    "combining": ("é", "ñ", "ạ̈", "क्षि", "স্ত্রী", "நி"),
    "beyond": "𠀀𠮷𝒳𐍈",
}


@dataclass(frozen=True)
class Peer:
    """What the calculator answers; see segments.mjs."""

    encoding: str
    parts: int
    loose: int
    units: int
    clustered: bool


def ask(texts: list[str]) -> list[Peer]:
    """One process for all of them."""
    package("sms-segments-calculator")
    asked = "".join(json.dumps(one) + "\n" for one in texts)
    ended = subprocess.run(
        [node(), str(FOLDER / "segments.mjs")],
        input=asked,
        text=True,
        capture_output=True,
        check=True,
        timeout=120,
    )
    return [Peer(**json.loads(line)) for line in ended.stdout.splitlines()]


def made(rng: random.Random) -> str:
    """A text of one to three alphabets; most are nearly as long as a number of parts is."""
    names = rng.sample(sorted(LETTERS), rng.choice((1, 1, 2, 3)))
    if rng.random() < 0.4:
        names = [rng.choice(("gsm", "extension")), *names[1:]]
    letters = [one for name in names for one in LETTERS[name]]
    wanted = rng.choice(BORDERS) + rng.randint(-3, 3) if rng.random() < 0.8 else rng.randint(0, 200)
    text: list[str] = []
    units = 0
    while units < wanted:
        text.append(rng.choice(letters))
        units += len(text[-1].encode("utf-16-le")) // 2
    return "".join(text)


@pytest.fixture(scope="module")
def compared() -> list[tuple[str, Peer]]:
    rng = random.Random(SEED)
    texts = [made(rng) for _ in range(COUNT)]
    return list(zip(texts, ask(texts), strict=True))


def test_every_text_has_as_many_parts_as_the_peer_says(compared: list[tuple[str, Peer]]) -> None:
    for text, peer in compared:
        ours = measure(text)
        assert (ours.encoding, ours.units, ours.parts) == (peer.encoding, peer.units, peer.loose), (
            text
        )


def test_the_texts_are_of_every_kind(compared: list[tuple[str, Peer]]) -> None:
    assert len(compared) >= 10_000
    kinds = {(peer.encoding, peer.parts, peer.clustered) for _, peer in compared}
    for parts in (1, 2, 3):
        assert ("GSM-7", parts, False) in kinds
        assert {("UCS-2", parts, True), ("UCS-2", parts, False)} <= kinds


# The one difference. Twilio's calculator cuts between graphemes (Unicode UAX #29), by its own
# choice. The network cuts between units: 3GPP TS 23.040, 9.2.3.24.1, knows octets and nothing
# larger, and we keep only surrogate pairs and escapes whole. The peer's may cost a part more where
# a grapheme lies across a border, and never one less.
PARTED_GRAPHEMES = (
    ("ক" * 66 + "ষ্" * 2 + "ক" * 64, 2, 3),
    ("a" * 66 + "e\u0301" + "a" * 66 + "ő", 3, 3),
    ("x" * 61 + "👨‍👩‍👧‍👦" + "x" * 62, 2, 3),
    ("ক" * 70, 1, 1),
)


@pytest.mark.parametrize(("text", "ours", "peers"), PARTED_GRAPHEMES)
def test_a_grapheme_across_a_border(text: str, ours: int, peers: int) -> None:
    [peer] = ask([text])
    assert (measure(text).parts, peer.parts) == (ours, peers)


def test_nothing_else_makes_a_difference(compared: list[tuple[str, Peer]]) -> None:
    different = 0
    for text, peer in compared:
        ours = measure(text).parts
        assert ours == peer.parts or (peer.clustered and ours < peer.parts), text
        different += ours != peer.parts
    assert different < len(compared) // 20


def test_every_text_of_ours_costs_the_same_by_both() -> None:
    catalogs = Catalogs.load(ROOT / "translations")
    code = {"code": "4821 7730 5519 2464"}
    texts = [catalogs.render(one, to, code) for one in Phrase for to in catalogs.languages]
    for text, peer in zip(texts, ask(texts), strict=True):
        assert measure(text).parts == peer.parts, text
