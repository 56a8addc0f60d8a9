"""The talk with a worker: pure functions, no I/O, no clock, no randomness."""
