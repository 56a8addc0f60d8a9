from sqlalchemy.orm import Session

from intake.lines.line import TWILIO, LineView
from intake.reception.knowledge.local_knowledge import LocalKnowledge

LINE = LineView("l", "o", TWILIO, "+15005550006", ("en", "bn", "es"), "UTC")


def test_the_languages_of_the_factory_come_first_and_none_is_left_out() -> None:
    here = LocalKnowledge(languages_of_place=lambda _session, _poster: ("es", "th"))
    assert here.languages(Session(), LINE, "4417") == ("es", "en", "bn")
    assert here.languages(Session(), LINE, "") == LINE.languages


def test_with_nothing_known_a_person_answers() -> None:
    nothing = LocalKnowledge()
    assert nothing.country_of_place(Session(), "", ()) is None
    assert nothing.factory_of_text(Session(), "4417") is None
