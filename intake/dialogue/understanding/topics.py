"""A first look at what a text is about. A suggestion for triage; a person decides."""

from collections.abc import Sequence
from dataclasses import dataclass

from intake.dialogue.model.legal_topics import RIGHTS
from intake.dialogue.understanding.keyword_search import Tally, tally
from intake.dialogue.understanding.lexicon import LEXICONS
from intake.dialogue.understanding.reading import Reading
from intake.dialogue.understanding.spelling.normalise import same

MOST = 4
"""Topics of one text that are worth a monitor's look."""

LONGEST_QUESTION = 120
"""Characters: whoever writes more tells what happened."""

GRAVE = ("1.1", "1.2", "3.1", "4.1", "4.3", "5.1", "5.2")
"""Who writes of these does not only ask for information, however it is put."""

GENERAL = ("safety", "unions", "fees")
"""Topics of the law whose words are grave, and yet may only be asked about."""

DANGER, IDIOMS, ASKS, UNPAID, TOLD, ELSEWHERE = (
    (field, "") for field in ("danger", "idioms", "asks", "unpaid", "told", "elsewhere")
)
FIRE = ("topics", "1.1")


@dataclass(frozen=True)
class Suggestion:
    """What words propose that a text is about."""

    categories: tuple[str, ...]
    """Codes of docs/domain.md, Taxonomy ("1.1"), the likeliest first."""
    danger: bool
    """To life."""


def suggest(reading: Reading, language: str | None, likely: Sequence[str] = ()) -> Suggestion:
    """Suggest categories and danger from the words of a text.

    People mix languages, so those of `language`, of English and of the `likely` languages (the
    line's) are asked, and all others for words in a script of their own. The most words win, then
    the graver category, which has the lower code.
    """
    counted = _tally(reading, language, likely)
    for one in counted.get(IDIOMS, ()):
        meant = tally(
            reading.searchable.outside(LEXICONS[one].idioms, reading.lexicon_words),
            frozenset({one}),
        )
        for where in (DANGER, FIRE):
            counted[where][one] = meant[where][one]
    most = {where: max(counts.values()) for where, counts in counted.items()}
    danger = most.get(DANGER, 0) > 0 or _only_cries(reading, _whole(language, likely))
    categories = {key: count for (field, key), count in most.items() if field == "topics" and count}
    if not categories:
        return Suggestion(("1.1",) if danger else (), danger)
    ranked = sorted(categories, key=lambda category: (-categories[category], category))
    return Suggestion(tuple(ranked[:MOST]), danger)


def asks(reading: Reading, language: str | None, likely: Sequence[str] = ()) -> str | None:
    """What a question for information is about ("overtime", of lexicon.RIGHTS).

    None for anything else: also for a question that tells of something grave, or that what is due
    is not paid ("how many months have they not paid us?"), which is a report.
    """
    if len(reading.text) > LONGEST_QUESTION:
        return None
    counted = _tally(reading, language, likely)
    if ASKS not in counted or UNPAID in counted:
        return None
    about = {topic: max(counted["rights", topic].values(), default=0) for topic in RIGHTS}
    # Wages and hours are in the words of every other question: the last named wins a tie.
    best = max(reversed(RIGHTS), key=lambda topic: about[topic])
    suggested = suggest(reading, language, likely)
    grave = suggested.danger or any(one in GRAVE for one in suggested.categories)
    marked = any(mark in reading.text for mark in "?？؟፧")
    # A grave word in a question about the law in general.
    general = marked and any(about[topic] for topic in GENERAL) and DANGER not in counted
    return best if about[best] and (general or not grave) else None


def told_before(reading: Reading, language: str | None, likely: Sequence[str] = ()) -> bool:
    """Whether the worker says that it is written already."""
    if len(reading.text) > LONGEST_QUESTION:
        return False
    return TOLD in _tally(reading, language, likely)


def elsewhere(reading: Reading, language: str | None, likely: Sequence[str] = ()) -> bool:
    """Whether the worker says that it is about another factory than before."""
    return ELSEWHERE in _tally(reading, language, likely)


def _tally(reading: Reading, language: str | None, likely: Sequence[str]) -> Tally:
    return tally(reading.lexicon_words, _whole(language, likely))


def _whole(language: str | None, likely: Sequence[str]) -> frozenset[str]:
    """The languages whose words count in Latin letters too."""
    return frozenset({language or "en", "en", *likely})


def _only_cries(reading: Reading, whole: frozenset[str]) -> bool:
    """Whether the text is nothing but a cry, however often it is said ("fire fire")."""
    said = reading.same
    once = said if len(set(reading.words)) != 1 else reading.words[0]
    return any(
        cry in (said, once) or (reading.is_unspaced and not said.replace(cry, ""))
        for code, cries in _CRIES.items()
        for cry in cries
        if said and (code in whole or not cry.isascii())
    )


_CRIES = {code: tuple(map(same, one.cries)) for code, one in LEXICONS.items() if one.cries}
