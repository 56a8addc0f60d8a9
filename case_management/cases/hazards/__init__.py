"""Whether a hazard is there: what workers answer and members see, day by day."""
