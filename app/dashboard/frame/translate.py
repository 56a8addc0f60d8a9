"""Translation with types: Flask-Babel's own functions are untyped."""

import flask_babel


def gettext(text: str, **values: str) -> str:
    """`text` in the member's language, with its %(name)s filled."""
    return str(flask_babel.gettext(text, **values))


def ngettext(singular: str, plural: str, num: int) -> str:
    """The form for `num`, with its %(num)d filled."""
    return str(flask_babel.ngettext(singular, plural, num))
