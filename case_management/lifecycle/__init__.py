"""State tables: what a case, an action and an alert can become, and by whom."""
