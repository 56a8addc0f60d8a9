"""What may be done with a remedy, one verb a file."""
