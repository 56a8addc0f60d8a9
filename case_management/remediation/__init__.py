"""Corrective actions, from a proposal to a change that lasts."""
