"""What a text is when it is nothing but that: a command, or a try of the line."""

import re

from config.start_codes import is_start_code
from intake.dialogue.understanding.lexicon import CARRIER_WORDS, LEXICONS, Keyword
from intake.dialogue.understanding.spelling.normalise import is_unspaced, plain, same

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
_CARRIER_KEYWORDS = {word: meaning for meaning, words in CARRIER_WORDS.items() for word in words}
_TRIES = frozenset(plain(word) for one in LEXICONS.values() for word in one.tries)
_UNSPACED_TRIES = sorted((one for one in _TRIES if is_unspaced(one)), key=len, reverse=True)
