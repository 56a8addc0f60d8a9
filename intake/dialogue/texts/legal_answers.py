"""What the law says, country by country: the operator's answers, read from rights/COUNTRY.toml.

An answer is sent only when a person has checked it against its source; a draft stays here. What
can't be read is left out and named as a fault, so that a slip in one file stops no line.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path

from babel.core import get_global

from config.platform import paths
from intake.dialogue.model.legal_topics import RIGHTS
from intake.dialogue.texts.check import MOST_PARTS, Fault
from intake.dialogue.texts.glossary import EVERYWHERE, forbidden_in
from intake.dialogue.texts.gsm7 import PlainSms, for_sms
from intake.dialogue.texts.sms_segments import measure

NO_FOLDER = "RIGHTS_DIR"
"""Where the fault of a whole folder is; the others are of a file (bd.toml) or an answer."""

_A_DAY = timedelta(days=1)
_STORED = "RIGHTS"
"""How the name of an answer begins where the name of a phrase stands: RIGHTS/BD/overtime."""


@dataclass(frozen=True)
class Answer:
    """One topic of one country; `texts` by language. Nobody has checked one without `checked`."""

    source: str
    checked: date | None
    by: str
    texts: Mapping[str, str]

    @property
    def draft(self) -> bool:
        return self.checked is None


@dataclass(frozen=True)
class Rights:
    """Answers by country (ISO 3166-1 alpha-2) and topic (lexicon.RIGHTS)."""

    countries: Mapping[str, Mapping[str, Answer]] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()

    def find(
        self, country: str | None, topic: str, language: str | None, drafts: bool
    ) -> str | None:
        """The answer in this language, with or without its region; never in another.

        With `drafts` also what nobody has checked: only for a practice organisation.
        """
        answer = self.countries.get(country or "", {}).get(topic)
        if answer is None or (answer.draft and not drafts):
            return None
        code = language or ""
        return answer.texts.get(code) or answer.texts.get(code.partition("_")[0])

    @property
    def texts(self) -> frozenset[str]:
        """Every text in every language."""
        answers = (one for topics in self.countries.values() for one in topics.values())
        return frozenset(text for answer in answers for text in answer.texts.values())


def stored_name(country: str, topic: str) -> str:
    """What stands in the thread and in the outbox for an answer."""
    return f"{_STORED}/{country}/{topic}"


def stored(name: str | None) -> tuple[str, str] | None:
    """The country and the topic that a stored name says; None for any other phrase."""
    first, *rest = (name or "").split("/")
    return (rest[0], rest[1]) if first == _STORED and len(rest) == 2 else None


def country_of(time_zone: str) -> str | None:
    """The country of a time zone ("Asia/Dhaka" is in BD); None where it is in none."""
    zone = get_global("zone_aliases").get(time_zone, time_zone)
    country = get_global("zone_territories").get(zone)
    return None if country in (None, "ZZ", "001") else str(country)


def read_rights(folder: Path | None = None) -> Rights:
    """Every readable answer under `folder` (config/rights by default); never raises."""
    countries: dict[str, dict[str, Answer]] = {}
    faults: list[Fault] = []
    for path in _files(folder or paths.RIGHTS, faults):
        country = path.stem.upper()
        try:
            table = tomllib.loads(path.read_text("utf-8"))
        except (OSError, ValueError) as error:
            faults.append(Fault(path.name, f"can't be read: {error}"))
            continue
        countries[country] = {}
        for topic, entry in table.items():
            answer, wrong = _answer(topic, entry)
            faults.extend(Fault(f"{country} {topic}", one) for one in wrong)
            if answer is not None:
                countries[country][topic] = answer
    return Rights(countries, tuple(faults))


def _files(folder: Path, faults: list[Fault]) -> list[Path]:
    try:
        return sorted(one for one in folder.iterdir() if one.suffix == ".toml")
    except OSError as error:
        faults.append(Fault(NO_FOLDER, f"{folder} can't be read: {error.strerror}"))
        return []


def to_send(rights: Rights, plain: Mapping[str, PlainSms], today: date) -> Rights:
    """What may go out: no text that `text_faults` names, and a check that is to come is none.

    `today` is that of UTC; where it is tomorrow already, today's check is no mistake.
    """

    def fit(answer: Answer) -> Answer:
        early = answer.checked is not None and answer.checked > today + _A_DAY
        texts = {
            language: text
            for language, text in answer.texts.items()
            if not any(_of_text(language, text, plain))
        }
        return replace(answer, checked=None if early else answer.checked, texts=texts)

    countries = {
        country: {topic: fit(answer) for topic, answer in topics.items()}
        for country, topics in rights.countries.items()
    }
    return replace(rights, countries=countries)


def _answer(topic: str, entry: object) -> tuple[Answer | None, list[str]]:
    if topic not in RIGHTS:
        return None, [f"is no topic: these are {', '.join(RIGHTS)}"]
    if not isinstance(entry, dict):
        return None, ["must be a table"]
    wrong = list(_wrong(entry))
    if wrong:
        return None, wrong
    draft = entry.get("draft", False)
    return Answer(
        entry["source"], None if draft else entry["checked"], entry.get("by", ""), entry["text"]
    ), []


def _wrong(entry: dict[str, object]) -> Iterator[str]:
    text, checked, draft = entry.get("text"), entry.get("checked"), entry.get("draft", False)
    if unknown := sorted(set(entry) - {"source", "checked", "by", "draft", "text"}):
        yield f"has what means nothing here: {', '.join(unknown)}"
    if not _is_text(entry.get("source")):
        yield "has no source: name the law and its section, or the official page"
    if not isinstance(draft, bool):
        yield "draft is true, or not there"
    elif draft and checked is not None:
        yield "is a draft and has the day of a check: only one of them can be true"
    elif not draft and (type(checked) is not date or not _is_text(entry.get("by"))):
        yield "needs the day of its check (checked = 2026-11-22) and by whom, or draft = true"
    if not isinstance(text, dict) or not text or not all(map(_is_text, text.values())):
        yield "needs a text a language"


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def text_faults(rights: Rights, plain: Mapping[str, PlainSms]) -> Iterator[Fault]:
    """What is wrong with the texts; `plain` are the languages of the policy (gsm7.py)."""
    for country, topic, answer in _each(rights):
        for language, text in answer.texts.items():
            for what in _of_text(language, text, plain):
                yield Fault(f"{country} {topic} {language}", what)


def _of_text(language: str, text: str, plain: Mapping[str, PlainSms]) -> Iterator[str]:
    if language not in plain:
        yield "the policy has no such language"
        return
    cost = measure(for_sms(text, plain[language]))
    if cost.parts > MOST_PARTS:
        yield (
            f"too long: {cost.parts} segments ({cost.units} of {cost.encoding}), "
            f"at most {MOST_PARTS}"
        )
    for word in forbidden_in(text, EVERYWHERE):
        yield f'holds "{word}", which tells whose line this is'


def stale(rights: Rights, today: date, months: int) -> Iterator[Fault]:
    """Answers whose check is more than `months` months ago, or has not been yet."""
    for country, topic, answer in _each(rights):
        if answer.checked is None:
            continue
        if answer.checked > today:
            yield Fault(f"{country} {topic}", f"the day of its check, {answer.checked}, is to come")
        elif _months(answer.checked, today) > months:
            yield Fault(
                f"{country} {topic}",
                f"checked on {answer.checked}, more than {months} months ago: check it again",
            )


def missing(rights: Rights, country: str, languages: tuple[str, ...]) -> Iterator[Fault]:
    """What a line of this country can't answer, by topic."""
    for topic in RIGHTS:
        answer = rights.countries.get(country, {}).get(topic)
        if answer is None:
            yield Fault(f"{country} {topic}", "missing")
            continue
        if answer.draft:
            yield Fault(f"{country} {topic}", "a draft, which is not sent")
        if lacking := [one for one in languages if one not in answer.texts]:
            yield Fault(f"{country} {topic}", f"missing in {', '.join(lacking)}")


def _each(rights: Rights) -> Iterator[tuple[str, str, Answer]]:
    for country, topics in rights.countries.items():
        for topic, answer in topics.items():
            yield country, topic, answer


def _months(since: date, until: date) -> int:
    """Whole months and the part of one: the 22nd to the 23rd of the next is two."""
    whole = (until.year - since.year) * 12 + until.month - since.month
    return whole + (until.day > since.day)
