"""Templates are found by organisation and language."""

from case_management.reply_templates.models import templates_of
from config.platform.database import transaction
from tests.case_management.reply_templates.test_keep import made
from tests.support.house import House


def test_those_of_one_language_and_of_all(house: House) -> None:
    with transaction(house.engine) as session:
        for language in ("bn", "en", "bn"):
            session.add_all(made(house, language))
        session.flush()
        mine = house.organisation_id
        assert [one.language for one in templates_of(session, mine)] == ["bn", "bn", "en"]
        assert len(templates_of(session, mine, "bn")) == 2
        assert templates_of(session, "0" * 32) == []
