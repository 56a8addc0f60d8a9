"""Days in words."""

from datetime import date

from babel.dates import format_date
from flask_babel import get_locale


def day_words(day: date) -> str:
    """A day as it is read, with its year."""
    return str(format_date(day, "d MMM y", locale=get_locale()))
