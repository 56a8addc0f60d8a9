"""What may be said to a worker."""
