"""What a message costs and how long a receipt takes. Timings live here, never in a test."""
