"""`firedoor recordings`: what native speakers are to say, and whether what they said is usable."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import click

from bots.media.recordings import Unreadable, cleaned
from config.policy.policy import Policy, load_policy
from config.settings import Common, Refused, load
from intake.dialogue.model.phrases import Phrase
from intake.dialogue.talk.script import CHOICES
from intake.dialogue.texts.shipped_catalogs import shipped_catalogs
from intake.dialogue.texts.spoken import Spoken
from intake.outbox.recordings import (
    CALL,
    FORMAT,
    LARGEST_BYTES,
    MOST_KEYS,
    NAMES,
    TEXTS,
    Recordings,
    call_name,
    text_name,
)

GOES_WRONG = 1
LONGEST_SECONDS = 60
"""A caller listens at their own cost, or with somebody beside them."""

WANTED = (
    *(one for one in TEXTS if one in CHOICES or one.name.startswith("ASK_PLACE")),
    Phrase.SAFETY,
    Phrase.ADDED,
    Phrase.THANKS,
    Phrase.WELCOME,
)
"""What is worth recording first: every question, and what a worker hears in danger."""


@dataclass(frozen=True)
class Looked:
    """What is in one language's folder: `wrong` sentences, `missing` names of what is wanted."""

    there: int
    missing: tuple[str, ...]
    wrong: tuple[str, ...]


@click.group()
def recordings() -> None:
    """Recordings of our texts by native speakers, for calls and for Telegram."""


@recordings.command()
@click.argument("codes", nargs=-1, metavar="[LANGUAGE]...")
def check(codes: tuple[str, ...]) -> int:
    """Say what is missing, too long or unreadable in RECORDINGS_DIR.

    Without a LANGUAGE: all of the policy. Exit status 1 when a file is there that can't be used.
    """
    settings = load(Common)
    policy = load_policy(settings.policy_file)
    wanted = _languages(policy, codes)
    kept = Recordings(settings.recordings_dir)
    wrong = False
    for language in wanted:
        found = look(kept, language)
        wrong = wrong or bool(found.wrong)
        click.echo(
            f"{'WRONG' if found.wrong else 'well '}  {language}: {_summary(found)}; "
            f"calls: {_calls(kept, policy, language)}"
        )
        for sentence in found.wrong:
            click.echo(f"       {sentence}")
        if found.missing and (codes or found.there):
            click.echo(f"       missing: {', '.join(found.missing)}")
    for stranger in _strangers(kept, policy):
        wrong = True
        click.echo(f"WRONG  {stranger}: no language of the policy file")
    return GOES_WRONG if wrong else 0


@recordings.command()
@click.argument("language")
def script(language: str) -> None:
    """Print what is to be said in LANGUAGE, each under the name of its file."""
    policy = load_policy(load(Common).policy_file)
    [code] = _languages(policy, (language,))
    catalogs = shipped_catalogs()
    for name, phrase, args in _sayings():
        click.echo(f"{code}/{name}.{FORMAT}\n    {catalogs.render(phrase, code, args)}\n")


def look(kept: Recordings, language: str) -> Looked:
    """Looks into every file of one language."""
    folder = kept.folder / language if kept.folder else None
    files = sorted(folder.iterdir()) if folder is not None and folder.is_dir() else []
    wrong = [f"{one.name}: {fault}" for one in files if (fault := _fault(one))]
    names = (*map(call_name, CALL), *(text_name(one.name) for one in WANTED))
    there = {one.stem for one in files if one.stem in NAMES}
    missing = tuple(name for name in names if name not in there)
    if not any(one.startswith("call_menu_") for one in there):
        missing = (call_name(Spoken.MENU, 1), *missing)
    return Looked(len(there), missing, tuple(wrong))


def _fault(file: Path) -> str | None:
    if file.stem not in NAMES or file.suffix != f".{FORMAT}":
        return "no such text: `./firedoor recordings script LANGUAGE` names them"
    if file.stat().st_size > LARGEST_BYTES:
        return "too large: at most a megabyte; 32 kbit/s, one channel, is enough for a voice"
    try:
        seconds = cleaned(file.read_bytes()).seconds
    except (OSError, Unreadable):
        return "can't be read as an MP3"
    if seconds > LONGEST_SECONDS:
        return f"too long: {seconds} seconds, at most {LONGEST_SECONDS}"
    return None


def _sayings() -> Iterator[tuple[str, StrEnum, dict[str, str]]]:
    yield call_name(Spoken.MENU, 1), Spoken.MENU, {"digit": "1"}
    yield from ((call_name(one), one, {}) for one in CALL)
    first = dict.fromkeys((*WANTED, *TEXTS))
    yield from ((text_name(one.name), one, {}) for one in first)


def _summary(found: Looked) -> str:
    return f"{found.there} recordings" if found.there else "no recording"


def _calls(kept: Recordings, policy: Policy, language: str) -> str:
    if kept.calls(language, None) and any(
        kept.has(language, call_name(Spoken.MENU, key)) for key in range(1, MOST_KEYS + 1)
    ):
        return "recorded"
    if language in policy.calls.voices:
        return "a voice of the carrier"
    return "nobody speaks it"


def _strangers(kept: Recordings, policy: Policy) -> list[str]:
    known = {one.code for one in policy.languages}
    if kept.folder is None or not kept.folder.is_dir():
        return []
    return sorted(one.name for one in kept.folder.iterdir() if one.name not in known)


def _languages(policy: Policy, codes: tuple[str, ...]) -> tuple[str, ...]:
    """Raises Refused for one that the policy has not."""
    known = tuple(one.code for one in policy.languages)
    if unknown := sorted(set(codes) - set(known)):
        raise Refused(f"not in the policy file: {', '.join(unknown)} (it has {', '.join(known)})")
    return codes or known
