"""Views of the list are kept by name, for their member alone."""

from urllib.parse import unquote

from sqlalchemy import select

from app.accounts.members import Member
from app.accounts.saved_views import MOST, SavedView, keep_view
from config.platform.database import transaction
from tests.support.desk import Desk
from tests.support.house import NOON, House


def kept(house: House) -> list[SavedView]:
    with transaction(house.engine) as session:
        found = list(session.scalars(select(SavedView)))
        session.expunge_all()
        return found


def test_a_view_is_kept_shown_and_removed(desk: Desk, house: House) -> None:
    assert "Keep this view as" not in desk.page("/cases")
    assert "Keep this view as" in desk.page("/cases?assigned=mine&level=L1")
    answer = desk.submit(
        "/cases/views", name="  My  dangers ", assigned="mine", level="L1", odd="x"
    )
    assert unquote(answer.headers["HX-Redirect"]) == "/cases?assigned=mine&level=L1"
    page = desk.page("/cases?assigned=mine&level=L1")
    assert 'aria-current="true">My dangers</a>' in page
    assert "Keep this view as" not in page
    assert 'href="/cases?assigned=mine&amp;level=L1"' in desk.page("/cases")
    (view,) = kept(house)
    assert desk.submit(f"/cases/views/{view.id}/remove").status_code == 200
    assert kept(house) == []


def test_a_view_of_the_same_name_gives_way(desk: Desk, house: House) -> None:
    for level in ("L1", "L2"):
        desk.submit("/cases/views", name="Grave", level=level)
    assert [one.narrowed for one in kept(house)] == [{"level": "L2"}]


def test_without_a_name_or_something_to_narrow_to_nothing_is_kept(desk: Desk, house: House) -> None:
    for fields in ({"name": " ", "level": "L1"}, {"name": "All"}, {"name": "All", "odd": "x"}):
        assert desk.submit("/cases/views", **fields).status_code == 400
    assert kept(house) == []


def test_a_member_keeps_so_many_and_no_more(desk: Desk, house: House) -> None:
    with transaction(house.engine) as session:
        for number in range(MOST):
            keep_view(session, house.member_id, f"{number}", {"level": "L1"}, NOON)
    assert "Keep this view as" not in desk.page("/cases?level=L2")
    assert desk.submit("/cases/views", name="One more", level="L2").status_code == 400


def test_views_of_others_are_neither_shown_nor_removed(desk: Desk, house: House) -> None:
    with transaction(house.engine) as session:
        mine = session.get_one(Member, house.member_id)
        columns = {one.name: getattr(mine, one.name) for one in Member.__table__.columns}
        session.add(Member(**{**columns, "id": "f" * 32, "email": "other@example.org"}))
        session.flush()
        keep_view(session, "f" * 32, "Theirs", {"level": "L1"}, NOON)
    assert "Theirs" not in desk.page("/cases")
    (view,) = kept(house)
    desk.submit(f"/cases/views/{view.id}/remove")
    assert [one.name for one in kept(house)] == ["Theirs"]
