"""Proof that no message was lost: what came in, what is stored, what was handled."""
