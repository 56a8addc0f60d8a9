"""How the messages of a thread stand on the page: versions under the newest, parts in one.

A view only: each message keeps its own row, seal and time.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from intake.reports.thread import LINE, WORKER, Message


@dataclass
class ArrangedMessage:
    """What is shown as one bubble: a message, parts that came after it, versions before it."""

    first: Message
    further: list[Message] = field(default_factory=list)
    earlier: list[Message] = field(default_factory=list)


def arrange(messages: Sequence[Message], within: timedelta | None) -> list[ArrangedMessage]:
    """The places of a thread in its order.

    Parts of one SMS that the network gave us one by one come within seconds of each other, faster
    than anybody reads and answers, so the line's own receipt between them parts nothing; a text
    of a member does. `within` is None where a channel never cuts a text.
    """
    known = {one.id: one for one in messages}
    replaced = {one.replaces_id for one in messages if one.replaces_id is not None}
    places: list[ArrangedMessage] = []
    open_place: ArrangedMessage | None = None
    for message in messages:
        if message.id in replaced:
            continue
        if message.author == LINE:
            places.append(ArrangedMessage(message))
            continue
        if open_place is not None and within is not None and _goes_on(open_place, message, within):
            open_place.further.append(message)
            continue
        place = ArrangedMessage(message, earlier=_versions_before(message, known))
        places.append(place)
        open_place = place if _may_be_part(message) else None
    return places


def _goes_on(place: ArrangedMessage, message: Message, within: timedelta) -> bool:
    last = place.further[-1] if place.further else place.first
    return _may_be_part(message) and timedelta(0) <= message.moment - last.moment <= within


def _may_be_part(message: Message) -> bool:
    """A worker's plain text: no network cuts what carries a file."""
    return message.author == WORKER and message.replaces_id is None and not message.media_count


def _versions_before(message: Message, known: dict[str, Message]) -> list[Message]:
    """Newest first."""
    found: list[Message] = []
    while message.replaces_id in known:
        message = known[message.replaces_id]
        found.append(message)
    return found
