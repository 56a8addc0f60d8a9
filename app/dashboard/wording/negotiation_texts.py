"""What is negotiated about a case, in words: who speaks for workers, and what came of it."""

from collections.abc import Mapping

from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

Words = Mapping[str, LazyString]

REPRESENTATIONS: Words = {
    "union": _("A union"),
    "committee": _("The workers' committee"),
    "chosen": _("Representatives whom the workers chose"),
    "other": _("Somebody else, named in the text"),
}

OUTCOMES: Words = {
    "agreed": _("They agreed"),
    "partly": _("They agreed on a part"),
    "goes_on": _("It goes on"),
    "no_agreement": _("They did not agree"),
    "broken_off": _("It was broken off"),
}
