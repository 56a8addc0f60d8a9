"""The remedy of a case: root causes, the actions of the plan, the money, the checks afterwards."""
