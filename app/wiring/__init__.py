"""Puts rules, keys and channels together for a process."""
