"""`firedoor play`: the dialogue in a terminal, with what each answer costs."""

import sys
from collections.abc import Iterator

import click

from app.wiring.legal_answers import rights_to_send
from config.policy.policy import load_policy
from config.settings import Common, Refused, load
from intake.dialogue.texts.gsm7 import plain_of
from intake.dialogue.texts.shipped_catalogs import shipped_catalogs
from intake.terminal.player import Player
from intake.terminal.player import play as play_lines
from intake.terminal.shown import Display
from intake.terminal.throwaway import throwaway_organisation
from vault.codes import new_code


@click.command()
@click.option("--languages", default="en,bn,es", help="the line's languages, its own first")
def play(languages: str) -> None:
    """Talk with the line. Type what a worker would text; end with Ctrl-D."""

    def lines() -> Iterator[str]:
        if sys.stdin.isatty():
            click.echo("Text the line. `!phone B`, `!later 4d`, `!person` set the scene.")
        for line in sys.stdin:
            yield line.rstrip("\n")

    catalogs = shipped_catalogs()
    spoken = tuple(code.strip() for code in languages.split(","))
    if not set(spoken) <= set(catalogs.languages):
        raise Refused(f"--languages takes codes of these: {', '.join(catalogs.languages)}")
    settings = load(Common)
    policy = load_policy(settings.policy_file)
    rights = rights_to_send(settings.rights_dir, policy)
    display = Display(catalogs, plain_of(policy.languages), rights)
    with throwaway_organisation() as organisation, organisation.line(spoken):
        player = Player(organisation, display, policy, new_code)
        for answer in play_lines(lines(), player):
            click.echo(answer)
