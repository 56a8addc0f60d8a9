"""Why there is no poster: in English for the command, by its reason for the dashboard."""

from enum import StrEnum

from config.settings import Refused


class Why(StrEnum):
    """What is wrong; the first two and the last can be mended on the form."""

    COUNT = "count"
    UNKNOWN = "unknown"
    NOWHERE = "nowhere"
    MACHINE = "machine"
    ROOM = "room"


class NotDrawn(Refused):
    """A poster or card can't be made; the sentence says what an operator does."""

    def __init__(self, why: Why, sentence: str) -> None:
        super().__init__(sentence)
        self.why = why
