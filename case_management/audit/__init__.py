"""The chain of entries that nobody can edit unseen."""
