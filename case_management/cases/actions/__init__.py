"""What may be done with a case, one verb a file."""
