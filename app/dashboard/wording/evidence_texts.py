"""Evidence, its way from hand to hand, and figures, in words."""

from collections.abc import Mapping

from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

KINDS: Mapping[str, LazyString] = {
    "testimony": _("What one worker told"),
    "interview": _("Interview outside the factory, by a monitor"),
    "inspection": _("Seen at the place by a monitor"),
    "document": _("Document"),
    "picture": _("Photo or film"),
    "recording": _("Sound recording"),
    "object": _("Object"),
    "audit_report": _("Audit report"),
    "press": _("Newspaper, or another publication"),
    "authority": _("Found by an authority or a court"),
    "expert": _("Found by an independent expert"),
    "admission": _("Admitted by the employer"),
}
"""The kinds of `case_management/evidence/kinds.py`."""

SOURCES: Mapping[str, LazyString] = {
    "worker": _("A worker"),
    "union": _("A union or a committee"),
    "monitor": _("A member of our organisation"),
    "employer": _("The employer"),
    "authority": _("An authority"),
    "auditor": _("An auditor"),
    "media": _("The press"),
    "other": _("Somebody else"),
}

CUSTODY: Mapping[str, LazyString] = {
    "taken_in": _("Taken in"),
    "handed_over": _("Handed over"),
    "returned": _("Given back"),
    "copied": _("Copied"),
    "moved": _("Kept at another place now"),
    "checked": _("Checked: it is genuine"),
    "destroyed": _("Destroyed"),
}

FACTS: Mapping[str, LazyString] = {
    "hours_week": _("Hours of work in a week"),
    "rest_days": _("Days of rest in a month"),
    "wage": _("Wage of one worker"),
    "wages_owed": _("Wages owed to one worker"),
    "fees": _("Fees that one worker paid to get the work"),
    "affected": _("Workers affected"),
    "youngest": _("Age of the youngest worker"),
    "heat": _("Heat at the place of work, in °C"),
}

PERIODS: Mapping[str, LazyString] = {
    "hour": _("an hour"),
    "day": _("a day"),
    "week": _("a week"),
    "month": _("a month"),
}
