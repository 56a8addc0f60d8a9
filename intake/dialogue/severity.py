"""A first look at what a text is about. A suggestion for triage; a person decides."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from intake.dialogue.lexicon import LEXICONS, RIGHTS, Lexicon
from intake.dialogue.spelling import Heard, plain

MOST = 4
"""Topics of one text that are worth a monitor's look."""

LONGEST_QUESTION = 120
"""Characters: whoever writes more tells what happened."""

GRAVE = ("1.1", "1.2", "3.1", "4.1", "4.3", "5.1", "5.2")
"""Who writes of these does not only ask for information, however she puts it."""


@dataclass(frozen=True)
class Suggestion:
    """`categories` are codes of domain.md 4 ("1.1"), the likeliest first; `danger` is to life."""

    categories: tuple[str, ...]
    danger: bool


def suggest(text: str, language: str | None, likely: Sequence[str] = ()) -> Suggestion:
    """Suggest categories and danger from the words of `text`.

    People mix languages, so those of `language`, of English and of the `likely` languages (the
    line's) are asked, and all others for words in a script of their own: in Latin letters one
    language's fire is another's daily bread. The most words win, then the graver category, which
    has the lower code.
    """
    heard = Heard(text)
    found: dict[str, int] = {}
    danger = False
    for lexicon in _asked(heard, language, likely):
        meant = heard.without(lexicon.idioms) if lexicon.idioms else heard
        danger = danger or meant.any(lexicon.danger)
        for category, known in lexicon.topics.items():
            said = (meant if category == "1.1" else heard).count(known)
            if said:
                found[category] = max(found.get(category, 0), said)
    if not found:
        return Suggestion(("1.1",) if danger else (), danger)
    ranked = sorted(found, key=lambda category: (-found[category], category))
    return Suggestion(tuple(ranked[:MOST]), danger)


def asks(text: str, language: str | None, likely: Sequence[str] = ()) -> str | None:
    """What a question for information is about ("overtime", of lexicon.RIGHTS).

    None for anything else: also for a question that tells of something grave, which is a report.
    """
    if len(text) > LONGEST_QUESTION:
        return None
    heard = Heard(text)
    marked = any(mark in text for mark in "?？؟፧")
    lexicons = _asked(heard, language, likely)
    if not any(heard.any(one.asks) for one in lexicons):
        return None
    about = {
        topic: max((heard.count(one.rights[topic]) for one in lexicons), default=0)
        for topic in RIGHTS
    }
    # Wages and hours are in the words of every other question: the last named wins a tie.
    best = max(reversed(RIGHTS), key=lambda topic: about[topic])
    suggested = suggest(text, language, likely)
    told = suggested.danger or any(one in GRAVE for one in suggested.categories)
    if not about[best] or (told and not _only_asks(heard, lexicons, marked)):
        return None
    return best


def _only_asks(heard: Heard, lexicons: Sequence[Lexicon], marked: bool) -> bool:
    """A grave word in a question about the law in general: unions, fees, safety."""
    general = ("safety", "unions", "fees")
    named = any(heard.any(one.rights[topic]) for one in lexicons for topic in general)
    return marked and named and not any(heard.any(one.danger) for one in lexicons)


def told_before(text: str, language: str | None, likely: Sequence[str] = ()) -> bool:
    """Whether she says that she has written it already."""
    heard = Heard(text)
    return len(text) <= LONGEST_QUESTION and any(
        heard.any(one.told) for one in _asked(heard, language, likely)
    )


def elsewhere(text: str, language: str | None, likely: Sequence[str] = ()) -> bool:
    """Whether she says that it is about another place than before."""
    heard = Heard(text)
    return any(heard.any(one.elsewhere) for one in _asked(heard, language, likely))


@cache
def _foreign(code: str) -> Lexicon:
    """A language's lexicon without its words in Latin letters."""
    one = LEXICONS[code]

    def own_script(words: Iterable[str]) -> tuple[str, ...]:
        return tuple(word for word in words if not plain(word).isascii())

    return Lexicon(
        **{
            **vars(one),
            "topics": {key: own_script(words) for key, words in one.topics.items()},
            "rights": {key: own_script(words) for key, words in one.rights.items()},
            "danger": own_script(one.danger), "asks": own_script(one.asks),
            "told": own_script(one.told), "elsewhere": own_script(one.elsewhere),
        }
    )  # fmt: skip


def _asked(heard: Heard, language: str | None, likely: Sequence[str]) -> tuple[Lexicon, ...]:
    return _lexicons(frozenset({language or "en", "en", *likely}), heard.words.isascii())


@cache
def _lexicons(whole: frozenset[str], ascii_only: bool) -> tuple[Lexicon, ...]:
    return tuple(
        one if code in whole else _foreign(code)
        for code, one in LEXICONS.items()
        if code in whole or not ascii_only
    )
