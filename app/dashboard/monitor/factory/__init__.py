"""A factory over time: its cases, what was found, and what was seen of each hazard by day."""
