"""What became of a text goes one way only, in whatever order a carrier tells it."""

from functools import reduce

from hypothesis import given
from hypothesis import strategies as st

from intake.outbox.delivery_states import DELIVERIES, DeliveryEvent, DeliveryState

ENDS = {DeliveryState.DELIVERED, DeliveryState.FAILED}
CARRIERS_WORD = {(DeliveryState.FAILED, DeliveryEvent.DELIVERED)}
TOLD = (DeliveryEvent.DELIVERED, DeliveryEvent.UNDELIVERED)
RANK = {
    DeliveryState.QUEUED: 0,
    DeliveryState.HELD: 0,
    DeliveryState.SENDING: 1,
    DeliveryState.UNCERTAIN: 1,
    DeliveryState.SENT: 2,
    DeliveryState.FAILED: 3,
    DeliveryState.DELIVERED: 4,
}


@given(st.sampled_from(DeliveryState), st.lists(st.sampled_from(TOLD)))
def test_a_carriers_word_never_leads_back(state: DeliveryState, told: list[DeliveryEvent]) -> None:
    for event in told:
        then = DELIVERIES.after(state, event)
        assert RANK[then] >= RANK[state]
        state = then


@given(st.sampled_from(DeliveryState), st.lists(st.sampled_from(TOLD), max_size=6), st.data())
def test_in_whatever_order_and_however_often_it_ends_the_same(
    start: DeliveryState, told: list[DeliveryEvent], data: st.DataObject
) -> None:
    again = data.draw(st.lists(st.sampled_from(told), max_size=4) if told else st.just([]))
    shuffled = data.draw(st.permutations(told + again))
    assert reduce(DELIVERIES.after, shuffled, start) == reduce(DELIVERIES.after, told, start)


@given(st.lists(st.sampled_from(DeliveryEvent)))
def test_an_end_is_an_end_and_what_was_sent_is_never_queued_again(
    events: list[DeliveryEvent],
) -> None:
    state, sent = DeliveryState.QUEUED, False
    for event in events:
        then = DELIVERIES.after(state, event)
        if state in ENDS and (state, event) not in CARRIERS_WORD:
            assert then == state
        if sent:
            assert then in {DeliveryState.SENT, *ENDS}
        state, sent = then, sent or then is DeliveryState.SENT


def test_every_state_is_reached_and_only_two_are_ends() -> None:
    assert {*DELIVERIES.moves.values(), DeliveryState.QUEUED} == set(DeliveryState)
    ours = {start for start, event in DELIVERIES.moves if (start, event) not in CARRIERS_WORD}
    assert set(DeliveryState) - ours == ENDS


def test_every_row_is_in_the_diagram() -> None:
    drawn = DELIVERIES.diagram()
    for (start, event), end in DELIVERIES.moves.items():
        assert f"    {start} --> {end}: {event}" in drawn
