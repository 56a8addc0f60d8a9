"""One inbound message, taken in: one transaction from its sender to its answers."""
