"""States, events, levels and deliveries in words, for people who are at work."""

from collections.abc import Mapping

from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

from app.dashboard.frame.translate import gettext
from case_management.cases.models import Case
from case_management.cases.rules import CASES, ENDED
from config.policy.policy import Policy

Words = Mapping[str, LazyString]

# What a state asks of the people who work on the case.
TO_DO: Words = {
    "received": _("Screen it"),
    "screened": _("Decide whether it is a case"),
    "awaiting_worker": _("Waiting for the worker's answer"),
    "admissible": _("Begin to investigate"),
    "investigating": _("Investigate"),
    "finding": _("Decide what follows from the finding"),
    "remediation": _("Check the remedy"),
    "verification": _("Ask the workers whether it is done"),
    "remedied_confirmed": _("Begin to monitor"),
    "remedied_unconfirmed": _("Begin to monitor"),
    "not_remedied": _("Not remedied: continue"),
    "monitoring": _("Monitor, then close"),
    "contested": _("Decide about the worker's objection"),
    "closed": _("Closed"),
    "referred": _("Referred to others"),
    "out_of_scope": _("Not a case for us"),
    "joined": _("Joined to another case"),
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
    "contested": _("Contested by a worker"),
    "closed": _("Closed"),
    "referred": _("Referred"),
    "out_of_scope": _("Out of scope"),
    "joined": _("Joined to another case"),
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
    "ask_workers": _("Ask the workers"),
    "resume_remedy": _("Continue the remedy"),
    "confirm_remedy": _("Workers confirm the remedy"),
    "leave_unconfirmed": _("Leave it unconfirmed"),
    "find_not_remedied": _("Not remedied"),
    "monitor": _("Begin to monitor"),
    "report_relapse": _("The problem came back"),
    "step_back": _("One step back"),
    "close": _("Close the case"),
    "reopen": _("Open it again"),
    "contest": _("The worker does not agree"),
    "close_again": _("It stays closed"),
    "join": _("Join it to another case"),
    "part": _("Separate it again"),
    "transfer": _("Give the case to another organisation"),
}

# The one event that is usually next; it gets the largest button.
USUAL_NEXT: Mapping[str, str] = {
    "received": "screen",
    "screened": "admit",
    "awaiting_worker": "answer",
    "admissible": "start_investigation",
    "investigating": "record_finding",
    "remediation": "start_verification",
    "verification": "ask_workers",
    "remedied_confirmed": "monitor",
    "remedied_unconfirmed": "monitor",
    "not_remedied": "resume_remedy",
    "monitoring": "close",
    "contested": "reinvestigate",
    "closed": "reopen",
    "referred": "reopen",
    "out_of_scope": "reopen",
    "joined": "part",
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
    "proposed": _("waiting for release"),
    "returned": _("returned by head office"),
    "released": _("released"),
    "withdrawn": _("withdrawn by those who proposed it"),
    "recalled": _("called back by head office"),
}


def category_words(key: str | None, policy: Policy) -> str:
    """The label of a category, or that nobody knows it yet."""
    found = policy.categories.get(key or "")
    return gettext(found.label) if found else gettext("Kind not known yet")


def to_do_words(case: Case, answers_until: str = "", is_answered: bool = False) -> str:
    """What the case asks of the people who work on it; of an ended one, how it ended.

    `answers_until`: when its workers, who are being asked about its remedy, are not waited for any
    more, in words; empty where they are not asked. `is_answered`: they were, and it is over.
    """
    if case.first_opened_at is None and case.state == CASES.start:
        return gettext("Read it and screen it")
    if case.unread and (case.first_opened_at is not None or case.state not in ENDED):
        return gettext("Read what the worker wrote")
    if answers_until and case.state == "verification":
        return gettext("Workers are being asked: wait until %(time)s", time=answers_until)
    if answers_until:
        return gettext("Check: workers are being asked, until %(time)s", time=answers_until)
    if is_answered and case.state == "verification":
        return gettext("Decide by what workers answered")
    return str(TO_DO[case.state])


def level_words(code: str, policy: Policy) -> str:
    """ "Danger to life", "Very serious" and so on."""
    return gettext(policy.levels[code].label)


def consent_words(code: str, policy: Policy) -> str:
    """What the worker agreed to."""
    return gettext(policy.consent.levels[code])


ALARMS: Words = {
    "roster-refused": _(
        "The record of who owns each key was changed. Messages are held and nothing is sent. Tell "
        "your operator now. Do not sign anything."
    ),
    "send-refused": _(
        "A message or email that no member had signed was about to be sent. It was stopped."
    ),
    "line-moved": _(
        "Someone changed the record of which organisation a line belongs to. Messages still come "
        "to you. Tell your operator now."
    ),
    "not-placed": _(
        "A carrier sent a message that could not be read, or that is not for any of our lines. It "
        "was kept."
    ),
    "signature-refused": _(
        "Messages arrived without the carrier's signature. They are in Quarantine."
    ),
    "spool-used": _(
        "The database was unavailable. Messages were held safely and are now being processed."
    ),
    "spool-full": _(
        "A message could not be stored while the database was unavailable: the disk is full or "
        "cannot be written to. The carrier was asked to send it again. Tell your operator now."
    ),
    "set-aside": _("A held message could not be processed. It has been kept. Tell your operator."),
    "recovered": _(
        "The carrier had messages that never reached us. They were found and are now being "
        "processed."
    ),
    "line-silent": _(
        "No messages have come to a line for longer than usual. Send it a message yourself. If it "
        "does not arrive, tell your operator."
    ),
    "flood": _(
        "One number is sending a very large number of messages. All are kept, and shown as one "
        "row in the queue."
    ),
    "cost": _(
        "A line has reached its daily limit. It now sends only receipts; at twice the limit it "
        "sends nothing until tomorrow."
    ),
    "duress": _(
        "A worker sent the duress word: someone may be forcing the worker to use the phone. Open "
        "the case and do not write to the worker."
    ),
    "nobody-on-call": _(
        "A worker reported danger to life and nobody was on call. Members are sent emails one "
        "after another."
    ),
    "mail-refused": _(
        "An email about danger to life could not be delivered to a member. Put someone else on "
        "call until the address is corrected, and tell your operator."
    ),
    "carrier-state": _(
        "A carrier reported a delivery status that Firedoor does not know. The messages are "
        "marked: they may not have arrived. Tell your operator."
    ),
    "log-edited": _("The audit log was changed. Tell your operator now."),
}


def alarm_words(kind: str) -> str:
    """What an alarm means for the people who see it."""
    return gettext(ALARMS.get(kind, kind))
