"""A case: its states, its severity and clocks, its finding."""
