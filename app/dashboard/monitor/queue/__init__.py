"""The queue: what needs a monitor now."""
