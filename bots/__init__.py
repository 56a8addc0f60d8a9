"""The channels: how texts reach us and leave us; no rules, no tables."""
