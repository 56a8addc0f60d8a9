from sqlalchemy import func, select

from config.policy.policy import load_policy
from intake.contacts.contact import Contact
from intake.dialogue.texts.catalogs import Catalogs
from intake.lines.line import TWILIO, find_line
from intake.terminal.player import Player, play
from intake.terminal.shown import Display
from intake.terminal.throwaway import ADDRESS, throwaway_organisation
from vault.codes import new_code


def test_a_talk_leaves_nothing_to_the_next(catalogs: Catalogs) -> None:
    display, policy = Display(catalogs), load_policy()
    with throwaway_organisation() as organisation:
        for language in ("en", "bn"):
            with organisation.line((language,)):
                list(play(["hello"], Player(organisation, display, policy, new_code)))
                with organisation.transaction() as session:
                    line = find_line(session, TWILIO, ADDRESS)
                    assert line is not None and line.languages == (language,)
                    assert session.scalar(select(func.count()).select_from(Contact)) == 1


def test_its_roster_is_believed() -> None:
    with throwaway_organisation() as organisation, organisation.transaction() as session:
        assert organisation.trust.roster(session, organisation.id).organisation == organisation.id
