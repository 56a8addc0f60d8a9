"""What became of a text goes one way only, in whatever order a carrier tells it."""

from functools import reduce

from hypothesis import given
from hypothesis import strategies as st

from intake.outbox.states import TABLE, Event, State, after, diagram

ENDS = {State.DELIVERED, State.FAILED}
CARRIERS_WORD = {(State.FAILED, Event.DELIVERED)}
TOLD = (Event.DELIVERED, Event.UNDELIVERED)
RANK = {
    State.QUEUED: 0, State.HELD: 0, State.SENDING: 1, State.UNCERTAIN: 1, State.SENT: 2,
    State.FAILED: 3, State.DELIVERED: 4,
}  # fmt: skip


@given(st.sampled_from(State), st.lists(st.sampled_from(TOLD)))
def test_a_carriers_word_never_leads_back(state: State, told: list[Event]) -> None:
    for event in told:
        then = after(state, event)
        assert RANK[then] >= RANK[state]
        state = then


@given(st.sampled_from(State), st.lists(st.sampled_from(TOLD), max_size=6), st.data())
def test_in_whatever_order_and_however_often_it_ends_the_same(
    start: State, told: list[Event], data: st.DataObject
) -> None:
    again = data.draw(st.lists(st.sampled_from(told), max_size=4) if told else st.just([]))
    shuffled = data.draw(st.permutations(told + again))
    assert reduce(after, shuffled, start) == reduce(after, told, start)


@given(st.lists(st.sampled_from(Event)))
def test_an_end_is_an_end_and_what_was_sent_is_never_queued_again(events: list[Event]) -> None:
    state, sent = State.QUEUED, False
    for event in events:
        then = after(state, event)
        if state in ENDS and (state, event) not in CARRIERS_WORD:
            assert then == state
        if sent:
            assert then in {State.SENT, *ENDS}
        state, sent = then, sent or then is State.SENT


def test_every_state_is_reached_and_only_two_are_ends() -> None:
    assert {*TABLE.values(), State.QUEUED} == set(State)
    ours = {start for start, event in TABLE if (start, event) not in CARRIERS_WORD}
    assert set(State) - ours == ENDS


def test_every_row_is_in_the_diagram() -> None:
    drawn = diagram()
    for (start, event), end in TABLE.items():
        assert f"    {start} --> {end}: {event}" in drawn
