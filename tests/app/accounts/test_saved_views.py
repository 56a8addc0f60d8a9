"""What a view narrows to is read as it was kept."""

from app.accounts.saved_views import drop_view, has_room, keep_view, views_of
from config.platform.database import transaction
from tests.support.desk import desk_of
from tests.support.house import NOON, House


def test_views_stand_by_name_and_read_as_they_were_kept(house: House) -> None:
    desk_of(house)
    with transaction(house.engine) as session:
        keep_view(session, house.member_id, "b", {"level": "L1", "kind": "WAGES"}, NOON)
        keep_view(session, house.member_id, "a", {"unread": "1"}, NOON)
        session.flush()
        found = views_of(session, house.member_id)
        assert [(one.name, one.narrowed) for one in found] == [
            ("a", {"unread": "1"}),
            ("b", {"kind": "WAGES", "level": "L1"}),
        ]
        drop_view(session, house.member_id, found[0].id)
        session.flush()
        assert [one.name for one in views_of(session, house.member_id)] == ["b"]
        assert has_room(session, house.member_id)
