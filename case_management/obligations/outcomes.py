"""Outcomes that contract conditions ask for, offered to begin a register with. Pure.

After the operational outcomes of Electronics Watch (contract conditions 2.1,
electronicswatch.org/en/operational-outcomes_2548398), as far as they are known here: nine of ten.
"""

from collections.abc import Mapping

from case_management.obligations.rules import Measure, ObligationKind

OUTCOMES: Mapping[str, tuple[ObligationKind, Measure]] = {
    "product_factories": (ObligationKind.INFORMATION, Measure.STEP),
    "component_factories": (ObligationKind.INFORMATION, Measure.STEP),
    "findings_summary": (ObligationKind.INFORMATION, Measure.INDICATOR),
    "findings_in_full": (ObligationKind.INFORMATION, Measure.INDICATOR),
    "chemicals": (ObligationKind.INFORMATION, Measure.INDICATOR),
    "trading_conditions": (ObligationKind.INFORMATION, Measure.INDICATOR),
    "factory_access": (ObligationKind.ACTIVITY, Measure.INDICATOR),
    "no_retaliation": (ObligationKind.OBJECTIVE, Measure.INDICATOR),
    "remedy_evidence": (ObligationKind.OBJECTIVE, Measure.INDICATOR),
}
"""Where one is not reached, the contractor shows what was done for it."""
