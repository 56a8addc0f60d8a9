"""Each month the page is written anew; a lost folder comes back number for number."""

import json
from datetime import timedelta
from pathlib import Path

from app.tasks.freeze_publications import freeze_into
from case_management.publication.publish import switch
from config.platform.database import transaction
from tests.support.house import NOON, House
from tests.support.work import work_of


def test_a_lost_folder_is_written_again_and_a_month_later_the_next(
    house: House, tmp_path: Path
) -> None:
    with transaction(house.engine) as session:
        switch(work_of(house, session), True)
    page = f"{house.organisation_id}/figures.json"
    for folder in ("one", "two"):
        freeze_into(house.engine, tmp_path / folder, house.policy, NOON)
    texts = [(tmp_path / one / page).read_bytes() for one in ("one", "two")]
    assert texts[0] == texts[1]
    freeze_into(house.engine, tmp_path / "one", house.policy, NOON + timedelta(days=31))
    later = json.loads((tmp_path / "one" / page).read_text())["month"]
    assert later > json.loads(texts[0])["month"]


def test_without_a_publisher_there_is_an_empty_list(house: House, tmp_path: Path) -> None:
    freeze_into(house.engine, tmp_path, house.policy, NOON)
    assert "Nobody" in (tmp_path / "index.html").read_text("utf-8")
