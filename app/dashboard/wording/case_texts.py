"""States, events, levels and deliveries in words, for people who are at work."""

from collections.abc import Mapping

from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

from app.dashboard.frame.translate import gettext
from config.policy.policy import Policy

Words = Mapping[str, LazyString]

# What a state asks of the people who work on the case.
TO_DO: Words = {
    "received": _("Screen it"),
    "screened": _("Decide whether it is a case"),
    "awaiting_worker": _("Waits for the worker's answer"),
    "admissible": _("Begin to investigate"),
    "investigating": _("Investigate"),
    "finding": _("Decide what follows from the finding"),
    "remediation": _("Follow the remedy"),
    "verification": _("Ask the workers whether it is done"),
    "remedied_confirmed": _("Begin to monitor"),
    "remedied_unconfirmed": _("Begin to monitor"),
    "not_remedied": _("Not remedied: go on"),
    "monitoring": _("Monitor, then close"),
    "closed": _("Closed"),
    "referred": _("Referred to others"),
    "out_of_scope": _("Not a case for us"),
}

STATES: Words = {
    "received": _("Received"),
    "screened": _("Screened"),
    "awaiting_worker": _("Awaiting the worker"),
    "admissible": _("Admissible"),
    "investigating": _("Investigating"),
    "finding": _("Finding recorded"),
    "remediation": _("Remediation"),
    "verification": _("Verification"),
    "remedied_confirmed": _("Remedied, confirmed by workers"),
    "remedied_unconfirmed": _("Remedied, not confirmed"),
    "not_remedied": _("Not remedied"),
    "monitoring": _("Monitoring"),
    "closed": _("Closed"),
    "referred": _("Referred"),
    "out_of_scope": _("Out of scope"),
}

EVENTS: Words = {
    "screen": _("Mark as screened"),
    "admit": _("Take it on as a case"),
    "refer": _("Refer it to others"),
    "rule_out": _("Not a case for us"),
    "ask_worker": _("Wait for the worker's answer"),
    "answer": _("The worker has answered"),
    "start_investigation": _("Begin to investigate"),
    "record_finding": _("Record what was found"),
    "reinvestigate": _("Investigate again"),
    "plan_remedy": _("Plan a remedy"),
    "close_without_remedy": _("Close without a remedy"),
    "start_verification": _("Verify the remedy"),
    "resume_remedy": _("Go on with the remedy"),
    "confirm_remedy": _("Workers confirm the remedy"),
    "leave_unconfirmed": _("Workers can't be asked"),
    "find_not_remedied": _("Not remedied"),
    "monitor": _("Begin to monitor"),
    "report_relapse": _("It came back"),
    "close": _("Close the case"),
    "reopen": _("Open it again"),
}

# The one event that is usually next; it gets the largest button.
USUAL_NEXT: Mapping[str, str] = {
    "received": "screen",
    "screened": "admit",
    "awaiting_worker": "answer",
    "admissible": "start_investigation",
    "investigating": "record_finding",
    "remediation": "start_verification",
    "verification": "confirm_remedy",
    "remedied_confirmed": "monitor",
    "remedied_unconfirmed": "monitor",
    "not_remedied": "resume_remedy",
    "monitoring": "close",
    "closed": "reopen",
    "referred": "reopen",
    "out_of_scope": "reopen",
}

RISKS: Words = {"low": _("Low"), "some": _("Some"), "high": _("High")}

RESULTS: Words = {
    "substantiated": _("Substantiated"),
    "partly": _("Partly substantiated"),
    "not_substantiated": _("Not substantiated"),
    "inconclusive": _("Inconclusive"),
}

ALERT_STATES: Words = {
    "draft": _("draft"),
    "proposed": _("waits for release"),
    "returned": _("returned by head office"),
    "released": _("released"),
}


def category_words(key: str | None, policy: Policy) -> str:
    """The label of a category, or that nobody knows it yet."""
    found = policy.categories.get(key or "")
    return gettext(found.label) if found else gettext("Kind not known yet")


def level_words(code: str, policy: Policy) -> str:
    """ "Danger to life", "Grave" and so on."""
    return gettext(policy.levels[code].label)


def consent_words(code: str, policy: Policy) -> str:
    """What the worker agreed to."""
    return gettext(policy.consent.levels[code])


ALARMS: Words = {
    "roster-refused": _(
        "Somebody changed whose keys are whose. Texts wait, sealed, and nothing goes out: tell "
        "your operator now, and sign nothing."
    ),
    "send-refused": _("A text or mail that nobody signed was about to go out. It was stopped."),
    "not-placed": _(
        "A carrier sent what nobody can read, or what is for no line here. It was kept."
    ),
    "signature-refused": _("Messages came in that the carrier did not sign. They were kept apart."),
    "spool-used": _("The database was away; texts waited, sealed, and are taken in."),
    "spool-full": _(
        "A message could not be kept while the database was away: the disk is full or can't be "
        "written. The carrier was told to try again. Tell your operator now."
    ),
    "set-aside": _("A message that waited can't be taken in. It is kept: tell your operator."),
    "recovered": _("Messages that never came in were found at the carrier, and are taken in."),
    "line-silent": _(
        "A line is silent longer than is usual for it. Text it yourself, and tell your operator "
        "if nothing comes."
    ),
    "flood": _("One number sends very many texts. All are kept, and the queue has one line of it."),
    "cost": _(
        "A line has spent what it may in a day: only receipts go out, then nothing until tomorrow."
    ),
    "duress": _(
        "A worker gave the word that she has for when somebody makes her. Her case says so: open "
        "it, and do not write to her."
    ),
    "log-edited": _("The log of reads and changes was edited. Tell your operator now."),
}


def alarm_words(kind: str) -> str:
    """What an alarm means for the people who see it."""
    return gettext(ALARMS.get(kind, kind))
