"""A first look at what a text is about. A suggestion for triage; a person decides."""

from collections.abc import Sequence
from dataclasses import dataclass

from intake.dialogue.understanding.keyword_search import Tally, tally
from intake.dialogue.understanding.lexicon import LEXICONS, RIGHTS
from intake.dialogue.understanding.normalise import Heard

MOST = 4
"""Topics of one text that are worth a monitor's look."""

LONGEST_QUESTION = 120
"""Characters: whoever writes more tells what happened."""

GRAVE = ("1.1", "1.2", "3.1", "4.1", "4.3", "5.1", "5.2")
"""Who writes of these does not only ask for information, however she puts it."""

GENERAL = ("safety", "unions", "fees")
"""Topics of the law whose words are grave, and yet may only be asked about."""

DANGER, IDIOMS, ASKS, UNPAID, TOLD, ELSEWHERE = (
    (field, "") for field in ("danger", "idioms", "asks", "unpaid", "told", "elsewhere")
)
FIRE = ("topics", "1.1")


@dataclass(frozen=True)
class Suggestion:
    """`categories` are codes of domain.md 4 ("1.1"), the likeliest first; `danger` is to life."""

    categories: tuple[str, ...]
    danger: bool


def suggest(text: str, language: str | None, likely: Sequence[str] = ()) -> Suggestion:
    """Suggest categories and danger from the words of `text`.

    People mix languages, so those of `language`, of English and of the `likely` languages (the
    line's) are asked, and all others for words in a script of their own. The most words win, then
    the graver category, which has the lower code.
    """
    heard = Heard(text)
    said = _said(heard, language, likely)
    for one in said.get(IDIOMS, ()):
        meant = tally(heard.without(LEXICONS[one].idioms), frozenset({one}))
        for where in (DANGER, FIRE):
            said[where][one] = meant[where][one]
    most = {where: max(counts.values()) for where, counts in said.items()}
    danger = most.get(DANGER, 0) > 0
    found = {key: count for (field, key), count in most.items() if field == "topics" and count}
    if not found:
        return Suggestion(("1.1",) if danger else (), danger)
    ranked = sorted(found, key=lambda category: (-found[category], category))
    return Suggestion(tuple(ranked[:MOST]), danger)


def asks(text: str, language: str | None, likely: Sequence[str] = ()) -> str | None:
    """What a question for information is about ("overtime", of lexicon.RIGHTS).

    None for anything else: also for a question that tells of something grave, or that what is due
    is not paid ("how many months have they not paid us?"), which is a report.
    """
    if len(text) > LONGEST_QUESTION:
        return None
    said = _said(Heard(text), language, likely)
    if ASKS not in said or UNPAID in said:
        return None
    about = {topic: max(said["rights", topic].values(), default=0) for topic in RIGHTS}
    # Wages and hours are in the words of every other question: the last named wins a tie.
    best = max(reversed(RIGHTS), key=lambda topic: about[topic])
    suggested = suggest(text, language, likely)
    told = suggested.danger or any(one in GRAVE for one in suggested.categories)
    marked = any(mark in text for mark in "?？؟፧")
    # A grave word in a question about the law in general.
    general = marked and any(about[topic] for topic in GENERAL) and DANGER not in said
    return best if about[best] and (general or not told) else None


def told_before(text: str, language: str | None, likely: Sequence[str] = ()) -> bool:
    """Whether she says that she has written it already."""
    return len(text) <= LONGEST_QUESTION and TOLD in _said(Heard(text), language, likely)


def elsewhere(text: str, language: str | None, likely: Sequence[str] = ()) -> bool:
    """Whether she says that it is about another place than before."""
    return ELSEWHERE in _said(Heard(text), language, likely)


def _said(heard: Heard, language: str | None, likely: Sequence[str]) -> Tally:
    return tally(heard, frozenset({language or "en", "en", *likely}))
