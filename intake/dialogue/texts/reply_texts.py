"""Texts that a member may begin a reply with, in every language in which the line speaks.

A member reads, changes and signs what goes (docs/words.md, reply template). Like phrases.py: the
English text is the msgid, and no word tells what this line is for.
"""

from enum import StrEnum


def N_(text: str) -> str:
    """Mark a text for `pybabel extract`."""
    return text


class ReplyText(StrEnum):
    """One delivered reply template; its value is the msgid."""

    # Translators: a person begins a reply with it.
    READING = N_("I am reading what you wrote. I will write to you again.")
    # Translators: a person begins a reply with it.
    WHEN = N_("When did it happen? You can write the day and the hour.")
    # Translators: a person begins a reply with it.
    HOW_MANY = N_("How many people does it happen to?")
    # Translators: a person begins a reply with it.
    WANTED = N_("What would you like to happen now?")
    # Translators: a person begins a reply with it. Somebody whom the worker trusts.
    WHO_ELSE = N_("Is there somebody you trust with whom we may also talk? If so, write who.")
    # Translators: a person begins a reply with it.
    MORE_TIME = N_("It takes more time. I will write to you again within a week.")
