"""What is said on the telephone, where a line takes spoken messages; never sent as a text.

Like phrases.py: the English text is the msgid, and no word tells what this line is for, for the
caller may not be alone. The names are those of recordings in the policy file.
"""

from enum import StrEnum


def N_(text: str) -> str:
    """Mark a text for `pybabel extract`."""
    return text


class Spoken(StrEnum):
    """One thing that is said; its value is the msgid."""

    # Translators: said once in each language of the line; the digit is a key of the telephone.
    MENU = N_("To speak in English, press {digit}.")
    # Translators: spoken on the telephone.
    CONSENT = N_(
        "After the tone, say what happened, in your own words. No name is needed. What you say is "
        "recorded, for us only. When you are done, press the hash key, or hang up."
    )
    # Translators: spoken on the telephone.
    NO_WAY_BACK = N_(
        "Your number is hidden. We can hear you, but we can not write back to you. If you want an "
        "answer, hang up and call again with your number shown."
    )
    # Translators: spoken on the telephone.
    THANKS = N_("Thank you, we have it. If we can write to you, a text with a code comes soon.")
    # Translators: spoken on the telephone.
    TEXT_COMES = N_("We send you a text. You can answer it any day.")
