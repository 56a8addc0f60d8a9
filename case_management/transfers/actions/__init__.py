"""What is done to a transfer; each writes the log."""
