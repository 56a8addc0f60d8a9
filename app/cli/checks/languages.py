"""`firedoor languages`: is every language that a worker may choose whole and short enough?"""

from collections.abc import Iterator
from pathlib import Path

import click

from app.mail.catalogs import texts_in
from app.posters.texts import DOMAIN, ENGLISH, ON_THE_CARD, PosterText
from config.platform.paths import TRANSLATIONS
from config.policy.lines.languages import Language
from config.policy.policy import load_policy
from config.settings import Common, Refused, load
from intake.dialogue.model.phrases import Phrase
from intake.dialogue.texts.catalogs import Catalogs
from intake.dialogue.texts.check import Fault, Spoken, faults, spoken_as
from intake.dialogue.texts.glossary import forbidden_in
from intake.dialogue.texts.shipped_catalogs import shipped_catalogs
from intake.dialogue.understanding.language.detector import base
from intake.dialogue.understanding.language.names import NAMES
from intake.dialogue.understanding.language.script_of import DECIDES
from intake.dialogue.understanding.language.writings import every_writing
from intake.dialogue.understanding.lexicon import LEXICONS

LANGUAGE = Path("intake/dialogue/understanding/language")
GOES_WRONG = 1


@click.command()
@click.argument("codes", nargs=-1, metavar="[CODE]...")
@click.option("--faults", "only_faults", is_flag=True, help="Print nothing of what is well.")
def languages(codes: tuple[str, ...], only_faults: bool) -> int:
    """Check the languages of the policy, or only those named: their texts to workers.

    Says what is missing, too long for its SMS, breaks a placeholder or the order of the digits, or
    holds a word that tells what the line is for; whether it can be told from others, and has a
    poster. Exit status 1 when something is wrong.
    """
    known = {one.code: one for one in load_policy(load(Common).policy_file).languages}
    if unknown := sorted(set(codes) - set(known)):
        raise Refused(
            f"not in the policy file: {', '.join(unknown)} (it has {', '.join(known)}); "
            "docs/adding-a-language.md says how one more is added"
        )
    try:
        catalogs = shipped_catalogs()
    except ValueError as error:
        raise Refused(f"a catalog of translations/ can't be read: {error}") from None
    wrong = False
    for one in known.values():
        if codes and one.code not in codes:
            continue
        summary, found = _look_at(one, catalogs)
        wrong = wrong or bool(found)
        if found or not only_faults:
            click.echo(f"{'WRONG' if found else 'well '}  {one.code}  {one.name}: {summary}")
        for fault in found:
            click.echo(f"       {fault}")
    return GOES_WRONG if wrong else 0


def _look_at(language: Language, catalogs: Catalogs) -> tuple[str, list[Fault]]:
    missing = list(_parts_missing(language.code, catalogs))
    try:
        spoken = spoken_as(language, catalogs, TRANSLATIONS)
    except OSError:
        write = Fault("glossary", f"write translations/{language.code}/glossary.toml")
        return "not spoken yet", [*missing, write]
    except KeyError as error:
        return "not spoken yet", [*missing, Fault("glossary", f"has no part called {error}")]
    except ValueError as error:
        return "not spoken yet", [*missing, Fault("glossary", f"can't be read: {error}")]
    missing += _card(spoken)
    if language.code not in catalogs.languages:
        return "not spoken yet", missing
    return _summary(spoken), [*missing, *faults(spoken)]


def _parts_missing(code: str, catalogs: Catalogs) -> Iterator[Fault]:
    """What a language needs beside its texts, so that it is offered, told and understood."""
    if code not in catalogs.languages:
        yield Fault("catalog", f"write translations/{code}/LC_MESSAGES/messages.po")
    if code not in LEXICONS:
        yield Fault("lexicon", f"write intake/dialogue/understanding/lexicon/{code}.toml")
    if code not in NAMES:
        yield Fault("name", f"no menu offers it: write its names in {LANGUAGE}/names.py")
    written = {one.language for one in every_writing()}
    if base(code) not in {*DECIDES.values(), *written}:
        yield Fault(
            "telling",
            f"no text is known to be in it: name its script in {LANGUAGE}/"
            f"scripts.py if it alone is written so, else write {LANGUAGE}/writings/"
            f"{code}.toml",
        )
    texts = texts_in(code, TRANSLATIONS, DOMAIN)
    lacking = [one for one in PosterText if one.value not in texts and code != ENGLISH]
    if lacking:
        yield Fault(
            "poster",
            f"{len(lacking)} of {len(PosterText)} texts are missing in "
            f"translations/{code}/LC_MESSAGES/{DOMAIN}.po",
        )


def _card(spoken: Spoken) -> Iterator[Fault]:
    texts = texts_in(spoken.code, TRANSLATIONS, DOMAIN)
    for text in ON_THE_CARD:
        for word in forbidden_in(texts.get(text.value, ""), spoken.glossary.forbidden):
            yield Fault(f"card, {text.name}", f'holds "{word}", which tells what this line is for')


def _summary(spoken: Spoken) -> str:
    summary = f"{spoken.translated()} of {len(Phrase)} texts"
    longest = spoken.longest()
    if longest is None:
        return summary
    phrase, cost = longest
    return f"{summary}, the longest {cost.parts} SMS ({phrase.name}, {cost.encoding})"
