"""What is promised of floods: when a number is no longer answered."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from intake.contacts.flood import (
    HOUR,
    Activity,
    FloodLimits,
    Silence,
    at_moment,
    is_answered,
    is_echo,
    is_flood,
    pieces,
    telling_words,
    why_silent,
    with_answers,
    with_text,
)
from intake.dialogue.model.phrases import Phrase
from tests.support.house import NOON

LIMITS = FloodLimits(texts=100, answers=20, answers_a_day=30, same=3)


@given(st.lists(st.integers(0, 300), max_size=300))
def test_a_flood_is_counted_by_the_hour_and_forgotten_with_it(seconds: list[int]) -> None:
    noise, now = Activity(), NOON
    for pause in seconds:
        now += timedelta(seconds=pause)
        noise = with_text(noise, None, now)
        assert is_flood(noise, LIMITS) == (noise.texts > LIMITS.texts)
    assert not is_flood(with_text(noise, None, now + HOUR), LIMITS)


@given(st.lists(st.booleans(), max_size=80))
def test_one_number_gets_so_many_answers_an_hour(wants: list[bool]) -> None:
    noise, said = Activity(), 0
    for number, want in enumerate(wants):
        noise = with_text(noise, str(number).encode(), NOON)
        if want and is_answered(noise, LIMITS, echo=False, answers_of_day=0):
            noise, said = with_answers(noise, 1), said + 1
    assert said == min(sum(wants), LIMITS.answers)


def test_a_machine_that_repeats_itself_is_answered_twice_and_a_worker_always() -> None:
    def heard_of(texts: list[str]) -> list[bool]:
        noise, found = Activity(), []
        for text in texts:
            words = telling_words(text)
            noise = with_text(noise, words.encode() if words else None, NOON)
            found.append(is_answered(noise, LIMITS, echo=False, answers_of_day=0))
        return found

    assert heard_of(["I am driving and will call you later"] * 5) == [True, True, *[False] * 3]
    assert heard_of(["1"] * 5) == [True] * 5
    assert (
        heard_of(
            ["the gate is locked", "the gate is locked", "nobody has the key", "the gate is locked"]
        )
        == [True] * 4
    )


def test_a_machine_that_counts_repeats_itself_in_any_digits() -> None:
    for first, second in (
        ("Meter reading 0041 at 10:11", "Meter reading 0042 at 10:22"),
        ("মিটারের মান ০০৪১ এখন ঠিক আছে", "মিটারের মান ০০৪২ এখন ঠিক আছে"),
        ("قراءة العداد رقم ٤١ عادية", "قراءة العداد رقم ٤٢ عادية"),
    ):
        assert telling_words(first) == telling_words(second) is not None
    assert telling_words("I got 3000 taka less") != telling_words("I got 3000 taka more")
    assert telling_words("4821 7730 5519 2464") is None


def test_the_days_share_silences_what_the_hours_share_does_not() -> None:
    fresh = with_text(Activity(), None, NOON)
    assert is_answered(fresh, LIMITS, echo=False, answers_of_day=29)
    assert why_silent(fresh, LIMITS, 30) is Silence.ANSWERED_OFTEN
    assert why_silent(Activity(repeats=2), LIMITS, 0) is Silence.REPEATS_ITSELF
    assert at_moment(Activity(since=NOON, repeats=2), NOON + HOUR) == Activity(since=NOON + HOUR)


def test_our_own_words_are_known_when_they_come_back() -> None:
    own = pieces(phrase.value for phrase in Phrase)
    for phrase in (Phrase.RECEIPT, Phrase.ASK_DANGER, Phrase.HELP, Phrase.THANKS):
        text = phrase.value.format(code="4821 7730 5519 2464")
        assert is_echo(f"Auto-reply to: “{text.upper()}”", own)
    assert not is_echo("The fire exit is locked. Please tell someone now", own)
    assert not is_echo("", own)
