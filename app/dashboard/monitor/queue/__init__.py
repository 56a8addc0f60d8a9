"""The queue: what needs a monitor now, and the cases that have ended."""
