import pytest
from sqlalchemy.orm import Session

from intake.dialogue.understanding.reading import Reading
from intake.reception.knowledge.factory_of_text import factory_in_text


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("4417", "4417"),
        ("test 4417", "4417"),
        ("4417.", "4417."),
        ("1", None),
        ("Meghna", None),
        ("I work at 4417", None),
    ],
)
def test_a_code_is_looked_up_where_the_text_is_nothing_else(text: str, code: str | None) -> None:
    found = factory_in_text(Session(), Reading(text), lambda _session, asked: asked)
    assert found == code
