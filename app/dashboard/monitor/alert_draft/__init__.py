"""Drafting an alert: the coded fields, the statement, who gets it, and what blocks it."""
