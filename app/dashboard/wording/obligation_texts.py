"""What contractors owe, and what follows, in words."""

from collections.abc import Mapping

from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

from case_management.obligations.models import Obligation

KINDS: Mapping[str, LazyString] = {
    "information": _("give information"),
    "activity": _("do something"),
    "objective": _("reach an objective"),
}
MEASURES: Mapping[str, LazyString] = {
    "step": _("necessary step"),
    "indicator": _("key performance indicator"),
}
STATES: Mapping[str, LazyString] = {
    "open": _("owed"),
    "met": _("met"),
    "escalated": _("missed"),
    "evidence_asked": _("evidence of diligence asked for"),
    "diligent": _("not reached, diligence shown"),
    "dropped": _("not pursued"),
}
EVENTS: Mapping[str, LazyString] = {
    "meet": _("It is met"),
    "ask_evidence": _("Ask for evidence of diligence"),
    "accept_evidence": _("Accept the evidence of diligence"),
    "escalate": _("Go to the next rung"),
    "drop": _("Pursue it no more"),
}
RUNGS: Mapping[int, LazyString] = {
    1: _("informal engagement"),
    2: _("formal request"),
    3: _("plan with a deadline"),
    4: _("formal notice"),
    5: _("sanction, as the last resort"),
}
OUTCOMES: Mapping[str, LazyString] = {
    "product_factories": _("Names and addresses of the factories that make the products"),
    "component_factories": _("Names and addresses of the factories of the main components"),
    "findings_summary": _("Findings about labour standards, at least in summary"),
    "findings_in_full": _("After a breach: the findings in full"),
    "chemicals": _("After a breach: a list of the chemicals, and what was measured"),
    "trading_conditions": _("After a breach: a report on prices and lead times"),
    "factory_access": _("After a breach: access for monitors to the factory"),
    "no_retaliation": _("No retaliation against workers who speak"),
    "remedy_evidence": _("Written evidence of remedy, and of what prevents a repetition"),
}


def obligation_words(obligation: Obligation) -> str:
    """What is owed."""
    return str(OUTCOMES[obligation.outcome]) if obligation.outcome else obligation.title
