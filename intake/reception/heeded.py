"""What is heeded in a text even where no talk is held: a STOP, and danger."""

from intake.dialogue.model.keyword import Keyword
from intake.dialogue.understanding.topics import suggest
from intake.reception.arrival.arrival import Arrival


def is_stop(arrival: Arrival) -> bool:
    """Whether the worker, or the carrier on the worker's behalf, ends what we send."""
    reading, carrier = arrival.reading, arrival.inbound.carrier_took_it_for
    languages = (arrival.contact.language or "", *arrival.line.languages)
    return Keyword.STOP in (carrier, reading.keyword, reading.command(languages))


def sounds_dangerous(arrival: Arrival) -> bool:
    """Whether its words ring, in the worker's language or one of the line's."""
    languages = arrival.line.languages
    return suggest(arrival.reading, arrival.contact.language, languages).danger
