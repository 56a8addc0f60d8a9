"""The plan of a remedy in words: kinds and owners of actions, their states and steps, causes."""

from collections.abc import Mapping

from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

Words = Mapping[str, LazyString]

KINDS: Words = {
    "stop_hazard": _("Stop a hazard"),
    "repair": _("Repair or rebuild"),
    "repay": _("Repay or compensate"),
    "reinstate": _("Give the job back"),
    "apology": _("Apologise, promise not to repeat it"),
    "discipline": _("Discipline those responsible"),
    "policy": _("Change a rule or a procedure"),
    "train": _("Train people"),
    "union_access": _("Committee or access for a union"),
    "contract_change": _("Change price, lead time or contract"),
    "authority": _("Refer it to an authority"),
    "care": _("Medical or psychological care"),
}

PARTIES: Words = {
    "factory": _("The factory"),
    "contractor": _("The contractor"),
    "brand": _("The brand"),
    "buyer": _("The public buyer"),
    "agent": _("The recruitment agent"),
    "union": _("The union or the workers' committee"),
    "authority": _("An authority"),
    "monitor": _("Our organisation"),
    "other": _("Somebody else, named in the text"),
}

STATES: Words = {
    "proposed": _("Proposed"),
    "consulted": _("Workers were consulted"),
    "agreed": _("Agreed"),
    "in_progress": _("In progress"),
    "claimed_done": _("Said to be done"),
    "verified_document": _("Verified by document"),
    "verified_visit": _("Verified by a visit"),
    "verified_workers": _("Confirmed by workers"),
    "sustained": _("Still in place after the last check"),
    "relapsed": _("The problem came back"),
    "disputed": _("Disputed"),
    "refused": _("Refused"),
    "superseded": _("Replaced by another action"),
}

STEPS: Words = {
    "consult_workers": _("Workers were consulted"),
    "agree": _("Agree to it"),
    "begin": _("It has begun"),
    "claim_done": _("They say it is done"),
    "verify_by_document": _("Verified by a document"),
    "verify_by_visit": _("Verified by a visit"),
    "find_not_done": _("It is not done"),
    "dispute": _("It is disputed"),
    "refuse": _("They refuse"),
    "supersede": _("Replaced by another action"),
    "confirm": _("Workers confirm it"),
    "deny": _("Workers say that it is not done"),
    "sustain": _("Workers say that it is still so"),
    "withdraw": _("The confirmation was taken back"),
    "relapse": _("The problem came back"),
}

USUAL: Mapping[str, str] = {
    "proposed": "consult_workers",
    "consulted": "agree",
    "agreed": "begin",
    "in_progress": "claim_done",
    "claimed_done": "verify_by_document",
    "verified_document": "verify_by_visit",
    "disputed": "begin",
    "relapsed": "begin",
}
"""The step of an action that is usually next."""

GROUPS: Words = {
    "factory": _("In the factory"),
    "purchasing": _("How brands and contractors buy"),
    "tender": _("How the public buyer tenders"),
    "context": _("Around it"),
}

CAUSES: Words = {
    "management_system": _("No system of management"),
    "supervisor_conduct": _("Conduct of supervisors"),
    "no_records": _("No records of staff"),
    "disregard_of_law": _("The law is disregarded"),
    "equipment_building": _("Equipment or building"),
    "piece_rate": _("Piece rates or quotas"),
    "subcontracting": _("Subcontracting"),
    "recruitment_agent": _("Recruitment agents"),
    "forecasting": _("Planning and forecasts"),
    "design": _("Design and samples"),
    "cost_negotiation": _("Negotiation of costs"),
    "sourcing": _("Sourcing and placing of orders"),
    "payment_terms": _("Payment and terms"),
    "process_management": _("Management of the order"),
    "partnership": _("No partnership with the supplier"),
    "price_below_cost": _("Price below cost"),
    "short_lead_time": _("Lead time too short"),
    "late_change": _("Late changes of orders"),
    "late_payment": _("Late payment"),
    "volume_swing": _("Sudden changes of volume"),
    "short_contract": _("Contracts too short"),
    "lowest_price_award": _("Award to the lowest price"),
    "no_clause": _("No clause in the contract"),
    "no_monitoring_budget": _("No budget for monitoring"),
    "law_gap": _("A gap in the law"),
    "weak_inspection": _("Weak inspection"),
    "union_repression": _("Unions are suppressed"),
    "migration_rules": _("Rules of migration"),
}

LACKS: Words = {
    "causes": _("Name the root causes."),
    "primary_cause": _("Say which root cause is the main one."),
    "actions": _("Write what is to be done: the first action of the plan."),
    "done": _("Not every action is done yet."),
}
"""What a plan lacks before it can be verified."""

CHECKS: Words = {
    "planned": _("planned for %(day)s"),
    "asked": _("the workers are being asked"),
    "held": _("workers say that it is still so"),
    "relapsed": _("workers say that the problem came back"),
    "unanswered": _("nobody answered who knows"),
}
"""What is known of a check."""

PAYMENTS: Words = {"owed": _("Owed to workers"), "paid": _("Paid to workers")}
