"""Why an alert goes back to its drafter, or is called back, in words; the codes are the rules'."""

from collections.abc import Mapping

from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

REASONS: Mapping[str, LazyString] = {
    "points_to_a_person": _("It could point to a person"),
    "evidence_unclear": _("The evidence is not clear"),
    "wording": _("The wording"),
    "wrong_recipients": _("The recipients"),
}
RECALL_REASONS: Mapping[str, LazyString] = {
    "points_to_a_person": _("It could point to a person"),
    "consent_withdrawn": _("A worker no longer agrees"),
    "wrong": _("What it says is wrong"),
    "wrong_recipients": _("The recipients"),
}
