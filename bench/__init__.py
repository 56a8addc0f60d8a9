"""What a message costs and how long a receipt takes: `make bench`. Timings live here, not in tests."""
