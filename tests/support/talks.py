"""Scripted short conversations with words and numbers that occur nowhere else.

Numbers are reserved for fiction: +1 NXX 555 0100 to 0199, and Ofcom's +44 7700 900000 to 900999.
"""

import random
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from tests.support.product import Product

SMS = "sms"
TELEGRAM = "telegram"
WHATSAPP = "whatsapp"
ANDROID = "android"
# One conversation in ten is on Telegram; or each of ten on the channel that stands here.
FEW_CHATS = (TELEGRAM, *[SMS] * 9)
EVERY_WAY = (TELEGRAM, SMS, WHATSAPP, ANDROID, SMS, TELEGRAM, SMS, WHATSAPP, ANDROID, SMS)
_CODES = (
    "202 212 303 312 404 415 503 512 617 702 203 205 206 207 208 209 210 213 214 215 216 217 "
    "218 219 224 225 228 229 231 234 239 240 248 251 252 253 254 256 260 262 267 269 270 276 "
    "281 301 302 304 305 307"
)
AREA_CODES = _CODES.split()
# Of 49 bits or more, as newer accounts have; SQLite stores such a number in eight bytes.
FIRST_CHAT = 2**48 + 1_000_003

# Words of four syllables in the letters of each language; none is in a dictionary.
SYLLABLES = {
    "en": "bri dov gex hul jam kip lox mur nep pyg quo rax sib tuv vek wob yat zin",
    "es": "ñor quí zué llá jós güe chú bán fró dré gíl már pés tól víz rún",
    "bn": "ক্র খো গৌ ঘি চূ ছে জৈ ঝা টু ড়ো ঢ়ি নৌ ফো ব্য ভূ মে য়া লৈ শু হো",
}

OPENINGS = {
    "en": ("the foreman {} locks the stairs at {} every night", "no wages at {} since {} came"),
    "es": ("el jefe {} no paga las horas en {}", "en {} cierran la salida con {}"),
    "bn": ("{} কারখানায় {} বেতন দেয় না", "রাতে {} গেট বন্ধ করে {}"),
}
MORE = {"en": "also {} was there with {}", "es": "tambien {} lo vio con {}", "bn": "{} আর {} ছিল"}
# Safe, this factory, evenings, tell the buyers: what a whole talk answers.
ANSWERS = ("1", "4417", "2", "1")


@dataclass(frozen=True)
class Talk:
    """What one worker writes, in order. `words` are of no other talk; digits are not among them."""

    channel: str
    sender: str
    language: str
    texts: tuple[str, ...] = field(repr=False)
    words: tuple[str, ...] = field(repr=False)


def make_talks(count: int, seed: int, channels: tuple[str, ...] = FEW_CHATS) -> list[Talk]:
    """`count` conversations of one to six texts, the channels in turn. At most 6,000 by phone."""
    rng = random.Random(seed)
    numbers = _numbers()
    rng.shuffle(numbers)
    seen: set[str] = set()
    talks = []
    for place in range(count):
        language = rng.choice(("en", "bn", "es"))
        words = [_new_word(rng, language, seen) for _ in range(4)]
        texts = [rng.choice(OPENINGS[language]).format(*words[:2])]
        length = rng.choices(("one", "two", "whole"), (55, 35, 10))[0]
        if length == "whole":
            texts += ANSWERS
        if length != "one":
            texts.append(MORE[language].format(*words[2:]))
        said = tuple(word for word in words if any(word in text for text in texts))
        channel = channels[place % len(channels)]
        sender = str(FIRST_CHAT + place * 7) if channel == TELEGRAM else numbers.pop()
        if channel == WHATSAPP:
            sender = f"whatsapp:{sender}"
        talks.append(Talk(channel, sender, language, tuple(texts), said))
    return talks


def play(product: Product, talks: list[Talk], senders: int = 6) -> None:
    """Plays them side by side; each worker's texts go in their order, each acknowledged."""
    with ThreadPoolExecutor(senders) as pool:
        for _ in pool.map(lambda talk: _play_one(product, talk), talks):
            pass


def _play_one(product: Product, talk: Talk) -> None:
    for text in talk.texts:
        if talk.channel == TELEGRAM:
            product.chat(int(talk.sender), text, talk.language)
        else:
            status = product.text(talk.sender, text)
            assert status == 200, f"the webhook answered {status}"


def _numbers() -> list[str]:
    american = [f"+1{area}55501{last:02d}" for area in AREA_CODES for last in range(100)]
    return american + [f"+447700900{last:03d}" for last in range(1000)]


def _new_word(rng: random.Random, language: str, seen: set[str]) -> str:
    while True:
        word = "".join(rng.choices(SYLLABLES[language].split(), k=4))
        if word not in seen:
            seen.add(word)
            return word
