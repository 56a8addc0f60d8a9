"""Who can be asked, who writes, and what waits next."""

from app.dashboard.monitor.gloss.lines import GlossPage, gloss_page
from app.dashboard.monitor.gloss.own_message import own_message
from tests.app.dashboard.monitor.gloss.conftest import ToldMessage


def page(told: ToldMessage) -> GlossPage:
    case = told.case()
    with told.desk.asking("triager"):
        return gloss_page(case, own_message(case, told.id))


def test_who_is_asked_is_not_asked_again(told: ToldMessage) -> None:
    before = page(told)
    assert (before.able, before.has_translators, before.writes) == ([], False, False)
    told.name()
    named = page(told)
    assert ([name for _, name in named.able], named.writes) == (["Asha"], True)
    told.ask()
    asked = page(told)
    assert ([one.translator for one in asked.asked], asked.able) == (["Asha"], [])
    assert (asked.into, asked.following, asked.sets_model) == ("en", "", False)
