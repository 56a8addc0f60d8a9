"""Numbered entries that readers can wait for."""

import threading

from bots.practice.feed import Feed, FeedEntry, Feeds


def test_numbers_count_up_and_stay() -> None:
    feed: Feed[str] = Feed()
    assert [feed.add(one) for one in "abc"] == [1, 2, 3]
    feed.rewrite(lambda item: None if item == "b" else item.upper())
    assert feed.after(0) == [FeedEntry(1, "A"), FeedEntry(3, "C")]
    assert feed.add("d") == 4
    assert feed.after(1, str.islower) == [FeedEntry(4, "d")]


def test_waiting_ends_with_the_next_entry_or_with_nothing() -> None:
    feed: Feed[str] = Feed()
    assert feed.wait(0, 0.0) == []
    threading.Timer(0.05, feed.add, ("a",)).start()
    assert feed.wait(0, 30.0) == [FeedEntry(1, "a")]


def test_a_key_has_one_feed() -> None:
    feeds: Feeds[str] = Feeds()
    feeds.of("1").add("a")
    assert feeds.of("1").after(0) == [FeedEntry(1, "a")]
    assert feeds.of("2").after(0) == []
