"""The remedy of one case: root causes, the actions of its plan, the money."""
