"""Everything that leaves the system: what is due, how fast it may go, what it may cost."""
