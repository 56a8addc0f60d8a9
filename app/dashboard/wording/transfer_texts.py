"""A transfer of a case in words, as both organisations read it."""

from collections.abc import Mapping

from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

STATES: Mapping[str, LazyString] = {
    "asked": _("The workers are asked"),
    "overriding": _("A colleague must agree to go on without consent"),
    "consented": _("Ready to be offered"),
    "offered": _("Offered"),
    "accepted": _("Accepted"),
    "refused": _("Refused"),
    "withdrawn": _("Withdrawn"),
    "declined": _("A worker said no"),
}
