"""What may be done with a task, one verb a file."""
