"""On the page a text that came in parts is one, and a text that was changed is the newest."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.dashboard.monitor.case.thread.layout import ArrangedMessage, arrange
from intake.reports.thread import LINE, MEMBER, WORKER, Message
from tests.support.house import NOON

WITHIN = timedelta(seconds=10)


def said(name: str, author: str = WORKER, after: int = 0, replaces: str | None = None) -> Message:
    return Message(
        id=name,
        author=author,
        at=NOON + timedelta(seconds=after),
        replaces_id=replaces,
        language="en",
        media_count=0,
    )


def shape(places: list[ArrangedMessage]) -> list[tuple[str, list[str], list[str]]]:
    return [
        (one.first.id, [part.id for part in one.further], [part.id for part in one.earlier])
        for one in places
    ]


def test_parts_that_came_within_seconds_are_one_text() -> None:
    messages = [said("a"), said("b", after=2), said("c", after=11), said("d", after=40)]
    assert shape(arrange(messages, WITHIN)) == [("a", ["b", "c"], []), ("d", [], [])]


def test_our_own_receipt_between_two_parts_parts_nothing() -> None:
    messages = [said("a"), said("ours", LINE), said("b", after=1)]
    assert shape(arrange(messages, WITHIN)) == [("a", ["b"], []), ("ours", [], [])]


def test_a_members_answer_between_them_does() -> None:
    messages = [said("a"), said("answer", MEMBER, 1), said("b", after=2)]
    assert [one.first.id for one in arrange(messages, WITHIN)] == ["a", "answer", "b"]


def test_a_text_with_a_file_is_no_part() -> None:
    messages = [said("a"), said("file", after=1), said("b", after=2)]
    messages[1].media_count = 1
    assert shape(arrange(messages, WITHIN)) == [("a", [], []), ("file", [], []), ("b", [], [])]


def test_a_channel_that_cuts_nothing_joins_nothing() -> None:
    assert len(arrange([said("a"), said("b", after=1)], None)) == 2


def test_a_changed_text_stands_where_it_was_changed_with_its_versions_below() -> None:
    messages = [
        said("a"),
        said("b", after=60),
        said("a2", after=90, replaces="a"),
        said("a3", after=95, replaces="a2"),
    ]
    assert shape(arrange(messages, WITHIN)) == [("b", [], []), ("a3", [], ["a2", "a"])]


@given(
    st.lists(
        st.tuples(st.sampled_from([WORKER, LINE, MEMBER]), st.integers(0, 30), st.booleans()),
        max_size=12,
    )
)
def test_every_message_is_on_the_page_once(drawn: list[tuple[str, int, bool]]) -> None:
    messages: list[Message] = []
    at = 0
    newest: str | None = None
    for number, (author, pause, changes) in enumerate(drawn):
        at += pause
        replaces = newest if changes and author == WORKER else None
        messages.append(said(str(number), author, at, replaces))
        if author == WORKER:
            newest = str(number)
    shown = [
        one.id
        for place in arrange(messages, WITHIN)
        for one in (place.first, *place.further, *place.earlier)
    ]
    assert sorted(shown) == sorted(one.id for one in messages)
