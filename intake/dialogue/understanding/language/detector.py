"""Which language a text is in, weighed with what is likely here."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from intake.dialogue.understanding.language import statistical
from intake.dialogue.understanding.language.script_of import DECIDES, LATIN, script_of
from intake.dialogue.understanding.language.word_evidence import Evidence, evidence
from intake.dialogue.understanding.language.writings import languages, words_of
from intake.dialogue.understanding.language.zawgyi import zawgyi_probability

KNOWN = frozenset(DECIDES.values()) | languages(LATIN)
"""Every language that can be told: all have a script of their own or are written in Latin too."""

FALLBACK = "en"

# The weights are chosen by hand, in words of the text (evidence.py). What each of them does was
# measured on the 755 held-out messages of bench/languages, on the usual line of their country: with
# the weights as they stand 754 are told right, 709 so surely that no menu is sent, and none is
# surely wrong. "(754, 735, 0)" are these three numbers with another value. The messages and the
# word lists are by the same hand, so the careful value is kept where a bolder one did no harm.

HINT_WEIGHT = 0.5
"""Of the channel's hint. Half a word, so that any word of the text outweighs it; not measured, for
the messages have no hint."""
DEFAULT_WEIGHT = 0.25
"""Of the line's first language, where nothing else tells. 0: (751, 709, 0); 0.5: no change."""
LINE_WEIGHT = 0.1
"""Of each language of the line. 0: (753, 709, 0); 0.3: no change."""

OFF_LINE = 0.75
"""A language that this line is not for needs a little more of the text. 1: (753, 701, 1), that is
one taken for another language as surely; 0.5: no change."""

STATISTICS = 1.5
"""What a sure answer of the statistical model is worth. 0: (752, 687, 0); 3: (751, 707, 1)."""

SETTLED, SETTLED_MARGIN = 3.0, 1.6
"""So many words, and so many times those of the next: the model need not be asked, which is where
the time goes. 1.5: (754, 706, 0); 6: no change; a margin of 1.2 or 2.4: no change."""

ENOUGH, MARGIN = 1.6, 1.2
"""The same for a guess that is certain. 0.8: (754, 735, 0); 2.4: (754, 644, 0). A margin of 1: no
change; 1.6: (754, 698, 0)."""

ENOUGH_KNOWN = 0.9
"""Of which so many stand in its list: looks and statistics alone are never certain.
0: (753, 721, 0); 1.8: (751, 645, 0)."""

ENOUGH_LETTERS = 3
"""Of a script in which the line has only one language; one or two may be a name or a slip."""

SHORT_WORD, SHORT_WORDS = 3, 2
"""Letters of a Latin word that is a word in too many languages ("ok", "sos"): a text of so few of
them is in a language of the line or of the phone, whatever else has them."""

FAINT = 0.25
"""What looks and statistics are worth beside the line and the phone, where no word is known. 0 or
1: no change on these messages."""

READ = 1000
"""Characters of a text that are looked at: a language shows in the first lines."""


@dataclass(frozen=True)
class Guess:
    """The likeliest language, and whether the text alone is enough to change to it."""

    language: str
    certain: bool


