"""What may be done with the log: append."""
