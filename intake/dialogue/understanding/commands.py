"""What a text is when it is nothing but that: a command, or a try of the line."""

import re
from collections.abc import Collection
from functools import cache

from config.start_codes import is_start_code
from intake.dialogue.model.keyword import Keyword
from intake.dialogue.understanding.lexicon import CARRIER_WORDS, LEXICONS
from intake.dialogue.understanding.spelling.normalise import (
    is_unspaced,
    plain,
    same,
    without_spaces,
)

_COMMAND = re.compile(r"\s*/([a-z]+)(?:@\w+)?(?:\s+(\S+))?\s*", re.IGNORECASE)


def bot_command(text: str) -> Keyword | None:
    """The command of a bot menu ("/start", "/help@bot"), which /start may follow with its code.

    What else follows makes words of it: "/help I am locked in".
    """
    found = _COMMAND.fullmatch(text)
    name, code = (found.group(1).lower(), found.group(2)) if found else ("", None)
    if code and not (name == Keyword.START and is_start_code(code)):
        return None
    return Keyword(name) if name in set(Keyword) else None


def keyword_of(same_text: str) -> Keyword | None:
    """The command that a text is in any of our languages; `same_text` is what `same` makes of it.

    Commands of a bot's menu ("/help") are not among them.
    """
    return _KEYWORDS.get(same_text)


def keyword_in(plain_text: str, languages: Collection[str]) -> Keyword | None:
    """The command that a text is in one of these languages, or in the carriers' English.

    A stop may be said several times and with manners ("Stop. Thank you"): no other command is, for
    a cry for help that is said twice is more than a command.
    """
    words = without_spaces(plain_text)
    for code in languages:
        if found := _KEYWORDS_IN.get(code, {}).get(words):
            return found
    carrier = _CARRIER_KEYWORDS.get(plain_text)
    return carrier or (Keyword.STOP if _stops_with_manners(plain_text, languages) else None)


def is_sure_stop(plain_text: str, languages: Collection[str]) -> bool:
    """Whether a text asks for no more texts in words that answer no question of a person's.

    The bare word for stop is "closed", "finished" or "a day off" in many languages.
    """
    words = without_spaces(plain_text)
    sure = any(words in _SURE_STOPS.get(code, ()) for code in languages)
    return sure or keyword_in(plain_text, ()) is Keyword.STOP


def _stops_with_manners(plain_text: str, languages: Collection[str]) -> bool:
    manners, stops = _manners_and_stops(frozenset(languages))
    letters = plain_text.replace(" ", "")
    meant = [word for word, written in stops if written in letters]
    if not meant:
        return False
    rest = f" {plain_text} "
    for word in manners:
        rest = rest.replace(word, " ") if is_unspaced(word) else _without(rest, word)
    said = without_spaces(" ".join(rest.split()))
    return bool(said) and any(_is_only(said, word) for word in meant)


@cache
def _manners_and_stops(
    languages: frozenset[str],
) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
    """Words of manners, the longest first, and every word for stop, also without its spaces."""
    manners = [one for code in {*languages, "en"} for one in _MANNERS.get(code, ())]
    stops = {
        word
        for known in (_CARRIER_KEYWORDS, *(_KEYWORDS_IN.get(code, {}) for code in languages))
        for word, meaning in known.items()
        if meaning is Keyword.STOP
    }
    ordered = tuple(sorted(manners, key=len, reverse=True))
    return ordered, tuple((word, word.replace(" ", "")) for word in stops)


def _without(padded: str, word: str) -> str:
    while f" {word} " in padded:
        padded = padded.replace(f" {word} ", " ")
    return padded


def _is_only(said: str, word: str) -> bool:
    if is_unspaced(word):
        return not said.replace(word, "")
    return not _without(f" {said} ", word).strip()


def carrier_keyword_of(plain_text: str) -> Keyword | None:
    """The command that a carrier takes a text for: its English words only."""
    return _CARRIER_KEYWORDS.get(plain_text)


def is_try_of(plain_text: str) -> bool:
    """Whether a text only tries the line: digits, greetings, "test".

    What has neither letter nor digit (a sign of fire, a place on a map, nothing) may be a cry.
    """
    words = plain_text.split()
    return bool(words) and all(map(_is_try, words))


def _is_try(word: str) -> bool:
    if word.isdigit() or word in _TRIES:
        return True
    if not is_unspaced(word):
        return False
    for known in _UNSPACED_TRIES:
        word = word.replace(known, "")
    return not word or word.isdigit()


_KEYWORDS = {
    same(word): meaning
    for known in (*(one.keywords for one in LEXICONS.values()), CARRIER_WORDS)
    for meaning, words in known.items()
    for word in words
}
_KEYWORDS_IN = {
    code: {same(word): meaning for meaning, words in one.keywords.items() for word in words}
    for code, one in LEXICONS.items()
}
_SURE_STOPS = {code: frozenset(map(same, one.sure_stops)) for code, one in LEXICONS.items()}
_MANNERS = {code: tuple(map(plain, one.manners)) for code, one in LEXICONS.items()}
_CARRIER_KEYWORDS = {word: meaning for meaning, words in CARRIER_WORDS.items() for word in words}
_TRIES = frozenset(plain(word) for one in LEXICONS.values() for word in one.tries)
_UNSPACED_TRIES = sorted((one for one in _TRIES if is_unspaced(one)), key=len, reverse=True)
