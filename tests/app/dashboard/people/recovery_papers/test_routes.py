"""The server shows no papers: they are made in the browser."""

import re

from tests.support.desk import Desk


def test_the_page_is_for_coordinators_and_holds_no_word_of_a_paper(desk: Desk) -> None:
    page = desk.page("/people/recovery-papers")
    assert len(re.findall(r'<ol class="paper-words"[^>]*></ol>', page)) == 3
    assert "You have papers already." not in page


def test_the_page_of_people_says_that_there_are_none(desk: Desk) -> None:
    page = desk.page("/people")
    assert 'href="/people/recovery-papers"' in page
    assert "your cases can never be opened again" in page


def test_a_body_that_is_no_roster_is_refused(desk: Desk) -> None:
    body = {"document": "e30", "signature": "A" * 86, "epochs": []}
    assert desk.post("/people/recovery-papers", body).status_code == 409
    assert desk.post("/people/recovery-papers", {"document": "e30"}).status_code == 400
