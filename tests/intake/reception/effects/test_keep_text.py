from sqlalchemy import func, select

from config.platform.database import transaction
from intake.reports.attachments import IMAGE, MediaFile, MediaRef
from intake.reports.events import WroteOn
from intake.reports.report import Report
from tests.support.house import House


def test_a_text_is_sealed_with_its_files_and_a_bare_stop_is_not_kept(house: House) -> None:
    assert house.text("STOP").events == ()
    assert house.texts() == []
    outcome = house.text("look at this", media=(MediaRef(IMAGE, "one"),), sender="+12025550177")
    assert house.texts() == ["look at this"]
    with transaction(house.engine) as session:
        assert session.scalar(select(func.count()).select_from(MediaFile)) == 1
        assert WroteOn(session.scalars(select(Report.id)).one()) in outcome.events
