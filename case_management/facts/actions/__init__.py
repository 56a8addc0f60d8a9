"""What may be done with the facts of a case, one verb a file."""
