"""What the clerk does with cases: polls that are over, checks that are due."""
