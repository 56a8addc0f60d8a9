"""What may be done with an alert, one verb a file."""
