"""Freedom of association in words: what was done against it, what a plan for it holds."""

from collections.abc import Mapping

from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

Words = Mapping[str, LazyString]

BREACHES: Words = {
    "threat": _("Threats against those who organise"),
    "dismissal": _("Dismissal for organising"),
    "blacklist": _("A blacklist"),
    "sham_union": _("A union that management set up"),
    "no_bargaining": _("Management refuses to bargain"),
}

ELEMENTS: Words = {
    "reinstatement": _("Dismissed workers get their jobs back"),
    "back_pay": _("Pay for the time since the dismissal"),
    "access": _("The union may enter and meet workers"),
    "statement": _("Management tells workers in their languages that they are free to organise"),
    "no_blacklist": _("No blacklist is kept or passed on"),
    "dialogue": _("Dates for talks with the union"),
}
