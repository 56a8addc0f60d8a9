"""Posters and cards for the printer: a PDF, or why there is none."""

import pytest
from sqlalchemy import select

from app.accounts.members import Member
from app.posters.draw import DRAWN, NEEDS, poster
from app.posters.refusals import NotDrawn, Why
from app.posters.sheet import Sheet
from case_management.supply_chain.models import Factory
from config.platform.database import transaction
from tests.support.desk import URL, Desk
from tests.support.house import House

PRINT = "/outreach/posters/print"


def factory_id(house: House) -> str:
    with transaction(house.engine) as session:
        return session.scalars(select(Factory.id)).one()


def test_the_poster_comes_as_a_pdf_and_gives_the_factory_its_code(desk: Desk, house: House) -> None:
    assert "Meghna Shirts Ltd (4417)" in desk.page("/outreach/posters")
    form = {"factory": factory_id(house), "language": ["bn", "en"], "what": "poster"}
    answer = desk.submit(PRINT, **form)
    assert (answer.status_code, answer.mimetype) == (200, "application/pdf")
    assert answer.data.startswith(b"%PDF-")
    assert "poster-4417.pdf" in answer.headers["Content-Disposition"]
    with transaction(house.engine) as session:
        assert session.scalars(select(Factory.start_code)).one()
    for wrong, status in (({"what": "all"}, 404), ({"factory": "x"}, 404)):
        assert desk.submit(PRINT, **form | wrong).status_code == status


@pytest.mark.parametrize(
    ("chosen", "sentence"),
    [
        ([], "Elija de uno a cuatro idiomas."),
        (["bn", "en", "es", "fr", "pt"], "Elija de uno a cuatro idiomas."),
        (["ta"], "Elija idiomas de la lista."),
    ],
)
def test_what_can_not_be_printed_is_said_in_the_members_language(
    desk: Desk, house: House, chosen: list[str], sentence: str
) -> None:
    with transaction(house.engine) as session:
        session.get_one(Member, house.member_id).language = "es"
    form = {"factory": factory_id(house), "language": chosen, "what": "poster"}
    answer = desk.submit(PRINT, **form)
    assert answer.status_code == 409
    assert sentence in answer.text


def test_a_server_without_fonts_says_so_and_what_an_operator_installs(
    desk: Desk, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    def draw(sheet: Sheet) -> bytes:
        raise NotDrawn(Why.MACHINE, NEEDS)

    monkeypatch.setitem(DRAWN, "poster", draw)
    answer = desk.submit(PRINT, factory=factory_id(house), language="en", what="poster")
    assert "Tell your operator:" in answer.text
    assert "apt-get install" in answer.text
    assert "Poster:" not in desk.page("/outreach")


def test_a_link_that_somebody_else_laid_prints_nothing(desk: Desk, house: House) -> None:
    form = {"factory": factory_id(house), "language": "en", "what": "poster"}
    assert desk.client.get(PRINT, query_string=form, base_url=URL).status_code == 405
    assert desk.client.post(PRINT, data=form, base_url=URL).status_code == 403
    with transaction(house.engine) as session:
        assert session.scalars(select(Factory.start_code)).one() is None
    page = desk.page("/outreach/posters")
    assert 'name="csrf_token"' in page.partition(f'action="{PRINT}"')[2].partition("</form>")[0]


def test_a_text_comes_in_while_a_poster_is_drawn(
    desk: Desk, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    def draw(sheet: Sheet) -> bytes:
        house.text("They did not pay overtime")
        return poster(sheet)

    monkeypatch.setitem(DRAWN, "poster", draw)
    answer = desk.submit(PRINT, factory=factory_id(house), language="en", what="poster")
    assert answer.status_code == 200
    assert house.texts() == ["They did not pay overtime"]
