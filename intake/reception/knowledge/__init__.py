"""What a line knows of the place that a worker writes from."""
