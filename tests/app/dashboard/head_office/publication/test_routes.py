"""A coordinator sees the page before anybody else does, and switches it on and off."""

from pathlib import Path

from tests.support.desk import Desk


def test_it_is_seen_first_then_published_then_taken_down(desk: Desk) -> None:
    page = desk.house.folder / "public" / desk.house.organisation_id / "index.html"
    before = desk.page("/publication")
    assert "anybody could read it, also employers" in before
    assert "too few to show" in before
    assert not page.exists()
    desk.submit("/publication/on")
    assert "too few to show" in page.read_text("utf-8")
    assert "Anybody can read your figures" in desk.page("/publication")
    desk.submit("/publication/off")
    assert not page.exists()
    assert Path(page.parent.parent, "index.html").exists()
