"""docs/languages.md: language by language, what is complete, what it costs, what is told."""

from collections.abc import Mapping
from pathlib import Path

from bench.languages.accuracy import Accuracy, accuracy
from bench.languages.danger import Alarms, alarms
from config.policy.policy import load_policy
from intake.dialogue.model.phrases import Phrase
from intake.dialogue.texts.catalogs import Catalogs
from intake.dialogue.texts.check import Spoken, spoken_as
from intake.dialogue.understanding.language.names import NAMES

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "languages.md"

HEAD = """# Languages

Written by `make documents`, or alone by `python -m bench.languages`.

- **Catalog**: texts to workers that are translated, of all that there are.
- **Segments** of the longest of them, as SMS. `./firedoor languages` says what is wrong.
- **Told**: how many of the held-out messages of `tests/languages` were recognised, on a line for
  all {count} languages / on the usual line of a country where it is spoken.
- **Other writing**: in Latin letters (Latn), in Cyrillic (Cyrl), or without accents (plain).
- **Danger**: of the held-out first texts of `tests/languages/danger`, how many that must ring were
  missed, and how many that must not rang; in the other writing too.
- **Transcripts**: golden talks in `tests/transcripts`, other writings among them. Every language
  has a whole one, which `make test` also plays through the webhook of the running product.

The messages and the word lists are by the same hand, and no native reader has seen them: read the
numbers as the best case. {sure}

What tells a language is data: its words, endings and letters in
`intake/dialogue/understanding/language/writings` (`bn.toml`, `bn-latn.toml` in Latin letters; none
for a script of its own), its names in `intake/dialogue/understanding/language/names.py`, and the
messages in `tests/languages`.

| Language | Catalog | Segments | Told | Other writing, told | Danger missed, false | Transcripts |
|---|---|---|---|---|---|---|
"""


def page() -> str:
    """The whole page."""
    catalogs = Catalogs.load(ROOT / "translations")
    measured = accuracy()
    rung = alarms()
    policy = {one.code: one for one in load_policy().languages}
    rows = [
        _row(spoken_as(policy[code], catalogs, ROOT / "translations"), name, measured, rung)
        for code, (name, *_) in NAMES.items()
    ]
    return HEAD.format(count=len(NAMES), sure=_sure(measured)) + "\n".join(rows) + "\n"


def _row(
    spoken: Spoken, name: str, measured: Mapping[str, Accuracy], rung: Mapping[str, Alarms]
) -> str:
    code = spoken.code
    others = [writing for writing in measured if writing.startswith(f"{code}-")]
    other = ", ".join(f"{one.partition('-')[2]} {_shares(measured[one])}" for one in others)
    transcripts = len(list((ROOT / "tests" / "transcripts").glob(f"{code}-*.txt")))
    cells = (
        f"{name} ({code})",
        _complete(spoken),
        _segments(spoken),
        _shares(measured[code]),
        other or "–",
        _danger(code, rung),
        str(transcripts),
    )
    return f"| {' | '.join(cells)} |"


def _danger(code: str, rung: Mapping[str, Alarms]) -> str:
    own = [one for one in rung if one.partition("-")[0] == code]
    return "; ".join(f"{one.partition('-')[2]} {_wrong(rung[one])}".strip() for one in sorted(own))


def _wrong(one: Alarms) -> str:
    return f"{one.missed} of {one.must}, {one.false} of {one.quiet}"


def _complete(spoken: Spoken) -> str:
    return f"{spoken.translated()} of {len(Phrase)}"


def _segments(spoken: Spoken) -> str:
    longest = spoken.longest()
    return "–" if longest is None else str(longest[1].parts)


def _shares(one: Accuracy) -> str:
    return f"{one.right:.0%} / {one.usual:.0%} of {one.count}"


def _sure(measured: Mapping[str, Accuracy]) -> str:
    count = sum(one.count for one in measured.values())
    sure, wrong = (
        sum(getattr(one, name) * one.count for one in measured.values()) / count
        for name in ("sure", "surely_wrong")
    )
    return (
        f"On the usual line {sure:.0%} of {count} messages are recognised so surely that nobody "
        f"is asked, and {wrong:.1%} are taken for another language as surely; the rest get the "
        "menu after their report is taken."
    )
