"""Recovery papers."""
