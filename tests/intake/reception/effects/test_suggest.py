from sqlalchemy import select

from config.platform.database import transaction
from intake.reports.events import CategoriesSuggested
from intake.reports.report import Report
from tests.support.house import House


def test_a_later_text_proposes_more(house: House) -> None:
    house.text("the boss is bad")
    outcome = house.text("we did not get our wages")
    with transaction(house.engine) as session:
        report = session.scalars(select(Report)).one()
    (suggested,) = (one for one in outcome.events if isinstance(one, CategoriesSuggested))
    assert suggested.report_id == report.id
    assert set(suggested.categories) <= set(report.proposals)
