"""A text is stored by its name in the outbox, and found by its words in a catalog."""

from intake.dialogue.model.phrases import Phrase
from intake.outbox.outbox import Outbound


def test_no_two_names_share_a_text() -> None:
    # Of two members with one value an enum makes one, and a stored name would be another text.
    assert [one.name for one in Phrase] == list(Phrase.__members__)


def test_every_name_fits_the_column_that_keeps_it() -> None:
    width = Outbound.__table__.c.phrase.type.length
    assert [one.name for one in Phrase if len(one.name) > width] == []