def detect(
    text: str,
    line_languages: Sequence[str],
    hint: str | None,
    spoken: Collection[str] = KNOWN,
) -> Guess:
    """Guess the language of `text`.

    `line_languages` are those of the line, its default first; `hint` is what the channel says
    (Telegram's language_code, with or without a region). Both only weigh when the text does not
    tell. The guess is a language of the line or one of `spoken`. Never raises; a text that says
    nothing yields the likeliest language, not certain.
    """
    line = tuple(map(base, line_languages))
    allowed = {*line, *map(base, spoken)}
    hinted = base(hint) if hint else ""
    script, letters = script_of(text[:READ])
    if script in DECIDES and DECIDES[script] in allowed:
        return Guess(DECIDES[script], certain=letters > 0)
    if script is None or letters == 0:
        return Guess(_likeliest(allowed, line, hinted), certain=False)
    candidates = languages(script) & allowed
    if script == LATIN and _is_short(text[:READ]):
        candidates &= {*line, hinted}
    found = evidence(text[:READ], script)
    points = _points(text[:READ], script, letters, candidates, found)
    likely = (*line, hinted)
    scores = {
        code: points.get(code, 0) * (1 if code in likely else OFF_LINE) + _prior(code, line, hinted)
        for code in candidates
    }
    if not scores:
        return Guess(_likeliest(allowed, line, hinted), certain=False)
    best = max(sorted(scores), key=scores.__getitem__)
    if not points.get(best):
        return _nothing_known(candidates, script, letters, line, hinted)
    others = max((score for code, score in scores.items() if code != best), default=0)
    enough = points[best] >= ENOUGH and found.known.get(best, 0) >= ENOUGH_KNOWN
    if enough and scores[best] >= MARGIN * others:
        return Guess(best, certain=True)
    if found.known.get(best, 0) < ENOUGH_KNOWN:
        # A faint likeness is less than what is spoken here.
        faint = {
            code: FAINT * points.get(code, 0) + _prior(code, line, hinted)
            for code in allowed.intersection(likely)
        }
        best = max(sorted(faint), key=faint.__getitem__, default=best)
    return Guess(best, certain=False)


def _is_short(text: str) -> bool:
    words = {word.casefold() for word in words_of(text)}
    return len(words) <= SHORT_WORDS and all(len(word) <= SHORT_WORD for word in words)


def prepare(text: str) -> None:
    """Loads what reading `text` takes, if it is not loaded yet: the statistical model, Zawgyi's.

    It takes seconds the first time: call it before a transaction begins. Never raises.
    """
    zawgyi_probability(text)
    script, letters = script_of(text[:READ])
    if script == LATIN and _asks_model(evidence(text[:READ], LATIN).all, letters):
        statistical.model()


def base(code: str) -> str:
    """A language code without its region, in lower case."""
    return code.replace("_", "-").partition("-")[0].lower()


def _nothing_known(
    candidates: Collection[str], script: str, letters: int, line: Sequence[str], hinted: str
) -> Guess:
    """No word of the text is known: its script narrows the choice, unless it is Latin."""
    if script == LATIN:
        return Guess(_likeliest({*candidates, *line}, line, hinted), certain=False)
    best = max(sorted(candidates), key=lambda code: _prior(code, line, hinted))
    only = {code for code in candidates if _prior(code, line, hinted)} == {best}
    return Guess(best, certain=only and letters >= ENOUGH_LETTERS)


def _points(
    text: str, script: str, letters: int, candidates: Collection[str], found: Evidence
) -> Mapping[str, float]:
    points = {code: found.all[code] for code in candidates if code in found.all}
    if script == LATIN and _asks_model(points, letters):
        for code, probability in statistical.probabilities(text).items():
            if code in candidates:
                points[code] = points.get(code, 0) + STATISTICS * probability
    return points


def _asks_model(points: Mapping[str, float], letters: int) -> bool:
    first, second, *_ = *sorted(points.values(), reverse=True), 0.0, 0.0
    settled = first >= SETTLED and first >= SETTLED_MARGIN * second
    return letters >= statistical.FEWEST_LETTERS and not settled


def _likeliest(allowed: Collection[str], line: Sequence[str], hinted: str) -> str:
    """What to speak when the text does not tell."""
    usual = max(sorted(allowed), key=lambda code: _prior(code, line, hinted), default=FALLBACK)
    return usual if _prior(usual, line, hinted) else FALLBACK


def _prior(code: str, line: Sequence[str], hinted: str) -> float:
    return (
        HINT_WEIGHT * (code == hinted)
        + DEFAULT_WEIGHT * (line[:1] == (code,))
        + LINE_WEIGHT * (code in line)
    )
