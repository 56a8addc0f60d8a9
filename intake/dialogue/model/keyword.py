"""The commands of the line, whatever word a language has for each."""

from enum import StrEnum


class Keyword(StrEnum):
    """A message that is only this word is a command, at every step."""

    STOP = "stop"
    START = "start"
    HELP = "help"
    STATUS = "status"
    ERASE = "erase"
    CLEAR = "clear"
    MENU = "menu"
    RULES = "rules"
    WORD = "word"
    OTHERS = "others"
    """The worker wants another organisation to help."""
