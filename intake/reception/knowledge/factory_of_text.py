"""A text that is nothing but the number on a factory's poster, or a try with it."""

import re

from sqlalchemy.orm import Session

from intake.dialogue.understanding.reading import Reading
from intake.reception.knowledge.local_knowledge import FactoryOfText

MAY_BE_CODE = re.compile(r"[^\w\s]*\w(?=\S*\d)[\w-]{1,11}[^\w\s]*")
"""A word with a digit in it: no other is looked up. A single digit is an answer."""


def factory_in_text(session: Session, reading: Reading, find: FactoryOfText) -> str | None:
    """The code of a factory, where the text is nothing but that, or a try ("test 4417")."""
    words = reading.text.split()
    codes = [word for word in words if MAY_BE_CODE.fullmatch(word)]
    alone = len(codes) == 1 and (len(words) == 1 or reading.is_try)
    return find(session, codes[0]) if alone else None
