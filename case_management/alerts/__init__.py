"""Alerts to public buyers: drafted by one, released by another, received by buyers."""
