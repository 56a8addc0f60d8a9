"""`firedoor languages`: is every language that a worker may choose whole and short enough?"""

from pathlib import Path

import click

from config.languages import Language
from config.policy import load_policy
from config.settings import Common, Refused, load
from intake.dialogue.catalog_check import Fault, Spoken, faults, spoken_as
from intake.dialogue.lexicon import LEXICONS
from intake.dialogue.phrases import Catalogs, Phrase

TRANSLATIONS = Path(__file__).parents[2] / "translations"
GOES_WRONG = 1


@click.command()
@click.argument("codes", nargs=-1, metavar="[CODE]...")
@click.option("--faults", "only_faults", is_flag=True, help="Print nothing of what is well.")
def languages(codes: tuple[str, ...], only_faults: bool) -> int:
    """Check the languages of the policy, or only those named: their texts to workers.

    Says what is missing, too long for its SMS, breaks a placeholder or the order of the digits, or
    holds a word that tells what the line is for. Exit status 1 when something is wrong.
    """
    known = {one.code: one for one in load_policy(load(Common).policy_file).languages}
    if unknown := sorted(set(codes) - set(known)):
        raise Refused(f"not in the policy file: {', '.join(unknown)} (it has {', '.join(known)})")
    catalogs = Catalogs.load(TRANSLATIONS)
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
    missing = []
    if language.code not in LEXICONS:
        missing.append(Fault("lexicon", f"write intake/dialogue/lexicon/{language.code}.toml"))
    try:
        spoken = spoken_as(language, catalogs, TRANSLATIONS)
    except OSError:
        write = Fault("glossary", f"write translations/{language.code}/glossary.toml")
        return "not spoken yet", [*missing, write]
    except (ValueError, KeyError) as error:
        return "not spoken yet", [*missing, Fault("glossary", f"can't be read: {error}")]
    return _summary(spoken), [*missing, *faults(spoken)]


def _summary(spoken: Spoken) -> str:
    summary = f"{spoken.translated()} of {len(Phrase)} texts"
    longest = spoken.longest()
    if longest is None:
        return summary
    phrase, cost = longest
    return f"{summary}, the longest {cost.parts} SMS ({phrase.name}, {cost.encoding})"
